"""Day 0 of a letter's clock: the event that it runs from or, where no answer came, the day on which one was due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.answers import Value
from app.domain.clock_events import Since, reckon_since
from app.domain.clocks import Clock, Event
from app.domain.dates import date_sort
from app.domain.letters import Letter
from app.domain.replies import Reply, ReplyKind
from app.domain.rule_book import RuleBook
from app.domain.templates import ClockUse


@dataclass(frozen=True, slots=True)
class Watched:
    """A letter whose clocks are reckoned.

    Attributes:
        nation: Of the other side.
        replies: The replies to the letter, oldest first.
        since: What moved their time.
        today: The day to reckon from.
        earlier: The replies to letters that the same organisation had before.
    """

    letter: Letter
    nation: str
    replies: Sequence[Reply]
    since: Since
    book: RuleBook
    today: date
    earlier: Sequence[Reply] = ()


def day_0(of: Watched, clock: Clock, use: ClockUse) -> Event | None:
    """Return what a clock runs from: its event or, where no answer came in time, the day on which one was due.

    Args:
        of: The letter.
        clock: The rule.
        use: How the letter starts the clock; `else_from` is given only when it takes the place of `from`.

    Returns:
        None while neither has happened.

    Raises:
        UserError: The clock by which an answer was due did not hold then.
    """
    start = (
        None if use.else_from else _contact_before(of, clock) or clock_start(clock, of.letter, of.replies, use.from_)
    )
    if start is not None:
        return Event(start, of.nation)
    if not clock.else_due_of or (use.from_ and not use.else_from):
        return None
    asked = _asked_on(of, use, of.book.newest(clock.else_due_of))
    if asked is None:
        return None
    owed = of.book.rule(clock.else_due_of, asked)
    missed = reckon_since(of.book, owed, Event(asked, of.nation), of.since)
    return Event(missed.earliest, of.nation, missed=missed) if missed.earliest < of.today else None


def _contact_before(of: Watched, clock: Clock) -> date | None:
    """Return the day of their last contact where it was before the letter; None where it was not, or too long ago.

    Too long ago is what would end the limit before it began: then the letter itself is the contact.
    """
    sending, before = of.letter.sending, _last_contact(of.earlier)
    if clock.starts != "last-contact" or clock.else_due_of or sending is None or before is None:
        return None
    is_long_ago = of.book.reckon(clock.id, Event(before, of.nation)).shown < sending.received_earliest
    return None if is_long_ago or _last_contact(of.replies) else before


def _asked_on(of: Watched, use: ClockUse, owed: Clock) -> date | None:
    """Return day 0 of the clock of theirs, taken as early as it may have been: a limit of ours starts when it ends."""
    if use.else_from:
        return answered_day(of.letter.answers, use.else_from)
    return _happened(owed, of.letter, of.replies, at_earliest=True)


def clock_start(clock: Clock, letter: Letter, replies: Sequence[Reply], from_answer: str = "") -> date | None:
    """Return day 0 of a sent letter's clock, or None while the event has not happened.

    Args:
        clock: The rule.
        letter: A sent letter.
        replies: The replies to it, oldest first.
        from_answer: The id of the date question that the clock runs from, when the letter says so.
    """
    if from_answer:
        return answered_day(letter.answers, from_answer)
    return _happened(clock, letter, replies, at_earliest=clock.whose == "ours")


def _happened(clock: Clock, letter: Letter, replies: Sequence[Reply], *, at_earliest: bool) -> date | None:
    sending = letter.sending
    if sending is None:
        return None
    match clock.starts:
        case "sent":
            return sending.sent_on
        case "received":
            return sending.received_earliest if at_earliest else sending.received_latest
        case "dated":
            return letter.dated
        case "last-contact":
            contact = _last_contact(replies)
            return contact or (None if clock.else_due_of else sending.received_earliest)
        case "reply-received" | "outcome-received" | "decided":
            return _last_settled(replies)
        case _:
            return None


def answered_day(answers: Mapping[str, Value], question: str) -> date | None:
    """Return the day that a date answer means; for “about mid-July 2026” its sort date."""
    value = answers.get(question)
    sort = date_sort(value) if value else ""
    return date.fromisoformat(sort) if sort else None


def _last_contact(replies: Sequence[Reply]) -> date | None:
    counts = (reply.received_on for reply in replies if reply.kind.settles or reply.kind is ReplyKind.EXTENSION)
    return max(counts, default=None)


def _last_settled(replies: Sequence[Reply]) -> date | None:
    return max((reply.received_on for reply in replies if reply.kind.settles), default=None)
