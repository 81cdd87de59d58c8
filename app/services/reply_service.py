"""Replies: what came back is kept as it came, and says what it is when a person has read it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.answers import Value
from app.domain.apologies import Element, ElementAccount
from app.domain.dates import weekday_date
from app.domain.errors import NotFoundError, UserError
from app.domain.history import Happened, Happening
from app.domain.letters import Channel, LetterState, StoredFile
from app.domain.points import PointAccount
from app.domain.replies import Reply, ReplyKind
from app.i18n import tr
from app.services.apology_tracker import ApologyTracker
from app.services.kept_text import clean_text
from app.services.records import Records
from app.services.reply_reading import held_against, read_reply_file
from app.services.time_source import TimeSource

MOST_BYTES = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a person says about a reply.

    Attributes:
        name: The file's name, or "" for pasted text.
        data: The file's bytes, or the pasted text as UTF-8.
    """

    received_on: date
    kind: ReplyKind = ReplyKind.UNREAD
    channel: Channel = Channel.EMAIL
    their_ref: str = ""
    name: str = ""
    data: bytes = b""
    text: str = ""


class ReplyService:
    """What a person can do with a reply."""

    def __init__(self, records: Records, apologies: ApologyTracker, time: TimeSource) -> None:
        self._records = records
        self._apologies = apologies
        self._time = time

    def add(self, case_id: int, arrival: Arrival) -> Reply:
        """Keep a reply in its case; it answers the letter that was sent last before it came.

        Raises:
            NotFoundError: There is no such case.
            UserError: The file is too large or in the case already, or there is neither file nor text, or the day is
                still to come.
        """
        self._refuse_odd(arrival)
        self._records.cases.get(case_id)
        with self._records.database.transaction():
            file = self._records.contents.put(arrival.data, arrival.name) if arrival.data else None
            self._refuse_twice(case_id, file)
            reply = self._records.replies.add(
                Reply(
                    id=0,
                    case_id=case_id,
                    received_on=arrival.received_on,
                    kind=arrival.kind,
                    channel=arrival.channel,
                    letter_id=self._answered_letter(case_id, arrival.received_on),
                    their_ref=clean_text(arrival.their_ref),
                    text=clean_text(arrival.text or _words_of(arrival)),
                    file=file,
                )
            )
            self._tell(reply, {"received_on": reply.received_on.isoformat(), "file": file.sha256 if file else ""})
        return reply

    def mark(
        self,
        reply_id: int,
        kind: ReplyKind | None = None,
        points: Mapping[str, PointAccount] | None = None,
        apology: Mapping[Element, ElementAccount] | None = None,
        their_ref: str | None = None,
    ) -> Reply:
        """Say what kind of reply it is, what became of points and what came of an apology; all is kept, or nothing.

        The history tells of a new kind and of new verdicts; better words for the same verdict make no entry.

        Args:
            reply_id: The reply.
            kind: What kind it is; None to leave that.
            points: What became of points, by their labels.
            apology: What came of the elements of an apology that was asked for.
            their_ref: Their reference; None to leave that.

        Raises:
            NotFoundError: There is no such reply, no such point in its case, or that element was not asked for.
        """
        was = self._records.replies.get(reply_id)
        reference = was.their_ref if their_ref is None else clean_text(their_ref.strip())
        reply = replace(was, kind=kind or was.kind, their_ref=reference)
        with self._records.database.transaction():
            self._records.replies.update(reply)
            verdicts, given = self._judge(reply, points or {}), self._take(reply, apology or {})
            told: dict[str, Value] = {"points": verdicts} if verdicts else {}
            told |= {"apology": given} if given else {}
            told |= {"gave": reply.their_ref} if reply.their_ref != was.their_ref else {}
            if told or reply.kind is not was.kind:
                self._tell(reply, {"marked": True, **told})
        return reply

    def keep_words(self, reply_id: int, text: str) -> Reply:
        """Keep the words of a reply whose file can't be read, typed or pasted by the person.

        Raises:
            NotAllowedError: The reply is words only; they stay as they came.
        """
        reply = replace(self._records.replies.get(reply_id), text=clean_text(text))
        self._records.replies.update(reply)
        return reply

    def get(self, reply_id: int) -> Reply:
        """Return one reply."""
        return self._records.replies.get(reply_id)

    def file_bytes(self, file: StoredFile) -> bytes:
        """Return the exact bytes of a kept file."""
        return self._records.contents.get(file.sha256)

    def _judge(self, reply: Reply, points: Mapping[str, PointAccount]) -> dict[str, Value]:
        """Keep what became of points; return the verdicts that are new, by label."""
        stated = {point.label: point for point in self._records.letters.points_of_case(reply.case_id)}
        held = held_against(reply.id, self._records.history.of_case(reply.case_id)) if points else frozenset()
        new: dict[str, Value] = {}
        for label, account in points.items():
            if label not in stated:
                raise NotFoundError(tr("There is no point {label} in this case.").format(label=label))
            self._records.letters.update_point(reply.case_id, stated[label].judged(account))
            if label not in held or account.verdict is not stated[label].verdict:
                new[label] = account.verdict.value
        return new

    def _take(self, reply: Reply, apology: Mapping[Element, ElementAccount]) -> dict[str, Value]:
        """Keep what came of an apology; return what is new, by element."""
        if not apology:
            return {}
        letters = self._records.letters.of_case(reply.case_id)
        asked = {each.element: each for each in self._apologies.of_letter(letters, reply.letter_id, {})}
        held = held_against(reply.id, self._records.history.of_case(reply.case_id), "apology")
        new: dict[str, Value] = {}
        for element, account in apology.items():
            if element not in asked:
                said = tr("No letter of this case asked this of an apology: {element}.")
                raise NotFoundError(said.format(element=element.heading))
            self._records.apologies.keep(reply.case_id, asked[element].request, element, _cleaned(account))
            if element.value not in held or account.given is not asked[element].account.given:
                new[element.value] = account.given.value
        return new

    def _refuse_odd(self, arrival: Arrival) -> None:
        if not arrival.data and not arrival.text.strip():
            raise UserError(tr("There is no reply to keep yet."), tr("Choose a file, or paste what they wrote."))
        if len(arrival.data) > MOST_BYTES:
            raise UserError(
                tr("The file is larger than 25 MB, more than a reply can be."),
                tr("Keep the part that holds the reply, for example the e-mail without its attachments."),
            )
        if arrival.received_on > self._time.today():
            raise UserError(tr("The day it came is still to come."), tr("Give the day on which you received it."))

    def _refuse_twice(self, case_id: int, file: StoredFile | None) -> None:
        """Refuse a file that the case has as a reply already: nobody could tell which of the two to read."""
        before = (reply for reply in self._records.replies.of_case(case_id) if reply.file and file)
        same = next((reply for reply in before if reply.file and file and reply.file.sha256 == file.sha256), None)
        if same is not None:
            day = weekday_date(same.received_on)
            raise UserError(
                tr("This file is in the case already: it is the reply that came on {day}.").format(day=day),
                tr("Nothing was kept twice. Open that reply to read it again."),
            )

    def _answered_letter(self, case_id: int, received_on: date) -> int | None:
        sent = [
            letter
            for letter in self._records.letters.of_case(case_id)
            if letter.state is LetterState.SENT and letter.sending and letter.sending.sent_on <= received_on
        ]
        latest = max(
            sent, key=lambda letter: (letter.sending.sent_on if letter.sending else date.min, letter.id), default=None
        )
        return latest.id if latest else None

    def _tell(self, reply: Reply, content: dict[str, Value]) -> None:
        told: dict[str, Value] = {
            "reply": reply.id,
            "kind": reply.kind.value,
            "their_ref": reply.their_ref,
            **content,
        }
        happening = Happening(Happened.REPLIED, reply.received_on, self._time.now(), told)
        self._records.history.append(reply.case_id, happening)


def _words_of(arrival: Arrival) -> str:
    """Return the words of the file; "" where there is none, or none that can be read."""
    return read_reply_file(arrival.name, arrival.data).text if arrival.data else ""


def _cleaned(account: ElementAccount) -> ElementAccount:
    return replace(
        account,
        their_words=clean_text(account.their_words),
        still_wanted=clean_text(account.still_wanted),
        place=clean_text(account.place),
    )
