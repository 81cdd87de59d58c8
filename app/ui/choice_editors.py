"""Editors for what is chosen: yes or no, one of several, any of several, an earlier letter or reply."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QVBoxLayout

from app.domain.answers import Value
from app.domain.case_questions import EarlierQuestion
from app.domain.choice_questions import ChoiceQuestion, ChoicesQuestion, YesNoQuestion
from app.i18n import tr
from app.ui.answer_editor import FieldEditor
from app.ui.buttons import LinkButton, literal
from app.ui.choice_group import ChoiceGroup
from app.ui.form_parts import DropDown
from app.ui.group import Group
from app.ui.option_parts import RadioBox, TickBox
from app.ui.text_editors import left_of_line


class Options(Group):
    """Ticks or radios one below the other; the keyboard enters at the one that is chosen, else at the first."""

    def __init__(self, buttons: Sequence[QAbstractButton]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for button in buttons:
            column.addWidget(button)
        if buttons:
            self.setFocusProxy(buttons[0])


class RadioEditor(FieldEditor):
    """One of several; where no answer is needed, the choice can be taken back."""

    is_typed = False

    def __init__(self, question: ChoiceQuestion | YesNoQuestion, options: Sequence[tuple[Value, str, str]]) -> None:
        self._values = [value for value, _label, _hint in options]
        self._radios = [RadioBox(literal(label), hint) for _value, label, hint in options]
        self._group = ChoiceGroup()
        self._box = Options(self._radios)
        super().__init__(question, self._box)
        self._group.setParent(self)
        for number, radio in enumerate(self._radios):
            self._group.addButton(radio, number)
        self._is_optional = not question.required
        self._take_back = LinkButton(tr("Take this answer back"), role="hint")
        self._take_back.setAccessibleDescription(question.label)
        self._take_back.clicked.connect(self._cleared)
        self.column.addWidget(self._take_back)
        self._group.chosen.connect(self._chosen)
        self._show_link()

    def value(self) -> Value:
        """Return the chosen value; "" when none is."""
        chosen = self._group.checkedId()
        return self._values[chosen] if chosen >= 0 else ""

    def set_value(self, value: Value | None) -> None:
        """Choose the radio of the value, if it is offered."""
        pairs = zip(self._values, self._radios, strict=True)
        self._group.show_choice(
            next((radio for known, radio in pairs if type(known) is type(value) and known == value), None)
        )
        self._show_link()

    def _chosen(self) -> None:
        self._show_link()
        self.edited.emit()

    def _cleared(self) -> None:
        self.set_value(None)
        self._radios[0].setFocus()
        self.edited.emit()

    def _show_link(self) -> None:
        self._take_back.setVisible(self._is_optional and self._group.checkedId() >= 0)


def radio_editor(question: ChoiceQuestion | YesNoQuestion) -> RadioEditor:
    """Return the editor for yes or no, or for one of the pack's options."""
    if isinstance(question, YesNoQuestion):
        return RadioEditor(question, [(True, tr("Yes"), ""), (False, tr("No"), "")])
    return RadioEditor(question, [(option.value, option.label, option.hint) for option in question.options])


class TicksEditor(FieldEditor):
    """Any number of several; a value of an older pack that is no longer offered stays in the answer."""

    is_typed = False

    def __init__(self, question: ChoicesQuestion) -> None:
        self._ticks = {option.value: TickBox(literal(option.label), option.hint) for option in question.options}
        super().__init__(question, Options(list(self._ticks.values())))
        self._unknown: list[Value] = []
        self._is_showing = False
        for tick in self._ticks.values():
            tick.toggled.connect(self._ticked)

    def value(self) -> Value:
        """Return the ticked values in the pack's order."""
        return [*(value for value, tick in self._ticks.items() if tick.isChecked()), *self._unknown]

    def set_value(self, value: Value | None) -> None:
        """Tick the values."""
        ticked = value if isinstance(value, list) else []
        self._unknown = [one for one in ticked if one not in self._ticks]
        self._is_showing = True
        for known, tick in self._ticks.items():
            tick.setChecked(known in ticked)
        self._is_showing = False

    def _ticked(self) -> None:
        if not self._is_showing:
            self.edited.emit()


class EarlierEditor(FieldEditor):
    """A letter or a reply of the case, by its number in the case."""

    is_typed = False

    def __init__(self, question: EarlierQuestion, choices: Sequence[tuple[int, str]]) -> None:
        first = tr("Choose one") if choices else tr("There is none in this case yet")
        self._list = DropDown([("", first), *((str(number), label) for number, label in choices)])
        super().__init__(question, left_of_line(self._list, 460), self._list)
        self._list.activated.connect(self.edited)

    def value(self) -> Value:
        """Return the number; "" when none is chosen."""
        chosen = str(self._list.currentData() or "")
        return int(chosen) if chosen else ""

    def set_value(self, value: Value | None) -> None:
        """Choose the letter or reply with this number."""
        self._list.setCurrentIndex(max(0, self._list.findData(str(value or ""))))
