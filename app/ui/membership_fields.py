"""Membership numbers, one field for each organisation that the member belongs to."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.form_parts import DropDown, QuestionBlock
from app.ui.page_parts import empty
from app.ui.text_editors import left_of_line
from app.ui.typed_line import TypedLine

_NUMBER_WIDTH, _LIST_WIDTH, _LONGEST = 240, 360, 60


class MembershipFields(QWidget):
    """The numbers that are known, and a list to add one for another organisation.

    Signals:
        edited: A number was changed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[str, str] = {}
        self.fields: dict[str, TypedLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        column.addLayout(self._column)
        self.list = DropDown()
        hint = tr("Choose an organisation, then write your number.")
        self._add = QuestionBlock(
            tr("Add a membership number"), left_of_line(self.list, _LIST_WIDTH), hint=hint, focus=self.list
        )
        self.list.activated.connect(self._chosen)
        column.addWidget(self._add)

    def show_numbers(self, numbers: Mapping[str, str], names: Mapping[str, str]) -> None:
        """Show the known numbers by directory id; `names` are the organisations that may have one."""
        empty(self._column)
        self.fields = {}
        self._names = dict(names)
        for organisation, number in numbers.items():
            self._add_field(organisation, number)
        self._fill_list()

    def numbers(self) -> dict[str, str]:
        """Return the numbers that are written, by directory id."""
        return {id_: field.text().strip() for id_, field in self.fields.items() if field.text().strip()}

    def _add_field(self, organisation: str, number: str) -> TypedLine:
        field = TypedLine(number)
        field.setMaxLength(_LONGEST)
        field.typed.connect(self.edited)
        self.fields[organisation] = field
        name = self._names.get(organisation, organisation)
        label = tr("Membership number, {organisation}").format(organisation=name)
        self._column.addWidget(QuestionBlock(label, left_of_line(field, _NUMBER_WIDTH), focus=field))
        return field

    def _fill_list(self) -> None:
        self.list.clear()
        self.list.addItem(tr("Choose an organisation"), "")
        for organisation, name in self._names.items():
            if organisation not in self.fields:
                self.list.addItem(name, organisation)
        self._add.setContentsMargins(0, 16 if self.fields else 0, 0, 0)

    @Slot()
    def _chosen(self) -> None:
        organisation = str(self.list.currentData() or "")
        if organisation:
            field = self._add_field(organisation, "")
            self._fill_list()
            field.setFocus()
