"""Kept files are read beside the window, one after the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.file_words import FileWords
from app.ui.tasks import TaskRunner
from tests.builders import a_case, opened


@pytest.fixture
def plaint(data_folder: Path) -> Iterator[Plaint]:
    with opened(data_folder) as plaint:
        case = a_case(plaint)
        for word in ("zebra", "okapi"):
            plaint.exhibits.add(case.id, "Notes", f"{word}.txt", word.encode() + b" seconded")
        yield plaint


def test_all_files_are_read_and_that_is_told_once(qtbot: QtBot, plaint: Plaint) -> None:
    owner, tasks = QObject(), TaskRunner()
    words = FileWords(plaint, tasks, owner)
    told = QSignalSpy(words.read)
    words.read_on()
    words.read_on()
    assert words.still_unread() == 2
    qtbot.waitUntil(lambda: told.count() == 1)
    assert words.still_unread() == 0
    assert len(plaint.search.find("zebra seconded")) == len(plaint.search.find("okapi seconded")) == 1


def test_a_file_that_breaks_its_reader_does_not_stop_the_others(
    qtbot: QtBot, plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(name: str, data: bytes) -> str:
        if "okapi" in name:
            raise ValueError(name)
        return data.decode()

    monkeypatch.setattr("app.ui.file_words.words_in", breaks)
    owner, tasks = QObject(), TaskRunner()
    words, crashed = FileWords(plaint, tasks, owner), QSignalSpy(tasks.crashed)
    with qtbot.waitSignal(words.read):
        words.read_on()
    assert (crashed.count(), plaint.search.unread_files()) == (1, [])
    assert plaint.search.find("zebra seconded")
    assert not plaint.search.find("okapi seconded")
