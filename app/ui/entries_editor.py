"""The editor of an answer with several entries: one is open, the others are cards with Change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answers import Value
from app.domain.question_parts import QuestionParts, rows
from app.i18n import tr
from app.ui.answer_editor import BETWEEN_QUESTIONS, AnswerEditor, Fault, hint_of, joined, within
from app.ui.buttons import Button, LinkButton, literal
from app.ui.entry_cards import ClosedEntry, FieldMaker, OpenEntry, Row
from app.ui.form_parts import Path, ProblemLine
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Inset, empty

BETWEEN_CARDS = 9


@dataclass(frozen=True)
class EntryPlan:
    """What the entries of one question look like.

    Attributes:
        title: The heading of the open entry, by its number from 1.
        heading: The heading of a closed entry, by the entry and its number.
        words: What a closed entry says.
        badge: The exhibit's letter and title to show beside the heading, or None.
        keys: Which fields are asked in an entry, as its answers stand.
        make: The editor of a field, in an entry whose answers can be asked for.
        add: The words on the button that adds an entry, by how many there are.
        arrange: The entries in the order in which they are to stand.
    """

    title: Callable[[int], str]
    heading: Callable[[Row, int], str]
    words: Callable[[Row], str]
    badge: Callable[[Row], tuple[str, str] | None]
    keys: Callable[[Row], Sequence[str]]
    make: FieldMaker
    add: Callable[[int], str]
    arrange: Callable[[list[Row]], list[Row]]


class EntriesEditor(AnswerEditor):
    """Entries in order; *Remove* can be undone until the next entry is opened."""

    structure_changed = Signal()

    def __init__(self, question: QuestionParts, plan: EntryPlan, *, is_alone: bool = False) -> None:
        super().__init__()
        self._question, self._plan = question, plan
        self._rows: list[Row] = []
        self._open: int | None = None
        self._card: OpenEntry | None = None
        self._removed: tuple[int, Row] | None = None
        self._faults: list[Fault] = []
        self._shown_entries: list[ClosedEntry | OpenEntry] = []
        self._head(is_alone)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(BETWEEN_CARDS)
        self.column.addLayout(self._cards)
        self._message = ProblemLine()
        self.column.addWidget(self._message)
        self._add = Button("", icon="plus")
        self._add.clicked.connect(self.add_entry)
        self._add.setAccessibleDescription(hint_of(question))
        self.column.addSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        self.column.addLayout(row)

    def value(self) -> Value:
        """Return the entries, blank ones included while they are open."""
        found: list[Value] = []
        for place, row in enumerate(self._rows):
            is_open = place == self._open and self._card is not None
            found.append({**row, **self._open_entry().value()} if is_open else row)
        return found

    def set_value(self, value: Value | None) -> None:
        """Show the entries; a question that needs an entry and has none begins with one open."""
        self._rows = [dict(row) for row in rows(value)]
        self._open = None
        self._removed = None
        if not self._rows and self._question.required:
            self._rows, self._open = [{}], 0
        self._rebuild()

    def show_problem(self, messages: Sequence[Fault]) -> None:
        """Say under each entry what is wrong with it, and above the button what is wrong with them all."""
        self._faults = list(messages)
        self._message.set_message(joined([fault for fault in messages if not fault[0]]))
        for place, card in enumerate(self._shown_entries):
            card.show_problem(within(messages, place))

    def focus_place(self, path: Path) -> None:
        """Open the entry and move the keyboard to its field; with no path, to the open or first entry."""
        if path and isinstance(path[0], int) and path[0] < len(self._rows):
            if path[0] != self._open:
                self.open_entry(path[0])
            self._open_entry().focus_place(path[1:])
        elif self._open is not None:
            self._open_entry().focus_place(())
        elif self._shown_entries:
            self._shown_entries[0].focus_place(())
        else:
            self._add.setFocus()

    def open_entry(self, place: int) -> None:
        """Open one entry and close the one that was open."""
        wanted = self._rows[place]
        self._keep_open_entry()
        self._removed = None
        self._arrange()
        self._open = next(number for number, row in enumerate(self._rows) if row is wanted)
        self._rebuild()
        self._open_entry().focus_place(())

    def add_entry(self) -> None:
        """Open a new entry at the end."""
        self._keep_open_entry()
        self._rows = [row for row in self._rows if any(row.values())]
        self._removed = None
        self._arrange()
        self._rows.append({})
        self._open = len(self._rows) - 1
        self._rebuild()
        self._open_entry().focus_place(())

    def remove_open_entry(self) -> None:
        """Take the open entry away; the words stay at hand."""
        if self._open is None:
            return
        place, row = self._open, {**self._rows[self._open], **self._open_entry().value()}
        self._rows.pop(place)
        self._removed = (place, row) if any(row.values()) else None
        self._open = None
        self._rebuild()
        self.edited.emit()
        self._add.setFocus()

    def put_back(self) -> None:
        """Put the removed entry where it was."""
        if self._removed is None:
            return
        place, row = self._removed
        self._removed = None
        self._keep_open_entry()
        self._rows.insert(place, row)
        self._open = place
        self._rebuild()
        self.edited.emit()
        self._open_entry().focus_place(())

    def _head(self, is_alone: bool) -> None:
        label = WrappedLabel(self._question.label, "strong", parent=self)
        hint = WrappedLabel(hint_of(self._question), "hint", parent=self)
        label.setVisible(not is_alone)
        hint.setVisible(bool(hint.text()) and not is_alone)
        for part, space in ((label, 2), (hint, 0 if is_alone else 7)):
            self.column.addWidget(part)
            self.column.addSpacing(space)

    def _open_entry(self) -> OpenEntry:
        assert self._card is not None
        return self._card

    def _keep_open_entry(self) -> None:
        if self._open is not None:
            self._rows[self._open].update(self._open_entry().value())

    def _arrange(self) -> None:
        ordered = self._plan.arrange(self._rows)
        if [id(row) for row in ordered] != [id(row) for row in self._rows]:
            self._rows, self._open = ordered, None
            self._rebuild()
            self.edited.emit()

    def _rebuild(self) -> None:
        # While cards go and come the focus moves, and whoever hears of it may ask for the answer.
        self._card = None
        self._shown_entries = []
        empty(self._cards)
        for place, row in enumerate(self._rows):
            if self._removed and self._removed[0] == place:
                self._put(self._undo())
            entry = self._opened(place, row) if place == self._open else self._closed(place, row)
            self._shown_entries.append(entry)
            self._put(entry)
        if self._removed and self._removed[0] >= len(self._rows):
            self._put(self._undo())
        self._add.setText(literal(self._plan.add(len(self._rows))))
        self._add.setAccessibleName(self._plan.add(len(self._rows)))
        self.show_problem(self._faults)
        self.structure_changed.emit()

    def _put(self, widget: QWidget) -> None:
        self._cards.addWidget(widget)
        widget.show()  # now, not in the next turn of Qt's loop, so that it can take the keyboard

    def _opened(self, place: int, row: Row) -> OpenEntry:
        entry = OpenEntry(self._plan.title(place + 1), self._plan.keys, self._plan.make, BETWEEN_QUESTIONS)
        entry.set_row(row)
        entry.edited.connect(self.edited)
        entry.remove_asked.connect(self.remove_open_entry)
        self._card = entry
        return entry

    def _closed(self, place: int, row: Row) -> ClosedEntry:
        words = self._plan.words(row) or tr("Nothing is written here yet.")
        entry = ClosedEntry(self._plan.heading(row, place + 1), words, self._plan.badge(row))
        entry.change_asked.connect(lambda: self.open_entry(place))
        return entry

    def _undo(self) -> QWidget:
        inset = Inset(tr("You removed an entry."))
        link = LinkButton(tr("Put it back"))
        link.clicked.connect(self.put_back)
        inset.add(link)
        return inset
