"""What a pack is before it is installed, or once it is here: its letters, its publisher's key, what changed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.domain.pack_contents import Pack
from app.i18n import tr, trn
from app.services.pack_exchange import InstalledPack, PackOffer, Signed, Standing
from app.services.pack_workshop import PublicKey, words_of
from app.ui.badges import Badge
from app.ui.banners import Banner
from app.ui.buttons import Button, PrimaryButton
from app.ui.keyboard_sight import scroll_by_key
from app.ui.labels import WrappedLabel
from app.ui.option_parts import TickBox
from app.ui.page_keys import PageKey, take_key
from app.ui.page_parts import Card, FooterBar, Inset, PageHeader, ScrollPage, SectionHeader
from app.ui.rows import ItemRow

_SIZE = (720, 640)


class PackDialog(QDialog):
    """A page about one pack over the window; Escape closes it and changes nothing."""

    def __init__(self, pack: Pack, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(pack.info.title)
        self.page = ScrollPage()
        self.close_button = Button(tr("&Close"))
        self.close_button.clicked.connect(self.close)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.page, 1)
        take_key(PageKey.CLOSE, self, self.close)
        info = pack.info
        line = tr("{id} {version}. Its publisher calls itself “{publisher}”.")
        sentence = line.format(id=info.id, version=info.version, publisher=info.publisher)
        self.page.add(PageHeader(info.title, sentence))
        self.page.add(WrappedLabel(info.summary), 10)
        self.resize(*_SIZE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys."""
        if not scroll_by_key(self, event):
            super().keyPressEvent(event)

    def add_footer(self, *actions: QWidget) -> None:
        """Put the buttons under the page, the one that does something last."""
        self._column.addWidget(FooterBar(left=[self.close_button], right=list(actions)))

    def add_key(self, key: PublicKey) -> None:
        """Show a key as minisign prints it and in words, to be compared with the publisher's."""
        self.page.add(SectionHeader(tr("Its key")), 18)
        self.page.add(Inset(key.text, role="code"), 6)
        self.page.add(WrappedLabel(tr("In words: {words}").format(words=words_of(key))), 6)

    def add_letters(self, pack: Pack) -> None:
        """List the letters."""
        count = trn("{n} letter", "{n} letters", len(pack.templates))
        self.page.add(SectionHeader(tr("Letters"), count), 18)
        card = Card(padding=0)
        card.setContentsMargins(20, 4, 20, 4)
        for template in pack.templates:
            card.add_row(ItemRow("letter", template.title, template.summary, column=22))
        self.page.add(card, 8)


class InstalledPackDialog(PackDialog):
    """A pack that is here.

    Signals:
        removal_asked: The person wants it away; the pack's id goes with it.
    """

    removal_asked = Signal(str)

    def __init__(self, installed: InstalledPack, parent: QWidget) -> None:
        super().__init__(installed.pack, parent)
        self._id = installed.pack.info.id
        self.remove_button = Button(tr("&Remove this pack"))
        self.remove_button.clicked.connect(self._ask)
        if installed.key:
            self.add_key(installed.key)
        self.add_letters(installed.pack)
        self.add_footer(*([] if installed.is_bundled else [self.remove_button]))
        self.close_button.setFocus()

    @Slot()
    def _ask(self) -> None:
        self.close()
        self.removal_asked.emit(self._id)


class OfferDialog(PackDialog):
    """A pack that could be installed: who signed it, what changed, and the tick without which it is not installed.

    Signals:
        accepted_offer: The person wants it; whether they said that it may be trusted goes with it.
    """

    accepted_offer = Signal(object, bool)

    def __init__(self, offer: PackOffer, differences: str, parent: QWidget) -> None:
        super().__init__(offer.pack, parent)
        self._offer = offer
        self.install_button = PrimaryButton(self._what_it_does())
        self.install_button.clicked.connect(self._install)
        self.trust = TickBox(self._trust_words(), "")
        self._say_who_signed()
        self._say_what_changed(differences)
        self.add_letters(offer.pack)
        self.add_footer(self.install_button)
        self._follow()
        self.close_button.setFocus()

    def _what_it_does(self) -> str:
        return tr("&Install the update") if self._offer.standing is Standing.UPDATE else tr("&Install this pack")

    def _trust_words(self) -> str:
        if self._offer.signed is Signed.UNSIGNED:
            return tr("I had it from somebody I trust, and want it although it is not signed")
        return tr("I compared the key with the one that the publisher shows, and it is the same")

    def _say_who_signed(self) -> None:
        offer = self._offer
        kind, words = {
            Signed.TRUSTED: ("met", tr("It is signed with the key that you trust for this pack.")),
            Signed.UNKNOWN: (
                "think",
                tr("It is signed, with a key that is new here. Compare it with the one that its publisher shows."),
            ),
            Signed.UNSIGNED: (
                "think",
                tr("It is not signed: nobody can tell who made it, or whether it was changed on the way to you."),
            ),
        }[offer.signed]
        self.page.add(Banner(kind, words), 14)
        if offer.key:
            self.add_key(offer.key)
        if offer.signed is not Signed.TRUSTED:
            self.trust.toggled.connect(self._follow)
            self.page.add(self.trust, 10)

    def _say_what_changed(self, differences: str) -> None:
        if self._offer.changes:
            self.page.add(SectionHeader(tr("What its publisher says is new")), 18)
            self.page.add(Inset(self._offer.changes.strip(), role="body"), 6)
        if differences:
            sentence = tr("Lines with “+” are new, lines with “-” are gone.")
            beside = tr("here now: {version}").format(version=self._offer.installed)
            self.page.add(SectionHeader(tr("What changed"), beside), 18)
            self.page.add(WrappedLabel(sentence, "hint"), 2)
            self.page.add(Inset(differences.rstrip(), role="code"), 6)

    @Slot()
    def _follow(self) -> None:
        self.install_button.setEnabled(self._offer.signed is Signed.TRUSTED or self.trust.isChecked())

    @Slot()
    def _install(self) -> None:
        self.close()
        self.accepted_offer.emit(self._offer, self.trust.isChecked())


def pack_badge(installed: InstalledPack) -> Badge:
    """Return the badge that says who made a pack."""
    if installed.is_bundled:
        return Badge("signed", tr("Comes with Plaint"))
    return Badge("signed", tr("Signed, key you trust")) if installed.key else Badge("unsigned", tr("Not signed"))
