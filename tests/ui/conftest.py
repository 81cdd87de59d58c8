"""Qt for tests: no screen needed, Plaint's style and light colours on, as in the app."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.bootstrap import Plaint
from app.ui.theme import Theme
from tests.one_theme import light_theme
from tests.ui.ear import Ear
from tests.ui.sample_cases import opened
from tests.ui.small_window import SmallWindow


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The theme, shown light at the usual text size."""
    return light_theme(qapp)


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    """Plaint on an empty data folder, on the day of the samples."""
    plaint = opened(tmp_path / "data")
    yield plaint
    plaint.close()


@pytest.fixture(autouse=True)
def _look(theme: Theme) -> Iterator[None]:
    """Every UI test runs with the theme applied, and leaves no widget behind for the next to style."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Ear:
    """Hear what is said without being asked."""
    ear = Ear()
    monkeypatch.setattr("app.ui.announcements.send", ear.hear)
    return ear


@pytest.fixture
def opened_menus(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """Keep the menus that would open at a place; without a screen they cannot."""
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: opened.append(menu))
    return opened


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> list[SmallWindow]:
    """Stand in for the window; returns those that were opened."""
    made: list[SmallWindow] = []

    def open_small(_app: object, _plaint: object, _theme: object, file: Path | None) -> SmallWindow:
        made.append(SmallWindow())
        made[-1].file = file
        made[-1].show()
        return made[-1]

    monkeypatch.setattr("app.ui.session.open_window", open_small)
    return made
