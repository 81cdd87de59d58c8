"""What happens next, in a few sentences with dates, before and after a letter is sent."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.domain.case_clocks import CaseClock, ClockState
from app.domain.dates import weekday_date
from app.domain.letters import Letter
from app.i18n import tr

Sentence = tuple[str, str]
_LIVE = {ClockState.RUNNING, ClockState.WAITING_FOR_US, ClockState.OVERDUE}


def before_it_is_sent(letter: Letter) -> list[Sentence]:
    """Return icon and sentence of what will be once the letter is sent."""
    if letter.reply_by is None:
        told = tr("Once you tell Plaint that you sent it, the case shows every date that runs from it.")
        return [("theirs", told), _reply()]
    until = tr("They have until {day}, the date in your letter.").format(day=weekday_date(letter.reply_by))
    return [("theirs", until), _today_says_so(letter.reply_by), _reply()]


def once_it_is_sent(letter: Letter, clocks: Sequence[CaseClock]) -> list[Sentence]:
    """Return icon and sentence of what runs from a sent letter."""
    own = [clock for clock in clocks if clock.letter_id == letter.id and clock.state in _LIVE]
    theirs = sorted((clock for clock in own if clock.whose == "theirs"), key=lambda clock: clock.shown)
    ours = sorted((clock for clock in own if clock.whose == "ours"), key=lambda clock: clock.shown)
    sentences = [_their_time(letter, clock) for clock in theirs[:1]]
    sentences += [_today_says_so(clock.shown) for clock in theirs[:1] if clock.state is ClockState.RUNNING]
    sentences += [_our_time(clock) for clock in ours[:1]]
    if not sentences:
        sentences = [("info", tr("No date runs from this letter."))]
    return [*sentences, _reply()]


def _their_time(letter: Letter, clock: CaseClock) -> Sentence:
    day = weekday_date(clock.shown)
    if clock.state is ClockState.OVERDUE:
        return "overdue", tr("Their time ended on {day}: {title}.").format(day=day, title=clock.title)
    if clock.shown == letter.reply_by:
        return "theirs", tr("They have until {day}, the date in your letter.").format(day=day)
    return "theirs", tr("They have until {day}: {title}.").format(day=day, title=clock.title)


def _our_time(clock: CaseClock) -> Sentence:
    day = weekday_date(clock.shown)
    return "ours", tr("Your own time runs until {day}: {title}.").format(day=day, title=clock.title)


def _today_says_so(due: date) -> Sentence:
    day = weekday_date(due + timedelta(days=1))
    return "bell", tr("If nothing comes, Today says so on {day}.").format(day=day)


def _reply() -> Sentence:
    return "reply", tr("When they answer, add the reply to the case.")
