"""Who is there? Asked at start where several people share a computer; each opens their own letters."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import tr
from app.services.people_folders import Person
from app.ui.buttons import Button, literal
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card, ScrollPage

SMALLEST = (560, 480)
_CARD_WIDTH = 520


class PeopleScreen(QWidget):
    """A window of its own.

    Signals:
        chosen: The person.
    """

    chosen = Signal(object)

    def __init__(self, people: tuple[Person, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Plaint"))
        self.setMinimumSize(*SMALLEST)
        card = Card(padding=36)
        card.setMaximumWidth(_CARD_WIDTH)
        card.add(WrappedLabel(tr("Who is there?"), "title"))
        card.add(WrappedLabel(tr("Each of you has letters of your own, and may have a passphrase."), "muted"), 6)
        for person in people:
            button = Button(literal(person.name), icon="letter")
            button.clicked.connect(partial(self.chosen.emit, person))
            card.add(button, 14)
        page = ScrollPage()
        page.add(card, 40, is_centred=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
