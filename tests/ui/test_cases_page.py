import threading
from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.case_needs import Need
from app.ui.case_badges import BadgeWords
from app.ui.case_table import CaseRow
from app.ui.cases_page import CasesPage
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from app.ui.theme import Theme
from tests.ui.page_checks import SIZES, button, cut_words, markup_labels, nameless_stops, said, settle, shown
from tests.ui.sample_cases import case_of, replied, sent


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> CasesPage:
    """A page over a waiting case, one with a reply to read, and a closed one."""
    sent(plaint, case_of(plaint, "Governors’ minutes for 2025", "Beckside School", "school"), date(2026, 11, 11))
    fence = case_of(plaint, "Fence repair charge", "Northfield Housing Co-operative", "other")
    replied(plaint, fence, date(2026, 11, 18), text="We enclose the contractor’s invoice.")
    plaint.cases.close(case_of(plaint, "Old refund", "Riverside Leisure", "company").id)
    page = CasesPage(plaint, navigator, TaskRunner())
    qtbot.addWidget(page)
    page.refresh()
    shown(page, SIZES[1])
    return page


def _titles(page: CasesPage) -> list[str]:
    return [page.shown.row_of(page.shown.index(place, 0)).title for place in range(page.shown.rowCount())]


def _search(qtbot: QtBot, page: CasesPage, text: str) -> None:
    before = said(page)
    page.search.setText(text)
    qtbot.waitUntil(lambda: said(page) != before)


def test_what_needs_the_person_is_first_and_closed_ones_last(page: CasesPage) -> None:
    assert _titles(page) == ["Fence repair charge", "Governors’ minutes for 2025", "Old refund"]
    assert "3 cases. What needs you is first." in said(page)


def test_a_title_is_found(qtbot: QtBot, page: CasesPage) -> None:
    _search(qtbot, page, "governors")
    assert _titles(page) == ["Governors’ minutes for 2025"]


def test_the_words_of_a_reply_are_found(qtbot: QtBot, page: CasesPage) -> None:
    _search(qtbot, page, "invoice")
    assert _titles(page) == ["Fence repair charge"]
    assert "invoice" in page.table.row_at(0).second_line
    assert "1 case holds these words." in said(page)


def test_nothing_found_says_what_to_try(qtbot: QtBot, page: CasesPage) -> None:
    _search(qtbot, page, '"unheard of* (')
    assert "Try fewer" in said(page)
    assert not page.list.isVisible()


def test_enter_opens_the_chosen_case(qtbot: QtBot, page: CasesPage, navigator: Navigator) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(navigator.case_wanted) as heard:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert heard.args == [1]


def test_enter_in_the_field_opens_the_only_case_left(qtbot: QtBot, page: CasesPage, navigator: Navigator) -> None:
    page.search.setText("riverside")
    with qtbot.waitSignal(navigator.case_wanted) as heard:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert heard.args == [3]


def test_enter_in_the_field_moves_into_a_longer_list(page: CasesPage) -> None:
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.list.currentIndex().row() == 0


def test_enter_with_nothing_found_does_nothing(qtbot: QtBot, page: CasesPage) -> None:
    page.search.setText("unheard")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.shown.rowCount() == 0)


def test_while_a_search_takes_its_time_the_cases_own_words_are_searched(
    qtbot: QtBot, page: CasesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = threading.Event()
    monkeypatch.setattr(page._plaint.search, "find", lambda *_: [][slow.wait(10) :])
    page.search.setText("riverside")
    qtbot.waitUntil(lambda: "Looking in letters, replies and notes" in said(page))
    assert page.shown.rowCount() == 1
    slow.set()
    qtbot.waitUntil(lambda: "1 case holds these words." in said(page))


def test_a_click_opens_a_case(qtbot: QtBot, page: CasesPage, navigator: Navigator) -> None:
    place = page.list.visualRect(page.shown.index(2, 0)).center()
    with qtbot.waitSignal(navigator.case_wanted) as heard:
        QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == [3]


def test_a_refresh_keeps_the_chosen_case(page: CasesPage) -> None:
    page.list.setCurrentIndex(page.shown.index(1, 0))
    page.refresh()
    assert page.list.currentIndex().row() == 1


def test_a_new_complaint_starts_from_here(qtbot: QtBot, page: CasesPage, navigator: Navigator) -> None:
    with qtbot.waitSignal(navigator.start_wanted) as heard:
        button(page, "Start a complaint").click()
    assert heard.args == [0]


def test_no_cases_yet_is_said(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    page = CasesPage(plaint, navigator, TaskRunner())
    qtbot.addWidget(page)
    page.refresh()
    shown(page, SIZES[0])
    assert "You have no cases yet." in said(page)


def test_ten_thousand_cases_are_drawn_without_a_widget_each(page: CasesPage) -> None:
    badge = BadgeWords("draft", "Draft")
    page.table.show_cases([CaseRow(n, f"Case {n}", "Org", f"P-{n}", "So.", badge, Need.DRAFT) for n in range(10_000)])
    page.list.scrollToBottom()
    settle()
    assert page.shown.rowCount() == 10_000
    assert len(page.list.viewport().children()) == 0


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES, ids=["1024", "1280"])
def test_no_word_is_cut(page: CasesPage, qapp: QApplication, theme: Theme, size: QSize, scale: float) -> None:
    theme.apply(qapp, "light", scale)
    page.resize(size)
    settle()
    assert cut_words(page) == []
    assert page.list.horizontalScrollBar().maximum() == 0


def test_labels_are_plain_and_stops_are_named(page: CasesPage) -> None:
    assert markup_labels(page) == []
    assert nameless_stops(page) == []


def test_a_short_list_ends_with_its_last_case(page: CasesPage) -> None:
    last = page.list.visualRect(page.shown.index(page.shown.rowCount() - 1, 0))
    assert 0 <= page.list.viewport().height() - last.bottom() <= 4
