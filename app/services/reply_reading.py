"""Replies read: their files, and what they seem to say of each point; everything is proposed, a person decides."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import is_not
from typing import ClassVar

from app.domain.apologies import ApologyElement
from app.domain.case_facts import due_days
from app.domain.errors import UserError
from app.domain.history import HistoryEntry
from app.domain.incoming_replies import IncomingReply
from app.domain.pack_contents import Pack
from app.domain.points import Point, PointAccount, Verdict
from app.domain.replies import Reply, ReplyKind
from app.domain.reply_proposals import ReplyProposals
from app.domain.reply_words import RepliesFile
from app.i18n import tr
from app.intake.quoted_text import split_quoted
from app.intake.reply_reader import ReaderWords, ReplyContext, read_reply
from app.intake.reply_references import their_reference
from app.services.apology_tracker import ApologyTracker
from app.services.case_service import CaseService
from app.services.limited_work import WORKER, StoppedReadingError
from app.services.pack_service import PackService
from app.services.patient_reading import PatientReader, still_reading
from app.services.records import Records
from app.services.time_source import TimeSource

READER = PatientReader(lambda name, data: WORKER.read_reply(name, data))  # noqa: PLW0108 another worker may take its place
# How our own references look; see CaseStore.next_reference.
_OUR_REFERENCE = re.compile(r"\bP-\d{4}-\d{4,}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReplyReading:
    """A reply as it was read, and what is proposed about it.

    Attributes:
        points: The points that it is held against: those of the case that are still open, and those that a person held
            against this reply already.
        confirmed: The labels of the latter.
        asked: All that was asked of an apology in the case, and what came of it so far.
        apology_confirmed: The elements that a person held against this reply already.
        notices: What could not be read, and what a person should look at twice.
    """

    reply: Reply
    incoming: IncomingReply
    proposals: ReplyProposals
    points: tuple[Point, ...]
    confirmed: frozenset[str]
    notices: tuple[str, ...]
    asked: tuple[ApologyElement, ...] = ()
    apology_confirmed: frozenset[str] = frozenset()

    @property
    def is_still_read(self) -> bool:
        """Whether its file is not read yet, so that there is more to see in a while."""
        return still_reading() in self.incoming.notices

    @property
    def still_open(self) -> tuple[Point, ...]:
        """The points that a letter back would be about."""
        return tuple(point for point in self.points if point.verdict.is_open)

    @property
    def apology(self) -> tuple[ApologyElement, ...]:
        """What of an apology it is held against: what is still wanted, and what a person held against it already."""
        return tuple(
            each for each in self.asked if each.account.given.is_open or each.element in self.apology_confirmed
        )

    @property
    def still_asked(self) -> tuple[ApologyElement, ...]:
        """What of an apology a letter back would ask for again."""
        return tuple(each for each in self.asked if each.account.given.is_open)


def read_reply_file(name: str, data: bytes) -> IncomingReply:
    """Read a reply's file as far as it can be.

    What had to be stopped, because it took too much time or memory, has no words and says so in its notices.

    Raises:
        UserError: There is nothing in it, or it is too large.
    """
    try:
        return READER.read(name, data)
    except StoppedReadingError as error:
        hint = tr("It is kept as it came. If you trust it, open it with another program, and paste its words.")
        return IncomingReply(notices=(f"{error.message} {hint}",))


def reference_in(reply: Reply, data: bytes, ours: Iterable[str]) -> str:
    """Return the reference that a reply seems to bear; "" where there is none, or its file can't be read.

    Args:
        reply: The reply.
        data: The bytes of its file; b"" where there is no file.
        ours: Our own references, which are not theirs.
    """
    try:
        incoming = read_reply_file(reply.file.name, data) if reply.file else IncomingReply()
    except UserError:
        incoming = IncomingReply()
    return their_reference(incoming.subject, split_quoted(reply.text or incoming.text).own, ours)


def held_against(reply_id: int, history: Iterable[HistoryEntry], what: str = "points") -> frozenset[str]:
    """Return the labels of the points that a person held against a reply, as its case's history tells.

    Args:
        reply_id: The reply.
        history: The history of its case.
        what: `points`, or `apology` for the elements of one.
    """
    said = (entry.happening.content for entry in history)
    judged = (content.get(what) for content in said if content.get("reply") == reply_id)
    return frozenset(label for points in judged if isinstance(points, dict) for label in points)


class ReadingService:
    """Reads kept replies again whenever somebody looks, so that better phrases help older replies too."""

    # What packs know of replies takes half a second to make ready, and is nobody's: every open data folder shares it.
    _ready: ClassVar[tuple[tuple[RepliesFile, ...], ReaderWords] | None] = None

    def __init__(
        self, records: Records, packs: PackService, cases: CaseService, apologies: ApologyTracker, time: TimeSource
    ) -> None:
        self._records = records
        self._packs = packs
        self._cases = cases
        self._apologies = apologies
        self._time = time

    def reading(self, reply_id: int, kind: ReplyKind | None = None) -> ReplyReading:
        """Return a reply with what is proposed about it; raises NotFoundError.

        Args:
            reply_id: The reply.
            kind: What kind a person is about to say that it is; None for what was said so far.
        """
        kept = self._records.replies.get(reply_id)
        reply = replace(kept, kind=kind or kept.kind)
        incoming = self._incoming(reply)
        view = self._cases.view(reply.case_id)
        confirmed, taken = held_against(reply.id, view.history), held_against(reply.id, view.history, "apology")
        points = tuple(point for point in view.points if point.verdict.is_open or point.label in confirmed)
        apology = self._apologies.of_letter(view.letters, reply.letter_id, due_days(view.clocks))
        proposals = self._proposals(reply, incoming, points, apology)
        notices = (*incoming.notices, *self._doubts(reply, proposals))
        return ReplyReading(reply, incoming, proposals, points, confirmed, notices, apology, taken)

    def accounts(
        self, reply_id: int, verdicts: Mapping[str, Verdict], words: Mapping[str, Mapping[str, str]] | None = None
    ) -> dict[str, PointAccount]:
        """Return verdicts by label as full accounts.

        What is not said anew stays as it was said of this reply before; their words are else those that were found.

        Args:
            reply_id: The reply.
            verdicts: By the label of the point.
            words: By label, any of `their_words`, `still_wanted`, `i_had_said` and `promised_by` (an ISO day).

        Raises:
            UserError: The day of a promise is none.
        """
        reading, given = self.reading(reply_id), words or {}
        found = {label: proposal.words for label, proposal in reading.proposals.points.items()}
        stated = {point.label: point for point in self._records.letters.points_of_case(reading.reply.case_id)}
        accounts = {}
        for label in (*verdicts, *(label for label in given if label not in verdicts)):
            point = stated.get(label)
            before = point.account if point else PointAccount(Verdict.WAITING)
            verdict = verdicts.get(label, before.verdict)
            own = before.their_words if label in reading.confirmed else ""
            told = replace(before, verdict=verdict, their_words=own or found.get(label, ""))
            accounts[label] = _with_words(told, given.get(label, {}))
        return accounts

    def _incoming(self, reply: Reply) -> IncomingReply:
        """Read the file again; words that a person typed or pasted come before the file's."""
        incoming = IncomingReply()
        if reply.file is not None:
            try:
                incoming = read_reply_file(reply.file.name, self._records.contents.get(reply.file.sha256))
            except UserError as error:
                incoming = IncomingReply(notices=(str(error),))
        return replace(incoming, text=reply.text or incoming.text)

    def _proposals(
        self,
        reply: Reply,
        incoming: IncomingReply,
        points: tuple[Point, ...],
        apology: tuple[ApologyElement, ...],
    ) -> ReplyProposals:
        packs = self._packs.packs()
        case = self._records.cases.get(reply.case_id)
        named = (ref.upper() for ref in _OUR_REFERENCE.findall(f"{incoming.subject}\n{incoming.text}"))
        letters = self._records.letters.of_case(reply.case_id)
        letter = next((each for each in letters if each.id == reply.letter_id), None)
        context = ReplyContext(
            today=self._time.today(),
            points=points,
            our_refs=tuple(dict.fromkeys((case.ref, *named))),
            letter_received=letter.sending.received_latest if letter and letter.sending else None,
            kind=None if reply.kind is ReplyKind.UNREAD else reply.kind,
            apology=tuple(each.element for each in apology),
            complained_of=self._complained_of(reply.case_id) if apology else "",
        )
        return read_reply(incoming, context, self._words_of(packs))

    def _words_of(self, packs: tuple[Pack, ...]) -> ReaderWords:
        """Return what the packs know of replies; it is made ready again only when there are other packs."""
        files = tuple(pack.replies for pack in packs)
        ready = ReadingService._ready
        if ready is None or len(files) != len(ready[0]) or any(map(is_not, files, ready[0])):
            ready = ReadingService._ready = (files, ReaderWords(files))
        return ready[1]

    def _complained_of(self, case_id: int) -> str:
        return self._apologies.complained_of(self._records.letters.of_case(case_id))

    def _doubts(self, reply: Reply, proposals: ReplyProposals) -> tuple[str, ...]:
        """Say so when the reply names another case than the one that it was put into."""
        case = self._records.cases.get(reply.case_id)
        if proposals.our_ref and proposals.our_ref != case.ref:
            said = tr("It names your reference {theirs}, and this is case {ours}: see that it is in the right case.")
            return (said.format(theirs=proposals.our_ref, ours=case.ref),)
        return ()


def _with_words(account: PointAccount, given: Mapping[str, str]) -> PointAccount:
    """Return an account with the words that a person gives; words that its verdict takes none of are left out."""
    changes: dict[str, str | date | None] = {key: text.strip() for key, text in given.items() if key != "promised_by"}
    if "promised_by" in given:
        changes["promised_by"] = _day(given["promised_by"])
    if "their_words" not in account.verdict.words:
        changes.setdefault("their_words", "")
    return replace(account, **changes)  # type: ignore[arg-type] # the keys are those of the account


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise UserError(
            tr("“{value}” is not a day.").format(value=text), tr("Write it like this: 2026-11-20.")
        ) from None
