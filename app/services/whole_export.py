"""Everything that somebody keeps, written out in open formats, so that it can be read without Plaint."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TypeVar

from app.domain.cases import Case
from app.domain.errors import DamagedError, NotFoundError, UserError
from app.domain.history_words import history_line
from app.domain.letters import Letter, LetterState, StoredFile, kept_file
from app.domain.progress import Tell, tell_nobody
from app.i18n import tr
from app.services.bundle_papers import plain_name
from app.services.case_service import CaseService
from app.services.case_views import CaseView
from app.services.export_data import case_data, named_files, plain
from app.services.export_pages import ListedCase, ListedFile, index, readme
from app.services.new_folder import NewFolder
from app.services.records import Records
from app.services.time_source import TimeSource
from app.store.evidence_check import EvidenceCheck

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Attributes:
        damaged: The files that could not be written, or not as they were, in words.
    """

    folder: Path
    cases: int
    letters: int
    files: int
    size: int
    damaged: tuple[str, ...]


class WholeExport:
    """Writes all cases and what the person told Plaint besides.

    Args:
        records: What is kept.
        cases: Looks at cases as they stand today.
        time: The day to go by.
        data: The data folder; nothing is written into it.
        besides: Files that go along as they are, by their names in the export.
    """

    def __init__(
        self, records: Records, cases: CaseService, time: TimeSource, data: Path, besides: Mapping[str, Path]
    ) -> None:
        self._records, self._cases, self._time = records, cases, time
        self._data, self._besides = data, besides

    @property
    def is_locked(self) -> bool:
        """Whether what is kept is under a passphrase, which the export is not."""
        return self._records.database.key is not None

    @staticmethod
    def notice() -> str:
        """Return what to say before or after an export of letters that are locked."""
        return tr("The export is not under your passphrase: anybody who has the folder can read it.")

    def write(self, folder: Path, tell: Tell = tell_nobody) -> Exported:
        """Write everything; safe in any thread, and the window goes first.

        Args:
            folder: A new folder or an empty one.
            tell: Told how many cases are done; may stop it.

        Raises:
            UserError: The folder is not empty or in the data folder, or the disk refuses; nothing is left there.
            StoppedError: It is not wanted any more; nothing is left there.
        """
        if folder.resolve().is_relative_to(self._data.resolve()):
            hint = tr("Choose a folder outside of it.")
            raise UserError(tr("An export can’t lie in the folder in which Plaint keeps your letters."), hint)
        with NewFolder(folder) as out:
            writing = _Writing(self._records, out)
            listed: list[ListedCase] = []
            cases = self._ask(self._records.cases.all)
            for done, case in enumerate(sorted(cases, key=lambda each: each.id)):
                tell(done, len(cases))
                listed.append(writing.case(self._look(case)))
            self._write_besides(out)
            today = self._time.today()
            out.add("index.html", index(today, listed))
            out.add("README.txt", [readme(today, writing.damaged)])
            tell(len(cases), len(cases))
        files = len(out.sums) - 1  # the list of sums itself
        return Exported(folder, len(cases), writing.letters, files, out.size, tuple(writing.damaged))

    def _look(self, case: Case) -> CaseView:
        return self._ask(lambda: self._cases.look(case))

    def _ask(self, read: Callable[[], Found]) -> Found:
        return asked(self._records, read)

    def _write_besides(self, out: NewFolder) -> None:
        profile = self._ask(self._records.profile.load)
        out.add("about-me.json", as_json(plain(profile)))
        out.add("organisations.json", as_json(self._ask(self._records.organisations.own)))
        packs = EvidenceCheck(self._records.database).packs()
        named = [{"id": pack, "version": version, "sha256": digest} for pack, version, digest in packs]
        out.add("packs.json", as_json(named))
        for name, path in self._besides.items():
            if path.is_file():
                out.add(name, path.read_bytes())


class _Writing:
    """Writes case after case into one folder."""

    def __init__(self, records: Records, out: NewFolder) -> None:
        self._records, self._out = records, out
        self._paths: dict[tuple[str, str], str] = {}
        self.damaged: list[str] = []
        self.letters = 0

    def case(self, view: CaseView) -> ListedCase:
        """Write one case: its files first, then what says where they are."""
        case = view.case
        folder = f"cases/{plain_ref(case.ref)}-{plain_name(case.title)}"
        self._paths.clear()
        files = [
            *(found for letter in view.letters for found in self._letter(case, letter, folder)),
            *self._replies(view, folder),
            *self._exhibits(view, folder),
        ]
        history = [f"{each.on.isoformat()}  {each.title}. {each.detail}\n" for each in map(history_line, view.history)]
        files.append(ListedFile(tr("History"), self._out.add(f"{folder}/history.txt", history)))
        self._out.add(f"{folder}/case.json", as_json(case_data(view, self._paths)))
        return ListedCase(case.ref, case.title, case.organisation, folder, files)

    def _letter(self, case: Case, letter: Letter, folder: str) -> Iterator[ListedFile]:
        self.letters += 1
        is_draft = letter.state is LetterState.DRAFT
        own = f"{folder}/{'drafts' if is_draft else 'letters'}/{letter.id:03}-{plain_name(letter.title)}"
        owner = f"letters/{letter.id}"
        for file in letter.files:
            yield from self._file(case, letter.title, own, owner, file)
        if letter.sending and letter.sending.proof:
            title = tr("{title}: proof of sending").format(title=letter.title)
            yield from self._file(case, title, f"{own}/proof", owner, letter.sending.proof)
        if letter.text:
            words = self._out.add(f"{own}/words.txt", [letter.text])
            yield ListedFile(tr("{title}: the words").format(title=letter.title), words)
        if is_draft:
            title = tr("{title} (draft): the answers").format(title=letter.title)
            yield ListedFile(title, self._out.add(f"{own}/answers.json", as_json(plain(letter.answers))))
            for file in filter(None, map(kept_file, named_files(letter.answers))):
                yield from self._file(case, f"{letter.title}: {file.name}", f"{own}/files", owner, file)

    def _replies(self, view: CaseView, folder: str) -> Iterator[ListedFile]:
        for reply in view.replies:
            day = reply.received_on.isoformat()
            title, own = tr("Reply of {day}").format(day=day), f"{folder}/replies/{reply.id:03}-{day}"
            if reply.file:
                yield from self._file(view.case, title, own, f"replies/{reply.id}", reply.file)
            if reply.text:
                words = self._out.add(f"{own}/words.txt", [reply.text])
                yield ListedFile(tr("{title}: the words").format(title=title), words)

    def _exhibits(self, view: CaseView, folder: str) -> Iterator[ListedFile]:
        for exhibit in view.exhibits:
            title = tr("Exhibit {label}: {title}").format(label=exhibit.label, title=exhibit.title)
            own = f"{folder}/exhibits/{exhibit.label}-{plain_name(exhibit.title)}"
            if exhibit.file:
                yield from self._file(view.case, title, own, f"exhibits/{exhibit.id}", exhibit.file)

    def _file(self, case: Case, title: str, folder: str, owner: str, file: StoredFile) -> Iterator[ListedFile]:
        """Write a kept file exactly as it is; one that is damaged is named, and the others go on."""
        try:
            data = asked(self._records, lambda: self._records.contents.get(file.sha256))
        except (DamagedError, NotFoundError):
            self.damaged.append(f"{case.ref}: {title}, {file.name}")
            return
        path = self._out.add(f"{folder}/{safe_name(file.name)}", data)
        self._paths[owner, file.sha256] = path
        yield ListedFile(title if title.endswith(file.name) else f"{title} ({file.name})", path)


def asked(records: Records, read: Callable[[], Found]) -> Found:
    """Return what is read from the stores; where another thread goes first, it is read again."""
    return records.database.turns.look(lambda _connection: read())


def as_json(data: object) -> Iterator[str]:
    """Yield data as JSON that people can read, piece by piece."""
    yield from json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(data)
    yield "\n"


def plain_ref(ref: str) -> str:
    """Return a reference as it can stand in a file's name; its capitals stay."""
    return "".join(char if char.isascii() and char.isalnum() else "-" for char in ref)


def safe_name(name: str) -> str:
    """Return a file's name as every system takes it, readable still: letters, figures, hyphens, and its ending."""
    path = PurePath(name.replace("\\", "/"))
    ending = "".join(char for char in path.suffix.lower() if char.isascii() and char.isalnum())[:8]
    stem = plain_name(path.stem)
    is_reserved = stem.upper() in {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10)),
    }
    return ("file-" if is_reserved else "") + stem + (f".{ending}" if ending else "")
