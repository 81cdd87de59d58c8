"""Qt for tests: no screen needed, Plaint's style and light colours on, as in the app."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.theme import Theme


@pytest.fixture(scope="session")
def _one_theme() -> Theme:
    return Theme()


@pytest.fixture
def theme(qapp: QApplication, _one_theme: Theme) -> Theme:
    """The theme, shown light at the usual text size."""
    _one_theme.apply(qapp, "light")
    return _one_theme


@pytest.fixture(autouse=True)
def _look(theme: Theme) -> None:
    """Every UI test runs with the theme applied."""
