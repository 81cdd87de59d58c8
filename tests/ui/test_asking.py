"""The small dialogs that several pages open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.ui.asking import folder_dialog, tell


def test_what_came_of_something_is_said_as_plain_text(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    tell(owner, "Packs", "<b>Done</b>", "More.")
    box = owner.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert (box.text(), box.informativeText(), box.textFormat()) == ("<b>Done</b>", "More.", Qt.TextFormat.PlainText)
    box.buttons()[0].click()
    qtbot.waitUntil(lambda: owner.findChild(QMessageBox) is None)


def test_a_folder_is_asked_for_not_a_file(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = folder_dialog(owner, "Which folder?")
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    assert dialog.windowTitle() == "Which folder?"
