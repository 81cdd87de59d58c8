"""What is said without being asked, and that it is said politely."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.announcements import SHOWN_MS, SettledAnnouncement, announce, announce_page
from app.ui.banners import Banner
from app.ui.page_parts import PageHeader
from tests.ui.ear import Ear

POLITE, ASSERTIVE = QAccessible.AnnouncementPoliteness.Polite, QAccessible.AnnouncementPoliteness.Assertive


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def _add(page: QWidget, *parts: QWidget) -> None:
    column = page.layout() or QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
        part.show()


def test_words_wait_their_turn_and_trouble_does_not(page: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[QAccessibleAnnouncementEvent] = []
    monkeypatch.setattr("app.ui.announcements.send", heard.append)
    announce(page, "Saved")
    announce(page, "Not saved", is_urgent=True)
    assert [(each.message(), each.politeness()) for each in heard] == [("Saved", POLITE), ("Not saved", ASSERTIVE)]


def test_an_announcement_goes_to_the_system(page: QWidget) -> None:
    announce(page, "Saved")  # nobody listens here; it must do no harm


def test_a_page_is_told_with_what_stands_under_its_title(page: QWidget, ear: Ear, qtbot: QtBot) -> None:
    _add(page, PageHeader("Today", "Three things need you"))
    announce_page(page)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.heard == ["Today. Three things need you."]


def test_a_page_without_a_sentence_is_told_with_how_things_stand(page: QWidget, ear: Ear, qtbot: QtBot) -> None:
    _add(page, PageHeader("A mailing list"), Banner("theirs", "They have until Mon 14 Dec 2026."))
    announce_page(page)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.heard == ["A mailing list. They have until Mon 14 Dec 2026."]


def test_a_page_without_a_title_is_told_by_its_banner(page: QWidget, ear: Ear, qtbot: QtBot) -> None:
    _add(page, Banner("met", "Your letter is finished"))
    announce_page(page)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.heard == ["Your letter is finished."]


def test_a_page_without_words_is_not_told(page: QWidget, ear: Ear, qtbot: QtBot) -> None:
    announce_page(page)
    qtbot.wait(SHOWN_MS + 20)
    assert ear.heard == []


def test_a_page_that_is_left_at_once_is_not_told(page: QWidget, ear: Ear, qtbot: QtBot) -> None:
    _add(page, PageHeader("Today"))
    announce_page(page)
    page.hide()
    qtbot.wait(SHOWN_MS + 20)
    assert ear.heard == []


def test_what_comes_of_typing_is_said_once_it_rests(
    page: QWidget, ear: Ear, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.announcements.SETTLED_MS", 20)
    aloud = SettledAnnouncement(page)
    for words in ("9 hits", "3 hits", "1 hit"):
        aloud.say(words)
    qtbot.waitUntil(lambda: bool(ear.heard))
    aloud.say("1 hit")
    qtbot.wait(40)
    assert ear.heard == ["1 hit"]


def test_what_is_out_of_sight_is_not_said(
    page: QWidget, ear: Ear, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.announcements.SETTLED_MS", 10)
    page.hide()
    SettledAnnouncement(page).say("1 hit")
    qtbot.wait(30)
    assert ear.heard == []
