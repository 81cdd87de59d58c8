from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.navigator import Navigator
from app.ui.start_page import StartPage
from app.ui.tasks import TaskRunner
from app.ui.template_browser import TemplateBrowser
from app.ui.theme import Theme
from tests.builders import opened
from tests.ui.page_checks import SIZES, button, cut_words, markup_labels, nameless_stops, said, settle, shown, sideways

ACCUSED = "I was accused of something, or a decision was made about me"
UNSEEN = "Allegations or a decision without the evidence"


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path) as found:
        yield found


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> StartPage:
    page = StartPage(plaint, navigator, TaskRunner())
    qtbot.addWidget(page)
    page.show_start(0)
    shown(page, SIZES[1])
    return page


def words(page: QWidget) -> str:
    """Return what the page says once its layouts have come to rest."""
    settle()
    return said(page)


def choose(page: StartPage, words: str) -> None:
    settle()
    radio = next(each for each in page.findChildren(QRadioButton) if each.text() == words and each.isVisible())
    radio.click()


def test_the_first_question_is_what_happened(page: StartPage) -> None:
    assert "What happened?" in words(page)


def test_an_answer_leads_to_its_letter(page: StartPage) -> None:
    choose(page, "I want to see what they hold about me")
    button(page, "Continue").click()
    assert "Subject access request" in words(page)
    assert "Before you send it" in words(page)


def test_an_answer_may_lead_to_another_question(page: StartPage) -> None:
    choose(page, "Something wrong was said or published about me")
    button(page, "Continue").click()
    assert "Who said it?" in words(page)
    assert "Or choose the letter yourself" not in words(page)


def test_back_asks_the_question_before(page: StartPage) -> None:
    choose(page, "Something wrong was said or published about me")
    button(page, "Continue").click()
    button(page, "Back").click()
    assert "What happened?" in words(page)


def test_what_speaks_against_it_is_said_before_going_on(page: StartPage) -> None:
    choose(page, ACCUSED)
    button(page, "Continue").click()
    choose(page, UNSEEN)
    assert "say that you were not shown it" in words(page)
    choose(page, "Allegations that I am asked to answer")
    assert "say that you were not shown it" not in words(page)


def test_a_letter_with_legal_weight_begins_with_advice(page: StartPage) -> None:
    page.show_template("appeal", 0)
    assert "Get advice first" in words(page)
    button(page, "Continue").click()
    assert "Before you send it" in words(page)
    button(page, "Back").click()
    assert "Get advice first" in words(page)


def test_back_from_the_advice_asks_the_questions_again(page: StartPage) -> None:
    choose(page, ACCUSED)
    button(page, "Continue").click()
    choose(page, "A decision, such as an expulsion or a suspension")
    button(page, "Continue").click()
    assert "Get advice first" in words(page)
    button(page, "Back").click()
    assert "What were you sent?" in words(page)


def test_going_on_without_an_answer_says_what_to_do(page: StartPage) -> None:
    button(page, "Continue").click()
    assert words(page).count("Choose what comes closest") >= 2  # under the options, beside the question's own hint
    assert "There is 1 problem" in words(page)


def test_back_from_the_first_question_leads_home(page: StartPage, navigator: Navigator, qtbot: QtBot) -> None:
    with qtbot.waitSignal(navigator.today_wanted):
        button(page, "Back").click()


def test_letters_can_be_found_by_words_without_accents(page: StartPage) -> None:
    browser = page.findChildren(TemplateBrowser)[-1]
    browser.search.setText("ÁPOLOGY  request")
    assert browser.found() == ["Request for an apology"]


def test_a_search_without_a_letter_says_so(page: StartPage) -> None:
    page.findChildren(TemplateBrowser)[-1].search.setText("volcano")
    assert "No letter has these words." in words(page)


def test_a_letter_can_be_chosen_by_hand(page: StartPage) -> None:
    browser = page.findChildren(TemplateBrowser)[-1]
    browser.search.setText("apology")
    links = [each for each in browser.findChildren(type(button(page, "Choose"))) if each.isVisible()]
    links[0].click()
    assert "Use it when" in words(page)


def test_writing_begins_a_case_with_the_name_given(
    page: StartPage, plaint: Plaint, navigator: Navigator, qtbot: QtBot
) -> None:
    page.show_template("party-complaint", 0)
    field = next(each for each in page.findChildren(QLineEdit) if each.isVisible())
    field.setText("The June meeting")
    with qtbot.waitSignals([navigator.changed, navigator.letter_wanted]):
        button(page, "Start writing").click()
    assert [view.case.title for view in plaint.cases.all()] == ["The June meeting"]


def test_a_letter_in_a_case_asks_for_no_name(page: StartPage, plaint: Plaint) -> None:
    letter = plaint.letters.begin_from(plaint.packs.template("party-complaint"), 0, "The June meeting")
    page.show_template("apology-request", letter.case_id)
    assert "What shall we call this?" not in words(page)
    assert "The June meeting" in words(page)
    button(page, "Start writing").click()
    assert len(plaint.cases.view(letter.case_id).letters) == 2


def test_back_from_a_letter_of_a_case_leads_to_the_case(
    page: StartPage, plaint: Plaint, navigator: Navigator, qtbot: QtBot
) -> None:
    letter = plaint.letters.begin_from(plaint.packs.template("party-complaint"), 0)
    page.show_template("apology-request", letter.case_id)
    with qtbot.waitSignal(navigator.case_wanted) as wanted:
        button(page, "Back").click()
    assert wanted.args == [letter.case_id]


def test_back_from_a_letter_that_answers_led_to_asks_again(page: StartPage) -> None:
    choose(page, "I want to see what they hold about me")
    button(page, "Continue").click()
    button(page, "Back").click()
    assert "What happened?" in words(page)


def test_a_letter_that_is_gone_is_said_calmly(page: StartPage, navigator: Navigator, qtbot: QtBot) -> None:
    with qtbot.waitSignal(navigator.refused):
        page.show_template("no-such-letter", 0)


def test_looking_again_keeps_the_answer(page: StartPage) -> None:
    choose(page, ACCUSED)
    page.refresh()
    assert next(each for each in page.findChildren(QRadioButton) if each.text() == ACCUSED).isChecked()


def test_the_keyboard_reaches_the_letters_before_the_footer(page: StartPage) -> None:
    first = page.findChildren(QRadioButton)[0]
    stops: list[QWidget | None] = [first.nextInFocusChain()]
    while stops[-1] is not None and stops[-1] is not first:
        stops.append(stops[-1].nextInFocusChain())
    search = page.findChildren(TemplateBrowser)[-1].search
    assert stops.index(search) < stops.index(button(page, "Back")) < stops.index(button(page, "Continue"))


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES, ids=["1024", "1280"])
def test_nothing_is_cut_or_sideways(
    qapp: QApplication, theme: Theme, page: StartPage, size: object, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    for name in ("", "ico-referral", "apology-request"):
        page.show_template(name, 0) if name else page.show_start(0)
        shown(page, SIZES[0] if size is SIZES[0] else SIZES[1])
        assert (cut_words(page), sideways(page)) == ([], [])


def test_every_stop_has_words_and_none_is_markup(page: StartPage) -> None:
    assert (nameless_stops(page), markup_labels(page)) == ([], [])
