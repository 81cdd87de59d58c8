"""A pack's folder read whole: either a pack in which every file is right, or every problem in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from app.domain.calendars import HolidaysFile
from app.domain.check_phrases import ChecksFile
from app.domain.clock_rules import ClocksFile
from app.domain.errors import NotFoundError, ProblemsFoundError
from app.domain.pack_contents import (
    GlossaryFile,
    OrganisationsFile,
    Pack,
    PackInfo,
    StartFile,
)
from app.domain.problems import Problem
from app.domain.reply_words import RepliesFile
from app.domain.routes import RoutesFile
from app.domain.templates import Template
from app.i18n import tr
from app.packs.letter_rules import LetterFile, rule_problems
from app.packs.pack_limits import files_of, limit_problems, place_problems
from app.packs.toml_problems import check_model, read_model, read_toml

SAMPLES = ("sample", "minimal", "large")
FILLED_BY_READER = ("id", "pack", "version")

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The files of a pack's folder, and the problems found while they are read."""

    folder: Path
    files: tuple[Path, ...]
    problems: list[Problem] = field(default_factory=list)

    def name(self, path: Path) -> str:
        """Return a file's path within the pack, the same on every system."""
        return path.relative_to(self.folder).as_posix()

    def under(self, folder: str) -> list[Path]:
        """Return the TOML files of one of the pack's folders, without the samples of letters."""
        inside = (path for path in self.files if path.parent == self.folder / folder and path.suffix == ".toml")
        return [path for path in inside if not is_sample(path.name)]

    def one(self, model: type[Model], path: Path) -> Model | None:
        """Return what a file describes, None after noting its problems."""
        found, problems = read_model(model, path.read_bytes(), self.name(path))
        self.problems.extend(problems)
        return found

    def top(self, model: type[Model], name: str) -> Model:
        """Return what an optional file at the top describes; the empty model when it is absent or wrong."""
        path = self.folder / name
        return (self.one(model, path) if path in self.files else None) or model()

    def each(self, model: type[Model], folder: str) -> list[Model]:
        """Return what every right file of a folder describes."""
        return [found for path in self.under(folder) if (found := self.one(model, path))]


def is_sample(name: str) -> bool:
    """Whether a file in `letters` holds answers: `ID.sample.toml`, `ID.minimal.toml`, `ID.large.toml`."""
    return any(name.endswith(f".{which}.toml") for which in SAMPLES)


def read_pack(folder: Path) -> Pack:
    """Return the pack in a folder.

    Raises:
        NotFoundError: There is no such folder.
        ProblemsFoundError: Something in it is wrong; every problem is listed, with file and line.
    """
    if not folder.is_dir():
        raise NotFoundError(tr("There is no folder “{name}”.").format(name=folder.name))
    pack, problems = look_at_pack(folder)
    if pack is None:
        message = tr("The pack “{name}” has problems.").format(name=folder.name)
        raise ProblemsFoundError(message, problems, tr("Mend them in the pack’s files and try again."))
    return pack


def look_at_pack(folder: Path) -> tuple[Pack | None, list[Problem]]:
    """Return the pack, when every file is right, and the problems, when not."""
    found = files_of(folder)
    refused = limit_problems(folder, found)
    if refused:
        return None, refused
    files = PackFiles(folder, tuple(found))
    files.problems.extend(place_problems(folder, found))
    info = _info(files)
    pack = _contents(files, info) if info else None
    if info is None:
        _templates(files, "", "")
    return (None, files.problems) if files.problems else (pack, [])


def _info(files: PackFiles) -> PackInfo | None:
    path = files.folder / "pack.toml"
    if path in files.files:
        return files.one(PackInfo, path)
    hint = tr("It says what the pack is called, who publishes it and which version it is.")
    deeper = next((each for each in files.files if each.name == path.name), None)
    if deeper is not None:
        hint = tr("There is one in “{folder}”: zip what is in that folder, not the folder itself, or use “pack build”.")
        hint = hint.format(folder=files.name(deeper.parent))
    files.problems.append(Problem("error", "no-pack-toml", tr("There is no pack.toml."), hint, "pack.toml"))
    return None


def _contents(files: PackFiles, info: PackInfo) -> Pack:
    rules = files.each(ClocksFile, "clocks")
    routes = files.top(RoutesFile, "routes.toml")
    replies = files.top(RepliesFile, "replies.toml")
    return Pack(
        info=info,
        templates=_templates(files, info.id, info.version),
        organisations=tuple(
            each for file in files.each(OrganisationsFile, "organisations") for each in file.organisations
        ),
        clocks=tuple(clock for file in rules for clock in file.clocks),
        laws=tuple(law for file in rules for law in file.laws),
        receipts=tuple(rule for file in rules for rule in file.receipt),
        routes=routes.routes,
        readiness=routes.readiness,
        start_questions=files.top(StartFile, "start.toml").questions,
        checks=files.top(ChecksFile, "checks.toml"),
        replies=replies,
        glossary=files.top(GlossaryFile, "glossary.toml").terms,
        holidays=files.top(HolidaysFile, "holidays.toml").days,
    )


def _templates(files: PackFiles, pack: str, version: str) -> tuple[Template, ...]:
    read = [_template(files, path, pack, version) for path in files.under("letters")]
    files.problems.extend(_orphans(files))
    return tuple(template for template in read if template)


def _template(files: PackFiles, path: Path, pack: str, version: str) -> Template | None:
    name = files.name(path)
    tables, text, problems = read_toml(path.read_bytes(), name)
    files.problems.extend(problems)
    files.problems.extend(_missing_beside(files, path))
    if problems:
        return None
    own = [key for key in FILLED_BY_READER if key in tables]
    named: dict[str, Any] = {"id": path.stem, "pack": pack, "version": version}
    template, found = check_model(Template, {**tables, **named}, text, name)
    message = tr("The file’s name says which letter this is; take “{key}” out.")
    files.problems.extend(Problem("error", "unknown-key", message.format(key=key), file=name, line=1) for key in own)
    files.problems.extend(found)
    if template:
        files.problems.extend(rule_problems(LetterFile(template, name, text)))
    return template


def _missing_beside(files: PackFiles, path: Path) -> list[Problem]:
    """A letter needs its Word file and sample answers, or nothing shows what it says."""
    wanted = (
        (".docx", "no-docx", tr("There is no Word file beside this letter.")),
        (".sample.toml", "no-sample", tr("There are no sample answers beside this letter.")),
    )
    name = files.name(path)
    return [
        Problem("error", code, message, tr("Add “{file}”.").format(file=path.stem + ending), name)
        for ending, code, message in wanted
        if path.with_name(path.stem + ending) not in files.files
    ]


def _orphans(files: PackFiles) -> list[Problem]:
    """Word files and samples that no letter's TOML goes with."""
    letters = {path.stem for path in files.under("letters")}
    inside: Sequence[Path] = [path for path in files.files if path.parent == files.folder / "letters"]
    message = tr("There is no “{file}” that would say what this letter asks.")
    return [
        Problem("error", "no-letter", message.format(file=f"{path.name.split('.')[0]}.toml"), file=files.name(path))
        for path in inside
        if (path.suffix == ".docx" or is_sample(path.name)) and path.name.split(".")[0] not in letters
    ]
