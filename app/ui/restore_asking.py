"""Restoring from the window: which backup, what opens it, all of it tried, and then the person decides."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.bootstrap import Plaint
from app.domain.dates import long_date
from app.domain.errors import UserError
from app.domain.progress import Tell
from app.i18n import tr, trn
from app.services.backup_keeper import KeptBackups
from app.services.restore_service import LookedAt, Tried, key_by_either, look, try_file
from app.services.unlocking import Key
from app.ui.asking import ask, message_box
from app.ui.backup_dialogs import OpenBackupDialog
from app.ui.busy_work import BusyWork
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Restorable:
    """Where a backup goes, whether letters are open there or not.

    Attributes:
        data: The data folder.
        key: Returns the key of the letters, or None.
    """

    data: Path
    key: Callable[[], Key | None]

    @classmethod
    def of(cls, plaint: Plaint) -> "Restorable":
        """Return the folder of open letters."""
        return cls(plaint.data, lambda: plaint.records.database.key)


class RestoreAsking(QObject):
    """Says `restore_wanted` in the end; until then nothing is changed."""

    def __init__(self, into: Restorable, navigator: Navigator, tasks: TaskRunner, owner: QWidget) -> None:
        super().__init__(owner)
        self._into, self._to, self._owner = into, navigator, owner
        self.work = BusyWork(tasks, owner)
        self.work.refused.connect(navigator.refused)
        self._tried: Tried | None = None

    @Slot()
    def ask_which(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(self._owner.window(), tr("Which backup?"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Backup of Plaint (*.plaintbackup)"), tr("All files (*)")])
        dialog.fileSelected.connect(self.ask_passphrase)
        dialog.open()

    @Slot(str)
    def ask_passphrase(self, path: str) -> None:
        """Ask for what opens a file."""
        try:
            file = look(Path(path))
        except UserError as error:
            self._to.refused.emit(error)
            return
        dialog = OpenBackupDialog(Path(path).name, self._to, self._owner.window())
        dialog.given.connect(partial(self._try_file, file))
        dialog.open()

    def try_kept(self, number: int) -> None:
        """Try one of the automatic backups."""
        kept, key = KeptBackups(self._into.data), self._into.key()
        self._try(lambda tell: kept.try_one(number, key, tell))

    def try_newest(self) -> None:
        """Try the newest of the automatic backups that is whole."""
        kept, key = KeptBackups(self._into.data), self._into.key()
        self._try(lambda tell: kept.try_newest_good(key, tell))

    def _try_file(self, file: LookedAt, typed: str) -> None:
        data = self._into.data
        self._try(lambda tell: try_file(file, key_by_either(file.lock, typed), data, tell))

    def _try(self, work: Callable[[Tell], Tried]) -> None:
        self.work.run(tr("Trying the backup; nothing is changed yet…"), work, self._ask)

    def _ask(self, tried: Tried) -> None:
        """Say what is in it, and let the person decide."""
        self._tried = tried
        letters = trn("{n} letter", "{n} letters", tried.letters)
        held = tr("{cases}, {letters}").format(cases=trn("{n} case", "{n} cases", tried.cases), letters=letters)
        words = tr("The backup of {day} is whole: {held}. Put it in place?")
        day = long_date(tried.made.astimezone().date())
        more = tr("Plaint shows the letters of that day then. Those of now are not deleted but kept in a folder.")
        box = message_box(self._owner.window(), tr("Restore a backup"), words.format(day=day, held=held), more)
        box.rejected.connect(self._drop)
        ask(box, tr("&Cancel"), tr("&Restore it"), self._restore)

    @Slot()
    def _drop(self) -> None:
        if self._tried is not None:
            self._tried.drop()
            self._tried = None

    @Slot()
    def _restore(self) -> None:
        tried, self._tried = self._tried, None
        if tried is not None:
            self._to.restore_wanted.emit(tried)
