"""Questions answered from the case: the points, the exhibits, and earlier letters and replies."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.domain.answers import Value
from app.domain.date_questions import ApproximateDate, date_fault
from app.domain.exhibits import exhibit_label
from app.domain.problems import AnswerProblem
from app.domain.question_parts import QuestionParts, rows, words_at
from app.i18n import tr, trn

_ANSWER = ConfigDict(strict=True, extra="forbid")
# What a template can ask of a letter or reply that came before; `due_on` is when the letter had to be answered.
EARLIER_KEYS = (
    "kind", "template", "reply_kind", "title", "dated", "sent_on", "received_on", "days_ago", "channel", "our_ref",
    "their_ref", "due_on",
)  # fmt: skip


class PointAnswer(BaseModel):
    """A point as a file of answers gives it."""

    model_config = _ANSWER
    statement: str
    remedy: str = ""
    rule: str = ""
    exhibits: list[str] = []


class ExhibitAnswer(BaseModel):
    """A piece of evidence as a file of answers gives it; without a file it is only listed."""

    model_config = _ANSWER
    label: str = ""
    title: str
    dated: str | ApproximateDate = ""
    file: str = ""


class RowsQuestion(QuestionParts):
    """What points and exhibits share: rows, of which the empty ones do not count."""

    takes: ClassVar[tuple[type, ...]] = (list,)
    needed: ClassVar[str] = ""
    min_items: Annotated[int, Field(ge=1)] | None = None
    max_items: Annotated[int, Field(ge=1)] | None = None

    @property
    def empty(self) -> Value:
        """No rows."""
        return []

    def filled(self, value: Value | None) -> list[dict[str, Value]]:
        """Return the rows in which anything is written."""
        return [row for row in rows(value) if any(row.values())]

    def is_answered(self, value: Value | None) -> bool:
        """Whether any row is filled."""
        return bool(self.filled(value)) or (bool(value) and not isinstance(value, list))

    def fits(self, value: Value) -> bool:
        """Whether there is a row to print."""
        return bool(self.filled(value))

    def _faults(self, value: Value, _today: date, /) -> Sequence[str]:
        """Too few or too many."""
        count = len(self.filled(value))
        if self.min_items is not None and count < self.min_items:
            return [trn("Add {n} more", "Add {n} more", self.min_items - count)]
        if self.max_items is not None and count > self.max_items:
            return [trn("Take {n} away", "Take {n} away", count - self.max_items)]
        return []

    def problems(self, value: Value | None, today: date) -> list[AnswerProblem]:
        """Look at the number of rows, then into each."""
        found = super().problems(value, today)
        for place, row in enumerate(rows(value)):
            if any(row.values()):
                found.extend(self.row_problems(place, row, today))
        return found

    def texts(self, value: Value | None) -> list[str]:
        """The one thing that each row must have."""
        return [words for row in self.filled(value) if (words := words_at(row, self.needed)).strip()]

    def row_problems(self, place: int, row: dict[str, Value], today: date) -> list[AnswerProblem]:
        """Return what is wrong in one row."""
        del today
        return [] if words_at(row, self.needed).strip() else [self._problem(self._needed_message(), place, self.needed)]

    def _needed_message(self) -> str:
        """Return what to say when a row lacks the one thing it must have."""
        return tr("Write what this is")


class PointsQuestion(RowsQuestion):
    """The numbered points of the letter: what it says or asks for, one by one."""

    needed: ClassVar[str] = "statement"
    kind: Literal["points"] = "points"

    def _missing_message(self) -> str:
        """Say that something must be asked for."""
        return tr("Add at least one thing you ask for")

    def _needed_message(self) -> str:
        """A point without a statement asks nothing."""
        return tr("Write what this point says or asks for")

    def _present(self, value: Value) -> dict[str, Value]:
        """Each point with every name that a template may use; numbers are provisional until the letter is finished."""
        return {self.id: [point_values(row, number) for number, row in enumerate(self.filled(value), 1)]}

    def _absent(self, mark: str) -> dict[str, Value]:
        """One point that is the mark."""
        return {self.id: [point_values({"statement": mark}, 1)] if mark else []}

    def in_words(self, value: Value | None) -> str:
        """“P1  Who decided?”, one point a line."""
        points = (point_values(row, number) for number, row in enumerate(self.filled(value), 1))
        return "\n".join(f"{point['number']}  {point['statement']}" for point in points)

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """A list of points."""
        return list[PointAnswer]


def point_values(row: dict[str, Value], number: int) -> dict[str, Value]:
    """Return a point as templates see it, with what has not happened yet left empty."""
    blank: dict[str, Value] = {
        "number": f"P{number}", "statement": "", "remedy": "", "rule": "", "exhibits": [], "verdict": "",
        "verdict_label": "", "their_words": "", "still_wanted": "", "i_had_said": "", "promised_by": "",
        "is_open": True, "carried": False,
    }  # fmt: skip
    return {**blank, **{key: value for key, value in row.items() if key in blank and value not in ("", None)}}


class ExhibitsQuestion(RowsQuestion):
    """The evidence that goes with the letter."""

    needed: ClassVar[str] = "title"
    kind: Literal["exhibits"] = "exhibits"

    def _missing_message(self) -> str:
        """Say that evidence is needed."""
        return tr("Add at least one piece of evidence")

    def _needed_message(self) -> str:
        """Evidence is named in the letter's list."""
        return tr("Write what this piece of evidence is")

    def row_problems(self, place: int, row: dict[str, Value], today: date) -> list[AnswerProblem]:
        """A title, and a date that can be read."""
        fault = date_fault(row.get("dated"), today)
        dated = [self._problem(fault, place, "dated")] if fault else []
        return [*super().row_problems(place, row, today), *dated]

    def _present(self, value: Value) -> dict[str, Value]:
        """Label, title, date and pages; a label is given by position until the letter is finished."""
        return {self.id: [_exhibit_values(row, place) for place, row in enumerate(self.filled(value))]}

    def _absent(self, mark: str) -> dict[str, Value]:
        """One exhibit that is the mark."""
        return {self.id: [_exhibit_values({"title": mark}, 0)] if mark else []}

    def in_words(self, value: Value | None) -> str:
        """“A  Minutes of 3 June”, one exhibit a line."""
        shown = (_exhibit_values(row, place) for place, row in enumerate(self.filled(value)))
        return "\n".join(f"{one['label']}  {one['title']}" for one in shown)

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """A list of exhibits."""
        return list[ExhibitAnswer]


def _exhibit_values(row: dict[str, Value], place: int) -> dict[str, Value]:
    seen: dict[str, Value] = {
        "label": words_at(row, "label") or exhibit_label(place),
        "title": words_at(row, "title"),
        "dated": row.get("dated", ""),
        "pages": row.get("pages", ""),
        **({"carried": True} if row.get("carried") else {}),
    }
    # The service finds the kept bytes by it; templates cannot use it.
    return {**seen, "file": words_at(row, "file")}


class EarlierQuestion(QuestionParts):
    """What earlier letters and replies share: the answer is a number in the case.

    A template sees the entry with that number, as `letter_context` finds it; `number` is 0 while none is chosen.
    """

    takes: ClassVar[tuple[type, ...]] = (int,)

    def is_answered(self, value: Value | None) -> bool:
        """Numbers begin at one."""
        return bool(value)

    def _present(self, value: Value) -> dict[str, Value]:
        """The number, and room for what the case knows of it."""
        return {self.id: {**dict.fromkeys(EARLIER_KEYS, ""), "number": value}}

    def _absent(self, mark: str) -> dict[str, Value]:
        """None chosen: every name is there and empty, or the mark."""
        return {self.id: {**dict.fromkeys(EARLIER_KEYS, mark), "number": 0}}

    def in_words(self, value: Value | None) -> str:
        """The number; the page shows the letter's or reply's title instead."""
        return str(value) if isinstance(value, int) and value else ""

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """A number in the case."""
        return int


class EarlierLetterQuestion(EarlierQuestion):
    """Which of the letters already sent in the case is meant."""

    kind: Literal["earlier_letter"] = "earlier_letter"

    def _missing_message(self) -> str:
        """Say that a letter is to be chosen."""
        return tr("Choose the earlier letter for “{label}”").format(label=self.label)


class EarlierReplyQuestion(EarlierQuestion):
    """Which of the replies received in the case is meant."""

    kind: Literal["earlier_reply"] = "earlier_reply"

    def _missing_message(self) -> str:
        """Say that a reply is to be chosen."""
        return tr("Choose their reply for “{label}”").format(label=self.label)
