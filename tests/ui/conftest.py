"""Qt for tests: no screen needed, Plaint's style and light colours on, as in the app."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.ui.theme import Theme
from tests.one_theme import light_theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The theme, shown light at the usual text size."""
    return light_theme(qapp)


@pytest.fixture(autouse=True)
def _look(theme: Theme) -> Iterator[None]:
    """Every UI test runs with the theme applied, and leaves no widget behind for the next to style."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
