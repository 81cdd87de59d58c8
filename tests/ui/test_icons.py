import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.ui.icons import ICON_FOLDER, app_icon, icon, icon_names, icon_pixmap
from app.ui.theme import Theme

NEEDED = {
    *("today", "cases", "packs", "organisations", "settings", "search"),
    *("letter", "draft", "finished", "send", "reply", "page", "exhibit", "print", "copy", "form", "folder"),
    *("theirs", "ours", "overdue", "calendar", "bell"),
    *("met", "unmet", "partly", "ignored", "refused", "here", "todo", "warn", "info"),
    *("lock", "unlock", "offline", "signed", "unknown", "unsigned", "plus", "minus", "change", "bin"),
    *("back", "next", "up", "down", "tick", "cross", "eye"),
}


def test_all_icons_of_the_look_are_there() -> None:
    assert set(icon_names()).issuperset(NEEDED)


@pytest.mark.parametrize("name", icon_names())
def test_an_icon_is_one_line_drawing_in_the_text_colour(name: str) -> None:
    drawing = (ICON_FOLDER / f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in drawing
    assert 'stroke-width="1.75"' in drawing
    assert set(re.findall(r'(?:fill|stroke)="(\S+?)"', drawing)) <= {"none", "currentColor"}


@pytest.mark.parametrize("name", icon_names())
def test_an_icon_draws_something(name: str) -> None:
    image = icon_pixmap(name, 24, "text", 1.0).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def test_an_icon_is_sharp_on_a_fine_screen() -> None:
    assert icon_pixmap("today", 20, "text", 2.0).size() == QSize(40, 40)


def test_an_icon_is_drawn_once() -> None:
    assert icon_pixmap("bell", 18).cacheKey() == icon_pixmap("bell", 18).cacheKey()


def test_an_icon_follows_the_theme(qapp: QApplication, theme: Theme) -> None:
    light = icon_pixmap("bell", 18).toImage()
    theme.apply(qapp, "dark")
    assert icon_pixmap("bell", 18).toImage() != light


def test_a_disabled_button_has_a_greyed_icon() -> None:
    made = icon("plus", 18, gap=5)
    pictures = [made.pixmap(QSize(23, 18), mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)]
    assert pictures[0] != pictures[1]


def test_the_windows_own_icon_is_the_one_drawing_of_plaint() -> None:
    shown = app_icon().pixmap(QSize(64, 64), 1.0).toImage()
    assert shown.pixelColor(12, 32).name() == "#155a70"
    assert shown.pixelColor(0, 0).alpha() == 0
