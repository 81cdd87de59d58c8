"""What stands in place of the window when the letters can't be read: the newest good backup, or one from a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.i18n import tr
from app.services.backup_keeper import KeptBackup
from app.services.time_source import TimeSource
from app.services.unlocking import Key
from app.ui.backup_card import moment_words
from app.ui.banners import Banner
from app.ui.buttons import LinkButton, PrimaryButton
from app.ui.error_reporter import ErrorReporter
from app.ui.icons import app_icon
from app.ui.labels import IconLabel, WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import Card, ScrollPage
from app.ui.reply_drop import is_backup
from app.ui.restore_asking import Restorable, RestoreAsking
from app.ui.salvage_asking import SalvageAsking
from app.ui.tasks import TaskRunner

SMALLEST = (560, 520)
_CARD_WIDTH = 560


class RescueScreen(QWidget):
    """A window of its own.

    Signals:
        begin_wanted: The person goes on without what is lost.
        salvaged: What could be read was rescued, and the person goes on with it.
    """

    begin_wanted = Signal()
    salvaged = Signal()

    def __init__(
        self, error: UserError, source: Restorable, found: Sequence[KeptBackup], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.tasks, self.reporter, self.navigator = TaskRunner(self), ErrorReporter(self), Navigator(self)
        self.tasks.crashed.connect(self.reporter.show_bug)
        self.navigator.refused.connect(self.reporter.show_refused)
        self.asking = RestoreAsking(source, self.navigator, self.tasks, self)
        self.setWindowTitle(tr("Plaint"))
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*SMALLEST)
        self._card = card = Card(padding=36)
        card.setMaximumWidth(_CARD_WIDTH)
        card.add(_head(tr("Your letters can’t be opened")))
        card.add(Banner("think", error.message), 16)
        kept = tr("What is there is not deleted, whatever you do here: it is kept in a folder.")
        card.add(WrappedLabel(kept, "muted"), 12)
        self._add_deeds(card, found)
        page = ScrollPage()
        page.add(card, 40, is_centred=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def take(self, file: Path | None) -> None:
        """Go on with the backup that Plaint was opened with, if it was."""
        if file is not None and is_backup(file):
            self.asking.ask_passphrase(str(file))

    def offer_to_begin(self) -> None:
        """Let the person go on with nothing; only where nothing is there that could be overwritten."""
        self._begin.show()

    def offer_to_salvage(self, data: Path, key: Key | None, time: TimeSource) -> SalvageAsking:
        """Let the person rescue what can be read; only where something is there."""
        salvage = SalvageAsking(data, key, time, self.navigator, self.tasks)
        salvage.opened.connect(self.salvaged)
        self._card.add(salvage, 18)
        return salvage

    def _add_deeds(self, card: Card, found: Sequence[KeptBackup]) -> None:
        if found:
            words = tr("&Restore the backup of {moment}").format(moment=moment_words(found[0].rung.made))
            newest = PrimaryButton(words, size="large")
            newest.clicked.connect(self._try_newest)
            card.add(newest, 20)
        from_file = LinkButton(tr("Restore a backup from a &file"))
        from_file.clicked.connect(self.asking.ask_which)
        card.add(from_file, 14)
        self._begin = LinkButton(tr("&Begin without them"))
        self._begin.clicked.connect(self.begin_wanted)
        self._begin.hide()
        card.add(self._begin, 10)

    @Slot()
    def _try_newest(self) -> None:
        self.asking.try_newest()


def letters_gone() -> UserError:
    """There are backups of letters, and no letters."""
    return UserError(tr("The file with your letters is not there any more."), tr("Restore a backup."))


def _head(words: str) -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(IconLabel("warn", 28, "think"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(WrappedLabel(words, "title"), 1)
    return head
