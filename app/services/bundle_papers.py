"""What of a case goes into its bundle: the papers to be drawn, the originals, the front, and the chained history."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from app.domain.answers import Value
from app.domain.cases import Case
from app.domain.chronology import chronology
from app.domain.dates import long_date
from app.domain.history import HistoryEntry
from app.domain.letters import Letter, LetterState, StoredFile
from app.domain.noted_accounts import is_private
from app.i18n import for_others, tr
from app.rendering.bundle_pdf import BundleFront
from app.services.bundle_drawing import KeptPaper
from app.services.case_views import CaseView
from app.services.records import Records


@dataclass(frozen=True, slots=True)
class BundledFile:
    """One original and its name in the archive."""

    name: str
    data: bytes


class CasePapers:
    """The papers of one case, read from the data file once."""

    def __init__(self, records: Records, view: CaseView) -> None:
        self._records, self._view = records, view

    @for_others()
    def to_draw(self) -> tuple[KeptPaper, ...]:
        """Return letters and replies by day, then the exhibits."""
        papers = sorted((*self._letters(), *self._replies()), key=lambda dated: dated[0])
        return (*(paper for _, paper in papers), *self._exhibits())

    def originals(self) -> Iterator[BundledFile]:
        """Yield every file as it is kept, with proofs of sending and words that were typed."""
        for letter in self._frozen_letters():
            folder = f"letters/{letter.id:03}-{plain_name(letter.title)}"
            for file in letter.files:
                yield self._original(folder, file)
            if letter.sending is not None and letter.sending.proof is not None:
                yield self._original(f"{folder}/proof", letter.sending.proof)
        for reply in self._view.replies:
            folder = f"replies/{reply.id:03}-{reply.received_on.isoformat()}"
            if reply.file is not None:
                yield self._original(folder, reply.file)
            if reply.text:
                yield BundledFile(f"{folder}.txt", reply.text.encode())
        for exhibit in self._view.exhibits:
            if exhibit.file is not None:
                yield self._original(f"exhibits/{exhibit.label}-{plain_name(exhibit.title)}", exhibit.file)

    def _frozen_letters(self) -> Iterator[Letter]:
        return (letter for letter in self._view.letters if letter.state is not LetterState.DRAFT)

    def _letters(self) -> Iterator[tuple[date, KeptPaper]]:
        for letter in self._frozen_letters():
            day = (letter.sending.sent_on if letter.sending else letter.dated) or date.max
            said = long_date(day) if day < date.max else ""
            word = next((file for file in letter.files if _is_a(file, ".docx")), None)
            for pages in sorted(letter.files, key=lambda file: not _is_a(file, ".pdf"))[:1]:
                source = self._kept(word) if word and word != pages else b""
                lines = _origin(pages)
                key = f"letter-{letter.id}"
                yield (
                    day,
                    KeptPaper(letter.title, "", said, self._kept(pages), pages.name, "", lines, word=source, key=key),
                )

    def _replies(self) -> Iterator[tuple[date, KeptPaper]]:
        for reply in self._view.replies:
            day, file = long_date(reply.received_on), reply.file
            title = tr("Reply of {day}").format(day=day)
            lines = _origin(file) if file else ()
            data, name = (self._kept(file), file.name) if file else (b"", "")
            yield reply.received_on, KeptPaper(title, "", day, data, name, reply.text, lines, key=f"reply-{reply.id}")

    def _exhibits(self) -> Iterator[KeptPaper]:
        for exhibit in self._view.exhibits:
            file = exhibit.file
            lines = _origin(file) if file else (tr("No file is kept of it."),)
            data, name = (self._kept(file), file.name) if file else (b"", "")
            day = long_date(exhibit.dated)
            label = exhibit.label
            yield KeptPaper(exhibit.title, label, day, data, name, lines=lines, has_sheet=True, key=label)

    def _original(self, folder: str, file: StoredFile) -> BundledFile:
        path = PurePath(file.name)
        return BundledFile(f"{folder}/{plain_name(path.stem)}{_plain_ending(path.suffix)}", self._kept(file))

    def _kept(self, file: StoredFile) -> bytes:
        return self._records.contents.get(file.sha256)


@for_others()
def front_of(case: Case, view: CaseView, today: date) -> BundleFront:
    """Return what stands before the papers, and the fingerprint that stands behind them."""
    return BundleFront(
        title=tr("{title}: bundle").format(title=case.title),
        lines=(
            tr("With: {organisation}").format(organisation=case.organisation),
            tr("Reference: {ref}").format(ref=case.ref),
            tr("Made on {day}").format(day=long_date(today)),
        ),
        chronology=tuple((long_date(line.on), line.words, line.since) for line in chronology(view.history)),
        ending=(
            tr("Made with Plaint. Every paper is shown as it is kept; the originals can be had as a ZIP."),
            tr("The history of the case ends with this fingerprint, which proves it unchanged to whoever noted it:"),
            head_of(view.history),
        ),
    )


def head_of(history: Sequence[HistoryEntry]) -> str:
    """Return the last hash of a history; "" where there is none."""
    return history[-1].hash if history else ""


def history_data(entry: HistoryEntry, *, with_content: bool = True) -> dict[str, Value]:
    """Return a link of the chain as plain data; what was deleted, and what a note says, is left out with its salt.

    Args:
        entry: The link.
        with_content: Whether to give what happened; without it nobody can guess what the hash is of, for lack of salt.
    """
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
    if is_private(entry) or not with_content:
        return data
    return data | {"content": dict(happening.content), "salt": entry.salt}


def plain_name(words: str) -> str:
    """Return words as a name that every system takes: letters, figures and hyphens, at most 60."""
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60].strip("-") or "file"


def _origin(file: StoredFile) -> tuple[str, ...]:
    return (tr("File: {name}").format(name=file.name), tr("SHA-256: {hash}").format(hash=file.sha256))


def _is_a(file: StoredFile, ending: str) -> bool:
    return file.name.lower().endswith(ending)


def _plain_ending(suffix: str) -> str:
    ending = re.sub(r"[^a-z0-9]", "", suffix.lower())[:8]
    return f".{ending}" if ending else ""
