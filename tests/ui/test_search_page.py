"""The place *Search*: typing finds, keys lead on, what is empty says what to do."""

import threading
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.findings import Findings
from app.services.search_service import words_in
from app.ui.navigator import Navigator
from app.ui.search_page import SearchPage
from app.ui.tasks import TaskRunner
from app.ui.theme import Theme
from tests.ui.page_checks import SIZES, cut_words, markup_labels, nameless_stops, said, settle, shown
from tests.ui.sample_cases import case_of, replied, sent


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> Iterator[SearchPage]:
    """A page over a case with a reply and a call, and a closed case with a note."""
    fence = case_of(plaint, "Fence repair charge", "Northfield Housing Co-operative", "other")
    replied(plaint, fence, date(2026, 11, 18), text="We enclose the <b>invoice</b> for the fence.")
    plaint.cases.contact(fence.id, date(2026, 11, 19), "the office", "They will send the invoice again.")
    other = case_of(plaint, "Old refund", "Riverside Leisure", "company")
    plaint.cases.note(other.id, "No invoice came.", date(2026, 3, 2))
    plaint.cases.close(other.id)
    tasks = TaskRunner()
    page = SearchPage(plaint, navigator, tasks)
    qtbot.addWidget(page)
    page.refresh()
    shown(page, SIZES[1])
    yield page
    tasks.wait()


def titles(page: SearchPage) -> list[str]:
    return [page.rows.row_at(place).title for place in range(page.rows.rowCount())]


def search(qtbot: QtBot, page: SearchPage, text: str) -> None:
    before = said(page)
    page.field.setText(text)
    qtbot.waitUntil(lambda: said(page) != before)
    settle()


def looked(qtbot: QtBot, page: SearchPage) -> None:
    """Wait until what was looked for is shown."""
    qtbot.waitUntil(lambda: not page._asking._tasks.is_busy())
    settle()


def test_an_empty_search_says_what_can_be_found(page: SearchPage) -> None:
    assert "Type a word." in said(page)
    assert not page.list.isVisible()


def test_what_is_typed_is_found_by_case(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page, "invoi")
    assert titles(page) == ["Fence repair charge", "You spoke with the office", "A reply came", "Old refund", "A note"]
    assert "3 hits in 2 cases." in said(page)


def test_the_kinds_are_counted_once_the_hits_are_there(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page, "invoice")
    qtbot.waitUntil(lambda: page.filters.kind.itemText(0) == "Everything (3)")


def test_nothing_found_says_what_may_help(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page, "zebra")
    assert "Nothing holds all these words." in said(page)
    assert "Try fewer words" in said(page)
    assert "clear them" not in said(page)


def test_filters_narrow_and_are_named_when_nothing_is_left(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page, "invoice")
    page.filters.cases.setCurrentIndex(2)
    page.filters.cases.activated.emit(2)
    qtbot.waitUntil(lambda: titles(page) == ["Old refund", "A note"])
    page.filters.kind.setCurrentIndex(page.filters.kind.findData("reply"))
    page.filters.kind.activated.emit(3)
    qtbot.waitUntil(lambda: titles(page) == [])
    assert "The filters may leave out what you look for: clear them." in said(page)


def test_more_than_can_be_shown_is_told(qtbot: QtBot, page: SearchPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.search_page.MOST_HITS", 2)
    search(qtbot, page, "invoice")
    assert "These are the newest 2 hits" in said(page)


def test_enter_opens_the_only_hit(qtbot: QtBot, page: SearchPage, navigator: Navigator) -> None:
    search(qtbot, page, "again")
    with qtbot.waitSignal(navigator.found_wanted) as wanted:
        QTest.keyClick(page.field, Qt.Key.Key_Return)
    hit, typed = wanted.args
    assert (hit.kind, typed) == ("contact", "again")


def test_down_and_enter_lead_through_the_list_by_keys_alone(
    qtbot: QtBot, page: SearchPage, navigator: Navigator
) -> None:
    page.begin()
    QTest.keyClicks(page.field, "invoice")
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.list.currentIndex().row() == 1)
    wanted, cases = QSignalSpy(navigator.found_wanted), QSignalSpy(navigator.case_wanted)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert wanted.at(0)[0].kind == "reply"
    for _ in range(2):
        QTest.keyClick(page.list, Qt.Key.Key_Up)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert cases.at(0)[0] == wanted.at(0)[0].case_id


def test_escape_goes_back_to_the_field_and_then_clears_it(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page, "invoice")
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert page.focusWidget() is page.field
    assert page.field.selectedText() == "invoice"
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.field.text() == ""
    QTest.keyClick(page, Qt.Key.Key_F5)


def test_enter_without_a_hit_stays_in_the_field(qtbot: QtBot, page: SearchPage) -> None:
    page.begin()
    QTest.keyClicks(page.field, "zebra")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    looked(qtbot, page)
    assert page.focusWidget() is page.field


def test_a_case_alone_is_opened_by_enter(qtbot: QtBot, page: SearchPage, navigator: Navigator) -> None:
    search(qtbot, page, "riverside")
    with qtbot.waitSignal(navigator.case_wanted) as wanted:
        QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert wanted.args == [2]


def test_the_chosen_hit_stays_chosen(qtbot: QtBot, page: SearchPage, plaint: Plaint) -> None:
    search(qtbot, page, "invoice")
    page.list.setCurrentIndex(page.rows.index(4, 0))
    page.refresh()
    looked(qtbot, page)
    assert page.list.currentIndex().row() == 4
    page.field.setText("fence")
    page.refresh()
    looked(qtbot, page)
    assert not page.list.currentIndex().isValid()


def test_what_was_just_kept_is_found(qtbot: QtBot, page: SearchPage, plaint: Plaint) -> None:
    page.field.setText("zebra")
    plaint.cases.note(1, "A zebra rang.")
    page.refresh()
    looked(qtbot, page)
    assert titles(page) == ["Fence repair charge", "A note"]


def test_the_words_in_an_exhibit_are_found_once_they_were_read(
    qtbot: QtBot, page: SearchPage, plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = threading.Event()
    monkeypatch.setattr("app.ui.file_words.words_in", lambda name, data: slow.wait(10) and words_in(name, data))
    plaint.exhibits.add(1, "Minutes", "minutes.txt", b"The zebra was seconded.")
    page.field.setText("zebra")
    page.refresh()
    qtbot.waitUntil(lambda: "1 file is still being read, and will be found then." in said(page))
    slow.set()
    qtbot.waitUntil(lambda: titles(page) == ["Fence repair charge", "Minutes"])
    assert "still being read" not in said(page)


def test_organisations_to_choose_from_are_those_of_the_cases(page: SearchPage) -> None:
    organisations = [page.filters.organisation.itemText(place) for place in range(page.filters.organisation.count())]
    assert organisations == ["Every organisation", "Northfield Housing Co-operative", "Riverside Leisure"]


def test_nothing_on_the_page_takes_words_for_markup(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page, "invoice")
    assert markup_labels(page) == []
    assert nameless_stops(page) == []
    assert "<b>invoice</b>" in page.rows.row_at(2).words


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_word_is_cut(
    qtbot: QtBot, qapp: QApplication, theme: Theme, page: SearchPage, size: QSize, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    for text in ("", "invoice", "zebra"):
        page.field.setText(text)
        page.refresh()
        looked(qtbot, page)
        shown(page, size)
        assert cut_words(page) == []


def test_the_list_ends_with_its_last_row(qtbot: QtBot, page: SearchPage, plaint: Plaint) -> None:
    sent(plaint, case_of(plaint, "Invoice again", "Somebody"), date(2026, 11, 11))
    search(qtbot, page, "invoice")
    heights = sum(page.list.sizeHintForRow(place) for place in range(page.rows.rowCount()))
    assert heights <= page.list.maximumHeight() <= heights + 8


def test_while_a_search_takes_its_time_the_window_says_so(
    qtbot: QtBot, page: SearchPage, plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = threading.Event()
    monkeypatch.setattr(plaint.search, "look", lambda *_: Findings(is_cut=not slow.wait(10)))
    page.field.setText("invoice")
    qtbot.waitUntil(lambda: "Looking …" in said(page))
    slow.set()
    qtbot.waitUntil(lambda: "Nothing holds all these words." in said(page))
