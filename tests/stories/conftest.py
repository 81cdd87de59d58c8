"""The person of the stories."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from tests.stories.user import User

_themes: list[Theme] = []


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The look of the app, put on once."""
    if not _themes:
        _themes.append(Theme())
    if _themes[0].mode != "light":
        _themes[0].apply(qapp, "light")
    return _themes[0]


@pytest.fixture
def user(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[User]:
    """Somebody at Plaint with an empty data folder; closed at the end if the story did not."""
    person = User(qtbot, theme, tmp_path / "data")
    yield person
    person.leaves()
