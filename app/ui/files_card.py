"""The exact files of a finished letter: open a copy, save them to a folder, and their fingerprint."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.history import grouped
from app.domain.letters import Letter, StoredFile
from app.i18n import tr, trn
from app.paths import default_letters_folder, nearest_folder
from app.ui.buttons import LinkButton
from app.ui.desktop import open_file
from app.ui.drag_out import DragOut
from app.ui.file_editor import size_words
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import Card
from app.ui.rows import ItemRow


class FilesCard(QWidget):
    """One row a file, and beneath them where they are saved."""

    def __init__(self, plaint: Plaint, navigator: Navigator, letter: Letter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint, self._to, self._letter = plaint, navigator, letter
        self._pages = plaint.sending.pages(letter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        card = Card(padding=0, indent=34)
        card.setContentsMargins(16, 4, 16, 4)
        for file in letter.files:
            card.add_row(self._row(file))
        column.addWidget(card)
        column.addWidget(self._links())
        self._where = WrappedLabel("", "hint")
        column.addWidget(self._where)
        if made_with := plaint.packs.origins.made_with(letter):
            column.addWidget(WrappedLabel(made_with, "hint"))
        self._show_where()

    def _row(self, file: StoredFile) -> ItemRow:
        link = LinkButton(tr("Open"))
        link.setAccessibleName(tr("Open {name}").format(name=file.name))
        link.clicked.connect(lambda: self._open(file))
        row = ItemRow("page", file.name, self._detail(file), right=[link], column=18)
        row.setToolTip(tr("You can drag this file into an e-mail, a folder or a web form."))
        row.setCursor(Qt.CursorShape.OpenHandCursor)
        DragOut(row, self._to, lambda: self._plaint.sending.open_copy(file))
        return row

    def _detail(self, file: StoredFile) -> str:
        size = size_words(file.size)
        match Path(file.name).suffix.lower():
            case ".pdf" if self._pages:
                pages = trn("{n} page", "{n} pages", self._pages)
                return tr("PDF, {pages}, {size}").format(pages=pages, size=size)
            case ".docx":
                return tr("Word, {size}").format(size=size)
            case _:
                return size

    def _links(self) -> Flow:
        flow = Flow(20, 4)
        self._save = LinkButton(tr("&Save to a folder"), icon="folder")
        self._save.clicked.connect(self.save)
        self._other = LinkButton(tr("Another folder"))
        self._other.clicked.connect(self.choose_folder)
        self._show = LinkButton(tr("Show in &folder"), icon="folder")
        self._show.clicked.connect(self._show_folder)
        for link in (self._save, self._show, self._other):
            flow.add(link)
        flow.add(self._fingerprint())
        return flow

    def _fingerprint(self) -> WrappedLabel:
        label = WrappedLabel("", "hint")
        file = self._letter.file(".pdf") or next(iter(self._letter.files), None)
        if file is not None:
            label.setText(tr("Fingerprint {short} … kept with the case").format(short=fingerprint(file)[:9]))
            full = "\n".join(f"{each.name}: {fingerprint(each)}" for each in self._letter.files)
            label.setToolTip(full)
            label.setAccessibleName(label.text())
            label.setAccessibleDescription(full)
        return label

    def folder(self) -> Path:
        """Return where letters are saved: where the person chose, else a folder in their documents."""
        return Path(self._plaint.settings.load().letters_folder or default_letters_folder())

    @Slot()
    def save(self) -> None:
        """Save the files; the first time, ask where."""
        if self._plaint.settings.load().letters_folder:
            self._save_to(self.folder())
        else:
            self.choose_folder()

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder, keep it as the usual one, and save there."""
        dialog = QFileDialog(self, tr("Where shall letters be saved?"), str(nearest_folder(self.folder())))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    @Slot(str)
    def _chosen(self, folder: str) -> None:
        self._save_to(Path(folder))

    def _save_to(self, folder: Path) -> None:
        """Save the files there; a folder is the usual one from then on only when it took them."""
        try:
            self._plaint.exports.save_files(self._letter, folder)
            self._plaint.settings.save(self._plaint.settings.load().changed("letters_folder", str(folder)))
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._show_where()

    def _show_where(self) -> None:
        folder = self.folder()
        is_saved = self._plaint.exports.is_saved(self._letter, folder)
        self._save.setVisible(not is_saved)
        self._show.setVisible(is_saved)
        self._other.setVisible(is_saved or bool(self._plaint.settings.load().letters_folder))
        saved = tr("Saved in {folder}. Whoever uses this computer account can read that folder.")
        self._where.setText(saved.format(folder=folder))
        self._where.setVisible(is_saved)

    @Slot()
    def _show_folder(self) -> None:
        if not open_file(self.folder()):
            self._to.refused.emit(
                UserError(
                    tr("Nothing on this computer shows folders."), tr("It is {folder}.").format(folder=self.folder())
                )
            )

    def _open(self, file: StoredFile) -> None:
        try:
            is_open = open_file(self._plaint.sending.open_copy(file))
        except UserError as error:
            self._to.refused.emit(error)
            return
        if not is_open:
            self._to.refused.emit(
                UserError(
                    tr("No program on this computer opens “{name}”.").format(name=file.name),
                    tr("Save it to a folder, and open it on another computer."),
                )
            )


def fingerprint(file: StoredFile) -> str:
    """Return a file's SHA-256 in groups of four, so that people can compare it."""
    return grouped(file.sha256)
