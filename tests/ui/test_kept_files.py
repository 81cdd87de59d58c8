from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.letters import StoredFile
from app.ui import kept_files
from app.ui.kept_files import KeptFiles
from app.ui.tasks import TaskRunner

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
GONE = StoredFile("gone.pdf", "f" * 64, 3)


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    tasks = TaskRunner()
    yield tasks
    tasks.wait()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def files(plaint: Plaint, tasks: TaskRunner, window: QWidget) -> KeptFiles:
    return KeptFiles(plaint, tasks, window)


@pytest.fixture
def kept(plaint: Plaint) -> StoredFile:
    return plaint.recording.keep_file("answer.pdf", b"%PDF answer")


def _opener(seen: list[Path]) -> Callable[[Path], bool]:
    """Return what stands in for the desktop: it takes every file."""

    def opens(path: Path) -> bool:
        seen.append(path)
        return True

    return opens


def test_a_private_copy_is_opened(files: KeptFiles, kept: StoredFile, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []
    monkeypatch.setattr(kept_files, "open_file", _opener(seen))
    files.open(kept)
    assert (seen[0].name, seen[0].read_bytes()) == ("answer.pdf", b"%PDF answer")


def test_a_file_that_nothing_opens_is_said(
    qtbot: QtBot, files: KeptFiles, kept: StoredFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_files, "open_file", lambda _path: False)
    with qtbot.waitSignal(files.refused) as heard:
        files.open(kept)
    assert heard.args is not None
    assert heard.args[0].message == "Nothing on this computer opens “answer.pdf”."


@pytest.mark.parametrize("deed", ["open", "save"])
def test_a_file_that_is_damaged_is_said(qtbot: QtBot, files: KeptFiles, tmp_path: Path, deed: str) -> None:
    with qtbot.waitSignal(files.refused) as heard:
        if deed == "open":
            files.open(GONE)
        else:
            files.save_to(GONE, tmp_path / "copy.pdf")
    assert heard.args is not None
    assert isinstance(heard.args[0], UserError)


def test_a_copy_is_saved_where_the_person_says(
    qtbot: QtBot, files: KeptFiles, window: QWidget, kept: StoredFile, tmp_path: Path
) -> None:
    files.save(kept)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(files.saved):
        dialog.fileSelected.emit(str(tmp_path / "copy.pdf"))
    dialog.close()
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF answer"


def test_the_dialog_proposes_the_name_and_frees_itself(files: KeptFiles, window: QWidget, kept: StoredFile) -> None:
    files.save(kept)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    assert Path(dialog.selectedFiles()[0]).name == "answer.pdf"
    dialog.close()


def test_a_copy_takes_the_place_of_what_the_person_gave_up(
    qtbot: QtBot, files: KeptFiles, kept: StoredFile, tmp_path: Path
) -> None:
    (tmp_path / "copy.pdf").write_bytes(b"older")
    with qtbot.waitSignal(files.saved):
        files.save_to(kept, tmp_path / "copy.pdf")
    assert [path.read_bytes() for path in tmp_path.glob("*copy*")] == [b"%PDF answer"]


def test_a_disk_that_refuses_is_said(qtbot: QtBot, files: KeptFiles, kept: StoredFile, tmp_path: Path) -> None:
    (tmp_path / "a file").write_bytes(b"")
    with qtbot.waitSignal(files.refused) as heard:
        files.save_to(kept, tmp_path / "a file" / "copy.pdf")
    assert heard.args is not None
    assert "could not be saved" in heard.args[0].message


def test_a_bug_while_saving_is_not_hidden(files: KeptFiles) -> None:
    with pytest.raises(ZeroDivisionError):
        files._report(ZeroDivisionError())


def test_nobody_else_can_say_that_a_place_was_chosen(files: KeptFiles, tmp_path: Path) -> None:
    files._chosen(str(tmp_path / "copy.pdf"))
    assert not (tmp_path / "copy.pdf").exists()
