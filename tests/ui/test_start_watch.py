"""A second start is heard."""

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject
from pytestqt.qtbot import QtBot

from app.services.second_start import leave_note
from app.ui.start_watch import NoteTaken, StartWatch


def test_a_note_is_heard_and_taken(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    watch = StartWatch(tmp_path / "notes", owner)
    with qtbot.waitSignal(watch.started_again, timeout=5000) as heard:
        note = leave_note(tmp_path / "notes", tmp_path / "a.plaintpack")
    assert heard.args == [tmp_path / "a.plaintpack"]
    assert not note.exists()


def test_a_folder_that_can_not_be_made_stops_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    (tmp_path / "file").touch()
    owner = QObject()
    assert StartWatch(tmp_path / "file" / "notes", owner).parent() is owner


def test_waiting_ends_when_the_note_is_taken(qtbot: QtBot, tmp_path: Path) -> None:
    note, done, owner = leave_note(tmp_path, None), list[bool](), QObject()
    waiting = NoteTaken(note, lambda: done.append(True), owner)
    assert waiting.parent() is owner
    note.unlink()
    qtbot.waitUntil(lambda: done == [True], timeout=1000)


def test_waiting_ends_when_nobody_takes_it(qtbot: QtBot, tmp_path: Path) -> None:
    note, done, owner = leave_note(tmp_path, None), list[bool](), QObject()
    waiting = NoteTaken(note, lambda: done.append(True), owner)
    waiting._patience = QDeadlineTimer(0)
    qtbot.waitUntil(lambda: done == [True], timeout=1000)
    assert note.exists()
