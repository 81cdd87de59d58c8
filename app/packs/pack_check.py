"""A whole pack looked at as its author needs it: each file, what they say about each other, Word files and samples."""

import tempfile
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.answer_file import AnswerFile, parse_answer_file, settle_answers
from app.domain.answers import Value
from app.domain.builtin_steps import interview_steps
from app.domain.errors import NotFoundError, ProblemsFoundError
from app.domain.interview import Interview
from app.domain.organisations import as_recipient
from app.domain.pack_contents import Pack
from app.domain.problems import Problem
from app.domain.templates import Template
from app.i18n import tr
from app.packs.known_names import KnownNames, known_names
from app.packs.letter_rules import LetterFile, sameness
from app.packs.letter_trials import LetterToTry
from app.packs.name_check import (
    apology_problems,
    condition_problems,
    unused_problems,
    web_form_problems,
)
from app.packs.pack_folder import SAMPLES, look_at_pack
from app.packs.pack_links import clock_problems, link_problems
from app.packs.pack_placing import laid_out
from app.packs.reading_advice import reading_warnings
from app.packs.word_names import word_file_problems
from app.rendering.docx_package import open_package
from app.rendering.sandbox import holds
from app.rendering.style_advice import style_warnings
from app.rendering.template_scan import scan
from app.rendering.word_places import located


def check_folder(folder: Path, today: date) -> tuple[Problem, ...]:
    """Return every problem of the pack in a folder, errors and warnings, in the order of its files.

    Args:
        folder: The pack's folder.
        today: The day on which samples without a day of their own are judged.
    """
    if not folder.is_dir():
        raise NotFoundError(tr("There is no folder “{name}”.").format(name=folder.name))
    pack, problems = look_at_pack(folder)
    if pack is None:
        return tuple(problems)
    letters = [problem for template in pack.templates for problem in _letter_problems(pack, template, folder, today)]
    return (*letters, *link_problems(pack, folder))


def letters_to_try(folder: Path, found: Collection[Problem], today: date) -> list[LetterToTry]:
    """Return the letters of a pack that can be drawn, with their samples; none where the pack cannot be read.

    Args:
        folder: The pack's folder.
        found: What `check_folder` found: a letter in whose files something is wrong is not drawn.
        today: For samples without a day of their own.
    """
    pack, _ = look_at_pack(folder)
    if pack is None:
        return []
    wrong = {problem.file.partition(".")[0] for problem in found if problem.severity == "error"}
    return [
        LetterToTry(
            template,
            (folder / "letters" / f"{template.id}.docx").read_bytes(),
            {
                which: settled
                for which in SAMPLES
                if (settled := _settled(pack, template, folder / "letters" / f"{template.id}.{which}.toml", today))
            },
            pack.laws,
            today,
        )
        for template in pack.templates
        if f"letters/{template.id}" not in wrong
    ]


def check_files(files: Mapping[str, bytes], today: date) -> tuple[Problem, ...]:
    """Return every problem of a pack given as its files by their paths; they are laid out where nobody else looks."""
    with tempfile.TemporaryDirectory(prefix="plaint-") as parent, laid_out(files, Path(parent)) as folder:
        return check_folder(folder, today)


def check_docx(docx: bytes, file: str) -> tuple[Problem, ...]:
    """Return the problems of a Word template alone, whose names nobody can judge."""
    found = scan(docx).problems
    return tuple(replace(problem, file=file) for problem in (*found, *_advice(docx, found)))


def _advice(docx: bytes, found: Iterable[Problem]) -> list[Problem]:
    """Return what would make a Word file better, where nothing in it is wrong."""
    if any(problem.severity == "error" for problem in found):
        return []
    package = open_package(docx)
    return located(package, [*style_warnings(package), *reading_warnings(package)])


def _letter_problems(pack: Pack, template: Template, folder: Path, today: date) -> Iterator[Problem]:
    file = f"letters/{template.id}.toml"
    letter = LetterFile(template, file, (folder / file).read_text(encoding="utf-8-sig"))
    known = known_names(template, pack.laws)
    yield from clock_problems(pack, letter)
    yield from apology_problems(letter)
    conditions = list(condition_problems(letter))
    yield from conditions
    yield from web_form_problems(letter, known)
    yield from sameness(letter)
    yield from _word_file(pack, letter, folder, known)
    if any(problem.severity == "error" for problem in conditions):
        return  # Samples cannot be gone through with a condition that cannot be asked.
    for which in SAMPLES:
        yield from _sample_problems(pack, template, folder / "letters" / f"{template.id}.{which}.toml", today)


def _word_file(pack: Pack, letter: LetterFile, folder: Path, known: KnownNames) -> Iterator[Problem]:
    name = f"letters/{letter.template.id}.docx"
    docx = (folder / name).read_bytes()
    scanned = scan(docx)
    yield from (replace(problem, file=name) for problem in scanned.problems)
    wrong_names = list(word_file_problems(name, scanned, known))
    yield from located(open_package(docx), wrong_names) if wrong_names else ()
    if not any(problem.severity == "error" for problem in scanned.problems):
        asked = {line.need.answered for line in pack.readiness if line.letter == letter.template.id}
        yield from unused_problems(letter, scanned, asked)
        yield from (replace(problem, file=name) for problem in _advice(docx, scanned.problems))


def _settled(pack: Pack, template: Template, path: Path, today: date) -> AnswerFile | None:
    """Return the answers of a sample; None where there is no such file."""
    if not path.is_file():
        return None
    answers = parse_answer_file(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    return settle_answers(answers, template, lambda name: _recipient(pack, template, name), today)


def _sample_problems(pack: Pack, template: Template, path: Path, today: date) -> Iterator[Problem]:
    file = f"letters/{path.name}"
    try:
        settled = _settled(pack, template, path, today)
        if settled is None:
            return
        interview = Interview(interview_steps(template, for_others=True), settled.flat, holds, settled.today or today)
        found = interview.problems()
    except ProblemsFoundError as error:
        yield from (replace(problem, file=file) for problem in error.problems)
        return
    except ValueError as error:
        yield Problem("error", "toml-syntax", tr("This is not right as TOML: {why}.").format(why=error), file=file)
        return
    for problem in found:
        tag = ".".join(str(part) for part in problem.path)
        yield Problem("error", "sample-answer", problem.message, file=file, tag=tag)


def _recipient(pack: Pack, template: Template, name: str) -> dict[str, Value]:
    for organisation in pack.organisations:
        if organisation.id == name:
            return as_recipient(organisation, organisation.route(template.recipient_route))
    raise NotFoundError(tr("There is no organisation “{name}” in this pack.").format(name=name))
