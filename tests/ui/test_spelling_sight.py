"""Spelling in a window: which fields, which names, on and off."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.ui.navigator import Navigator
from app.ui.spelling_field import FieldSpelling
from app.ui.spelling_sight import SpellingSight
from app.ui.tasks import TaskRunner
from app.ui.text_editors import GrowingText
from tests.ui.drafts import begun
from tests.ui.test_spelling_field import spelling_of
from tests.ui.test_spelling_marks import marked


class Window(QMainWindow):
    """A window with spelling and nothing else; `letter` is the one that is written."""

    def __init__(self, plaint: Plaint) -> None:
        super().__init__()
        self.letter, self.navigator, self.tasks = 0, Navigator(self), TaskRunner(self)
        self.sight = SpellingSight(self, plaint, self.navigator, self.tasks, lambda: self.letter)


@pytest.fixture
def window(qtbot: QtBot, plaint: Plaint) -> Iterator[Window]:
    window = Window(plaint)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.tasks.wait()


def field_in(qtbot: QtBot, window: Window, words: str, *, is_prose: bool = True) -> GrowingText:
    """Open a dialog with one field, and put the keyboard in it."""
    dialog = QDialog(window)
    column, field = QVBoxLayout(dialog), GrowingText(is_prose=is_prose)
    column.addWidget(field)
    field.setPlainText(words)
    dialog.show()
    dialog.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def test_a_field_is_marked_as_soon_as_the_keyboard_is_in_it(qtbot: QtBot, window: Window) -> None:
    field = field_in(qtbot, window, "I did not recieve it")
    qtbot.waitUntil(lambda: marked(field) == ["recieve"])


def test_an_address_is_not_looked_at(qtbot: QtBot, window: Window) -> None:
    field = field_in(qtbot, window, "Bramwicke", is_prose=False)
    assert field.findChild(FieldSpelling) is None


def test_names_in_the_letter_are_known(qtbot: QtBot, window: Window, plaint: Plaint) -> None:
    window.letter = begun(plaint, answers={"respondents": [{"name": "Jessamyne Orrick"}]})
    field = field_in(qtbot, window, "Jessamyne did not recieve it")
    qtbot.waitUntil(lambda: marked(field) == ["recieve"])


def test_it_can_be_turned_off_and_on(qtbot: QtBot, window: Window, plaint: Plaint) -> None:
    plaint.settings.save(plaint.settings.load().changed("spelling", "off"))
    field = field_in(qtbot, window, "I did not recieve it")
    assert marked(field) == []
    plaint.settings.save(plaint.settings.load().changed("spelling", "on"))
    field.clearFocus()
    field.setFocus()
    qtbot.waitUntil(lambda: marked(field) == ["recieve"])


def test_a_key_offers_words_for_the_next_and_one_can_be_kept(
    qtbot: QtBot, window: Window, plaint: Plaint, opened_menus: list[QMenu]
) -> None:
    field = field_in(qtbot, window, "I did not recieve it")
    qtbot.waitUntil(lambda: marked(field) == ["recieve"])
    window.sight.show_next()
    next(each for each in opened_menus[-1].actions() if "to my words" in each.text()).trigger()
    assert plaint.profile.load().own_words == ("recieve",)
    assert marked(field) == []


def test_without_a_field_the_key_does_nothing(window: Window, opened_menus: list[QMenu]) -> None:
    window.setFocus()
    window.sight.show_next()
    assert opened_menus == []


def test_a_word_that_cannot_be_kept_is_said(
    qtbot: QtBot, window: Window, plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_word: str) -> None:
        raise UserError("The disk is full.", "Free some space.")

    field = field_in(qtbot, window, "I did not recieve it")
    monkeypatch.setattr(plaint.spelling, "add_word", refuse)
    with qtbot.waitSignal(window.navigator.refused):
        spelling_of(field).added.emit("recieve")


def test_names_of_a_letter_that_is_gone_are_nobodys(qtbot: QtBot, window: Window) -> None:
    window.letter = 99
    field = field_in(qtbot, window, "I did not recieve it")
    qtbot.waitUntil(lambda: marked(field) == ["recieve"])
