"""*Dates and clocks* of a case in the window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.errors import UserError
from app.domain.replies import ReplyKind
from app.ui.clock_lanes import ClockLanes
from app.ui.dates_page import DatesPage
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from tests.ui.page_checks import SIZES, button, cut_words, markup_labels, nameless_stops, said, settle, shown, sideways
from tests.ui.sample_cases import TODAY, case_of, opened, replied, sent


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    plaint = opened(tmp_path)
    yield plaint
    plaint.close()


@pytest.fixture
def case(plaint: Plaint) -> Case:
    case = case_of(plaint, "Copy of my membership record")
    sent(plaint, case, date(2026, 9, 24))
    replied(plaint, case, date(2026, 11, 6), ReplyKind.PARTIAL)
    sent(plaint, case, TODAY, template="party-complaint")
    return case


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint, case: Case, navigator: Navigator) -> DatesPage:
    page = DatesPage(plaint, navigator, TaskRunner())
    navigator.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.show_case(case.id)
    shown(page, SIZES[1])
    return page


def test_each_clock_stands_in_words_beneath_the_picture(page: DatesPage) -> None:
    words = said(page)
    assert "Reply to a subject access request: due Mon 26 Oct 2026; came Fri 6 Nov 2026" in words
    assert "Reply to a complaint to a party by Fri 18 Dec 2026" in words
    assert "One month is Sat 24 Oct 2026." in words


def test_the_picture_says_the_same_to_a_screen_reader(page: DatesPage) -> None:
    (lanes,) = page.findChildren(ClockLanes)
    assert "One month is Sat 24 Oct 2026." in lanes.accessibleDescription()


def test_public_holidays_of_the_cases_nation_are_in_the_picture(page: DatesPage) -> None:
    (lanes,) = page.findChildren(ClockLanes)
    assert lanes._story.holidays == ()  # none between 24 September and 18 December in England


def test_the_page_is_built_anew_only_when_something_changed(page: DatesPage, plaint: Plaint, case: Case) -> None:
    (before,) = page.findChildren(ClockLanes)
    page.refresh()
    assert page.findChildren(ClockLanes) == [before]
    replied(plaint, case, TODAY, ReplyKind.FULL)
    page.refresh()
    settle()
    assert page.findChildren(ClockLanes) != [before]


def test_dates_are_saved_and_the_page_says_what_to_do_with_them(page: DatesPage, tmp_path: Path) -> None:
    page.save_dates(tmp_path / "dates.ics")
    settle()
    assert (tmp_path / "dates.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "Saved 1 date in “dates.ics”. Open the file with your calendar" in said(page)


def test_a_place_that_refuses_is_told(qtbot: QtBot, page: DatesPage, navigator: Navigator, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with qtbot.waitSignal(navigator.refused) as heard:
        page.save_dates(tmp_path / "file" / "dates.ics")
    assert isinstance(heard.args[0], UserError)


def test_the_button_asks_where_and_saves_there(page: DatesPage, tmp_path: Path) -> None:
    button(page, "Save for my calendar").click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "mine.ics"))
    dialog.reject()
    assert (tmp_path / "mine.ics").is_file()


def test_back_leads_to_the_case(qtbot: QtBot, page: DatesPage, navigator: Navigator, case: Case) -> None:
    with qtbot.waitSignal(navigator.case_wanted) as heard:
        button(page, "The case").click()
    assert heard.args == [case.id]


def test_before_a_case_is_shown_there_is_nothing_to_look_at(qtbot: QtBot, plaint: Plaint) -> None:
    page = DatesPage(plaint, Navigator(), TaskRunner())
    qtbot.addWidget(page)
    page.refresh()
    assert page.findChildren(ClockLanes) == []


def test_a_case_that_is_gone_is_refused(qtbot: QtBot, page: DatesPage, navigator: Navigator) -> None:
    with qtbot.waitSignal(navigator.refused):
        page.show_case(99)


@pytest.mark.parametrize("size", SIZES)
def test_the_page_holds_what_every_page_holds(page: DatesPage, size: QSize) -> None:
    shown(page, size)
    assert cut_words(page) == []
    assert sideways(page) == []
    assert markup_labels(page) == []
    assert nameless_stops(page) == []
