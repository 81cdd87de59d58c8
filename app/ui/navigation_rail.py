"""The rail on the left: the places of Plaint, and what it promises about the person's data."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import tr, trn
from app.ui.choice_group import ChoiceGroup
from app.ui.labels import IconLabel, WrappedLabel
from app.ui.outline_item import OutlineItem

RAIL_WIDTH = 208


def places() -> tuple[tuple[str, str], ...]:
    """Return the places as (name, words), in order; the name is also the icon's."""
    return (
        ("today", tr("Today")),
        ("cases", tr("Cases")),
        ("search", tr("Search")),
        ("packs", tr("Packs")),
        ("organisations", tr("Organisations")),
        ("settings", tr("Settings")),
    )


class NavigationRail(QWidget):
    """Where one can go; `chosen` carries the place's name: today, cases, search, packs and so on."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group, self._items = ChoiceGroup(self), dict[str, OutlineItem]()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 15, 13, 12)
        column.setSpacing(2)
        column.addLayout(_name_line())
        column.addSpacing(8)
        for name, words in places():
            item = OutlineItem(words, name)
            item.setProperty("place", name)
            item.setCheckable(True)
            self._group.addButton(item)
            self._items[name] = item
            column.addWidget(item)
        self._group.chosen.connect(lambda button: self.chosen.emit(button.property("place")))
        column.addStretch(1)
        self._lock = _Promise("unlock", tr("Not locked"), "small-text")
        column.addWidget(self._lock)
        column.addSpacing(4)
        column.addWidget(_Promise("offline", tr("Works offline. Nothing is sent unless you send it."), "small"))
        self.set_place("today")
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for the words in another size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            QTimer.singleShot(0, self, self._fit)  # the items have the new size by then

    @Slot()
    def _fit(self) -> None:
        self.setFixedWidth(max(RAIL_WIDTH, max(item.sizeHint().width() for item in self._items.values()) + 45))

    def set_place(self, name: str) -> None:
        """Show where the person is; "" is none of the places."""
        self._group.show_choice(self._items.get(name))

    def set_counter(self, number: int) -> None:
        """Show how many things on Today need the person."""
        said = trn("Today, {n} thing needs you", "Today, {n} things need you", number)
        self._items["today"].set_counter(number, said if number else "")

    def set_has_passphrase(self, has_passphrase: bool) -> None:
        """Say whether the file is kept under a passphrase."""
        words = tr("Passphrase on") if has_passphrase else tr("Not locked")
        self._lock.show_words("lock" if has_passphrase else "unlock", words)


class _Promise(QWidget):
    """An icon and small words at the foot of the rail."""

    def __init__(self, icon: str, words: str, role: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(8)
        self._icon, self._words = IconLabel(icon, 18, "muted"), WrappedLabel(words, role)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_words(self, icon: str, words: str) -> None:
        self._icon.set_icon(icon, "muted")
        self._words.setText(words)


def _name_line() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(10, 0, 0, 0)
    row.setSpacing(9)
    row.addWidget(IconLabel("letter", 22, "accent"))
    row.addWidget(WrappedLabel("Plaint", "heading"), 1)
    return row
