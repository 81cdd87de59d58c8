"""The cards of an answer with several entries: closed with its words, or open with its fields."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answers import Value
from app.i18n import tr
from app.ui.answer_editor import AnswerEditor, Fault, joined, within
from app.ui.badges import exhibit_badge
from app.ui.buttons import LinkButton
from app.ui.flow import Flow
from app.ui.form_parts import Path, ProblemLine
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card

Row: TypeAlias = dict[str, Value]
FieldMaker: TypeAlias = Callable[[str, Callable[[], Row]], AnswerEditor]


class ClosedEntry(Card):
    """An entry that is not open: its heading, what it says, and Change."""

    change_asked = Signal()

    def __init__(
        self, heading: str, words: str, badge: tuple[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(padding=0, parent=parent)
        self.setContentsMargins(16, 11, 16, 8)
        line = Flow(12, 4)
        line.add(WrappedLabel(heading, "strong"))
        if badge:
            line.add(exhibit_badge(*badge))
        self.link = LinkButton(tr("Change"))
        self.link.setAccessibleName(tr("Change “{entry}”").format(entry=heading))
        self.link.clicked.connect(self.change_asked)
        head = _beside(line, self.link)
        self._message = ProblemLine()
        self.add(head)
        self.add(WrappedLabel(words), 4)
        self.add(self._message, 6)

    def focus_place(self, path: Path) -> None:
        """Move the keyboard to Change."""
        del path
        self.link.setFocus()

    def show_problem(self, messages: Sequence[Fault]) -> None:
        """Say what is wrong in the entry."""
        self._message.set_message(joined(messages))
        self.link.setAccessibleDescription(joined(messages))


class OpenEntry(Card):
    """An entry that is being written: its fields, and Remove."""

    edited = Signal()
    remove_asked = Signal()

    def __init__(
        self,
        title: str,
        keys: Callable[[Row], Sequence[str]],
        make: FieldMaker,
        between: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(padding=16, parent=parent)
        self._keys, self._make = keys, make
        self._row: Row = {}
        self._editors: dict[str, AnswerEditor] = {}
        remove = LinkButton(tr("Remove"), icon="bin")
        remove.setAccessibleName(tr("Remove “{entry}”").format(entry=title))
        remove.clicked.connect(self.remove_asked)
        self.add(_beside(WrappedLabel(title, "heading"), remove))
        fields = QWidget()
        self._fields = QVBoxLayout(fields)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(between)
        self.add(fields, 10)

    def value(self) -> Row:
        """Return the answers of the fields that were opened."""
        return {key: editor.value() for key, editor in self._editors.items()}

    def row(self) -> Row:
        """Return the whole entry as it stands, with the answers of fields that were never opened."""
        return {**self._row, **self.value()}

    def set_row(self, row: Row) -> None:
        """Show the entry's answers."""
        self._row = dict(row)
        self._show_asked(row)

    def show_problem(self, messages: Sequence[Fault]) -> None:
        """Say under each field what is wrong."""
        for key, editor in self._editors.items():
            editor.show_problem(within(messages, key))

    def focus_place(self, path: Path) -> None:
        """Move the keyboard to the field of the path, else to the first."""
        asked = [key for key in self._editors if not self._editors[key].isHidden()]
        key = path[0] if path and path[0] in asked else asked[0] if asked else ""
        if isinstance(key, str) and key in self._editors:
            self._editors[key].focus_place(path[1:])

    def _show_asked(self, row: Row) -> None:
        asked = list(self._keys(row))
        for place, key in enumerate(asked):
            if key not in self._editors:
                self._fields.insertWidget(place, self._new_editor(key, row.get(key)))
        for key, editor in self._editors.items():
            if editor.isVisibleTo(self) != (key in asked):
                editor.setVisible(key in asked)

    def _new_editor(self, key: str, value: Value | None) -> AnswerEditor:
        editor = self._make(key, self.row)
        editor.set_value(value)
        editor.edited.connect(self._edited)
        self._editors[key] = editor
        return editor

    def _edited(self) -> None:
        self._show_asked(self.row())
        self.edited.emit()


def _beside(words: QWidget, link: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(words, 1)
    row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    return holder
