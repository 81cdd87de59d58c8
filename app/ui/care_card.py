"""The card of the settings that looks after what is kept: a check in plain words, and everything written out."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.ailments import RESCUED_FROM, Ailment
from app.domain.errors import DamagedError
from app.i18n import tr, trn
from app.services.doctor_service import Examined
from app.services.whole_export import Exported
from app.ui.asking import ask, folder_dialog, message_box, tell
from app.ui.banners import Banner
from app.ui.busy_work import BusyWork
from app.ui.buttons import Button
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import Card, empty
from app.ui.rows import SentenceRow
from app.ui.tasks import TaskRunner

_EXPORT = "Plaint letters"
_BESIDE_ICON = 28  # px: as far in as the sentence above it


class CareCard(Card):
    """Checks and exports beside the window; what was found stays on the card until the next check."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self._plaint, self._to = plaint, navigator
        self.work = BusyWork(tasks, self)
        self.work.refused.connect(navigator.refused)
        words = tr(
            "Plaint looks whether every letter, reply and piece of evidence is exactly as you kept it, and whether "
            "everything that it needs is here. Nothing that you kept is ever changed by it."
        )
        self.add(WrappedLabel(words, "hint"))
        buttons = Flow()
        self.check_button = Button(tr("Chec&k my data"), icon="tick")
        self.check_button.clicked.connect(self.check)
        self.export_button = Button(tr("&Write everything to a folder"), icon="folder")
        self.export_button.clicked.connect(self.ask_where)
        buttons.add(self.check_button)
        buttons.add(self.export_button)
        self.add(buttons, 12)
        self._found = QVBoxLayout()
        self._found.setContentsMargins(0, 0, 0, 0)
        self._found.setSpacing(6)
        self._holder = QWidget()
        self._holder.setLayout(self._found)
        self._holder.hide()
        self.add(self._holder, 14)

    @Slot()
    def check(self) -> None:
        """Look, and change nothing."""
        self._examine(mends=False)

    @Slot()
    def mend(self) -> None:
        """Put right what can be put right, and say what that was."""
        self._examine(mends=True)

    def _examine(self, *, mends: bool) -> None:
        words = tr("Putting right what can be put right…") if mends else tr("Looking at everything that you keep…")
        self.work.run(words, partial(self._plaint.doctor.examine, mends=mends), self.show_found)

    def show_found(self, examined: Examined) -> None:
        """Say what was found, in plain words."""
        empty(self._found)
        self._found.addWidget(self._banner(examined))
        for each in examined.ailments:
            self._found.addWidget(_row(each))
        self._holder.show()
        if any(each.mended for each in examined.ailments):
            self._to.changed.emit()

    def _banner(self, examined: Examined) -> Banner:
        if not examined.ailments:
            files = trn("{n} file", "{n} files", examined.figures["files"])
            letters = trn("{n} letter", "{n} letters", examined.figures["letters"])
            sentence = tr("Looked at: {letters}, {files}.").format(letters=letters, files=files)
            return Banner("met", sentence, title=tr("Everything is as it should be"), icon="met")
        if not examined.left:
            return Banner("met", tr("What was done stands below."), title=tr("All of it is put right"), icon="met")
        button = Button(tr("&Put right what can be"))
        button.clicked.connect(self.mend)
        actions = [button] if examined.can_be_mended else []
        damaged = next((each for each in examined.left if each.code in RESCUED_FROM), None)
        if damaged is not None:
            rescue = Button(tr("&See what can be rescued"))
            error = DamagedError(damaged.message, damaged.hint)
            rescue.clicked.connect(partial(self._to.rescue_wanted.emit, error))
            actions.append(rescue)
        title = trn("{n} thing needs a look", "{n} things need a look", len(examined.left))
        kind = "think" if examined.is_well else "problem"
        return Banner(kind, tr("Everything else is as it should be."), title=title, icon="warn", actions=actions)

    @Slot()
    def ask_where(self) -> None:
        """Ask where everything is written to; of letters that are locked, first whether it may be readable."""
        if not self._plaint.everything.is_locked:
            self.choose_folder()
            return
        advice = tr("Keep the folder on a disk that only you have, and delete it when you are done with it.")
        title, notice = tr("Write everything to a folder"), self._plaint.everything.notice()
        box = message_box(self, title, notice, advice, icon="think")
        ask(box, tr("Do &nothing"), tr("&Choose a folder"), self.choose_folder)

    @Slot()
    def choose_folder(self) -> None:
        """Ask in which folder the new folder goes."""
        dialog = folder_dialog(self, tr("Where shall the folder with everything go?"))
        dialog.fileSelected.connect(self.write_to)
        dialog.open()

    @Slot(str)
    def write_to(self, chosen: str) -> None:
        """Write everything to the chosen folder if it is empty, else to a new one in it."""
        folder = Path(chosen)
        if folder.is_dir() and any(folder.iterdir()):
            folder = free_folder(folder / f"{_EXPORT} {self._plaint.time.today().isoformat()}")
        self.work.run(tr("Writing everything…"), partial(self._plaint.everything.write, folder), self._written)

    def _written(self, exported: Exported) -> None:
        words = tr("Everything is in “{folder}”. README.txt there says what is what.").format(folder=exported.folder)
        left_out = [tr("Damaged, and therefore left out: {what}").format(what=each) for each in exported.damaged]
        tell(self.window(), tr("Write everything to a folder"), words, "\n".join(left_out))


def free_folder(folder: Path) -> Path:
    """Return the folder, or the first with a number that is not there."""
    names = (folder, *(folder.with_name(f"{folder.name} ({number})") for number in range(2, 1000)))
    return next(name for name in names if not name.exists())


def _row(each: Ailment) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(0)
    icon = "tick" if each.mended else "warn" if each.severity == "warning" else "unmet"
    column.addWidget(SentenceRow(icon, each.message))
    if words := each.mended or each.hint:
        below = QHBoxLayout()
        below.addSpacing(_BESIDE_ICON)
        below.addWidget(WrappedLabel(words, "hint"), 1)
        column.addLayout(below)
    return row
