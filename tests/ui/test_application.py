"""Starting: the look that was chosen, errors watched for, and a clear word when the data can't be opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.services import limited_work
from app.services.reply_reading import READER
from app.services.time_source import TimeSource
from app.ui import application
from app.ui.application import REFUSED, is_handed_over, make_application, run_window
from app.ui.main_window import MainWindow
from app.ui.pack_dialog import OfferDialog
from app.ui.theme import Theme
from app.ui.window_opening import open_window
from tests.builders import TODAY, opened
from tests.one_theme import the_theme
from tests.services.test_pack_exchange import pack_file


@pytest.fixture(autouse=True)
def _no_word_to_quit_is_left(qapp: QApplication) -> Iterator[None]:
    yield
    take_back_words_to_quit(qapp)


def take_back_words_to_quit(qapp: QApplication) -> None:
    """Take back words to quit that came after the loop had ended: Qt would end every later loop at once."""
    QCoreApplication.removePostedEvents(qapp, QEvent.Type.Quit.value)
    QTimer.singleShot(0, qapp, lambda: qapp.exit(0))
    qapp.exec()


@pytest.fixture(autouse=True)
def _one_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.application.Theme", the_theme)


def test_there_is_one_application(qapp: QApplication) -> None:
    assert make_application(["plaint"]) is qapp


def test_the_window_opens_as_the_person_left_it(
    qtbot: QtBot, qapp: QApplication, theme: Theme, data_folder: Path
) -> None:
    with opened(data_folder) as plaint:
        plaint.settings.save(plaint.settings.load().changed("appearance", "dark"))
        window = open_window(qapp, plaint, theme)
        qtbot.addWidget(window)
        assert (window.isVisible(), theme.mode) == (True, "dark")
        window.reporter.unwatch()
        window.tasks.wait()


def close_the_window() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, MainWindow) and widget.isVisible():
            widget.close()
    QApplication.exit(0)


def test_the_process_for_foreign_files_is_started_before_anybody_needs_it(
    qapp: QApplication, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []

    class Worker:
        def start(self) -> None:
            started.append(f"worker, {READER.patience_s} s")
            close_the_window()

    monkeypatch.setattr(limited_work, "WORKER", Worker())
    monkeypatch.setattr(application, "STARTS_WORKER_AFTER_MS", 1)
    assert run_window(["plaint"], data_folder, TimeSource.fixed(TODAY)) == 0
    assert (started, READER.patience_s) == (["worker, 1.0 s"], None)


def test_plaint_runs_until_the_window_is_closed(qapp: QApplication, data_folder: Path) -> None:
    QTimer.singleShot(200, close_the_window)
    assert run_window(["plaint"], data_folder, TimeSource.fixed(TODAY)) == 0


def close_the_message(seen: list[str]) -> None:
    boxes = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox)]
    for box in boxes:
        seen.append(box.text())
        box.close()


def test_a_folder_that_cannot_be_opened_is_said_in_a_window(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "not a folder"
    blocked.write_text("in the way")
    seen: list[str] = []
    QTimer.singleShot(200, lambda: close_the_message(seen))
    assert run_window(["plaint"], blocked, TimeSource.fixed(TODAY)) == REFUSED
    assert seen
    assert seen[0] in capsys.readouterr().err


def test_a_second_start_hands_its_pack_to_the_window_that_is_open(
    qtbot: QtBot, qapp: QApplication, theme: Theme, data_folder: Path, tmp_path: Path
) -> None:
    pack = pack_file(tmp_path)
    with opened(data_folder) as plaint:
        window = open_window(qapp, plaint, theme)
        qtbot.addWidget(window)
        assert run_window(["plaint"], data_folder, TimeSource.fixed(TODAY), pack) == 0
        take_back_words_to_quit(qapp)
        qtbot.waitUntil(lambda: window.packs.findChild(OfferDialog) is not None, timeout=20_000)
        window.reporter.unwatch()
        window.tasks.wait()


def test_where_nobody_answers_it_is_said_that_plaint_is_open(
    qapp: QApplication, data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.start_watch.PATIENCE_MS", 0)
    with opened(data_folder):
        assert not is_handed_over(qapp, data_folder, tmp_path / "a.plaintpack")
        (data_folder / "started-again").rmdir()
        (data_folder / "started-again").touch()
        assert not is_handed_over(qapp, data_folder, None)


def test_a_pack_that_plaint_is_started_with_is_looked_at(
    qtbot: QtBot, qapp: QApplication, theme: Theme, data_folder: Path, tmp_path: Path
) -> None:
    with opened(data_folder) as plaint:
        window = open_window(qapp, plaint, theme, pack_file(tmp_path))
        qtbot.addWidget(window)
        qtbot.waitUntil(lambda: window.packs.findChild(OfferDialog) is not None, timeout=20_000)
        window.reporter.unwatch()
        window.tasks.wait()


def test_without_a_screen_it_says_so_instead_of_falling(
    monkeypatch: pytest.MonkeyPatch, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert run_window(["plaint"], data_folder, TimeSource.fixed(TODAY)) == REFUSED
    assert "There is no screen here" in capsys.readouterr().err
