"""Takes organisations in from files of the open directory, and gives them out: asks where, and says what came of it."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.i18n import tr, trn
from app.services.directory_exchange import TakenIn
from app.ui.asking import tell
from app.ui.navigator import Navigator

SHOWN_REFUSALS = 5


class DirectoryDoor(QObject):
    """The file dialogs of the directory, and the boxes that say what happened; every box has the page as its owner."""

    def __init__(self, plaint: Plaint, navigator: Navigator, page: QWidget) -> None:
        super().__init__(page)
        self._plaint, self._to, self._page = plaint, navigator, page

    @Slot()
    def ask_what_to_take_in(self) -> None:
        """Ask for a file of records; a ZIP may hold the whole directory."""
        dialog = self._dialog(tr("Import organisations"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Company records") + " (*.json *.zip)", tr("All files") + " (*)"])
        dialog.fileSelected.connect(self._take_in)
        dialog.open()

    @Slot()
    def ask_where_to_give_out(self) -> None:
        """Ask where the records go."""
        dialog = self._dialog(tr("Export organisations"), QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("organisations.json")
        dialog.fileSelected.connect(self._give_out)
        dialog.open()

    def take_in(self, path: Path) -> None:
        """Take records in and say what came of it."""
        try:
            taken = self._plaint.directory.take_in(path)
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._to.changed.emit()
        tell(self._page, tr("Organisations"), *taken_words(taken))

    def give_out(self, path: Path) -> None:
        """Write the directory and say how much of it was written."""
        try:
            written, left_out = self._plaint.directory.give_out(path)
        except UserError as error:
            self._to.refused.emit(error)
            return
        words = trn(
            "{n} organisation is in “{name}”.", "{n} organisations are in “{name}”.", len(written), name=path.name
        )
        more = [
            tr("Notes that you wrote yourself are not in it. Whoever shares it does so under CC0: anybody may use it.")
        ]
        if left_out:
            more.append(tr("Left out, for too little is known: {names}.").format(names=", ".join(left_out)))
        tell(self._page, tr("Organisations"), words, "\n".join(more))

    @Slot(str)
    def _take_in(self, path: str) -> None:
        self.take_in(Path(path))

    @Slot(str)
    def _give_out(self, path: str) -> None:
        self.give_out(Path(path))

    def _dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        dialog = QFileDialog(self._page, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(mode)
        return dialog


def taken_words(taken: TakenIn) -> tuple[str, str]:
    """Return what came of taking records in: one sentence, and what else there is to know."""
    count = len(taken.added) + len(taken.renewed)
    words = trn("{n} organisation was taken in.", "{n} organisations were taken in.", count)
    more = [tr("Nobody has noted when their addresses were checked: look before you send.")] if count else []
    if taken.known:
        more.append(tr("In a pack already, and left as it is there: {names}.").format(names=", ".join(taken.known)))
    if taken.elsewhere:
        said = trn(
            "{n} that is not for the UK was left out.", "{n} that are not for the UK were left out.", taken.elsewhere
        )
        more.append(said)
    more += [f"{name}: {why}" for name, why in taken.refused[:SHOWN_REFUSALS]]
    rest = len(taken.refused) - SHOWN_REFUSALS
    if rest > 0:
        more.append(trn("{n} more could not be read.", "{n} more could not be read.", rest))
    return words, "\n".join(more)
