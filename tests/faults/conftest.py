"""The window on a data folder that something happens to."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.services.time_source import TimeSource
from app.ui import writing_session
from app.ui.application import run_window
from app.ui.interview_page import InterviewPage
from app.ui.navigator import Navigator
from app.ui.rescue_screen import RescueScreen
from app.ui.session import Session
from app.ui.tasks import TaskRunner
from tests.builders import TODAY
from tests.faults.lived_folders import lived_in, told
from tests.one_theme import light_theme, the_theme
from tests.stories.at_the_terminal import Member
from tests.ui.test_application import close_the_message, take_back_words_to_quit


@pytest.fixture(autouse=True, scope="module")
def _all_is_loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Load what Python loads late: an account without rights may not reach the folder that Python lies in."""
    folder = tmp_path_factory.mktemp("loaded")
    lived_in(folder / "data")
    Member(folder, "data").reads("case", "list")
    Member(folder, "data").is_refused("case", "show", "77")


def close_what_shows(seen: list[str]) -> None:
    """Close the message at the start, or the page that is there instead where letters are damaged."""
    close_the_message(seen)
    for screen in QApplication.topLevelWidgets():
        if isinstance(screen, RescueScreen):
            seen.append(told(screen))
            screen.close()
            QApplication.exit(0)


@pytest.fixture
def says_at_start(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path], tuple[int, list[str]]]]:
    """Return what starts the window on a folder and gives the exit code and what the message there says."""
    monkeypatch.setattr("app.ui.application.Theme", the_theme)

    def start(data: Path) -> tuple[int, list[str]]:
        seen: list[str] = []
        QTimer.singleShot(150, lambda: close_what_shows(seen))
        return run_window(["plaint"], data, TimeSource.fixed(TODAY)), seen

    yield start
    take_back_words_to_quit(qapp)


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Plaint, int], InterviewPage]]:
    """Return what shows a letter on the page where it is written, the keyboard in its subject."""
    monkeypatch.setattr(writing_session, "AGAIN_AFTER_MS", 50)
    shown: list[tuple[InterviewPage, TaskRunner]] = []

    def write(plaint: Plaint, letter_id: int) -> InterviewPage:
        tasks = TaskRunner()
        page = InterviewPage(plaint, Navigator(), tasks)
        shown.append((page, tasks))
        page.show()
        qtbot.waitExposed(page)
        page.show_letter(letter_id, ("subject",))
        return page

    yield write
    for page, tasks in shown:
        page.close()
        tasks.wait()
        page.deleteLater()


@pytest.fixture
def session_on(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Path], Session]]:
    """Return what starts a person's session on a folder, as the application does."""
    begun: list[Session] = []

    def start(data: Path) -> Session:
        begun.append(Session(qapp, light_theme(qapp), data, TimeSource.fixed(TODAY)))
        begun[-1].start()
        return begun[-1]

    yield start
    for session in begun:
        for widget in (session.window, session.screen):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        session.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.removePostedEvents(qapp, QEvent.Type.Quit.value)
