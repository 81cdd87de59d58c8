"""The bundle of a case: everything that was sent and received, exactly as it was, so that others can check it."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import PurePath

from app.domain.answers import Value
from app.domain.cases import Case
from app.domain.dates import long_date
from app.domain.history import Happened, HistoryEntry
from app.domain.history_words import history_line
from app.domain.incoming_replies import IncomingReply
from app.domain.letters import LetterState, StoredFile
from app.i18n import tr
from app.rendering.bundle_pages import words_pages
from app.rendering.bundle_pdf import BundledPaper, BundleFront, bundle_pdf
from app.rendering.evidence_archive import ArchiveReport, verify_archive, write_archive
from app.rendering.exhibit_pages import exhibit_pages
from app.services.case_service import CaseService
from app.services.case_views import CaseView
from app.services.records import Records
from app.services.reply_reading import read_reply_file
from app.services.time_source import TimeSource

_TOLD = frozenset({Happened.SENT, Happened.RECORDED, Happened.REPLIED, Happened.CONTACT, Happened.CORRECTED})


@dataclass(frozen=True, slots=True)
class BundledFile:
    """One original and its name in the archive."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """One paper of a bundle as it is kept, before it is drawn.

    Attributes:
        label: Its exhibit letter, or "".
        dated: Its day in words.
        data: The file's bytes; b"" where there is no file.
        text: Its words as the case knows them; "" to read them from the file.
        has_sheet: Whether it stands behind a cover sheet.
    """

    title: str
    label: str
    dated: str
    data: bytes
    name: str
    text: str = ""
    lines: tuple[str, ...] = ()
    has_sheet: bool = False


def draw_bundle(front: BundleFront, papers: Sequence[KeptPaper], made_on: date) -> bytes:
    """Draw a bundle; plain values in, bytes out, safe in any thread.

    Raises:
        UserError: A paper can't be put into it; it is named.
    """
    return bundle_pdf(front, [_drawn(paper) for paper in papers], made_on)


def _drawn(paper: KeptPaper) -> BundledPaper:
    pages = exhibit_pages(paper.data) or _as_words(paper)
    lines = paper.lines
    if paper.data and not pages:
        lines = (*lines, tr("It can’t be shown as pages. The file itself is in the bundle’s ZIP."))
    return BundledPaper(paper.title, paper.label, paper.dated, pages, lines, paper.has_sheet)


def _as_words(paper: KeptPaper) -> bytes:
    """Return an e-mail or another file of words as pages; b"" where there are none."""
    read = read_reply_file(paper.name, paper.data) if paper.data else IncomingReply()
    text = paper.text or read.text
    about = tuple(filter(None, (read.sender, read.subject, long_date(read.sent_on) if read.sent_on else "")))
    return words_pages(paper.title, about if paper.has_sheet else (*paper.lines, *about), text) if text else b""


class BundleService:
    """Makes bundles and verifies them."""

    def __init__(self, records: Records, cases: CaseService, time: TimeSource) -> None:
        self._records = records
        self._cases = cases
        self._time = time

    def archive(self, case: Case) -> bytes:
        """Return the case as a ZIP: letters, replies, exhibits, proofs of sending, manifest and chained history."""
        return self.archive_job(case)()

    def pdf(self, case: Case) -> bytes:
        """Return the case as one PDF: cover, index, chronology, letters, replies, exhibits; pages numbered through.

        Raises:
            UserError: A paper can't be put into it; it is named.
        """
        return self.pdf_job(case)()

    def archive_job(self, case: Case) -> Callable[[], bytes]:
        """Return what makes the ZIP, in any thread: everything it needs is in it already."""
        view = self._cases.look(case)
        history = [history_data(entry) for entry in view.history]
        about: dict[str, Value] = {
            "made_by": "Plaint",
            "made_on": self._time.today().isoformat(),
            "case": case.ref,
            "title": case.title,
            "organisation": case.organisation,
            "head": _head(view.history),
        }
        return partial(write_archive, {file.name: file.data for file in self._files(view)}, about, history)

    def pdf_job(self, case: Case) -> Callable[[], bytes]:
        """Return what draws the PDF, in any thread: everything it needs is in it already."""
        view = self._cases.look(case)
        today = self._time.today()
        papers = sorted((*self._letters(view), *self._replies(view)), key=lambda dated: dated[0])
        kept = (*(paper for _, paper in papers), *self._exhibits(view))
        return partial(draw_bundle, _front(case, view, today), kept, today)

    def _letters(self, view: CaseView) -> Iterator[tuple[date, KeptPaper]]:
        for letter in view.letters:
            pdf = next((file for file in letter.files if file.name.lower().endswith(".pdf")), None)
            if letter.state is not LetterState.DRAFT and pdf is not None:
                day = (letter.sending.sent_on if letter.sending else letter.dated) or date.max
                said = long_date(day) if day < date.max else ""
                yield day, KeptPaper(letter.title, "", said, self._kept(pdf), pdf.name, lines=_origin(pdf))

    def _replies(self, view: CaseView) -> Iterator[tuple[date, KeptPaper]]:
        for reply in view.replies:
            day, file = long_date(reply.received_on), reply.file
            title = tr("Reply of {day}").format(day=day)
            lines = _origin(file) if file else ()
            data, name = (self._kept(file), file.name) if file else (b"", "")
            yield reply.received_on, KeptPaper(title, "", day, data, name, reply.text, lines)

    def _exhibits(self, view: CaseView) -> Iterator[KeptPaper]:
        for exhibit in view.exhibits:
            file = exhibit.file
            title = tr("Exhibit {label}: {title}").format(label=exhibit.label, title=exhibit.title)
            lines = _origin(file) if file else (tr("No file is kept of it."),)
            data, name = (self._kept(file), file.name) if file else (b"", "")
            day = long_date(exhibit.dated)
            yield KeptPaper(title, exhibit.label, day, data, name, lines=lines, has_sheet=True)

    def _kept(self, file: StoredFile) -> bytes:
        return self._records.contents.get(file.sha256)

    def head(self, case: Case) -> str:
        """Return the last hash of the case's history, which others can note."""
        return _head(self._records.history.of_case(case.id))

    @staticmethod
    def verify(data: bytes) -> ArchiveReport:
        """Hold every byte of an archive against what it says of itself."""
        return verify_archive(data)

    def _files(self, view: CaseView) -> Iterator[BundledFile]:
        for letter in view.letters:
            if letter.state is LetterState.DRAFT:
                continue
            folder = f"letters/{letter.id:03}-{_plain(letter.title)}"
            for file in letter.files:
                yield self._file(folder, file)
            if letter.sending is not None and letter.sending.proof is not None:
                yield self._file(f"{folder}/proof", letter.sending.proof)
        for reply in view.replies:
            folder = f"replies/{reply.id:03}-{reply.received_on.isoformat()}"
            if reply.file is not None:
                yield self._file(folder, reply.file)
            if reply.text:
                yield BundledFile(f"{folder}.txt", reply.text.encode())
        for exhibit in view.exhibits:
            if exhibit.file is not None:
                yield self._file(f"exhibits/{exhibit.label}-{_plain(exhibit.title)}", exhibit.file)

    def _file(self, folder: str, file: StoredFile) -> BundledFile:
        path = PurePath(file.name)
        name = f"{_plain(path.stem)}{_plain_ending(path.suffix)}"
        return BundledFile(f"{folder}/{name}", self._records.contents.get(file.sha256))


def _front(case: Case, view: CaseView, today: date) -> BundleFront:
    return BundleFront(
        title=tr("{title}: bundle").format(title=case.title),
        lines=(
            tr("With: {organisation}").format(organisation=case.organisation),
            tr("Reference: {ref}").format(ref=case.ref),
            tr("Made on {day}").format(day=long_date(today)),
        ),
        chronology=tuple(_chronology(view.history)),
        ending=(
            tr("Made with Plaint. Every paper is shown as it is kept; the originals can be had as a ZIP."),
            tr("The history of the case ends with this fingerprint, which proves it unchanged to whoever noted it:"),
            _head(view.history),
        ),
    )


def _head(history: Sequence[HistoryEntry]) -> str:
    return history[-1].hash if history else ""


def history_data(entry: HistoryEntry) -> dict[str, Value]:
    """Return a link of the chain as plain data; what was deleted, and what a note says, is left out with its salt."""
    happening = entry.happening
    data: dict[str, Value] = {
        "case": entry.case_id,
        "place": entry.place,
        "on": happening.on.isoformat(),
        "at": happening.at.isoformat(),
        "kind": happening.kind.value,
        "content_hash": entry.content_hash,
        "previous": entry.previous,
        "hash": entry.hash,
    }
    if entry.deleted_on is not None:
        return data | {"deleted_on": entry.deleted_on.isoformat()}
    if happening.kind is Happened.NOTE:
        return data
    return data | {"content": dict(happening.content), "salt": entry.salt}


def _chronology(history: Sequence[HistoryEntry]) -> Iterator[tuple[str, str, str]]:
    """Yield what happened between the two sides by day, with the days since the entry before; notes stay private."""
    told = (entry for entry in history if entry.happening.kind in _TOLD and not entry.happening.content.get("marked"))
    lines = sorted((history_line(entry) for entry in told), key=lambda line: line.on)
    before: date | None = None
    for line in lines:
        since = "" if before is None else str((line.on - before).days)
        yield long_date(line.on), ". ".join(filter(None, (line.title, line.detail))), since
        before = line.on


def _origin(file: StoredFile) -> tuple[str, ...]:
    return (tr("File: {name}").format(name=file.name), tr("SHA-256: {hash}").format(hash=file.sha256))


def fault_words(name: str, fault: str) -> str:
    """Say in words what verifying found."""
    if fault.startswith("broken-at-"):
        place = fault.removeprefix("broken-at-")
        return tr("{name}: entry {place} of the history was changed, or one is missing").format(name=name, place=place)
    said = {
        "missing": tr("{name}: listed, but not there"),
        "not-listed": tr("{name}: there, but not listed"),
        "changed": tr("{name}: changed since the bundle was made"),
        "cut-short": tr("{name}: the end of the history is missing"),
    }
    return said.get(fault, tr("{name}: can’t be read")).format(name=name)


def _plain(words: str) -> str:
    """Return words as a name that every system takes: letters, figures and hyphens, at most 60."""
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60].strip("-") or "file"


def _plain_ending(suffix: str) -> str:
    ending = re.sub(r"[^a-z0-9]", "", suffix.lower())[:8]
    return f".{ending}" if ending else ""
