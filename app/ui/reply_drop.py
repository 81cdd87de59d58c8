"""A reply is dropped on the window: on a case it opens *A reply came*, elsewhere it is asked which case it is about."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.answers import Answers
from app.domain.cases import Case
from app.domain.errors import UserError
from app.i18n import tr
from app.services.case_views import CaseOverview
from app.services.reply_home import DroppedReply, dropped_reply
from app.ui.answer_editor import Fault
from app.ui.form_dialog import FormDialog
from app.ui.form_parts import DropDown, QuestionBlock
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.reply_dialog import ReplyDialog
from app.ui.tasks import TaskRunner
from app.ui.text_editors import left_of_line

_EDGE, PACK_END, BACKUP_END = 24, ".plaintpack", ".plaintbackup"


class ReplyDrop(QObject):
    """Lets a page take one dropped file, and says so while it hovers.

    Signals:
        dropped: The file's path.
        own_dropped: The same, of what Plaint made: a pack or a backup.
        refused: A UserError: several files at once.
    """

    dropped = Signal(object)
    own_dropped = Signal(object)
    refused = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.hint = DropHint(page)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the page where it is a file."""
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            self.hint.hide()
            event.acceptProposedAction()
            self._take(event.mimeData())
            return True
        if (
            isinstance(event, QDragEnterEvent)
            and event.type() is QEvent.Type.DragEnter
            and dropped_files(event.mimeData())
        ):
            self.hint.say(dropped_files(event.mimeData())[0])
            self.hint.setGeometry(self._page.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
            self.hint.show()
            self.hint.raise_()
            event.acceptProposedAction()
            return True
        if event.type() is QEvent.Type.DragLeave:
            self.hint.hide()
        return False

    def _take(self, brought: QMimeData) -> None:
        files = dropped_files(brought)
        if len(files) == 1:
            (self.own_dropped if is_own(files[0]) else self.dropped).emit(files[0])
        else:
            message = tr("Drop one reply at a time.")
            self.refused.emit(UserError(message, tr("Each has its own day and its own answers to your points.")))


class DropHint(QFrame):
    """What is said over a page while a file hovers over it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setProperty("role", "inset")
        self.setProperty("state", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = WrappedLabel("", "heading")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(self._words)
        self.hide()

    def say(self, file: Path) -> None:
        """Say what may be dropped here, or what becomes of the pack or the backup that hovers."""
        words = tr("Drop the reply here: an e-mail, a PDF, a Word file or a picture.")
        if is_pack(file):
            words = tr("Drop the pack here to look at it; nothing is installed yet.")
        elif is_backup(file):
            words = tr("Drop the backup here to look at it; nothing is replaced yet.")
        self._words.setText(words)


class ReplyHome(QObject):
    """Brings a dropped reply into a case: into the one that is shown, or into the one that the person names."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._plaint, self._to, self._tasks, self._page = plaint, navigator, tasks, page
        self._drop = ReplyDrop(page)
        self._drop.dropped.connect(self.ask_which_case)
        self._drop.own_dropped.connect(navigator.file_brought)
        self._drop.refused.connect(navigator.refused)

    def ask_which_case(self, path: Path) -> None:
        """Read the file beside the window, then ask which case it belongs to; the likely one is proposed."""
        overviews = self._plaint.cases.views.overviews(include_closed=False)
        if not overviews:
            hint = tr("Start a complaint first, or record the letter that it answers.")
            self._to.refused.emit(UserError(tr("There is no open case that a reply could belong to."), hint))
            return
        work = partial(dropped_reply, path, overviews)
        self._tasks.run(self, work, partial(self._ask, path, overviews), self._report)

    def _ask(self, path: Path, overviews: Sequence[CaseOverview], reply: DroppedReply) -> None:
        cases = [overview.case for overview in overviews]
        dialog = WhichCaseDialog(cases, reply, self._to, self._page)
        dialog.chosen.connect(lambda case_id: self._open(path, case_id))
        dialog.open()

    def _open(self, path: Path, case_id: int) -> None:
        self._to.case_wanted.emit(case_id)
        dialog = ReplyDialog(self._plaint, self._to, case_id, self._page.window())
        dialog.form.file.take(path)
        dialog.open()

    def _report(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._to.refused.emit(error)


class WhichCaseDialog(FormDialog):
    """Asks which case a reply belongs to.

    Signals:
        chosen: The case's id.
    """

    chosen = Signal(int)

    def __init__(self, cases: Sequence[Case], reply: DroppedReply, navigator: Navigator, parent: QWidget) -> None:
        sentence = tr("“{name}” is not in Plaint yet.").format(name=reply.name)
        super().__init__(tr("Which case does it belong to?"), sentence, tr("&Go on"), navigator, parent)
        labels = [(str(case.id), f"{case.title} ({case.ref}, {case.organisation})") for case in cases]
        self.which = DropDown([("", tr("Choose a case")), *labels])
        hint = tr("It names this case or its organisation; see that it is right.") if reply.case else ""
        self._block = QuestionBlock(tr("Case"), left_of_line(self.which, 560), hint=hint, focus=self.which)
        self.page.add(self._block, 16)
        if reply.case:
            self.which.setCurrentIndex(self.which.findData(str(reply.case.id)))
        self.start()

    def check(self) -> Sequence[Fault]:
        """Ask for a case where none is chosen."""
        wrong = "" if self.which.currentData() else tr("Choose the case that it belongs to")
        self._block.set_problem(wrong)
        return [(("case",), wrong)] if wrong else []

    def keep(self) -> None:
        """Tell which case it is."""
        self.chosen.emit(int(self.which.currentData()))

    def answers(self) -> Answers:
        """Return what is chosen."""
        return {"case": str(self.which.currentData())}

    def is_changed(self) -> bool:
        """Say that nothing is lost: a choice is made again in a moment."""
        return False

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to the list."""
        del path
        self.which.setFocus()


def is_pack(path: Path) -> bool:
    """Tell a pack by its name: it is no reply."""
    return path.suffix.lower() == PACK_END


def is_backup(path: Path) -> bool:
    """Tell a backup by its name: it is no reply either."""
    return path.suffix.lower() == BACKUP_END


def is_own(path: Path) -> bool:
    """Tell by its name what Plaint itself makes."""
    return is_pack(path) or is_backup(path)


def dropped_files(brought: QMimeData) -> list[Path]:
    """Return the files that are dragged or dropped."""
    return [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]
