from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.ui.search_box import SearchBox


def _box(qtbot: QtBot) -> SearchBox:
    box = SearchBox("Search your cases", "Words, a name")
    qtbot.addWidget(box)
    box.show()
    return box


def test_its_buttons_have_names(qtbot: QtBot) -> None:
    box = _box(qtbot)
    names = {button.accessibleName() for button in box.findChildren(QToolButton)}
    assert names == {"Search your cases", "Clear the search"}


def test_it_says_what_is_searched(qtbot: QtBot) -> None:
    box = _box(qtbot)
    assert (box.accessibleName(), box.placeholderText()) == ("Search your cases", "Words, a name")


def test_the_glass_leads_into_the_field(qtbot: QtBot) -> None:
    box = _box(qtbot)
    box.clearFocus()
    with qtbot.waitActive(box):
        box.activateWindow()
    box.actions()[0].trigger()
    assert box.hasFocus()
