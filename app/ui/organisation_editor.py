"""The editor of an organisation: chosen from the directory with its route, or written down."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.answers import Value
from app.domain.organisations import Organisation, OrganisationRoute, as_recipient, why_refused
from app.domain.people_questions import OrganisationQuestion
from app.domain.question_parts import words_at
from app.i18n import tr
from app.ui.answer_editor import AnswerEditor, Fault, hint_of, joined
from app.ui.banners import Banner
from app.ui.buttons import Button, LinkButton, literal
from app.ui.form_parts import Path, QuestionBlock
from app.ui.labels import WrappedLabel
from app.ui.organisation_cards import ChosenOrganisation, OrganisationFields

_LIST_ROWS = 6
RouteOf = Callable[[Organisation], OrganisationRoute | None]


class SearchLine(QLineEdit):
    """A line above a list; `down_pressed` asks to go into the list."""

    down_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Down go into the list."""
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)


class OrganisationPicker(QWidget):
    """A list that a few typed letters make shorter; Down goes into it, Enter takes the marked one."""

    picked = Signal(str)

    def __init__(self, organisations: Sequence[Organisation], refused: Mapping[str, str]) -> None:
        super().__init__()
        self._organisations, self._refused = organisations, refused
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.search = SearchLine()
        self.search.setPlaceholderText(tr("Type part of the name"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._take_marked)
        self.search.down_pressed.connect(self._enter_list)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Organisations"))
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self._nothing = WrappedLabel("", "hint")
        for part in (self.search, self.list, self._nothing):
            column.addWidget(part)
        self.setFocusProxy(self.search)
        self._narrow("")

    def _enter_list(self) -> None:
        self.list.setFocus()
        self.list.setCurrentRow(max(0, self.list.currentRow()))

    def _narrow(self, text: str) -> None:
        words, row = text.casefold().split(), self.fontMetrics().height() + 12
        self.list.clear()
        for organisation in self._organisations:
            if all(word in organisation.name.casefold() for word in words):
                item = QListWidgetItem(organisation.name)
                item.setSizeHint(QSize(0, row))
                item.setData(Qt.ItemDataRole.UserRole, organisation.id)
                self.list.addItem(item)
        self._nothing.setText(self._why_not(words) or _not_there())
        self._nothing.setVisible(self.list.count() == 0)
        self.list.setVisible(self.list.count() > 0)
        self.list.setFixedHeight(row * min(_LIST_ROWS, max(1, self.list.count())) + 6)

    def _why_not(self, words: Sequence[str]) -> str:
        """Return why the organisation that the words name can't get this letter; "" when none is meant."""
        found = (name for name in self._refused if words and all(word in name.casefold() for word in words))
        return next((refusal(name, self._refused[name]) for name in found), "")

    def _take_marked(self) -> None:
        item = self.list.currentItem() or (self.list.item(0) if self.list.count() == 1 else None)
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.picked.emit(str(item.data(Qt.ItemDataRole.UserRole)))


def refusal(name: str, reason: str) -> str:
    """Return the sentences that say why a letter can't go somewhere."""
    return tr("This letter can’t go to {name}. {reason}").format(name=name, reason=reason)


def _not_there() -> str:
    return tr("No organisation in the list has this name. You can write it down.")


class OrganisationEditor(AnswerEditor):
    """Three faces of one answer: the list to choose from, the chosen one with its route, fields to write it down."""

    def __init__(
        self,
        question: OrganisationQuestion,
        offered: Sequence[Organisation],
        route_of: RouteOf,
        today: date,
        refused: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Make the editor; `refused` gives the reason for each name that the letter can't go to."""
        super().__init__()
        self._question, self._route_of, self._today, self._refused = question, route_of, today, refused
        self._offered = {organisation.id: organisation for organisation in offered}
        self._value: dict[str, Value] = {}
        self._picker = OrganisationPicker(offered, refused)
        self._picker.picked.connect(self._picked)
        self._chosen = ChosenOrganisation()
        self._chosen.other_asked.connect(self.show_list)
        self._chosen.edit_asked.connect(self.write_down)
        self._fields = OrganisationFields(to_be_reached=question.to_be_reached)
        self._fields.edited.connect(self._typed)
        self._another = Button(tr("&Another organisation"), icon="plus")
        self._another.clicked.connect(self._write_another)
        self._back = LinkButton(tr("Choose from the list instead"))
        self._back.clicked.connect(self.show_list)
        self._keep = LinkButton("")
        self._keep.clicked.connect(self._keep_chosen)
        faces = QWidget()
        column = QVBoxLayout(faces)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._why_not = Banner("think", "")
        for part in (self._picker, self._chosen, self._fields, self._why_not):
            column.addWidget(part)
        column.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.block = QuestionBlock(question.label, faces, hint=hint_of(question), focus=self._picker.search)
        self.column.addWidget(self.block)
        self.set_value(None)

    def value(self) -> Value:
        """Return the organisation as templates see it, with its id when it is from the directory."""
        return dict(self._value) if any(self._value.values()) else {}

    def set_value(self, value: Value | None) -> None:
        """Show the organisation."""
        self._value = dict(value) if isinstance(value, dict) else {}
        self._fields.show_value(self._value)
        if words_at(self._value, "organisation"):
            self._show(self._chosen)
        elif self._question.is_answered(self._value) or not self._offered:
            self._show(self._fields)
        else:
            self._show(self._picker)

    def show_problem(self, messages: Sequence[Fault]) -> None:
        """Say what is wrong, with the border on the field at fault."""
        keys = [str(path[0]) for path, _message in messages if path]
        self.block.set_problem(joined(messages), self._fields.field(keys[0]) if keys else None)

    def focus_place(self, path: Path) -> None:
        """Move the keyboard into what is shown."""
        if not self._fields.isHidden():
            self._fields.field(str(path[0]) if path else "name").setFocus()
        elif not self._chosen.isHidden() and path:
            self.write_down()
            self._fields.field(str(path[0])).setFocus()
        elif not self._chosen.isHidden():
            self._chosen.other.setFocus()
        else:
            self._picker.search.setFocus()

    def show_list(self) -> None:
        """Show the list again; the answer stays until another one is chosen."""
        self._show(self._picker)
        self._picker.search.setFocus()

    def write_down(self) -> None:
        """Show the fields with what is known, to be completed or changed for this letter."""
        self._show(self._fields)
        self._fields.field("name").setFocus()

    def _keep_chosen(self) -> None:
        self._show(self._chosen)
        self._chosen.other.setFocus()

    def _write_another(self) -> None:
        if words_at(self._value, "organisation"):
            self._value = {}
            self._fields.show_value(self._value)
            self.edited.emit()
        self.write_down()

    def _picked(self, organisation_id: str) -> None:
        organisation = self._offered[organisation_id]
        self._value = as_recipient(organisation, self._route_of(organisation))
        self._fields.show_value(self._value)
        self._show(self._chosen)
        self._chosen.other.setFocus()
        self.edited.emit()

    def _typed(self) -> None:
        written = self._fields.value()
        kept = {} if written.get("name") != self._value.get("name") else self._value
        same_greeting = written.get("department") == kept.get("department")
        greeting = {key: kept.get(key, "") for key in ("salutation", "valediction")} if same_greeting else {}
        self._value = {"organisation": kept.get("organisation", ""), **greeting, **written}
        self._say_why_not()
        self.edited.emit()

    def _show(self, face: QWidget) -> None:
        organisation = self._offered.get(words_at(self._value, "organisation"))
        route = self._route_of(organisation) if organisation else None
        self._chosen.show_value(self._value, organisation, route, self._today)
        for part in (self._picker, self._chosen, self._fields):
            part.setVisible(part is face)
        self._say_why_not()
        self._another.setVisible(face is self._picker)
        self._back.setVisible(face is self._fields and bool(self._offered))
        self._keep.setText(literal(tr("Keep {name}").format(name=words_at(self._value, "name"))))
        self._keep.setVisible(face is self._picker and bool(words_at(self._value, "organisation")))

    def _say_why_not(self) -> None:
        name = words_at(self._value, "name").strip()
        reason = why_refused(name, self._refused)
        self._why_not.set_sentence(refusal(name, reason) if reason else "")
        self._why_not.setVisible(bool(reason) and self._picker.isHidden())
