"""Qt as in the window's own tests: Plaint's style and light colours on."""

from tests.ui.conftest import _look, theme

__all__ = ["_look", "theme"]
