"""The clocks of a case as they stand today: which run, which are answered, which are past."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.clock_rules import MetBy
from app.domain.clocks import Clock, Reckoning
from app.domain.dates import weekday_date
from app.domain.letters import Letter
from app.domain.replies import Reply
from app.i18n import tr


class ClockState(StrEnum):
    """How a clock stands; the words of the command line."""

    RUNNING = "running"
    WAITING_FOR_US = "waiting-for-us"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    ANSWERED_LATE = "answered-late"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class CaseClock:
    """One clock of one letter on one day.

    Attributes:
        shown: The date that is shown and counted to: the latest reading of theirs, the earliest of ours.
        days_left: Whole days from today to `shown`; 0 when past or settled.
        overdue_days: Whole days past `shown`; for an answered clock, the days by which the answer was late.
        settled_on: The day on which an answer came or we acted; None while nobody has.
        explain: What the rule is, in a sentence or two of the pack's.
        prompts: The days on which to ask, for a clock without a time limit.
        owed_by: Who owes the answer, where that is not the organisation of the case; "" where it is.
        is_taken_further: Whether a later letter asks for the same again, so that its own date is the one that counts.
    """

    id: str
    title: str
    whose: str
    soft: bool
    letter_id: int
    starts_on: date
    due: date
    earliest: date
    latest: date
    shown: date
    state: ClockState
    days_left: int
    overdue_days: int
    working: tuple[str, ...]
    settled_on: date | None = None
    explain: str = ""
    prompts: tuple[date, ...] = ()
    owed_by: str = ""
    is_taken_further: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether nobody owes anything by it any more."""
        return self.state in {ClockState.ANSWERED, ClockState.ANSWERED_LATE, ClockState.ENDED}

    def ended(self) -> "CaseClock":
        """Return the clock as ended, if it ran: the case is closed, and nobody owes anything by it any more."""
        return self if self.is_settled else replace(self, state=ClockState.ENDED, days_left=0, overdue_days=0)

    def waits_for_us(self) -> "CaseClock":
        """Return the clock with the turn on our side, if it runs: they asked something and wait for the answer."""
        return replace(self, state=ClockState.WAITING_FOR_US) if self.state is ClockState.RUNNING else self


def stand(
    clock: Clock, letter: Letter, reckoning: Reckoning, settled_on: date | None, today: date, *, is_quoted: bool = False
) -> CaseClock:
    """Return how a clock stands today.

    Args:
        clock: The rule.
        letter: The sent letter it belongs to.
        reckoning: The dates worked out.
        settled_on: The day that an answer came or we acted; None while it has not.
        today: The day to reckon from.
        is_quoted: Whether the date that the letter asks for is this clock's: of a courtesy, that date is the one.
    """
    shown = letter.reply_by if clock.soft and is_quoted and letter.reply_by else reckoning.shown
    state, days_left, overdue_days = _state(clock.whose, shown, settled_on, today)
    return CaseClock(
        id=clock.id,
        title=clock.title,
        whose=clock.whose,
        soft=clock.soft,
        letter_id=letter.id,
        starts_on=reckoning.starts_on,
        due=reckoning.due,
        earliest=reckoning.earliest,
        latest=reckoning.latest,
        shown=shown,
        state=state,
        days_left=days_left,
        overdue_days=overdue_days,
        working=reckoning.working,
        settled_on=settled_on,
        explain=clock.explain,
        prompts=reckoning.prompts,
    )


def clock_sentence(clock: CaseClock) -> str:
    """Return what is to happen by when; a waiting time is over only after its day."""
    words = tr("{title}: after {day}") if clock.whose == "wait" else tr("{title} by {day}")
    return words.format(title=clock.title, day=weekday_date(clock.shown))


def settled_by(replies: Sequence[Reply], met_by: MetBy = "answer") -> date | None:
    """Return the day of the first reply that does what a limit of theirs is about, or None."""
    kinds = [(reply, reply.kind.settles if met_by == "answer" else reply.kind.shows_receipt) for reply in replies]
    return next((reply.received_on for reply, does in kinds if does), None)


def _state(whose: str, shown: date, settled_on: date | None, today: date) -> tuple[ClockState, int, int]:
    """Return state, days left and days over; theirs is overdue only on the day after the date shown."""
    if settled_on is not None and whose == "theirs":
        late = max((settled_on - shown).days, 0)
        return (ClockState.ANSWERED_LATE if late else ClockState.ANSWERED), 0, late
    left = (shown - today).days
    if settled_on is not None or (left < 0 and whose == "wait"):
        return ClockState.ENDED, 0, 0
    if left < 0:
        return ClockState.OVERDUE, 0, -left
    return (ClockState.WAITING_FOR_US if whose == "ours" else ClockState.RUNNING), left, 0
