"""Rules that a letter's questions keep among themselves: ids, names that are taken, lists within lists."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from app.domain.case_questions import PointsQuestion
from app.domain.choice_questions import ChoiceQuestion, ChoicesQuestion
from app.domain.problems import Problem
from app.domain.questions import ListQuestion, Question
from app.domain.templates import Template
from app.domain.text_questions import LongTextQuestion
from app.i18n import tr
from app.packs.known_names import ALWAYS_THERE, KINDS_WITH_OWN_ID
from app.packs.toml_lines import Path, key_lines, line_of

Placed = tuple[Path, Question]
_IN_OWN_WORDS = (LongTextQuestion, ListQuestion, PointsQuestion)  # what two people hardly answer in the same words


class LetterFile:
    """A letter with its file's text, so that a problem can say in which line it is."""

    def __init__(self, template: Template, file: str, text: str) -> None:
        self.template = template
        self.file = file
        self._text = text

    @cached_property
    def _lines(self) -> dict[Path, int]:
        """Where each key stands; looked for only once something is wrong, which in most letters nothing is."""
        return key_lines(self._text)

    def problem(self, path: Path, code: str, message: str, hint: str = "", *, is_warning: bool = False) -> Problem:
        """Return a problem at a place of the file."""
        line = line_of(self._lines, path) or 1
        return Problem("warning" if is_warning else "error", code, message, hint, self.file, line=line)

    def questions(self) -> Iterator[Placed]:
        """Yield the letter's questions with their places, without those inside lists."""
        for step_place, step in enumerate(self.template.steps):
            for place, question in enumerate(step.questions):
                yield ("steps", step_place, "questions", place), question


# Kinds of letter that many people may send in the same words: what counts is the request, not who writes it how.
SAME_IS_WELL = frozenset({"data", "public-body"})


def sameness(letter: LetterFile) -> Iterator[Problem]:
    """Yield a warning where members need not write a word of their own: all their letters would be the same."""
    asked = [question for _path, question in letter.questions() if question.in_letter]
    own = any(question.own_words for question in asked)
    written = any(question.required and isinstance(question, _IN_OWN_WORDS) for question in asked)
    if not own and not written and letter.template.category not in SAME_IS_WELL:
        message = tr("Nobody has to write anything of their own: the letters of all members would be the same.")
        hint = tr("Letters that are all the same are answered all the same. Give one question: own_words = {}").format(
            "{ min_chars = 120 }"
        )
        yield letter.problem(("steps",), "same-letters", message, hint, is_warning=True)


def inner(path: Path, question: Question) -> Iterator[Placed]:
    """Yield the questions of a list with their places; nothing for other kinds."""
    if isinstance(question, ListQuestion):
        for place, each in enumerate(question.questions):
            yield (*path, "questions", place), each


def rule_problems(letter: LetterFile) -> list[Problem]:
    """Return every rule that the letter's questions break."""
    placed = list(letter.questions())
    return [
        *_taken_names(letter, placed),
        *_doubled(letter, placed),
        *(problem for path, question in placed for problem in _list_problems(letter, path, question, 1)),
        *_same_titles(letter),
    ]


def _taken_names(letter: LetterFile, placed: Iterable[Placed]) -> Iterator[Problem]:
    for path, question in placed:
        own = KINDS_WITH_OWN_ID.get(question.id)
        if question.kind in KINDS_WITH_OWN_ID and question.id != question.kind:
            message = tr("A question of kind “{kind}” has “{kind}” as its id.").format(kind=question.kind)
            yield letter.problem((*path, "id"), "wrong-id", message)
        elif "." in question.id or (question.id in ALWAYS_THERE and not (own and isinstance(question, own))):
            message = tr("“{name}” is always there in letters; a question cannot be called that.")
            hint = tr("Choose another id.")
            yield letter.problem((*path, "id"), "reserved-id", message.format(name=question.id), hint)


def _doubled(letter: LetterFile, placed: Iterable[Placed]) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, question in placed:
        names = {question.id}
        if isinstance(question, ChoiceQuestion | ChoicesQuestion):
            names.add(f"{question.id}_label")
        taken = sorted(names & seen)
        if taken:
            message = tr("Two questions are called “{name}”.").format(name=taken[0])
            yield letter.problem((*path, "id"), "doubled-id", message, tr("Give each its own id."))
        seen |= names


def _list_problems(letter: LetterFile, path: Path, question: Question, depth: int) -> Iterator[Problem]:
    if not isinstance(question, ListQuestion):
        return
    if depth > 2:
        yield letter.problem(path, "nested-list", tr("A list can hold a list, but no further one within that."))
    placed = list(inner(path, question))
    for place, each in placed:
        if each.kind in KINDS_WITH_OWN_ID or "." in each.id or each.id == "loop":
            yield letter.problem((*place, "id"), "reserved-id", tr("This cannot be asked inside a list."))
        yield from _list_problems(letter, place, each, depth + 1)
    yield from _doubled(letter, placed)
    if question.sort_by and question.sort_by not in {each.id for _place, each in placed}:
        message = tr("“{name}” is no question of this list.").format(name=question.sort_by)
        yield letter.problem((*path, "sort_by"), "unknown-question", message)


def _same_titles(letter: LetterFile) -> Iterator[Problem]:
    titles = [step.title for step in letter.template.steps]
    for place, title in enumerate(titles):
        if title in titles[:place]:
            message = tr("Two topics are called “{title}”.").format(title=title)
            yield letter.problem(("steps", place, "title"), "doubled-title", message)
