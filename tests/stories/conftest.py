"""The person of the stories."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from tests.one_theme import light_theme
from tests.stories.user import User
from tests.ui.ear import Ear


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The look of the app."""
    return light_theme(qapp)


@pytest.fixture
def user(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[User]:
    """Somebody at Plaint with an empty data folder; closed at the end if the story did not."""
    person = User(qtbot, theme, tmp_path / "data")
    yield person
    person.leaves()


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Ear:
    """Hear what is said without being asked."""
    ear = Ear()
    monkeypatch.setattr("app.ui.announcements.send", ear.hear)
    return ear


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Where letters are saved."""
    folder = tmp_path / "letters"
    folder.mkdir()
    return folder
