from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.case_needs import CaseStatus, Need
from app.domain.exhibits import Exhibit
from app.domain.people import Represented
from app.domain.points import Verdict
from app.domain.replies import ReplyKind
from app.ui.buttons import PrimaryButton
from app.ui.case_page import CasePage, status_sentence
from app.ui.case_replies import KindChooser
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from app.ui.theme import Theme
from tests.ui.page_checks import (
    SIZES,
    button,
    cut_words,
    markup_labels,
    nameless_stops,
    said,
    settle,
    shown,
    sideways,
)
from tests.ui.sample_cases import case_of, drafted, replied, sent

MARKUP = "<b>Dear</b> <img src=x> &amp; all"


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> CasePage:
    page = CasePage(plaint, navigator, TaskRunner())
    navigator.changed.connect(page.refresh)
    qtbot.addWidget(page)
    return page


def _full_case(plaint: Plaint) -> int:
    """The case of the sixth picture: four points, three replies, two letters, exhibits, a date to come."""
    case = case_of(plaint, "Copy of my membership record")
    sent(plaint, case, date(2026, 9, 24), "My membership record since 2019", "E-mails in the branch that name me")
    replied(plaint, case, date(2026, 10, 6), ReplyKind.ACKNOWLEDGEMENT, "HP-DP-0417", MARKUP)
    replied(plaint, case, date(2026, 11, 6), ReplyKind.PARTIAL)
    sent(plaint, case, date(2026, 11, 20), template="party-complaint")
    point = plaint.records.letters.points_of_case(case.id)[0]
    plaint.records.letters.update_point(case.id, replace(point, verdict=Verdict.ANSWERED))
    plaint.records.exhibits.add(Exhibit(0, case.id, "A", "My request"))
    return case.id


def _show(page: CasePage, case_id: int, size: QSize = SIZES[1]) -> None:
    page.show_case(case_id)
    shown(page, size)


def _primary(page: CasePage) -> str:
    return next(one.text().replace("&", "") for one in page.findChildren(PrimaryButton) if one.isVisible())


def test_the_header_names_both_references(plaint: Plaint, page: CasePage) -> None:
    _show(page, _full_case(plaint))
    assert "The Harbour Party. Their reference HP-DP-0417, ours P-2026-0001" in said(page)


def test_the_banner_says_whose_turn_it_is_and_that_there_is_nothing_to_do(plaint: Plaint, page: CasePage) -> None:
    _show(page, _full_case(plaint))
    assert "Waiting for the party’s reply, due Fri 18 Dec 2026; 28 days left. Nothing for you to do today." in said(
        page
    )
    assert _primary(page) == "A reply came"


def test_the_page_lists_what_is_in_the_case(plaint: Plaint, page: CasePage) -> None:
    _show(page, _full_case(plaint))
    words = said(page)
    for expected in ("1 of 2 answered", "My request", "They acknowledged it", "What next", "Letters"):
        assert expected in words


def test_only_what_is_there_has_a_section(plaint: Plaint, page: CasePage) -> None:
    _show(page, case_of(plaint, "Nothing yet", "").id)
    words = said(page)
    assert "No organisation yet. Our reference P-2026-0001" in words
    assert not [section for section in ("Points", "Clocks", "What next", "Letters", "Replies") if section in words]
    assert _primary(page) == "Write a letter"


def test_the_page_says_for_whom_the_case_is(plaint: Plaint, page: CasePage) -> None:
    case = case_of(plaint, "Minutes")
    plaint.records.cases.update(replace(case, represents=Represented("Mair Pritchard")))
    _show(page, case.id)
    assert "The Harbour Party, for Mair Pritchard. Our reference P-2026-0001" in said(page)


def test_markup_in_a_reply_stays_words(plaint: Plaint, page: CasePage) -> None:
    _show(page, _full_case(plaint))
    assert markup_labels(page) == []


def test_going_back_leads_to_all_cases(qtbot: QtBot, plaint: Plaint, page: CasePage, navigator: Navigator) -> None:
    _show(page, _full_case(plaint))
    with qtbot.waitSignal(navigator.cases_wanted):
        button(page, "Cases").click()


def test_all_dates_are_one_link_away(qtbot: QtBot, plaint: Plaint, page: CasePage, navigator: Navigator) -> None:
    case = case_of(plaint, "Minutes")
    sent(plaint, case, plaint.time.today())
    page.show_case(case.id)
    with qtbot.waitSignal(navigator.dates_wanted) as heard:
        button(page, "All dates").click()
    assert heard.args == [case.id]


def test_an_unread_reply_can_be_read_and_named(qtbot: QtBot, plaint: Plaint, page: CasePage) -> None:
    case = case_of(plaint, "Fence repair charge")
    sent(plaint, case, date(2026, 11, 2))
    reply = replied(plaint, case, date(2026, 11, 18), text=MARKUP)
    _show(page, case.id)
    button(page, "Read the reply").click()
    chooser = page.findChildren(KindChooser)[0]
    chooser.field.setCurrentIndex(chooser.field.findData("refusal"))
    chooser.keep.click()
    settle()
    assert plaint.replies.get(reply.id).kind is ReplyKind.REFUSAL
    assert _primary(page) == "Write a follow-up"


def test_a_kind_has_to_be_chosen_before_it_is_kept(plaint: Plaint, page: CasePage) -> None:
    case = case_of(plaint, "Fence repair charge")
    reply = replied(plaint, case, date(2026, 11, 18))
    _show(page, case.id)
    page.findChildren(KindChooser)[0].keep.click()
    assert "Choose what they did" in said(page)
    assert plaint.replies.get(reply.id).kind is ReplyKind.UNREAD


def test_another_thing_that_needs_the_person_is_said_too(plaint: Plaint, page: CasePage) -> None:
    case = case_of(plaint, "Two things")
    replied(plaint, case, date(2026, 11, 18))
    drafted(plaint, case)
    _show(page, case.id)
    assert "You last wrote on Fri 20 Nov 2026. The letter is a draft." in said(page)


def test_a_reply_can_come_while_the_next_letter_is_written(plaint: Plaint, page: CasePage) -> None:
    case = case_of(plaint, "Late")
    sent(plaint, case, date(2026, 10, 9))
    drafted(plaint, case, "ico-referral")
    _show(page, case.id)
    assert _primary(page) == "Carry on writing"
    assert button(page, "A reply came").isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_more_menu_opens_and_does_what_it_says(
    qtbot: QtBot, plaint: Plaint, page: CasePage, navigator: Navigator
) -> None:
    case_id = _full_case(plaint)
    _show(page, case_id)
    button(page, "More").click()
    menu = page.findChildren(QMenu)[-1]
    entries: list[QAction] = menu.actions()
    with qtbot.waitSignal(navigator.start_wanted) as heard:
        next(one for one in entries if one.text() == "&Write another letter").trigger()
    menu.close()
    assert heard.args == [case_id]


def test_nothing_is_built_again_when_nothing_changed(plaint: Plaint, page: CasePage) -> None:
    _show(page, _full_case(plaint))
    before = page.findChildren(PrimaryButton)
    page.refresh()
    assert page.findChildren(PrimaryButton) == before


def test_the_focus_stays_where_it_was_when_something_changed(plaint: Plaint, page: CasePage) -> None:
    case_id = _full_case(plaint)
    _show(page, case_id)
    page.activateWindow()
    button(page, "Add a note").setFocus()
    plaint.cases.note(case_id, "They rang")
    page.refresh()
    settle()
    focused = page.focusWidget()
    assert focused is button(page, "Add a note")


def test_the_focus_goes_to_the_next_step_when_its_place_is_gone(plaint: Plaint, page: CasePage) -> None:
    case = case_of(plaint, "Motion")
    draft = drafted(plaint, case)
    _show(page, case.id)
    page.activateWindow()
    button(page, "Discard").setFocus()
    plaint.bin.put_letter(draft.id)
    page.refresh()
    settle()
    assert page.focusWidget() is button(page, "Write a letter")


def test_a_page_without_a_case_waits(page: CasePage) -> None:
    page.refresh()
    assert said(page) == ""


def test_a_case_that_is_gone_is_said(qtbot: QtBot, page: CasePage, navigator: Navigator) -> None:
    with qtbot.waitSignal(navigator.refused):
        page.show_case(99)


def test_a_wide_page_has_points_beside_clocks_and_a_narrow_one_below(plaint: Plaint, page: CasePage) -> None:
    _show(page, _full_case(plaint))
    wide = _tops(page, "Points", "Clocks", "What next")
    shown(page, SIZES[0])
    narrow = _tops(page, "Points", "Clocks", "What next")
    assert wide[0] == wide[1] < wide[2]
    assert narrow[2] < narrow[1] < narrow[0]


def _tops(page: CasePage, *headings: str) -> list[int]:
    labels = {one.property("text"): one for one in page.findChildren(QWidget) if one.property("role") == "heading"}
    return [labels[words].mapTo(page, labels[words].rect().topLeft()).y() for words in headings]


def test_tab_follows_the_reading_order_of_one_column(plaint: Plaint, page: CasePage) -> None:
    _show(page, _full_case(plaint), SIZES[0])
    page.activateWindow()
    button(page, "A reply came").setFocus()
    tops = []
    for _ in range(8):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        focused = page.focusWidget()
        tops.append(focused.mapTo(page, focused.rect().topLeft()).y() + page._page.verticalScrollBar().value())
    assert tops == sorted(tops)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES, ids=["1024", "1280"])
def test_no_word_is_cut_and_nothing_scrolls_sideways(
    qapp: QApplication, theme: Theme, plaint: Plaint, page: CasePage, size: QSize, scale: float
) -> None:
    case_id = _full_case(plaint)
    replied(plaint, plaint.cases.view(case_id).case, date(2026, 11, 19), text="Words")
    theme.apply(qapp, "light", scale)
    _show(page, case_id, size)
    assert cut_words(page) == []
    assert sideways(page) == []


def test_everything_that_takes_the_keys_has_a_name(plaint: Plaint, page: CasePage) -> None:
    case_id = _full_case(plaint)
    replied(plaint, plaint.cases.view(case_id).case, date(2026, 11, 19), text="Words")
    _show(page, case_id)
    assert nameless_stops(page) == []


def test_only_waiting_says_that_there_is_nothing_to_do() -> None:
    assert status_sentence(CaseStatus(Need.DRAFT, "The letter is a draft.")) == "The letter is a draft."
