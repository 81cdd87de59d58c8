"""Backing up to a file: its passphrase where the letters have none, where it goes, and how far it is."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.bootstrap import Plaint
from app.i18n import tr, trn
from app.services.backup_service import ENDING, MadeBackup
from app.services.disk_room import in_mb
from app.ui.asking import tell
from app.ui.backup_dialogs import NewBackupDialog
from app.ui.busy_work import BusyWork
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner


class BackupSaving(QObject):
    """One after the other.

    Signals:
        saved: A backup was made.
    """

    saved = Signal()

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, owner: QWidget) -> None:
        super().__init__(owner)
        self._plaint, self._to, self._owner = plaint, navigator, owner
        self._passphrase = ""
        self.work = BusyWork(tasks, owner)
        self.work.refused.connect(navigator.refused)

    @Slot()
    def start(self) -> None:
        """Ask for what is needed first."""
        if not self._plaint.backups.asks_passphrase:
            self.ask_where("")
            return
        dialog = NewBackupDialog(self._to, self._owner.window())
        dialog.given.connect(self.ask_where)
        dialog.open()

    @Slot(str)
    def ask_where(self, passphrase: str) -> None:
        """Ask where it goes."""
        self._passphrase = passphrase
        dialog = QFileDialog(self._owner.window(), tr("Back up to a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Backup of Plaint (*.plaintbackup)")])
        dialog.setDefaultSuffix(ENDING.removeprefix("."))
        dialog.selectFile(f"Plaint {self._plaint.time.today().isoformat()}{ENDING}")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    @Slot(str)
    def save_to(self, path: str) -> None:
        """Make it there."""
        target = Path(path) if path.endswith(ENDING) else Path(f"{path}{ENDING}")
        passphrase, self._passphrase = self._passphrase, ""
        work = partial(self._plaint.backups.to_file, target, passphrase)
        self.work.run(tr("Backing up, and reading it back…"), work, partial(self._saved, bool(passphrase)))

    def _saved(self, has_own_passphrase: bool, made: MadeBackup) -> None:
        cases = trn("{n} case", "{n} cases", made.cases)
        words = tr("The backup is whole: {cases}, {size}.").format(cases=cases, size=in_mb(made.size))
        own = tr("It opens with the passphrase that you chose for it, and with nothing else.")
        theirs = tr("It opens with the passphrase and the recovery code of your letters.")
        faults = [tr("In your letters: {fault}").format(fault=fault) for fault in made.faults]
        more = "\n".join([str(made.path), own if has_own_passphrase else theirs, *faults])
        tell(self._owner.window(), tr("Back up to a file"), words, more)
        self.saved.emit()
