"""Words that stood in an open dialog when Plaint locked: kept in memory, and given back after it is opened again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.buttons import Button, PrimaryButton
from app.ui.desktop import copy_text
from app.ui.form_dialog import FormDialog
from app.ui.labels import WrappedLabel
from app.ui.page_parts import PAGE_MARGINS, FooterBar
from app.ui.passphrase_dialog import PassphraseDialog

SIZE = (560, 420)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What one dialog was for, and what had been typed in it."""

    title: str
    words: str


def unfinished() -> tuple[Unfinished, ...]:
    """Return what was typed in the dialogs that are open; passphrases never."""
    return tuple(
        Unfinished(dialog.windowTitle(), words)
        for dialog in QApplication.topLevelWidgets()
        if isinstance(dialog, FormDialog) and not isinstance(dialog, PassphraseDialog)
        if dialog.isVisible() and dialog.is_changed() and (words := "\n".join(_texts(dialog.answers())))
    )


def close_dialogs() -> None:
    """Close every dialog, without asking."""
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            QDialog.done(dialog, QDialog.DialogCode.Rejected.value)


class UnfinishedDialog(QDialog):
    """Shows them, to be copied to where they belong."""

    def __init__(self, found: Iterable[Unfinished], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("You were writing"))
        self._text = "\n\n".join(f"{each.title}\n{each.words}" for each in found)
        words = QPlainTextEdit(self._text)
        words.setReadOnly(True)
        words.setAccessibleName(tr("What you had typed"))
        copy, done = Button(tr("&Copy it"), icon="copy"), PrimaryButton(tr("&Done"))
        copy.clicked.connect(self._copy)
        done.clicked.connect(self.accept)
        told = QVBoxLayout()
        told.setContentsMargins(*PAGE_MARGINS)
        told.setSpacing(4)
        told.addWidget(WrappedLabel(tr("You were writing when Plaint locked"), "heading"))
        told.addWidget(WrappedLabel(tr("This had not been kept yet. Copy it to where it belongs."), "muted"))
        told.addSpacing(8)
        told.addWidget(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(told, 1)
        column.addWidget(FooterBar(left=[copy], right=[done]))
        self.resize(*SIZE)

    @Slot()
    def _copy(self) -> None:
        copy_text(self._text)


def _texts(value: object) -> Iterator[str]:
    """Return every text in an answer."""
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
