"""What is wrong with a file or an answer, said so that its author can mend it."""

from dataclasses import asdict, dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a pack, a template or a file of answers.

    Attributes:
        severity: `error` stops the work, `warning` does not.
        code: A stable word for scripts, such as `unknown-variable`.
        message: What is wrong.
        hint: What to do about it.
        file: The file's path within its pack.
        part: The part of a Word file, such as `word/document.xml`.
        paragraph: The 1-based ordinal of the `w:p` in its part.
        tag: The template tag meant.
        line: The 1-based line in a TOML file.
        text: The paragraph's text on one line, where it is long only what stands around the tag.
        place: The part, and where in it, as somebody sees it in Word: `header of the first page, text box`.
    """

    severity: Literal["error", "warning"]
    code: str
    message: str
    hint: str = ""
    file: str = ""
    part: str = ""
    paragraph: int | None = None
    tag: str = ""
    line: int | None = None
    text: str = ""
    place: str = ""

    def to_json(self) -> dict[str, str | int | None]:
        """Return the shape that scripts rely on."""
        return asdict(self)

    def where(self) -> str:
        """Return the place in one phrase, as far as it is known."""
        places = [self.file, f"{self.part} ({self.place})" if self.place else self.part]
        if self.paragraph is not None:
            places.append(f"paragraph {self.paragraph}")
        if self.line is not None:
            places.append(f"line {self.line}")
        return ", ".join(place for place in [*places, self.tag] if place)


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """What is wrong with one answer; shown under its field and in the summary.

    Attributes:
        path: The question's id, then for lists the 0-based entry and the inner question's id.
        message: What to do, in one sentence without a full stop.
    """

    path: tuple[str | int, ...]
    message: str

    def inside(self, *outer: str | int) -> "AnswerProblem":
        """Return the same problem seen from the question that holds this one."""
        return AnswerProblem((*outer, *self.path), self.message)
