"""Files of exhibits."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.text_questions import TextQuestion
from app.services.letter_service import kept_file
from app.ui.file_editor import FileEditor, size_words
from tests.ui.drafts import opened


@pytest.fixture
def editor(qtbot: QtBot, tmp_path: Path) -> FileEditor:
    made = FileEditor(TextQuestion(id="file", label="The file"), opened(tmp_path / "data"))
    qtbot.addWidget(made)
    return made


def test_a_chosen_file_is_kept_at_once(editor: FileEditor, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"%PDF minutes")
    with qtbot.waitSignal(editor.edited):
        editor.take(path)
    kept = kept_file(str(editor.value()))
    assert kept is not None
    assert (kept.name, kept.size) == ("minutes.pdf", 12)
    path.unlink()
    assert editor._plaint.letters.file_bytes(kept) == b"%PDF minutes"


def test_an_empty_or_missing_file_is_refused_under_the_field(editor: FileEditor, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    editor.take(tmp_path / "empty.txt")
    assert "is empty" in editor.block.problem()
    editor.take(tmp_path / "gone.txt")
    assert "can’t be read" in editor.block.problem()
    assert editor.value() == ""


def test_a_file_can_be_dropped_on_the_field(editor: FileEditor, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Kept.")
    mime, copy = QMimeData(), Qt.DropAction.CopyAction
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    editor.box.dragEnterEvent(entered)
    assert entered.isAccepted()
    editor.box.dragLeaveEvent(QDragLeaveEvent())
    editor.box.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, none))
    assert str(editor.value()).startswith("note.txt#")


def test_a_file_can_be_taken_away(editor: FileEditor, qtbot: QtBot) -> None:
    editor.set_value("a.pdf#" + "0" * 64 + "#2100000")
    with qtbot.waitSignal(editor.edited):
        editor.box.remove.click()
    assert editor.value() == ""


def test_choosing_opens_a_dialog_without_blocking(editor: FileEditor) -> None:
    editor.show()
    editor.box.choose.click()
    dialog = editor.findChildren(QFileDialog)[0]
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize(("size", "words"), [(12, "12 bytes"), (4_200, "4.2 KB"), (2_000_000, "2 MB")])
def test_sizes_are_said_as_people_read_them(size: int, words: str) -> None:
    assert size_words(size) == words
