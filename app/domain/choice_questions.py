"""Questions answered by choosing: yes or no, one of several, any of several."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from app.domain.answers import Value
from app.domain.question_parts import Items, PackData, QuestionParts, ShortWords, Words
from app.i18n import tr, trn


class Option(PackData):
    """One thing that can be chosen."""

    value: Annotated[str, Field(min_length=1, max_length=60)]
    label: ShortWords
    hint: Words = ""


class YesNoQuestion(QuestionParts):
    """Yes or no; not answered is neither, though a template sees false."""

    takes: ClassVar[tuple[type, ...]] = (bool,)
    kind: Literal["yes_no"] = "yes_no"

    @property
    def empty(self) -> Value:
        """Not answered reads as no."""
        return False

    def is_answered(self, value: Value | None) -> bool:
        """No is an answer too."""
        return value is not None and value not in ("", [])

    def _absent(self, mark: str) -> dict[str, Value]:
        """A condition cannot show a mark."""
        del mark
        return {self.id: False}

    def _missing_message(self) -> str:
        """Say which question waits for a yes or a no."""
        return tr("Choose yes or no for “{label}”").format(label=self.label)

    def in_words(self, value: Value | None) -> str:
        """The word that was chosen."""
        if not isinstance(value, bool):
            return ""
        return tr("Yes") if value else tr("No")

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """True or false."""
        return bool


class OptionsQuestion(QuestionParts):
    """What choosing one and choosing several have in common: the options."""

    options: Items[Option] = Field(min_length=1, max_length=100)

    @model_validator(mode="after")
    def _values_differ(self) -> "OptionsQuestion":
        values = [option.value for option in self.options]
        twice = sorted({value for value in values if values.count(value) > 1})
        if twice:
            raise ValueError(tr("the option value “{value}” is there twice").format(value=twice[0]))
        return self

    def label_of(self, value: str) -> str:
        """Return the words of an option, empty when the pack no longer has it."""
        return next((option.label for option in self.options if option.value == value), "")


class ChoiceQuestion(OptionsQuestion):
    """One of several; templates see its value, and its words as `ID_label`."""

    kind: Literal["choice"] = "choice"

    def fits(self, value: Value) -> bool:
        """An option of an older pack is no answer to this one."""
        return isinstance(value, str) and bool(self.label_of(value))

    def _faults(self, value: Value, _today: date, /) -> Sequence[str]:
        """Only what is offered can be chosen."""
        return [] if self.label_of(str(value)) else [self._missing_message()]

    def _missing_message(self) -> str:
        """Say what is to be chosen."""
        return tr("Choose an answer to “{label}”").format(label=self.label)

    def _present(self, value: Value) -> dict[str, Value]:
        """The value and its words."""
        return {self.id: value, f"{self.id}_label": self.label_of(str(value))}

    def _absent(self, mark: str) -> dict[str, Value]:
        """The mark stands for both."""
        return {self.id: mark, f"{self.id}_label": mark}

    def in_words(self, value: Value | None) -> str:
        """The words of the option."""
        return self.label_of(value) if isinstance(value, str) else ""

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """One of the options' values."""
        return Literal[tuple(option.value for option in self.options)]


class ChoicesQuestion(OptionsQuestion):
    """Any number of several; templates see the values, and their words as `ID_label`."""

    takes: ClassVar[tuple[type, ...]] = (list,)
    kind: Literal["choices"] = "choices"
    min_items: int | None = Field(default=None, ge=1)
    max_items: int | None = Field(default=None, ge=1)

    @property
    def empty(self) -> Value:
        """Nothing chosen."""
        return []

    def chosen(self, value: Value | None) -> list[str]:
        """Return the chosen values that are offered, in the pack's order."""
        ticked = value if isinstance(value, list) else []
        return [option.value for option in self.options if option.value in ticked]

    def fits(self, value: Value) -> bool:
        """At least one offered thing is chosen."""
        return bool(self.chosen(value))

    def _faults(self, value: Value, _today: date, /) -> Sequence[str]:
        """Too few or too many."""
        count = len(self.chosen(value))
        if count == 0:
            return [self._missing_message()]
        if self.min_items is not None and count < self.min_items:
            return [trn("Choose at least {n} thing", "Choose at least {n} things", self.min_items)]
        if self.max_items is not None and count > self.max_items:
            return [trn("Choose {n} thing at most", "Choose {n} things at most", self.max_items)]
        return []

    def _missing_message(self) -> str:
        """Say from what to choose."""
        return tr("Choose at least one answer to “{label}”").format(label=self.label)

    def _present(self, value: Value) -> dict[str, Value]:
        """The values and their words."""
        chosen = self.chosen(value)
        return {self.id: [*chosen], f"{self.id}_label": [self.label_of(one) for one in chosen]}

    def _absent(self, mark: str) -> dict[str, Value]:
        """One thing that is the mark."""
        return {self.id: [mark] if mark else [], f"{self.id}_label": [mark] if mark else []}

    def in_words(self, value: Value | None) -> str:
        """The words of the options, each on a line."""
        return "\n".join(self.label_of(one) for one in self.chosen(value))

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """A list of option values."""
        return list[Literal[tuple(option.value for option in self.options)]]  # type: ignore[misc] # made at run time
