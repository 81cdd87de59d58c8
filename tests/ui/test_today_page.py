from datetime import date

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.case_needs import CaseStatus, Need
from app.services.agenda import AgendaItem
from app.ui.buttons import LinkButton
from app.ui.navigator import Navigator
from app.ui.rows import ListRow
from app.ui.tasks import TaskRunner
from app.ui.theme import Theme
from app.ui.today_page import MOST_ROWS, TodayPage, count_words, today_sentence
from app.ui.welcome import QuietCard, WelcomeCard
from tests.ui.page_checks import SIZES, button, cut_words, markup_labels, nameless_stops, said, shown, sideways
from tests.ui.sample_cases import TODAY, case_of, drafted, replied, sent, with_route


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


def _page(qtbot: QtBot, plaint: Plaint, navigator: Navigator, size: QSize = SIZES[1]) -> TodayPage:
    page = TodayPage(plaint, navigator, TaskRunner())
    qtbot.addWidget(page)
    page.refresh()
    shown(page, size)
    return page


def _busy(plaint: Plaint) -> None:
    """A reply to read, an overdue reply, a draft, and one thing that is awaited."""
    fence = case_of(plaint, "Fence repair charge", "Northfield Housing Co-operative", "other")
    sent(plaint, fence, date(2026, 11, 2))
    replied(plaint, fence, date(2026, 11, 18))
    sent(plaint, case_of(plaint, "Copies of my loan file", "Calder Credit Union", "company"), date(2026, 10, 9))
    drafted(plaint, case_of(plaint, "Motion taken off the agenda"))
    sent(plaint, case_of(plaint, "Governors’ minutes for 2025", "Beckside School", "school"), date(2026, 11, 11))


def test_the_first_run_offers_to_start_a_complaint(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    page = _page(qtbot, plaint, navigator)
    with qtbot.waitSignal(navigator.start_wanted) as heard:
        button(page, "Start a complaint").click()
    assert heard.args == [0]
    assert "Friday 20 November 2026. You have no cases yet." in said(page)


def test_the_first_run_takes_in_a_letter_from_before(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    page = _page(qtbot, plaint, navigator)
    with qtbot.waitSignal(navigator.record_wanted) as heard:
        button(page, "I already have a letter or a reply to add").click()
    assert heard.args == [0]


def test_the_sentence_says_how_many_things_need_the_person(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    _busy(plaint)
    words = said(_page(qtbot, plaint, navigator))
    assert "Friday 20 November 2026. Three things need you; the most urgent is first." in words


def test_rows_stand_in_the_order_of_urgency(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    _busy(plaint)
    rows = _page(qtbot, plaint, navigator).findChildren(ListRow)
    assert [row.button.text() for row in rows] == ["Read the reply", "Write a follow-up", "Carry on writing"]


def test_reading_a_reply_opens_its_case(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    _busy(plaint)
    page = _page(qtbot, plaint, navigator)
    with qtbot.waitSignal(navigator.case_wanted) as heard:
        button(page, "Read the reply").click()
    assert heard.args == [1]


def test_carrying_on_goes_to_the_draft(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    draft = drafted(plaint, case_of(plaint, "Motion"))
    page = _page(qtbot, plaint, navigator)
    with qtbot.waitSignal(navigator.letter_wanted) as heard:
        button(page, "Carry on writing").click()
    assert heard.args == [draft.id]


def test_a_follow_up_is_named_and_begun_in_its_case(
    qtbot: QtBot, plaint: Plaint, navigator: Navigator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_route(plaint, monkeypatch, "overdue")
    case = case_of(plaint, "Copies of my loan file")
    sent(plaint, case, date(2026, 10, 9))
    follow_up = button(_page(qtbot, plaint, navigator), "Write a follow-up")
    with qtbot.waitSignal(navigator.template_wanted) as heard:
        follow_up.click()
    assert heard.args == ["uk-members:ico-referral", case.id]
    assert "Complaint to the Information Commissioner" in follow_up.accessibleDescription()


def test_a_finished_letter_asks_for_its_sending(
    qtbot: QtBot, plaint: Plaint, navigator: Navigator, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = case_of(plaint, "Correction of an article")
    status = CaseStatus(Need.NOT_SENT, "You finished it on Mon 16 Nov 2026.", letter_id=7)
    agenda = plaint.agenda.agenda()
    given = type(agenda)((AgendaItem(case, status, "send"),), (), has_cases=True)
    monkeypatch.setattr(plaint.agenda, "agenda", lambda: given)
    page = _page(qtbot, plaint, navigator)
    with qtbot.waitSignal(navigator.finished_wanted) as heard:
        button(page, "Record sending").click()
    assert heard.args == [7]


def test_what_is_awaited_can_be_opened(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    case = case_of(plaint, "Governors’ minutes for 2025")
    sent(plaint, case, date(2026, 11, 11))
    page = _page(qtbot, plaint, navigator)
    link = next(
        one for one in page.findChildren(LinkButton) if one.accessibleName() == "Open “Governors’ minutes for 2025”"
    )
    with qtbot.waitSignal(navigator.case_wanted) as heard:
        link.click()
    assert heard.args == [case.id]
    assert "due Fri 11 Dec 2026; 21 days left" in said(page)


def test_a_case_that_needs_the_person_is_not_among_the_awaited(
    qtbot: QtBot, plaint: Plaint, navigator: Navigator
) -> None:
    case = case_of(plaint, "Fence repair charge")
    sent(plaint, case, date(2026, 11, 2))
    replied(plaint, case, date(2026, 11, 18))
    assert "Waiting for others" not in said(_page(qtbot, plaint, navigator))


def test_a_draft_hides_no_date_that_runs(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    case = case_of(plaint, "Fence repair charge")
    sent(plaint, case, date(2026, 11, 2))
    plaint.letters.begin_from(plaint.packs.template("apology-request"), case.id)
    assert "Waiting for others" in said(_page(qtbot, plaint, navigator))


def test_a_quiet_day_names_the_next_date(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    sent(plaint, case_of(plaint, "Minutes", "Beckside School", "school"), date(2026, 11, 11))
    page = _page(qtbot, plaint, navigator)
    assert "The next date is Fri 11 Dec 2026; 21 days left. A reply is due from Beckside School." in said(page)
    with qtbot.waitSignal(navigator.start_wanted):
        button(page, "Start a complaint").click()


def test_a_day_without_any_date_says_so(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    case_of(plaint, "Nothing written yet")
    page = _page(qtbot, plaint, navigator)
    assert "No date is running." in said(page)
    assert len(page.findChildren(QuietCard)) == 1


def test_nothing_is_built_again_when_nothing_changed(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    page = _page(qtbot, plaint, navigator)
    card = page.findChild(WelcomeCard)
    page.refresh()
    assert page.findChild(WelcomeCard) is card


def test_a_new_case_takes_the_welcome_away(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    page = _page(qtbot, plaint, navigator)
    drafted(plaint, case_of(plaint, "Motion"))
    page.refresh()
    shown(page, SIZES[1])
    assert "Friday 20 November 2026. One thing needs you." in said(page)
    assert [card for card in page.findChildren(WelcomeCard) if card.isVisible()] == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES, ids=["1024", "1280"])
@pytest.mark.parametrize("is_busy", [True, False])
def test_no_word_is_cut_and_nothing_scrolls_sideways(
    qtbot: QtBot, qapp: QApplication, theme: Theme, plaint: Plaint, size: QSize, scale: float, is_busy: bool
) -> None:
    if is_busy:
        _busy(plaint)
    theme.apply(qapp, "light", scale)
    page = _page(qtbot, plaint, Navigator(), size)
    assert cut_words(page) == []
    assert sideways(page) == []


def test_labels_are_plain_and_stops_are_named(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    _busy(plaint)
    page: QWidget = _page(qtbot, plaint, navigator)
    assert markup_labels(page) == []
    assert nameless_stops(page) == []


@pytest.mark.parametrize(("number", "word"), [(0, "no"), (5, "five"), (12, "twelve"), (13, "13")])
def test_small_numbers_are_words(number: int, word: str) -> None:
    assert count_words(number) == word


def test_a_day_without_things_is_only_named() -> None:
    assert today_sentence(TODAY, 0) == "Friday 20 November 2026."


def test_a_long_list_shows_its_first_rows_and_the_others_when_they_are_asked_for(
    qtbot: QtBot, plaint: Plaint, navigator: Navigator
) -> None:
    for number in range(MOST_ROWS + 2):
        drafted(plaint, case_of(plaint, f"Matter {number}"))
    page = _page(qtbot, plaint, navigator)
    assert len(page.findChildren(ListRow)) == MOST_ROWS
    button(page, "Show 2 more").click()
    qtbot.waitUntil(lambda: len(page.findChildren(ListRow)) == MOST_ROWS + 2)
    assert "Show 2 more" not in said(page)


def test_what_is_awaited_is_shown_in_part_too(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> None:
    for number in range(MOST_ROWS + 1):
        sent(plaint, case_of(plaint, f"Matter {number}"), date(2026, 11, 11))
    page = _page(qtbot, plaint, navigator)
    button(page, "Show 1 more").click()
    qtbot.waitUntil(lambda: "Show 1 more" not in said(page))
