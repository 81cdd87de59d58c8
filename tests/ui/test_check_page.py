"""*Check your answers*, and finishing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.answers import Value
from app.domain.letters import LetterState
from app.ui.buttons import Button, LinkButton
from app.ui.check_page import CheckPage, to_mend
from app.ui.finding_card import FindingCard
from app.ui.form_parts import ErrorSummary
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.outline_item import OutlineItem
from app.ui.tasks import TaskRunner
from tests.ui.drafts import begun, opened, sample_answers


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    made = opened(tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint) -> Iterator[CheckPage]:
    tasks = TaskRunner()
    made = CheckPage(plaint, Navigator(), tasks)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    tasks.wait()
    made.deleteLater()


def seen(page: CheckPage) -> list[str]:
    return [label.text() for label in page.findChildren(WrappedLabel) if label.isVisibleTo(page)]


def press(page: CheckPage, text: str) -> None:
    shown = (one for one in page.findChildren(Button) if one.isVisibleTo(page))
    next(one for one in shown if one.text().replace("&", "") == text).click()


def test_every_answer_is_shown_with_its_question(page: CheckPage, plaint: Plaint) -> None:
    page.show_letter(begun(plaint))
    words = seen(page)
    assert {"Wed 27 May 2026", "The Harbour Party, Complaints Team", "All 8 topics done"} <= set(words)


def test_change_leads_to_the_question(page: CheckPage, plaint: Plaint, qtbot: QtBot) -> None:
    letter_id = begun(plaint)
    page.show_letter(letter_id)
    links = page.findChildren(LinkButton)
    with qtbot.waitSignal(page._navigator.change_wanted) as asked:
        next(link for link in links if link.accessibleName() == "Change “Wed 27 May 2026”").click()
    assert asked.args == [letter_id, ("incidents", 0)]


def test_finishing_freezes_the_letter_and_leads_to_its_page(page: CheckPage, plaint: Plaint, qtbot: QtBot) -> None:
    letter_id = begun(plaint)
    page.show_letter(letter_id)
    with qtbot.waitSignal(page._navigator.finished_wanted, timeout=20_000) as asked:
        press(page, "Finish this letter")
    assert asked.args == [letter_id]
    assert plaint.letters.writing(letter_id).letter.state is LetterState.FINISHED


def test_problems_come_first_and_finishing_waits(page: CheckPage, plaint: Plaint) -> None:
    letter_id = begun(plaint, answers=sample_answers(plaint) | {"asks": [], "me.email": "ann@"})
    page.show_letter(letter_id)
    press(page, "Finish this letter")
    assert page.findChildren(ErrorSummary)[0].accessibleName() == "There are 2 problems"
    assert "2 things to mend first" in seen(page)
    assert plaint.letters.writing(letter_id).letter.state is LetterState.DRAFT


def test_what_is_replaced_is_read_before_the_letter_is_finished(page: CheckPage, plaint: Plaint, qtbot: QtBot) -> None:
    letter_id = begun(plaint, answers=sample_answers(plaint) | {"subject": "a motion\x07 taken off"})
    page.show_letter(letter_id)
    press(page, "Finish this letter")
    qtbot.waitUntil(lambda: "Before the letter is finished" in seen(page), timeout=20_000)
    assert plaint.letters.writing(letter_id).letter.state is LetterState.DRAFT
    with qtbot.waitSignal(page._navigator.finished_wanted, timeout=20_000):
        press(page, "Finish it so")


def test_back_and_the_outline_lead_into_the_questions(page: CheckPage, plaint: Plaint, qtbot: QtBot) -> None:
    letter_id = begun(plaint)
    page.show_letter(letter_id)
    with qtbot.waitSignal(page._navigator.question_wanted) as back:
        press(page, "Back")
    assert back.args == [letter_id, ("reply_how",)]
    with qtbot.waitSignal(page._navigator.question_wanted) as chosen:
        next(item for item in page.findChildren(OutlineItem) if item.text() == "What happened").click()
    assert chosen.args == [letter_id, ("incidents",)]


def test_a_letter_that_is_finished_or_gone_is_not_shown(page: CheckPage, plaint: Plaint, qtbot: QtBot) -> None:
    letter_id = begun(plaint)
    plaint.letters.finish_now(letter_id)
    with qtbot.waitSignal(page._navigator.finished_wanted):
        page.show_letter(letter_id)
    with qtbot.waitSignal(page._navigator.refused):
        page.show_letter(999)


def test_looking_again_shows_new_answers(page: CheckPage, plaint: Plaint) -> None:
    letter_id = begun(plaint)
    page.show_letter(letter_id)
    answers = plaint.letters.writing(letter_id).letter.answers
    plaint.letters.save(letter_id, answers | {"subject": "another matter"}, "")
    page.refresh()
    assert "another matter" in seen(page)


HEATED: Value = {"on": "2026-06-03", "what": "It was disgraceful. The clerk, of 9 Weir Lane, falsified the minutes."}


def shown_with_trouble(page: CheckPage, plaint: Plaint) -> int:
    letter_id = begun(plaint, answers=sample_answers(plaint) | {"incidents": [HEATED]})
    page.show_letter(letter_id)
    return letter_id


def cards(page: CheckPage) -> list[FindingCard]:
    return [card for card in page.findChildren(FindingCard) if card.isVisibleTo(page)]


def test_the_letter_check_stands_beside_the_answers(page: CheckPage, plaint: Plaint) -> None:
    shown_with_trouble(page, plaint)
    words = set(seen(page))
    assert {"An accusation is written as fact", "Somebody else’s home address", "A heated word: “disgraceful”"} <= words
    assert "One thing to fix and two to think about. You decide; nothing is changed for you." in words
    assert "1 thing to fix first" in words


def test_a_finding_leads_to_its_field(page: CheckPage, plaint: Plaint, qtbot: QtBot) -> None:
    letter_id = shown_with_trouble(page, plaint)
    with qtbot.waitSignal(page._navigator.change_wanted) as asked:
        cards(page)[0].change.click()
    assert asked.args == [letter_id, ("incidents", 0, "what")]


def test_back_from_a_change_the_keyboard_is_at_that_answer(page: CheckPage, plaint: Plaint) -> None:
    letter_id = shown_with_trouble(page, plaint)
    cards(page)[0].change.click()
    page.show_letter(letter_id)
    focus = page._answers.focusWidget()
    assert focus.accessibleName() == "Change “Wed 3 Jun 2026”"


def test_advice_that_is_put_aside_stays_aside_until_it_is_wanted(page: CheckPage, plaint: Plaint) -> None:
    letter_id = shown_with_trouble(page, plaint)
    next(link for link in cards(page)[1].findChildren(LinkButton) if link.text() == "Keep it").click()
    page.show_letter(letter_id)
    assert "A heated word: “disgraceful”" not in seen(page)
    next(link for link in page.findChildren(LinkButton) if link.text() == "Show 1 that you kept").click()
    assert "A heated word: “disgraceful”" in seen(page)


def test_the_check_says_how_long_the_letter_is_once_it_is_drawn(page: CheckPage, plaint: Plaint, qtbot: QtBot) -> None:
    page.show_letter(begun(plaint))
    qtbot.waitUntil(lambda: "Two pages long, in your own words" in seen(page), timeout=10_000)


def test_a_letter_is_finished_whatever_the_check_says(page: CheckPage, plaint: Plaint, qtbot: QtBot) -> None:
    letter_id = shown_with_trouble(page, plaint)
    with qtbot.waitSignal(page._navigator.finished_wanted, timeout=20_000):
        press(page, "Finish this letter")
    assert plaint.letters.writing(letter_id).letter.state is LetterState.FINISHED


def test_the_footer_says_what_is_to_come() -> None:
    assert to_mend(1) == "1 thing to mend first"
    assert to_mend(0, 2) == "2 things to fix first"
    assert to_mend(0) == "These exact words are then kept."
