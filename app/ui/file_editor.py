"""The editor of an exhibit's file: chosen or dropped, its exact bytes kept at once."""

from collections.abc import Callable
from pathlib import Path as FilePath

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout

from app.bootstrap import Plaint
from app.domain.answers import Value
from app.domain.errors import UserError
from app.domain.question_parts import QuestionParts
from app.i18n import tr
from app.services.letter_service import file_reference, kept_file
from app.services.recording_service import MOST_BYTES
from app.ui.answer_editor import FieldEditor
from app.ui.buttons import Button, LinkButton
from app.ui.labels import IconLabel, WrappedLabel
from app.ui.theme import restyle


class DropBox(QFrame):
    """A box that says which file is kept, with a button to choose one; a file may be dropped on it."""

    def __init__(
        self, take: Callable[[FilePath], None], too_many: Callable[[], None], remove: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setProperty("role", "inset")
        self.setAcceptDrops(True)
        self._take, self._too_many = take, too_many
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(IconLabel("exhibit", 18, "muted"))
        self._words = WrappedLabel("", "hint")
        row.addWidget(self._words, 1)
        self.remove = LinkButton(tr("Take it away"))
        self.remove.clicked.connect(remove)
        row.addWidget(self.remove)
        self.choose = Button(tr("Choose a &file"), size="small")
        self.choose.clicked.connect(self._ask)
        row.addWidget(self.choose)

    def show_file(self, name: str, size: int) -> None:
        """Say which file is kept, or none for ""."""
        kept = tr("{name} ({size}), kept in Plaint").format(name=name, size=size_words(size))
        self._words.setText(kept if name else tr("No file yet. Choose one, or drop it here."))
        self.choose.setText(tr("Choose another &file") if name else tr("Choose a &file"))
        self.remove.setVisible(bool(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that a file may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            restyle(self, state="drop")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        super().dragLeaveEvent(event)
        restyle(self, state="")

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file; of several none, for the person has to say what each of them is."""
        restyle(self, state="")
        paths = [FilePath(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(paths) == 1:
            self._take(paths[0])
        else:
            self._too_many()

    def _ask(self) -> None:
        dialog = QFileDialog(self, tr("Choose a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._take(FilePath(path)))
        dialog.open()


class FileEditor(FieldEditor):
    """A kept file as an answer: `NAME#SHA256#SIZE`."""

    def __init__(self, question: QuestionParts, plaint: Plaint) -> None:
        self._plaint, self._reference = plaint, ""
        self.box = DropBox(self.take, self._say_one_only, self._removed)
        super().__init__(question, self.box, self.box.choose)

    def value(self) -> Value:
        """Return the reference to the kept file."""
        return self._reference

    def set_value(self, value: Value | None) -> None:
        """Show the file; a name without kept bytes is shown as it is."""
        self._reference = value if isinstance(value, str) else ""
        kept = kept_file(self._reference)
        self.box.show_file(kept.name if kept else self._reference, kept.size if kept else 0)

    def take(self, path: FilePath) -> None:
        """Keep the file's bytes at once; say calmly why when that can't be."""
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)  # enough to be told that it is too large
            kept = self._plaint.recording.keep_file(path.name, data)
        except UserError as error:
            self.block.set_problem(" ".join(part for part in (error.message, error.hint) if part))
            return
        except OSError:
            self.block.set_problem(tr("“{name}” can’t be read. Choose another file.").format(name=path.name))
            return
        self.block.set_problem("")
        self.set_value(file_reference(kept))
        self.edited.emit()

    def _say_one_only(self) -> None:
        self.block.set_problem(tr("Drop one file at a time; each has its own entry."))

    def _removed(self) -> None:
        self.block.set_problem("")
        self.set_value("")
        self.edited.emit()


def size_words(size: int) -> str:
    """Return a size in bytes as people read it."""
    for limit, unit in ((1_000_000, tr("MB")), (1_000, tr("KB"))):
        if size >= limit:
            return f"{size / limit:.1f} {unit}".replace(".0 ", " ")
    return tr("{n} bytes").format(n=size)
