"""One organisation: every route with its source, when it was checked, and how sure that is."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.organisations import Organisation, OrganisationRoute
from app.i18n import tr
from app.services.organisation_service import DirectoryEntry
from app.ui.asking import ask, message_box
from app.ui.banners import Banner
from app.ui.buttons import Button, LinkButton
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.organisation_words import described, is_reachable, purpose_words, route_notes
from app.ui.page_parts import Card, PageHeader, ScrollPage, SectionHeader
from app.ui.rows import SentenceRow

_WIDEST = 760
_LABEL_WIDTH = 130


class OrganisationDetails(QWidget):
    """The page of one organisation.

    Signals:
        left: Back to the list.
        correct_asked: The purpose of the route that the person wants to correct.
        forgotten: The member's own copy was given up.
    """

    left = Signal()
    correct_asked = Signal(str)
    forgotten = Signal()

    def __init__(self, plaint: Plaint, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint, self._to = plaint, navigator
        self._id = ""
        self._page = ScrollPage(_WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def show_entry(self, entry: DirectoryEntry) -> None:
        """Show an organisation."""
        known = entry.organisation
        self._id = known.id
        self._page.clear()
        header = PageHeader(known.name, described(known), back=tr("Organisations"))
        header.back_asked.connect(self.left)
        self._page.add(header)
        if entry.corrected:
            self._page.add(self._own_copy(), 14)
        if known.note:
            self._page.add(SentenceRow("info", known.note, ink="muted"), 12)
        if known.web:
            self._page.add(SentenceRow("form", known.web, ink="muted"), 8)
        if not known.routes:
            self._page.add(self._nothing_known(known), 16)
        for route in known.routes:
            self._page.add(SectionHeader(purpose_words()[route.purpose], action=self._correct_link(route)), 20)
            self._page.add(self._card(known, route), 8)
        self._page.verticalScrollBar().setValue(0)

    def _correct_link(self, route: OrganisationRoute) -> LinkButton:
        link = LinkButton(tr("Correct my copy"), icon="change")
        purpose = purpose_words()[route.purpose]
        link.setAccessibleName(tr("Correct my copy: {purpose}").format(purpose=purpose))
        link.clicked.connect(lambda: self.correct_asked.emit(route.purpose))
        return link

    def _card(self, organisation: Organisation, route: OrganisationRoute) -> Card:
        card = Card()
        for label, words in (
            (tr("Department"), route.department),
            (tr("E-mail"), route.email),
            (tr("Post"), "\n".join(route.post)),
            (tr("Web form"), route.form),
        ):
            if words:
                card.add(_fact(label, words), 4)
        if not is_reachable(route):
            card.add(SentenceRow("warn", _look_it_up(organisation), ink="think"))
        card.add(QWidget(), 8)
        for icon, ink, sentence in route_notes(route, self._plaint.time.today()):
            card.add(SentenceRow(icon, sentence, ink=ink, role="hint"))
        return card

    def _nothing_known(self, organisation: Organisation) -> Banner:
        button = Button(tr("&Correct my copy"), icon="change")
        button.clicked.connect(lambda: self.correct_asked.emit("general"))
        return Banner("think", _look_it_up(organisation), actions=[button])

    def _own_copy(self) -> Banner:
        if self._is_in_a_pack():
            button = Button(tr("&Go back to the pack’s record"))
            button.clicked.connect(self._ask_to_forget)
            return Banner("info", tr("You changed your own copy of this."), actions=[button])
        button = Button(tr("Take it o&ut"), icon="bin")
        button.clicked.connect(self._ask_to_forget)
        return Banner("info", tr("You added this organisation yourself."), actions=[button])

    def _is_in_a_pack(self) -> bool:
        return any(known.id == self._id for pack in self._plaint.packs.packs() for known in pack.organisations)

    @Slot()
    def _ask_to_forget(self) -> None:
        """Ask once: what the person typed can't be brought back."""
        words = tr("Give up what you wrote about this organisation?")
        more = tr("Letters that are finished keep the address they were written with.")
        box = message_box(self, tr("Your own copy"), words, more)
        ask(box, tr("Keep my copy"), tr("Give it up"), self._forget)

    @Slot()
    def _forget(self) -> None:
        self._plaint.organisations.forget_correction(self._id)
        self._to.changed.emit()
        self.forgotten.emit()


def _look_it_up(organisation: Organisation) -> str:
    if organisation.web:
        return tr("Not known: look it up, for example at {web}").format(web=organisation.web)
    return tr("Not known: look it up.")


def _fact(label: str, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    name = WrappedLabel(label, "hint")
    name.setMinimumWidth(_LABEL_WIDTH)
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    value = WrappedLabel(words)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(value, 1)
    return holder
