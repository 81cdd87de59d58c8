"""Letters as files: in a folder, as an e-mail draft, as text; with a case or without one."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, takewhile
from pathlib import Path

from app.domain.answer_file import AnswerFile
from app.domain.answers import Value
from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.domain.interview import Interview
from app.domain.letters import Letter
from app.domain.templates import Template
from app.i18n import tr
from app.rendering.email_draft import Attachment, file_name, make_draft
from app.services.clock_service import ClockService
from app.services.half_made import part_of
from app.services.letter_drawing import DrawnLetter, draw_letter
from app.services.letter_writing import CaseSoFar, LetterWriting, refuse_problems
from app.services.pack_service import PackService
from app.services.pdf_engines import EngineChoice, the_built_in
from app.services.records import Records
from app.services.time_source import TimeSource

FORMATS = ("docx", "pdf", "eml", "txt")
MIME = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter drawn without a case."""

    files: Mapping[str, Path]
    pages: int
    notices: tuple[str, ...]


class ExportService:
    """Writes letters where a person wants them."""

    def __init__(
        self,
        records: Records,
        packs: PackService,
        clocks: ClockService,
        time: TimeSource,
        engine: EngineChoice = the_built_in,
    ) -> None:
        self._records = records
        self._packs = packs
        self._time = time
        self._write = LetterWriting(packs, clocks, engine)

    def draft(self, template: Template, answers: AnswerFile, folder: Path, formats: Sequence[str]) -> Drafted:
        """Draw a letter from a file of answers and write it to a folder.

        Raises:
            ProblemsFoundError: Answers are missing or wrong; all are listed.
        """
        today = answers.today or self._time.today()
        known = self._records.profile.load().answers()
        interview = self._packs.interview(template, {**known, **answers.flat}, today)
        refuse_problems(interview)
        so_far = CaseSoFar(
            our_ref=answers.our_ref, earlier=answers.earlier, open_points=answers.points, apology=answers.apology
        )
        drawn = draw_letter(self._write.whole(template, interview, self._write.facts(template, interview, so_far)))
        files = {
            kind: write_new(
                folder / file_name(template.title, today, f".{kind}"), self._as_file(kind, template, drawn, interview)
            )
            for kind in formats
        }
        return Drafted(files, drawn.pdf.pages, drawn.notices)

    def email_draft(self, letter: Letter) -> bytes:
        """Return a finished letter as an unsent e-mail with both files attached."""
        attachments = [
            Attachment(file.name, self._records.contents.get(file.sha256), MIME[Path(file.name).suffix])
            for file in letter.files
        ]
        sender = self._records.profile.load().email
        to = str(letter.recipient.get("email", ""))
        return make_draft(letter.title, to, sender, letter.text, attachments, self._time.now())

    def save_files(self, letter: Letter, folder: Path) -> list[Path]:
        """Write a finished letter's exact files to a folder; a file that is there already is not overwritten."""
        return [write_new(folder / file.name, self._records.contents.get(file.sha256)) for file in letter.files]

    @staticmethod
    def is_saved(letter: Letter, folder: Path) -> bool:
        """Whether the folder holds the letter's exact files; another letter of the same name does not count."""
        return bool(letter.files) and all(_is_there(folder / file.name, file.sha256) for file in letter.files)

    def save_email(self, letter: Letter, folder: Path) -> Path:
        """Write the e-mail draft of a finished letter to a folder."""
        name = file_name(letter.title, letter.dated or self._time.today(), ".eml")
        return write_new(folder / name, self.email_draft(letter))

    def _as_file(self, kind: str, template: Template, drawn: DrawnLetter, interview: Interview) -> bytes:
        match kind:
            case "docx":
                return drawn.docx
            case "pdf":
                return drawn.pdf.pdf
            case "txt":
                return drawn.text.encode()
            case _:
                return self._unsent(template, drawn, interview)

    def _unsent(self, template: Template, drawn: DrawnLetter, interview: Interview) -> bytes:
        attachments = [
            Attachment(file_name(template.title, interview.today, suffix), data, MIME[suffix])
            for suffix, data in ((".pdf", drawn.pdf.pdf), (".docx", drawn.docx))
        ]
        to = interview.answers.get("to")
        address = str(to.get("email", "")) if isinstance(to, dict) else ""
        sender = _text(interview.answers.get("me.email"))
        return make_draft(template.title, address, sender, drawn.text, attachments, self._time.now())


def write_new(path: Path, data: bytes) -> Path:
    """Write a file whole or not at all, beside one of the same name rather than over it; return where.

    Raises:
        UserError: The folder cannot be written to, or the disk is full.
    """
    with _told_plainly(path), part_of(path, data) as part:
        return next(name for name in _names(path) if _holds(name, data) or _named(part, name))


def write_over(path: Path, data: bytes) -> Path:
    """Write a file whole or not at all, over one that is there; raises UserError as `write_new` does."""
    with _told_plainly(path), part_of(path, data) as part:
        part.replace(path)
    return path


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _is_there(path: Path, sha256: str) -> bool:
    """Whether a file of this name, or the name with a number, holds the bytes; a folder that refuses holds nothing."""
    try:
        there = (name for name in takewhile(Path.exists, _names(path)) if name.is_file())
        return any(hashlib.sha256(name.read_bytes()).hexdigest() == sha256 for name in there)
    except OSError:
        return False


def _named(part: Path, path: Path) -> bool:
    """Give a part file its name at one stroke unless there is a file of that name; return whether it has it."""
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError:  # a file has one name only on this disk
        if not _claim(path):
            return False
        part.replace(path)
    return True


def _claim(path: Path) -> bool:
    """Make an empty file; whoever makes it first has the name."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _names(path: Path) -> Iterator[Path]:
    """Yield the path, then “name (2)” and so on."""
    yield path
    yield from (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))


@contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(
            tr("“{name}” could not be saved: {why}.").format(name=path.name, why=why_refused(error)),
            tr("Nothing in Plaint was changed. Free some space, or choose another folder."),
        ) from error


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else ""
