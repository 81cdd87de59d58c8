"""A chosen organisation with what is known of its route, and the fields to write one down."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.answers import Value
from app.domain.dates import long_date
from app.domain.organisations import Organisation, OrganisationRoute
from app.domain.question_parts import lines_of, words_at
from app.i18n import tr
from app.ui.buttons import LinkButton
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.organisation_words import confidence_words
from app.ui.page_parts import Card, empty
from app.ui.rows import SentenceRow
from app.ui.text_editors import address_area, address_lines, left_of_line
from app.ui.typed_line import TypedLine

_SURE = {"verified", "secondary"}


class ChosenOrganisation(Card):
    """Name, address, when it was checked, and what to be careful about."""

    other_asked = Signal()
    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, parent=parent)
        words = QWidget()
        self._words = QVBoxLayout(words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(4)
        self.add(words)
        links = Flow(20, 4)
        self.other = LinkButton(tr("Choose another"))
        self.other.clicked.connect(self.other_asked)
        self.edit = LinkButton(tr("Change the address for this letter"))
        self.edit.clicked.connect(self.edit_asked)
        links.add(self.other)
        links.add(self.edit)
        self.add(links, 10)

    def show_value(
        self, value: dict[str, Value], organisation: Organisation | None, route: OrganisationRoute | None, today: date
    ) -> None:
        """Show the answer and, where it is from the directory, what is known of the route."""
        empty(self._words)
        self._words.addWidget(WrappedLabel(words_at(value, "name"), "strong"))
        lines = [words_at(value, "department"), *lines_of(value.get("address"))]
        self._words.addWidget(WrappedLabel("\n".join(line for line in lines if line)))
        email = words_at(value, "email")
        if email:
            self._words.addWidget(WrappedLabel(email))
        for icon, ink, sentence in route_notes(value, organisation, route, today):
            self._words.addWidget(SentenceRow(icon, sentence, ink=ink, role="hint"))


def route_notes(
    value: dict[str, Value], organisation: Organisation | None, route: OrganisationRoute | None, today: date
) -> list[tuple[str, str, str]]:
    """Return icon, colour token and sentence of each thing to know before one relies on an address."""
    notes: list[tuple[str, str, str]] = []
    if not lines_of(value.get("address")) and not words_at(value, "email"):
        where = organisation.web if organisation else ""
        unknown = tr("Their address is not known; look it up, for example at {web}").format(web=where)
        plain = tr("Their address is not known; look it up on their website.")
        notes.append(("warn", "think", unknown if where else plain))
    elif route is not None:
        notes.append(_checked(route, today))
        if route.confidence not in _SURE:
            notes.append(("warn", "think", confidence_words(route)))
    said = [known.note for known in (route, organisation) if known is not None and known.note]
    return [*notes, *(("info", "muted", note) for note in said)]


def _checked(route: OrganisationRoute, today: date) -> tuple[str, str, str]:
    if route.checked_on is None:
        return "warn", "think", tr("Nobody has noted when this address was checked. Check it before you send.")
    if route.is_stale(today):
        stale = tr("Checked on {date}, over six months ago. Check it on their website before you send.")
        return "warn", "think", stale.format(date=long_date(route.checked_on))
    return "met", "met", tr("Checked on {date}").format(date=long_date(route.checked_on))


class OrganisationFields(QWidget):
    """Name, department, postal address and e-mail of an organisation."""

    edited = Signal()

    def __init__(self, *, to_be_reached: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._department, self._email = TypedLine(), TypedLine(), TypedLine()
        self._address = address_area()
        self._is_showing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self._add(column, tr("Name"), self._name, self._name)
        if to_be_reached:
            department = tr("Department or person, if you know it")
            self._add(column, department, self._department, self._department)
            self._add(column, tr("Postal address"), self._address, left_of_line(self._address, 360))
            self._add(column, tr("E-mail address"), self._email, left_of_line(self._email, 360))
        self._address.textChanged.connect(self._typed)
        for line in (self._name, self._department, self._email):
            line.typed.connect(self._typed)

    def value(self) -> dict[str, Value]:
        """Return what is written."""
        return {
            "name": self._name.text(),
            "department": self._department.text(),
            "address": address_lines(self._address),
            "email": self._email.text().strip(),
        }

    def show_value(self, value: dict[str, Value]) -> None:
        """Show an organisation."""
        self._is_showing = True
        lines = (("name", self._name), ("department", self._department), ("email", self._email))
        for key, line in lines:
            line.setText(words_at(value, key))
        self._address.setPlainText("\n".join(lines_of(value.get("address"))))
        self._is_showing = False

    def field(self, key: str) -> QLineEdit | QPlainTextEdit:
        """Return the field of a key."""
        fields: dict[str, QLineEdit | QPlainTextEdit] = {
            "department": self._department,
            "address": self._address,
            "email": self._email,
        }
        return fields.get(key, self._name)

    def _add(self, column: QVBoxLayout, words: str, field: QWidget, row: QWidget) -> None:
        label = WrappedLabel(words, "hint")
        label.setBuddy(field)
        field.setAccessibleName(words)
        column.addWidget(label)
        column.addWidget(row)
        column.addSpacing(6)

    def _typed(self) -> None:
        if not self._is_showing:
            self.edited.emit()
