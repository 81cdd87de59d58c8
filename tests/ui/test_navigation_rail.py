import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.icons import icon_names
from app.ui.navigation_rail import NavigationRail, places
from app.ui.outline_item import OutlineItem
from app.ui.theme import Theme


def _rail(qtbot: QtBot) -> NavigationRail:
    rail = NavigationRail()
    qtbot.addWidget(rail)
    return rail


def _checked(rail: NavigationRail) -> list[str]:
    return [item.text() for item in rail.findChildren(OutlineItem) if item.isChecked()]


def test_the_rail_is_208_wide_and_starts_on_today(qtbot: QtBot) -> None:
    rail = _rail(qtbot)
    assert rail.width() == 208
    assert _checked(rail) == ["Today"]


@pytest.mark.parametrize(("name", "words"), places())
def test_a_place_is_told_by_its_name(qtbot: QtBot, name: str, words: str) -> None:
    rail = _rail(qtbot)
    item = next(item for item in rail.findChildren(OutlineItem) if item.text() == words)
    assert name in icon_names()
    with qtbot.waitSignal(rail.chosen) as told:
        item.click()
    assert told.args == [name]


def test_the_rail_can_show_a_place_or_none(qtbot: QtBot) -> None:
    rail = _rail(qtbot)
    rail.set_place("packs")
    assert _checked(rail) == ["Packs"]
    rail.set_place("")
    assert _checked(rail) == []


@pytest.mark.parametrize(
    ("number", "said"), [(0, "Today"), (1, "Today, 1 thing needs you"), (5, "Today, 5 things need you")]
)
def test_the_counter_is_said(qtbot: QtBot, number: int, said: str) -> None:
    rail = _rail(qtbot)
    rail.set_counter(number)
    assert rail.findChildren(OutlineItem)[0].accessibleName() == said


@pytest.mark.parametrize(("is_on", "said"), [(True, "Passphrase on"), (False, "Not locked")])
def test_the_rail_says_how_the_file_is_kept(qtbot: QtBot, is_on: bool, said: str) -> None:
    rail = _rail(qtbot)
    rail.set_has_passphrase(is_on)
    assert said in [label.text() for label in rail.findChildren(QLabel)]


def test_the_rail_grows_with_its_words(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    rail = _rail(qtbot)
    rail.show()
    theme.apply(qapp, "light", 1.5)
    try:
        qtbot.waitUntil(lambda: rail.width() > 208)
    finally:
        theme.apply(qapp, "light")
    qtbot.waitUntil(lambda: rail.width() == 208)
