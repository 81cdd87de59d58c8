"""The lock screen: the passphrase, the recovery code, wrong ones told calmly, the wait counted down."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.services.unlocking import Door, Key
from app.ui.lock_screen import LockScreen
from tests.builders import opened
from tests.services.keyrings import MemoryKeyring
from tests.ui.page_checks import SIZES, cut_words, markup_labels, nameless_stops, said, settle, shown, sideways

pytestmark = pytest.mark.usefixtures("cheap_guesses")


class Clock:
    seconds = 100.0

    def now(self) -> float:
        return self.seconds


class AtTheDoor:
    """A lock screen before a locked folder, and what it told."""

    def __init__(self, qtbot: QtBot, data: Path) -> None:
        with opened(data) as plaint:
            self.code = plaint.lock.put_on("tea for two")
        self.clock = Clock()
        self.door = Door(data / "plaint.db", MemoryKeyring(), self.clock.now)
        self.screen = LockScreen(self.door)
        self.told: list[tuple[Key, bool]] = []
        self.screen.opened.connect(lambda key, is_by_code: self.told.append((key, is_by_code)))
        self._qtbot = qtbot
        qtbot.addWidget(self.screen)
        shown(self.screen, SIZES[0])

    def types(self, words: str) -> None:
        field = self.screen._field
        field.clear()
        QTest.keyClicks(field.line, words)
        QTest.keyClick(field.line, Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: not self.screen.tasks.is_busy())
        settle()


@pytest.fixture
def at(qtbot: QtBot, data_folder: Path) -> AtTheDoor:
    return AtTheDoor(qtbot, data_folder)


def test_the_passphrase_opens_and_is_forgotten_at_once(at: AtTheDoor) -> None:
    at.types("tea for two")
    assert [is_by_code for _key, is_by_code in at.told] == [False]
    assert at.screen._field.text() == ""


def test_a_wrong_one_is_told_and_can_be_typed_over(at: AtTheDoor) -> None:
    at.types("coffee")
    assert "That is not the passphrase." in said(at.screen)
    assert (at.told, at.screen._field.line.selectedText() != "") == ([], True)


def test_nothing_typed_is_no_try(at: AtTheDoor) -> None:
    for _ in range(5):
        at.types("")
    assert at.door.wait_seconds == 0


def test_after_wrong_ones_the_button_counts_the_wait_down(at: AtTheDoor) -> None:
    for _ in range(3):
        at.types("coffee")
    assert (at.screen._open.text(), at.screen._open.isEnabled()) == ("Try again in 1 s", False)
    at.clock.seconds += 1
    at.screen._count()
    assert (at.screen._open.text(), at.screen._open.isEnabled()) == ("&Open", True)


def test_the_recovery_code_opens(at: AtTheDoor) -> None:
    QTest.keyClick(at.screen._other_way, Qt.Key.Key_Space)
    assert "Recovery code" in said(at.screen)
    at.types(at.code.lower())
    assert [is_by_code for _key, is_by_code in at.told] == [True]


def test_one_can_go_back_to_the_passphrase(at: AtTheDoor) -> None:
    at.screen._turn()
    at.types("1234")
    assert "not a whole recovery code" in said(at.screen)
    at.screen._turn()
    assert "not a whole recovery code" not in said(at.screen)
    at.types("tea for two")
    assert len(at.told) == 1


def test_a_bug_is_logged_and_said_calmly(at: AtTheDoor, monkeypatch: pytest.MonkeyPatch) -> None:
    bugs: list[Exception] = []
    monkeypatch.setattr(at.screen.reporter, "show_bug", bugs.append)
    at.screen._failed(ValueError("x"))
    assert (len(bugs), at.screen._open.isEnabled()) == (1, True)


def test_whose_letters_they_are_is_said_where_there_are_several(qtbot: QtBot, at: AtTheDoor) -> None:
    screen = LockScreen(at.door, "Ffion")
    qtbot.addWidget(screen)
    shown(screen, SIZES[0])
    assert "Ffion: your letters are locked" in said(screen)


def test_a_refusal_from_elsewhere_is_shown(at: AtTheDoor) -> None:
    at.screen.show_refused(UserError("The disk is gone.", "Plug it in."))
    settle()
    assert "The disk is gone. Plug it in." in said(at.screen)


def test_every_stop_has_a_name_and_no_word_is_cut(at: AtTheDoor) -> None:
    at.types("coffee")
    faults = [*nameless_stops(at.screen), *cut_words(at.screen), *markup_labels(at.screen), *sideways(at.screen)]
    assert faults == []
