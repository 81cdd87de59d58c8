"""The one theme of a test process: two would answer the same signal of the system, each in its own mode."""

from functools import cache

from PySide6.QtWidgets import QApplication

from app.ui.theme import Theme, text_px

USUAL_BODY_PX = 15


@cache
def the_theme() -> Theme:
    """Return the theme that all tests share."""
    return Theme()


def light_theme(app: QApplication) -> Theme:
    """Return it shown light at the usual text size; put on again only where a test before changed it."""
    theme = the_theme()
    if theme.mode != "light" or text_px("body") != USUAL_BODY_PX:
        theme.apply(app, "light")
    return theme
