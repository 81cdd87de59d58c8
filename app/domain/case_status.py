"""What a case needs and how it stands, worked out from its letters, replies and clocks on each look, never stored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.case_clocks import CaseClock, ClockState
from app.domain.case_needs import CaseStatus, Need
from app.domain.cases import Case
from app.domain.dates import weekday_date
from app.domain.letters import Letter, LetterState
from app.domain.point_reach import at_same_organisation, is_same, stated_in
from app.domain.points import Point, Verdict
from app.domain.replies import Reply, ReplyKind
from app.i18n import remembered, tr, trn

ACT_WITHIN_DAYS = 42  # six weeks before a limit of ours it is time to act
FORGOTTEN_AFTER_DAYS = 30  # a limit that nobody kept is told for a month, then no more


def case_statuses(
    case: Case,
    letters: Sequence[Letter],
    replies: Sequence[Reply],
    clocks: Sequence[CaseClock],
    points: Sequence[Point] = (),
) -> list[CaseStatus]:
    """Return everything that is so about a case, most urgent first; never empty."""
    if case.closed_on is not None:
        return [_closed(case.closed_on, tr("Closed on {day}."))]
    states = {letter.id: letter.state for letter in letters}
    limits = [_clock_status(case, clock, states) for clock in clocks if _matters(clock, letters, replies)]
    limits = _with_first_date(limits, clocks)
    told = {status.letter_id for status in limits if status.need is Need.OURS}
    found = [
        *limits,
        *part_answered(letters, replies, points),
        *(_unread(reply) for reply in replies if reply.kind is ReplyKind.UNREAD),
        *(_unsent(letter) for letter in letters if letter.state is LetterState.FINISHED and letter.id not in told),
        *(_draft(letter) for letter in letters if letter.state is LetterState.DRAFT and letter.id not in told),
    ]
    found = list(dict.fromkeys(found)) or [_quiet(letters, replies)]
    return sorted(found, key=lambda status: (status.need, status.by or date.max))


@remembered(4096)
def _closed(day: date, words: str) -> CaseStatus:
    """Return what is so about every case that was closed on a day: most of a long list are closed ones."""
    return CaseStatus(Need.CLOSED, words.format(day=weekday_date(day)), by=day)


def their_name(case: Case, possessive: bool = False) -> str:
    """Return how sentences call the organisation: “the party”, “the regulator”, or its name."""
    nouns = {
        "party": (tr("the party"), tr("the party’s")),
        "party-unit": (tr("the party"), tr("the party’s")),
        "regulator": (tr("the regulator"), tr("the regulator’s")),
        "school": (tr("the school"), tr("the school’s")),
        "company": (tr("the company"), tr("the company’s")),
        "press": (tr("the publisher"), tr("the publisher’s")),
        "broadcaster": (tr("the broadcaster"), tr("the broadcaster’s")),
    }
    plain, owning = nouns.get(case.organisation_kind, (case.organisation, f"{case.organisation}’s"))
    return owning if possessive else plain


def _matters(clock: CaseClock, letters: Sequence[Letter], replies: Sequence[Reply]) -> bool:
    """Whether a clock asks for attention: it runs or is past, and no later letter took its letter's place.

    While a reply is still to be read, nobody can say that an answer has not come. A date of theirs that went by asks
    for nothing any more once another letter has asked again: then its date is the one to watch.
    """
    unread = {reply.letter_id for reply in replies if reply.kind is ReplyKind.UNREAD}
    excused = clock.is_taken_further or bool(unread & {clock.letter_id, None})
    if clock.state is ClockState.OVERDUE and clock.whose == "theirs" and excused:
        return False
    replaced = {letter.supersedes for letter in letters if letter.state is not LetterState.DRAFT}
    live = clock.state in {ClockState.RUNNING, ClockState.WAITING_FOR_US, ClockState.OVERDUE}
    is_forgotten = clock.whose == "ours" and clock.overdue_days > FORGOTTEN_AFTER_DAYS
    return live and clock.whose != "wait" and clock.letter_id not in replaced and not is_forgotten


def _clock_status(case: Case, clock: CaseClock, states: Mapping[int, LetterState]) -> CaseStatus:
    day = weekday_date(clock.shown)
    if clock.whose == "ours":
        return _own_limit(clock, states.get(clock.letter_id), day)
    if clock.state is ClockState.WAITING_FOR_US:
        sentence = tr("They asked you something and wait for your answer; until they have it, their time stands still.")
        return CaseStatus(Need.OURS, sentence, letter_id=clock.letter_id)
    if clock.state is ClockState.OVERDUE:
        late = tr("The reply of {name} was due on {day} and has not come.")
        sentence = (late if clock.owed_by else tr("Their reply was due on {day} and has not come.")).format(
            name=clock.owed_by, day=day
        )
        return CaseStatus(Need.OVERDUE, sentence, day, clock.shown, clock.overdue_days, clock.letter_id)
    awaited = tr("Waiting for the reply of {name}, due {day}.")
    sentence = (awaited if clock.owed_by else tr("Waiting for {whose} reply, due {day}.")).format(
        name=clock.owed_by, whose=their_name(case, possessive=True), day=day
    )
    return CaseStatus(Need.WAITING, sentence, day, clock.shown, clock.days_left, clock.letter_id)


def _with_first_date(limits: Sequence[CaseStatus], clocks: Sequence[CaseClock]) -> list[CaseStatus]:
    """Say with the date of a reminder when the answer was first due, by the rule that stands behind it all."""
    missed: dict[str, date] = {}
    for clock in clocks:
        if clock.is_taken_further and clock.state is ClockState.OVERDUE and not clock.soft:
            missed[clock.owed_by] = min(clock.shown, missed.get(clock.owed_by, clock.shown))
    owing = {clock.letter_id: missed[clock.owed_by] for clock in clocks if clock.owed_by in missed}
    return [_since(status, owing.get(status.letter_id)) for status in limits]


def _since(status: CaseStatus, first: date | None) -> CaseStatus:
    if first is None or status.need not in {Need.OVERDUE, Need.WAITING}:
        return status
    said = tr("{sentence} It was first due on {day}.")
    return replace(status, sentence=said.format(sentence=status.sentence, day=weekday_date(first)))


def _own_limit(clock: CaseClock, state: LetterState | None, day: str) -> CaseStatus:
    """Say until when we have to act; a limit that is far away asks for nothing yet."""
    sentence = tr("Your time for this ends on {day}: {title}.").format(day=day, title=clock.title)
    if clock.state is ClockState.OVERDUE:
        sentence = tr("Your time for this ended on {day}: {title}.").format(day=day, title=clock.title)
    if state is LetterState.DRAFT:
        sentence = tr("{sentence} The letter is still a draft.").format(sentence=sentence)
    if state is LetterState.FINISHED:
        sentence = tr("{sentence} The letter is finished and not sent.").format(sentence=sentence)
    need = Need.LATER if clock.days_left > ACT_WITHIN_DAYS else Need.OURS
    return CaseStatus(need, sentence, day, clock.shown, clock.days_left, clock.letter_id)


def _unread(reply: Reply) -> CaseStatus:
    day = weekday_date(reply.received_on)
    sentence = tr("They replied on {day}. Say what the reply answers.").format(day=day)
    return CaseStatus(Need.REPLY_TO_READ, sentence, day, reply.received_on, reply_id=reply.id)


def part_answered(letters: Sequence[Letter], replies: Sequence[Reply], points: Sequence[Point]) -> Iterator[CaseStatus]:
    """Yield what is still open of each letter that was answered in part and not taken up again since.

    Whoever wrote to the same organisation later asked again, and waits for the answer to that.
    """
    sent = [letter for letter in letters if letter.state is LetterState.SENT]
    latest: dict[int | None, Reply] = {}
    for reply in sorted((reply for reply in replies if reply.kind.settles), key=lambda each: each.received_on):
        latest[reply.letter_id] = reply
    for reply in (each for each in latest.values() if each.kind is ReplyKind.PARTIAL):
        letter = next((letter for letter in sent if letter.id == reply.letter_id), None)
        since = [each for each in sent if each.known_sending().sent_on >= reply.received_on and each is not letter]
        if any(letter is None or is_same(each.recipient, letter.recipient) for each in since):
            continue
        meant = tuple(points) if letter is None else _answered_points(letter, letters, points)
        if any(point.verdict.is_open for point in meant):
            yield _part_answered(reply, meant)


def _answered_points(letter: Letter, letters: Sequence[Letter], points: Sequence[Point]) -> tuple[Point, ...]:
    return stated_in(letter, points) or at_same_organisation(letters, letter.recipient, points)


def _part_answered(reply: Reply, points: Sequence[Point]) -> CaseStatus:
    """Say how many points are open, or that nobody has looked yet which are answered."""
    day, left = weekday_date(reply.received_on), sum(point.verdict.is_open for point in points)
    is_unread = all(point.verdict is Verdict.WAITING for point in points)
    if is_unread:
        said = trn(
            "Part answered on {day}. Say what the reply does with the point.",
            "Part answered on {day}. Say which of the {n} points the reply answers.",
            len(points),
            day=day,
        )
    else:
        said = trn(
            "Part answered on {day}: {left} of {n} point open.",
            "Part answered on {day}: {left} of {n} points open.",
            len(points),
            day=day,
            left=left,
        )
    letter = reply.letter_id or 0
    return CaseStatus(Need.PART_ANSWERED, said, day, reply.received_on, left, letter, reply.id if is_unread else 0)


def _unsent(letter: Letter) -> CaseStatus:
    day = weekday_date(letter.finished_on) if letter.finished_on else ""
    sentence = tr("You finished it on {day}. Tell Plaint when you send it.").format(day=day)
    return CaseStatus(Need.NOT_SENT, sentence, day, letter.finished_on, letter_id=letter.id)


def _draft(letter: Letter) -> CaseStatus:
    day = weekday_date(letter.edited_at.date())
    sentence = tr("You last wrote on {day}. The letter is a draft.").format(day=day)
    return CaseStatus(Need.DRAFT, sentence, day, letter.edited_at.date(), letter_id=letter.id)


def _quiet(letters: Sequence[Letter], replies: Sequence[Reply]) -> CaseStatus:
    if replies:
        latest = max(replies, key=lambda reply: reply.received_on)
        day = weekday_date(latest.received_on)
        return CaseStatus(Need.QUIET, tr("They replied on {day}; no date is running.").format(day=day), day)
    if letters:
        return CaseStatus(Need.QUIET, tr("Sent; no date is running."))
    return CaseStatus(Need.QUIET, tr("Nothing has been written yet."))
