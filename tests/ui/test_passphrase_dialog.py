"""The dialogs about the passphrase."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import LockedError
from app.ui.navigator import Navigator
from app.ui.passphrase_dialog import CHANGE, NEW_CODE, PUT_ON, RENEW, TAKE_OFF, PassphraseDialog
from tests.builders import opened
from tests.ui.page_checks import cut_words, markup_labels, nameless_stops, said, settle

pytestmark = pytest.mark.usefixtures("cheap_guesses")
NOW, NEW, AGAIN = "now", "new", "again"


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as found:
        yield found


class Person:
    """Somebody before one dialog after another."""

    def __init__(self, plaint: Plaint, qtbot: QtBot) -> None:
        self._plaint, self._parent, self.codes = plaint, QWidget(), list[str]()
        qtbot.addWidget(self._parent)
        self.dialog: PassphraseDialog

    def does(self, deed: str, **typed: str) -> str:
        """Fill a dialog, press its button, and return what it says against it."""
        self.dialog = PassphraseDialog(self._plaint, deed, Navigator(self._parent), self._parent)
        self.dialog.code_made.connect(self.codes.append)
        self.dialog.open()
        for name, words in typed.items():
            QTest.keyClicks(self.dialog._fields[name].line, words)
        self.dialog.keep_button.click()
        if self.dialog.result():
            return ""
        settle()
        return said(self.dialog)

    def opens(self, passphrase: str) -> bool:
        try:
            self._plaint.lock.check(passphrase)
        except LockedError:
            return False
        return True


@pytest.fixture
def person(plaint: Plaint, qtbot: QtBot) -> Person:
    return Person(plaint, qtbot)


def test_a_passphrase_is_put_on_and_the_code_told(person: Person, plaint: Plaint) -> None:
    assert person.does(PUT_ON, new="tea for two", again="tea for two") == ""
    assert (plaint.lock.is_on, [len(code) for code in person.codes]) == (True, [34])


def test_two_that_differ_are_refused_under_the_field(person: Person, plaint: Plaint) -> None:
    assert "The two are not the same." in person.does(PUT_ON, new="tea for two", again="tea for tow")
    assert not plaint.lock.is_on
    person.dialog.focus_place((AGAIN,))
    assert person.dialog._fields[AGAIN].line.hasFocus()
    person.dialog.focus_place(())


def test_an_empty_one_is_refused(person: Person) -> None:
    assert "Type the passphrase." in person.does(PUT_ON)


def test_the_hint_follows_what_is_typed(person: Person) -> None:
    assert "Short: somebody" in person.does(PUT_ON, new="rex")


def test_it_is_changed_by_whoever_knows_it(person: Person) -> None:
    person.does(PUT_ON, new="tea", again="tea")
    assert "That is not the passphrase." in person.does(CHANGE, now="wrong", new="coffee", again="coffee")
    assert person.does(CHANGE, now="tea", new="coffee", again="coffee") == ""
    assert (person.opens("coffee"), person.opens("tea")) == (True, False)


def test_the_recovery_code_will_do_as_well(person: Person) -> None:
    person.does(PUT_ON, new="tea", again="tea")
    assert person.does(CHANGE, now=person.codes[0], new="coffee", again="coffee") == ""
    assert person.opens("coffee")


def test_whoever_came_in_by_the_code_is_not_asked_again(person: Person) -> None:
    person.does(PUT_ON, new="tea", again="tea")
    assert person.does(RENEW, new="coffee", again="coffee") == ""
    assert person.opens("coffee")


def test_a_new_code_is_told_once(person: Person) -> None:
    person.does(PUT_ON, new="tea", again="tea")
    assert person.does(NEW_CODE, now="tea") == ""
    assert len(set(person.codes)) == 2


def test_it_is_taken_off_by_whoever_knows_it(person: Person, plaint: Plaint) -> None:
    person.does(PUT_ON, new="tea", again="tea")
    assert "That is not the passphrase." in person.does(TAKE_OFF, now="wrong")
    assert plaint.lock.is_on
    assert person.does(TAKE_OFF, now="tea") == ""
    assert not plaint.lock.is_on


@pytest.mark.parametrize("deed", [PUT_ON, CHANGE, TAKE_OFF])
def test_every_stop_has_a_name_and_no_word_is_cut(person: Person, deed: str) -> None:
    person.does(deed)
    assert [*nameless_stops(person.dialog), *cut_words(person.dialog), *markup_labels(person.dialog)] == []
