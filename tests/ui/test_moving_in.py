"""Letters that are to be moved are moved before the window opens; what keeps them from it is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from app.domain.errors import UserError
from app.domain.progress import StoppedError
from app.services.moving_house import move_house, wish_to_move
from app.services.time_source import TimeSource
from app.ui.moving_in import housed
from app.ui.theme import Theme
from tests.builders import TODAY, a_case, opened

TIME = TimeSource.fixed(TODAY)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("app.ui.moving_in.default_data_folder", lambda: tmp_path / "own")
    monkeypatch.setattr(Theme, "apply", lambda _theme, _app: None)
    with opened(tmp_path / "shared") as plaint:
        a_case(plaint, "Kept")
    return tmp_path / "shared"


@pytest.fixture
def housed_in(qapp: QApplication, theme: Theme) -> Callable[[Path], tuple[Path, list[str]]]:
    """Return what finds the folder, and the messages that stood on the way there, each closed by the person."""
    said: list[str] = []

    def close_messages() -> None:
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox) and box.isVisible():
                said.append(f"{box.text()} {box.informativeText()}")
                box.done(0)

    def find(data: Path) -> tuple[Path, list[str]]:
        timer = QTimer()
        timer.timeout.connect(close_messages)
        timer.start(20)
        return housed(qapp, theme, data, TIME, qapp.exec), said

    return find


def test_without_a_wish_they_are_opened_where_they_are(
    data: Path, housed_in: Callable[[Path], tuple[Path, list[str]]]
) -> None:
    assert housed_in(data) == (data, [])


def test_with_a_wish_they_are_moved_and_found_from_then_on(
    data: Path, tmp_path: Path, housed_in: Callable[[Path], tuple[Path, list[str]]]
) -> None:
    wish_to_move(data)
    assert housed_in(data) == (tmp_path / "own", [])
    assert housed_in(data) == (tmp_path / "own", [])
    with opened(tmp_path / "own") as plaint:
        assert [view.case.title for view in plaint.cases.all()] == ["Kept"]


def test_letters_that_are_open_are_left_where_they_are(
    data: Path, housed_in: Callable[[Path], tuple[Path, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    wish_to_move(data)
    monkeypatch.setattr("app.ui.moving_in.is_open_elsewhere", lambda _database: True)
    assert housed_in(data) == (data, [])


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UserError("The disk is full.", "Free some space."), "The disk is full. Free some space."),
        (StoppedError(), "Your letters are where they were. Nothing was moved."),
        (ValueError("a bug"), "Your letters could not be moved. They are where they were."),
    ],
)
def test_what_keeps_them_from_being_moved_is_said_once_and_they_are_opened(
    data: Path,
    housed_in: Callable[[Path], tuple[Path, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    words: str,
) -> None:
    def refuse(*_given: object) -> Path:
        raise error

    wish_to_move(data)
    monkeypatch.setattr("app.ui.moving_in.move_house", refuse)
    assert housed_in(data) == (data, [words])
    assert not (data / "move-wanted").exists()


def test_letters_that_are_not_where_they_were_moved_to_are_told(
    data: Path, tmp_path: Path, housed_in: Callable[[Path], tuple[Path, list[str]]]
) -> None:
    move_house(data, tmp_path / "own", TODAY).rename(tmp_path / "unplugged")
    with pytest.raises(UserError, match="are not there"):
        housed_in(data)
