"""A finished letter to be read, searched words marked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.typed_search import typed_terms
from app.ui.letter_words_page import LetterWordsPage
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from app.ui.theme import Theme
from tests.builders import TODAY, a_finished_letter, a_sent_letter, opened
from tests.ui.page_checks import SIZES, button, cut_words, markup_labels, nameless_stops, said, settle, shown, sideways
from tests.ui.sample_cases import case_of, sent


@pytest.fixture
def plaint(data_folder: Path) -> Iterator[Plaint]:
    with opened(data_folder) as plaint:
        yield plaint


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint) -> LetterWordsPage:
    page = LetterWordsPage(plaint, Navigator(), TaskRunner())
    qtbot.addWidget(page)
    return page


def test_a_sent_letter_shows_its_words_and_day(page: LetterWordsPage, plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    page.show_letter(letter.id)
    shown(page, SIZES[0])
    assert page.text.toPlainText() == letter.text
    assert "You sent it on Fri 20 Nov 2026; these are its exact words." in said(page)
    assert (markup_labels(page), nameless_stops(page), cut_words(page), sideways(page)) == ([], [], [], [])


def test_a_letter_that_was_not_sent_says_so(page: LetterWordsPage, plaint: Plaint) -> None:
    page.show_letter(a_finished_letter(plaint).id)
    shown(page, SIZES[0])
    page.refresh()
    assert "Not sent yet" in said(page)


def test_a_letter_written_elsewhere_has_its_words_in_its_file(page: LetterWordsPage, plaint: Plaint) -> None:
    page.show_letter(sent(plaint, case_of(plaint, "Fence"), TODAY).id)
    shown(page, SIZES[0])
    page.show_found(typed_terms("fence"))
    assert "Its words are in its file alone" in said(page)


def test_searched_words_are_marked_and_in_sight(qtbot: QtBot, page: LetterWordsPage, plaint: Plaint) -> None:
    page.show_letter(a_sent_letter(plaint).id)
    page.resize(SIZES[0].width(), 300)
    page.show()
    page.show_found(typed_terms("faithfully"))
    settle()
    assert [each.cursor.selectedText() for each in page.text.extraSelections()] == ["faithfully"]
    bar = page._page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)


def test_from_a_letter_lead_ways_to_its_files_its_case_and_the_search(qtbot: QtBot, plaint: Plaint) -> None:
    to = Navigator()
    page = LetterWordsPage(plaint, to, TaskRunner())
    qtbot.addWidget(page)
    letter = a_sent_letter(plaint)
    page.show_letter(letter.id)
    spies = [QSignalSpy(signal) for signal in (to.finished_wanted, to.case_wanted, to.search_wanted)]
    for words in ("Its files and sending", "Go to the case", "Search"):
        button(page, words).click()
    assert [spy.at(0) for spy in spies] == [[letter.id], [letter.case_id], []]


def test_a_letter_that_is_not_there_is_told(qtbot: QtBot, plaint: Plaint) -> None:
    to = Navigator()
    page = LetterWordsPage(plaint, to, TaskRunner())
    qtbot.addWidget(page)
    refused = QSignalSpy(to.refused)
    page.show_letter(99)
    assert refused.count() == 1


def test_no_word_is_cut_at_twice_the_size(
    qapp: QApplication, theme: Theme, page: LetterWordsPage, plaint: Plaint
) -> None:
    theme.apply(qapp, "light", 1.5)
    page.show_letter(a_sent_letter(plaint).id)
    shown(page, SIZES[0])
    assert cut_words(page) == []
