"""Qt for tests: no screen needed, Plaint's style and light colours on, as in the app."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.ui.theme import Theme, text_px

USUAL_BODY_PX = 15


@pytest.fixture(scope="session")
def _one_theme() -> Theme:
    return Theme()


@pytest.fixture
def theme(qapp: QApplication, _one_theme: Theme) -> Theme:
    """The theme, shown light at the usual text size; put on again only where a test before changed it."""
    if _one_theme.mode != "light" or text_px("body") != USUAL_BODY_PX:
        _one_theme.apply(qapp, "light")
    return _one_theme


@pytest.fixture(autouse=True)
def _look(theme: Theme) -> Iterator[None]:
    """Every UI test runs with the theme applied, and leaves no widget behind for the next to style."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
