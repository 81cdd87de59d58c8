"""The way of packs in and out: asks for a file, shows what it is, installs what the person wants, removes what not."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.i18n import tr
from app.services.pack_exchange import InstalledPack, PackOffer, Standing
from app.ui.asking import ask, folder_dialog, message_box, tell
from app.ui.navigator import Navigator
from app.ui.pack_dialog import InstalledPackDialog, OfferDialog
from app.ui.tasks import TaskRunner

_MOST_LINES = 400


class PackDoor(QObject):
    """The dialogs about packs; every one has the page as its owner. Packs are looked at beside the window."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._plaint, self._to, self._tasks, self._page = plaint, navigator, tasks, page

    @Slot()
    def ask_for_a_file(self) -> None:
        """Ask which pack to install."""
        dialog = QFileDialog(self._page, tr("Install a pack"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Packs") + " (*.plaintpack)", tr("All files") + " (*)"])
        dialog.fileSelected.connect(self.look_at)
        dialog.open()

    @Slot()
    def ask_for_a_folder(self) -> None:
        """Ask in which folder newer packs may lie, for example one that a campaign shares."""
        dialog = folder_dialog(self._page, tr("Check for a newer pack"))
        dialog.fileSelected.connect(self.look_into)
        dialog.open()

    @Slot(str)
    def look_at(self, path: str) -> None:
        """Look at a pack, and show what it is; nothing of it is kept so far."""
        file = Path(path)
        self._tasks.run(self, lambda: self._offered(file), self._show, self._report)

    @Slot(str)
    def look_into(self, path: str) -> None:
        """Look for packs that are newer than those here, and show the first; say so where there is none."""
        folder = Path(path)
        self._tasks.run(self, lambda: list(self._plaint.pack_exchange.newer_in(folder)), self._found, self._report)

    def show_installed(self, installed: InstalledPack) -> None:
        """Show a pack that is here."""
        dialog = InstalledPackDialog(installed, self._page)
        dialog.removal_asked.connect(self._ask_about_removal)
        dialog.open()

    def _offered(self, file: Path) -> tuple[PackOffer, str]:
        offer = self._plaint.pack_exchange.offer(file)
        return offer, _shortened(self._plaint.pack_exchange.differences(offer))

    def _show(self, found: tuple[PackOffer, str]) -> None:
        offer, differences = found
        if offer.standing is Standing.SAME and offer.installed:
            title, version = offer.info.title, offer.info.version
            tell(
                self._page, tr("Packs"), tr("“{title}” {version} is here already.").format(title=title, version=version)
            )
            return
        for earlier in self._page.findChildren(OfferDialog):
            earlier.close()
        dialog = OfferDialog(offer, differences, self._page)
        dialog.accepted_offer.connect(self._install)
        dialog.open()

    def _found(self, found: list[PackOffer | tuple[Path, UserError]]) -> None:
        offers = [each for each in found if isinstance(each, PackOffer)]
        refused = "\n".join(f"{each[0].name}: {each[1].message}" for each in found if not isinstance(each, PackOffer))
        if not offers:
            tell(self._page, tr("Packs"), tr("There is no newer pack in this folder."), refused)
            return
        offer = offers[0]
        exchange = self._plaint.pack_exchange
        self._tasks.run(self, lambda: (offer, _shortened(exchange.differences(offer))), self._show, self._report)

    @Slot(object, bool)
    def _install(self, offer: PackOffer, trust: bool) -> None:
        try:
            self._plaint.pack_exchange.install(offer, trust=trust)
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._to.changed.emit()

    @Slot(str)
    def _ask_about_removal(self, pack_id: str) -> None:
        words = tr("Remove this pack? Its letters can then no longer be begun.")
        more = tr("Letters that you began or sent stay as they are. You can install it again.")
        box = message_box(self._page, tr("Remove this pack"), words, more)
        ask(box, tr("&Keep it"), tr("&Remove it"), lambda: self.remove(pack_id))

    def remove(self, pack_id: str) -> None:
        """Take a pack away."""
        try:
            self._plaint.pack_exchange.remove(pack_id)
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._to.changed.emit()

    def _report(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._to.refused.emit(error)


def _shortened(differences: str) -> str:
    lines = differences.splitlines()
    if len(lines) <= _MOST_LINES:
        return differences
    more = tr("… and {n} lines more").format(n=len(lines) - _MOST_LINES)
    return "\n".join([*lines[:_MOST_LINES], more])
