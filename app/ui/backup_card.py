"""The card of the settings about backups: when the last one was, where they are, to a file, and back again."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.dates import long_date
from app.domain.errors import UserError
from app.i18n import tr
from app.services.backup_keeper import KeptBackup
from app.ui.backup_saving import BackupSaving
from app.ui.banners import Banner
from app.ui.buttons import Button, PrimaryButton
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import Card, Disclosure, empty
from app.ui.restore_asking import Restorable, RestoreAsking
from app.ui.tasks import TaskRunner

_MOST_LISTED = 30


class BackupCard(Card):
    """Looks again each time the page is shown."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self._plaint = plaint
        self.saving = BackupSaving(plaint, navigator, tasks, self)
        self.restoring = RestoreAsking(Restorable.of(plaint), navigator, tasks, self)
        self._state, self._kept = QVBoxLayout(), QVBoxLayout()
        for layout, space in ((self._state, 0), (None, 14), (self._kept, 12)):
            self.add(self._deeds() if layout is None else _held(layout), space)
        self._shown: object = None
        self.refresh()

    def refresh(self) -> None:
        """Say how things stand."""
        found, problem = self._plaint.keeper.all(), self._plaint.keeper.problem
        if self._shown == (found, problem):
            return
        self._shown = (found, problem)
        empty(self._state)
        self._state.addWidget(self._banner(found, problem))
        self._state.addSpacing(10)
        self._state.addWidget(WrappedLabel(_words(), "hint"))
        place = WrappedLabel(str(self._plaint.keeper.folder.absolute()), "code")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state.addSpacing(6)
        self._state.addWidget(place)
        empty(self._kept)
        if found:
            self._kept.addWidget(Disclosure(tr("Backups that are kept"), self._list(found)))

    def _banner(self, found: list[KeptBackup], problem: UserError | None) -> Banner:
        if problem is not None:
            return Banner("think", f"{problem.message} {problem.hint}", title=tr("The last backup was not made"))
        if not found:
            return Banner("info", tr("Plaint makes the first one when you close it."), title=tr("No backup yet"))
        last = tr("The last one is of {moment}.").format(moment=moment_words(found[0].rung.made))
        return Banner("met", last, title=tr("Plaint keeps backups by itself"))

    def _deeds(self) -> Flow:
        deeds = Flow()
        to_file = PrimaryButton(tr("&Back up to a file"))
        to_file.clicked.connect(self.saving.start)
        restore = Button(tr("&Restore a backup"))
        restore.clicked.connect(self.restoring.ask_which)
        deeds.add(to_file)
        deeds.add(restore)
        return deeds

    def _list(self, found: list[KeptBackup]) -> QWidget:
        rows = QVBoxLayout()
        rows.setSpacing(6)
        for each in found[:_MOST_LISTED]:
            moment = moment_words(each.rung.made)
            button = Button(tr("Restore"), size="small")
            button.setAccessibleName(tr("Restore the backup of {moment}").format(moment=moment))
            button.clicked.connect(partial(self._restore, each.rung.number))
            row = QHBoxLayout()
            row.addWidget(WrappedLabel(moment), 1)
            row.addWidget(button)
            rows.addLayout(row)
        return _held(rows)

    @Slot()
    def _restore(self, number: int) -> None:
        self.restoring.try_kept(number)


def moment_words(made: datetime) -> str:
    """Return a moment as the person's own clock shows it."""
    local = made.astimezone()
    return tr("{day}, {time}").format(day=long_date(local.date()), time=f"{local:%H:%M}")


def _held(layout: QVBoxLayout) -> QWidget:
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder


def _words() -> str:
    return tr(
        "When something changed: the last few, one a day for a week, one a week for a month, one a month for a year. "
        "They are encrypted, and take a tenth of the free disk at most. They lie on this computer, so back up to a "
        "stick now and then."
    )
