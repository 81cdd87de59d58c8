"""A pack that somebody is making: its folder is checked, and again whenever a file in it is saved."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.problems import Problem
from app.domain.progress import StoppedError
from app.i18n import tr, trn
from app.services import pack_workshop
from app.ui.asking import folder_dialog
from app.ui.badges import Badge
from app.ui.buttons import Button, LinkButton
from app.ui.desktop import copy_text, open_file
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card, SectionHeader
from app.ui.tasks import TaskRunner

PAUSE_MS = 400  # Word writes a file in several goes
MOST_PROBLEMS = 100
PLACE_WIDTH = 220


class PackTrial(QWidget):
    """The folder of a pack and what is wrong with it, on the page of packs.

    Signals:
        refused: A UserError: the folder cannot be looked at.
        trial_wanted: A letter of the folder is to be tried; the folder goes with it.
        drawing: How many letters are drawn, and how many there are; comes from a thread of the pool.
    """

    refused = Signal(object)
    trial_wanted = Signal(object)
    drawing = Signal(int, int)

    def __init__(self, plaint: Plaint, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint, self._tasks = plaint, tasks
        self.folder: Path | None = None
        self._problems: tuple[Problem, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._was_saved)
        self._watcher.directoryChanged.connect(self._was_saved)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.check)
        self._check = 0  # the number of the last check that was begun; older ones stop
        self.progress = WrappedLabel("", "hint")
        self.drawing.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        outer.addWidget(self.progress)
        outer.addLayout(self._column)
        self.hide()

    @Slot()
    def ask_for_a_folder(self) -> None:
        """Ask which folder is the pack's."""
        dialog = folder_dialog(self, tr("Check a pack that you are making"))
        dialog.fileSelected.connect(self.try_folder)
        dialog.open()

    @Slot(str)
    def try_folder(self, path: str) -> None:
        """Check a folder, now and whenever something in it is saved."""
        self.folder = Path(path)
        self.check()

    @Slot()
    def check(self) -> None:
        """Check the folder beside the window."""
        folder, today = self.folder, self._plaint.time.today()
        if folder is None:
            return
        self._check += 1
        number = self._check

        def tell(done: int, of: int) -> None:
            if not isValid(self) or number != self._check:
                raise StoppedError
            self.drawing.emit(done, of)

        self.progress.setText(tr("{name} is being checked…").format(name=folder.name))
        self.progress.show()
        self.show()
        self._tasks.run(self, lambda: tuple(pack_workshop.check(folder, today, tell)), self._show, self._report)

    @Slot(int, int)
    def _tell(self, done: int, of: int) -> None:
        said = tr("Letter {n} of {of} is being drawn, with a dozen sets of answers…")
        self.progress.setText(said.format(n=done + 1, of=of))

    @Slot(str)
    def _was_saved(self, _path: str) -> None:
        self._pause.start()

    def _show(self, problems: tuple[Problem, ...]) -> None:
        self._problems = problems
        self.progress.hide()
        self._watch()
        self._clear()
        assert self.folder
        title = tr("{name}: checked").format(name=self.folder.name)
        self._column.addWidget(SectionHeader(title, self._summary(), action=self._actions()))
        self._column.addSpacing(8)
        card = Card(padding=0)
        card.setContentsMargins(20, 4, 20, 4)
        for problem in problems[:MOST_PROBLEMS]:
            card.add_row(ProblemRow(problem))
        if problems:
            self._column.addWidget(card)
        self.show()

    def _summary(self) -> str:
        errors = sum(problem.severity == "error" for problem in self._problems)
        warnings = len(self._problems) - errors
        stops = trn("{n} problem stops it from being built", "{n} problems stop it from being built", errors)
        thoughts = trn("{n} thing to think about", "{n} things to think about", warnings)
        said = [stops] * bool(errors) + [thoughts] * bool(warnings) or [tr("Nothing is wrong")]
        at = tr("Checked at {time}.").format(time=f"{datetime.now().astimezone():%H:%M}")
        return f"{'; '.join(said)}. {at}"

    def _actions(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        show, again = Button(tr("Open &folder"), icon="folder"), Button(tr("Check a&gain"))
        self.try_button = Button(tr("&Try a letter"), icon="eye")
        self.try_button.clicked.connect(self.try_a_letter)
        row.addWidget(self.try_button)
        show.clicked.connect(self._open_folder)
        again.clicked.connect(self.check)
        row.addWidget(show)
        row.addWidget(again)
        return holder

    @Slot()
    def try_a_letter(self) -> None:
        """Try a letter, unless something stops it."""
        if any(problem.severity == "error" for problem in self._problems):
            message = tr("A letter can be tried once nothing stops the pack from being built.")
            self.refused.emit(UserError(message, tr("Mend what “Must fix” says, and save the file.")))
            return
        self.trial_wanted.emit(self.folder)

    @Slot()
    def _open_folder(self) -> None:
        if self.folder is not None:
            open_file(self.folder)

    def _watch(self) -> None:
        """Watch what is there now: programs that save put a new file in the old one's place."""
        assert self.folder
        if there := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(there)
        folders = [self.folder, *(path for path in self.folder.glob("*") if path.is_dir())]
        self._watcher.addPaths([str(path) for folder in folders for path in (folder, *folder.glob("*.*"))])

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _report(self, error: Exception) -> None:
        if isinstance(error, StoppedError):
            return  # a newer check goes on
        self.progress.hide()
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(error)


class ProblemRow(QWidget):
    """One problem: how grave it is, where, the tag as it stands there, what is wrong and how to mend it."""

    def __init__(self, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(16)
        is_error = problem.severity == "error"
        badge = Badge("fix", tr("Must fix")) if is_error else Badge("think", tr("Think about"))
        holder = QWidget()
        holder.setFixedWidth(max(132, badge.sizeHint().width()))
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(badge)
        inner.addStretch(1)
        row.addWidget(holder)
        row.addWidget(_place(problem))
        words = QVBoxLayout()
        words.setSpacing(2)
        if problem.tag:
            words.addWidget(WrappedLabel(problem.tag, "code"))
        if problem.text not in ("", problem.tag):
            words.addWidget(WrappedLabel(f"“{problem.text}”", "hint"))
        words.addWidget(WrappedLabel(problem.message))
        if problem.hint:
            words.addWidget(WrappedLabel(problem.hint, "hint"))
        words.addStretch(1)
        row.addLayout(words, 1)
        self._copied = "\n".join(
            part for part in (problem.where(), problem.text, problem.message, problem.hint) if part
        )
        self.copy_link = LinkButton(tr("Copy"))
        self.copy_link.setAccessibleDescription(problem.message)
        self.copy_link.clicked.connect(self._copy)
        row.addWidget(self.copy_link, 0, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _copy(self) -> None:
        copy_text(self._copied)


def part_words(part: str) -> str:
    """Return how Word's user calls a part of a Word file."""
    name = part.rpartition("/")[2].removesuffix(".xml")
    kinds = {
        "document": tr("Body"),
        "footnotes": tr("Footnotes"),
        "endnotes": tr("Endnotes"),
        "core": tr("Properties of the file"),
    }
    for start, words in (("header", tr("Header {n}")), ("footer", tr("Footer {n}"))):
        if name.startswith(start):
            return words.format(n=name.removeprefix(start)).strip()
    return kinds.get(name, part)


def _place(problem: Problem) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(PLACE_WIDTH)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(WrappedLabel(problem.file.rpartition("/")[2] or tr("The pack"), "strong"))
    parts = [problem.place[:1].upper() + problem.place[1:] or part_words(problem.part)] if problem.part else []
    if problem.paragraph:
        parts.append(tr("paragraph {n}").format(n=problem.paragraph))
    if problem.line:
        parts.append(tr("line {n}").format(n=problem.line))
    if parts:
        column.addWidget(WrappedLabel(", ".join(parts), "hint"))
    column.addStretch(1)
    return holder
