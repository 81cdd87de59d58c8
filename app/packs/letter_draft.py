"""A letter begun from a Word file: its questions and sample answers as TOML, put into a pack's folder."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import ProblemsFoundError, UserError
from app.i18n import tr
from app.packs.new_pack import make_pack
from app.packs.question_draft import DraftQuestion, draft_questions
from app.rendering.template_scan import TemplateScan, errors_of, scan

_SAMPLE_DAY = "2026-11-02"
_SAMPLE_WORDS = (  # long enough for a question that asks for some words of one's own
    "Some words that show how an answer reads in the letter. A second sentence says a little more, "
    "so that the letter is about as long as one that somebody will send."
)
_SAMPLES = {
    "yes_no": "true",
    "date": _SAMPLE_DAY,
    "number": "3",
    "money": "12500",
    "email": '"robin@example.org"',
    "phone": '"020 7946 0000"',
    "url": '"https://example.org"',
    "reference": '"AB-123"',
    "postal_address": '["1 Example Street", "Sampletown"]',
    "person": '{ name = "Alex Example", role = "Secretary" }',
    "organisation": '{ name = "Example Company", address = ["2 Example Street", "Sampletown"] }',
    "long_text": f'"{_SAMPLE_WORDS}"',
    "points": '[{ statement = "One thing was not answered.", remedy = "an answer" }]',
    "exhibits": '[{ title = "A photograph" }]',
    "signatories": '[{ name = "Alex Example", capacity = "Member" }]',
}


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """What a Word file suggests.

    Attributes:
        id: From the file's name; the name of the letter's files.
        docx: The Word file as it was.
    """

    id: str
    title: str
    docx: bytes
    questions: tuple[DraftQuestion, ...]

    def files(self) -> dict[str, bytes]:
        """Return the letter's files by name: the questions, the Word file, and two sets of sample answers."""
        required = [question for question in self.questions if question.required]
        return {
            f"{self.id}.toml": _letter_toml(self.title, self.questions).encode(),
            f"{self.id}.docx": self.docx,
            f"{self.id}.sample.toml": _sample_toml(self.questions).encode(),
            f"{self.id}.minimal.toml": _sample_toml(required).encode(),
        }


def draft_letter(docx: bytes, name: str, look: Callable[[bytes], TemplateScan] = scan) -> LetterDraft:
    """Return the letter that a Word file suggests.

    Args:
        docx: The Word file.
        name: Its name, from which the letter's title and id are made.
        look: Takes the Word file apart.

    Raises:
        ProblemsFoundError: The Word file has tags that cannot be read, or something that no letter may hold.
    """
    scanned = look(docx)
    if errors := errors_of(scanned.problems):
        message = tr("“{name}” has problems in its tags. Mend them first.").format(name=name)
        raise ProblemsFoundError(message, errors, errors[0].hint)
    title = re.sub(r"[_-]+", " ", Path(name).stem).strip() or "Letter"
    return LetterDraft(letter_id(title), title[:1].upper() + title[1:], docx, draft_questions(scanned))


def letter_id(title: str) -> str:
    """Return a title as the name of a letter's files."""
    made = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60]
    return made if len(made) > 1 else "my-letter"


def add_letter(folder: Path, draft: LetterDraft) -> list[Path]:
    """Put a drafted letter into a pack's folder; an empty folder becomes a pack with this letter alone.

    Raises:
        UserError: The folder is no pack, has such a letter already, or cannot be written.
    """
    try:
        _ready_pack(folder)
        letters = folder / "letters"
        if taken := [name for name in draft.files() if (letters / name).exists()]:
            raise UserError(
                tr("There is “{name}” in this pack already.").format(name=taken[0]),
                tr("Give the Word file another name, and choose it again."),
            )
        letters.mkdir(exist_ok=True)
        for name, data in draft.files().items():
            (letters / name).write_bytes(data)
    except OSError as error:
        raise UserError(
            tr("The letter could not be written to “{name}”.").format(name=folder.name), tr("Choose another folder.")
        ) from error
    return [letters / name for name in draft.files()]


def _ready_pack(folder: Path) -> None:
    if (folder / "pack.toml").is_file():
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(
            tr("“{name}” holds files and is no pack.").format(name=folder.name),
            tr("Choose the folder with pack.toml in it, or an empty one."),
        )
    make_pack(folder)
    for file in (folder / "letters").glob("first-letter.*"):
        file.unlink()
    (folder / "clocks" / "clocks.toml").unlink()
    (folder / "clocks").rmdir()


def _letter_toml(title: str, questions: Sequence[DraftQuestion]) -> str:
    lines = [
        "# Drafted from the Word file. Say it in your own words, and put the questions in a good order.",
        f"title = {_text(title)}",
        f"summary = {_text(tr('Say in one sentence what this letter is for.'))}",
        'category = "other"        # complaint, data, regulator, apology, press, appeal, legal, public-body or other',
        f"use_when = [{_text(tr('Say when this letter fits.'))}]",
        "recipient_kinds = []      # who is offered: party, public-body, company, …; empty: everybody",
        "",
        "[[steps]]",
        f"title = {_text(tr('Your letter'))}",
    ]
    if not questions:
        lines[-2:] = ["[[steps]]", f"title = {_text(tr('Your letter'))}"]
        questions = [DraftQuestion("note", "text", tr("A note"), required=False, because="")]
    for question in questions:
        lines += _question_toml(question, "steps.questions")
    return "\n".join(lines) + "\n"


def _question_toml(question: DraftQuestion, table: str) -> Iterator[str]:
    yield from ("", f"[[{table}]]", f"id = {_text(question.id)}")
    yield f'kind = "{question.kind}"' + (
        f"{'':<{max(1, 30 - len(question.kind))}}# {question.because}" if question.because else ""
    )
    yield f"label = {_text(question.label)}"
    if question.required:
        yield "required = true"
    if question.options:
        listed = ", ".join(f"{{ value = {_text(each)}, label = {_text(_words(each))} }}" for each in question.options)
        yield f"options = [{listed}]"
    for inner in question.questions:
        yield from _question_toml(inner, f"{table}.questions")


def _words(value: str) -> str:
    words = re.sub(r"[_-]+", " ", value).strip() or value
    return words[:1].upper() + words[1:]


def _sample_toml(questions: Sequence[DraftQuestion]) -> str:
    lines = [
        "today = 2026-11-20",
        "",
        "[to]",
        'name = "Example Organisation"',
        'address = ["2 Example Street", "Sampletown"]',
        "",
        "[me]",
        'name = "Robin Example"',
        'address = ["1 Example Street", "Sampletown"]',
        'email = "robin@example.org"',
        "",
        "[answers]",
        *(f"{question.id} = {sample}" for question in questions if (sample := _sample(question))),
    ]
    return "\n".join(lines) + "\n"


def _sample(question: DraftQuestion) -> str:
    match question.kind:
        case "choice":
            return _text(question.options[0])
        case "choices":
            return f"[{', '.join(_text(each) for each in question.options)}]"
        case "list":
            entries = ", ".join(f"{each.id} = {_sample(each)}" for each in question.questions if _sample(each))
            return f"[{{ {entries} }}, {{ {entries} }}]"
        case "earlier_letter" | "earlier_reply":
            return ""
        case "text":
            return _text(tr("some words"))
        case _:
            return _SAMPLES[question.kind]


def _text(words: str) -> str:
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
