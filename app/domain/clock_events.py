"""What moves their time after a letter was sent: questions of theirs, proof of identity, more time taken.

Article 12A UK GDPR: the time begins when proof of identity that they had to ask for has come (2), stands still while
they wait for what they reasonably asked (5), and is longer when they say so, with reasons, in time (3) and (4).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.clock_counting import Pause
from app.domain.clocks import Clock, Event, Reckoning
from app.domain.dates import weekday_date
from app.domain.letters import Letter
from app.domain.replies import Reply, ReplyKind
from app.domain.rule_book import RuleBook
from app.i18n import tr


@dataclass(frozen=True, slots=True)
class Since:
    """What moves their time.

    Attributes:
        paused: From the day a question of theirs came to the day they had the answer, or to today.
        proofs: From the day they asked for proof of identity to the day they had it, or to today while they wait.
        extension_told: The day on which they first said that they need more time.
        awaits_answer: Whether a question of theirs has not been answered.
        awaits_proof: Whether they have not had the proof of identity they asked for.
    """

    paused: tuple[Pause, ...] = ()
    proofs: tuple[Pause, ...] = ()
    extension_told: date | None = None
    awaits_answer: bool = False
    awaits_proof: bool = False

    def holds_up(self, clock: Clock) -> bool:
        """Whether a clock stands still until they have what they asked for; not every limit waits for answers."""
        return clock.stands_still and (self.awaits_proof or (self.awaits_answer and bool(clock.pauses)))


def what_happened_since(
    letter: Letter, replies: Sequence[Reply], sent: Sequence[Letter], today: date, answering: Collection[str] = ()
) -> Since:
    """Return what moves their time for one letter.

    What they ask is answered by the first letter of the case for that which was sent on that day or later.

    Args:
        letter: The sent letter whose clocks are reckoned.
        replies: The replies to it, oldest first.
        sent: All sent letters of the case.
        today: The day to reckon from.
        answering: The ids of the letters that answer such questions; any letter does where the pack names none.
    """
    later = [each for each in sent if each.id != letter.id and (not answering or each.template.id in answering)]
    questions = _of_kind(replies, ReplyKind.ASKS_FOR_CLARIFICATION)
    proofs = _of_kind(replies, ReplyKind.ASKS_FOR_ID)
    answered = {day: _answered_on(day, later) for day in (*questions, *proofs)}
    told = _of_kind(replies, ReplyKind.EXTENSION)
    return Since(
        tuple((day, answered[day] or max(today, day)) for day in questions),
        tuple((day, answered[day] or max(today, day)) for day in proofs),
        told[0] if told else None,
        awaits_answer=any(answered[day] is None for day in questions),
        awaits_proof=any(answered[day] is None for day in proofs),
    )


def reckon_since(book: RuleBook, clock: Clock, event: Event, since: Since) -> Reckoning:
    """Reckon a clock of a case with what happened since, and say in the working what did not count.

    Proof of identity that they ask for when their time is over begins nothing anew: they were late by then.

    Raises:
        UserError: As `RuleBook.reckon`.
    """
    if not clock.stands_still:
        return book.reckon(clock.id, event)
    event = replace(event, paused=since.paused)
    found, said = _with_extension(book, clock, event, since.extension_told)
    for asked, proved in since.proofs:
        if asked <= found.latest:
            event = replace(event, id_received=max(proved, event.id_received or proved))
            found, said = _with_extension(book, clock, event, since.extension_told)
    for asked in (asked for asked, _proved in since.proofs if asked > found.latest):
        sentence = tr("They asked for proof of who you are on {day}, when their time was over; that moves nothing.")
        said.append(sentence.format(day=weekday_date(asked)))
    waiting_to = max((last for _asked, last in (*since.paused, *since.proofs)), default=found.latest)
    if since.holds_up(clock) and waiting_to <= found.latest:
        said.append(tr("They are waiting for what they asked you for; until they have it this date moves on."))
    return replace(found, working=(*found.working, *said))


def _with_extension(book: RuleBook, clock: Clock, event: Event, told: date | None) -> tuple[Reckoning, list[str]]:
    """Reckon with more time that they told of when it was still in time, and say so when it was not."""
    notice_by = book.notice_by(clock, event)
    if told is None or notice_by is None or told <= notice_by:
        return book.reckon(clock.id, replace(event, extended=told is not None)), []
    sentence = tr("On {told} they said that they need more time; that was after {limit}, so it is not counted.")
    said = sentence.format(told=weekday_date(told), limit=weekday_date(notice_by))
    return book.reckon(clock.id, event), [said]


def _of_kind(replies: Sequence[Reply], kind: ReplyKind) -> list[date]:
    return [reply.received_on for reply in replies if reply.kind is kind]


def _answered_on(asked: date, letters: Sequence[Letter]) -> date | None:
    """Return the day on which they had our next letter after they asked; None while none was sent."""
    sendings = [letter.sending for letter in letters if letter.sending]
    later = [sending for sending in sendings if sending.sent_on >= asked]
    return min(later, key=lambda sending: sending.sent_on).received_latest if later else None
