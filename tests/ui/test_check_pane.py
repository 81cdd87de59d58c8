"""The letter check beside the answers."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.letter_merits import LetterAdvice
from app.domain.phrase_findings import Finding
from app.ui.buttons import LinkButton
from app.ui.check_pane import CheckPane
from app.ui.finding_card import FindingCard
from app.ui.labels import WrappedLabel
from app.ui.letter_preview import LetterPreview
from app.ui.tasks import TaskRunner

HEAT = Finding("heat", ("a",), "dreadful", "Heat", "W")
SHOUT = Finding("shouting", ("b", 1, "c"), "NEVER", "Shouting", "W")


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[CheckPane]:
    tasks = TaskRunner()
    made = CheckPane(LetterPreview(tasks))
    qtbot.addWidget(made)
    made.resize(452, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    tasks.wait()


def cards(pane: CheckPane) -> list[FindingCard]:
    return [card for card in pane.findChildren(FindingCard) if card.isVisibleTo(pane)]


def link(pane: CheckPane, words: str) -> LinkButton:
    links = pane.findChildren(LinkButton)
    return next(each for each in links if each.isVisibleTo(pane) and each.text().replace("&", "") == words)


def test_each_finding_is_a_card_and_what_is_well_stands_below(pane: CheckPane) -> None:
    pane.show_advice(LetterAdvice((HEAT, SHOUT), merits=("Says what you want",)))
    assert len(cards(pane)) == 2
    assert "Says what you want" in [label.text() for label in pane.findChildren(WrappedLabel)]


def test_a_finding_says_where_it_leads(pane: CheckPane, qtbot: QtBot) -> None:
    pane.show_advice(LetterAdvice((HEAT, SHOUT)))
    with qtbot.waitSignal(pane.change_asked) as asked:
        cards(pane)[1].change.click()
    assert asked.args == [("b", 1, "c")]


def test_the_same_advice_leaves_the_cards_and_the_keyboard_alone(pane: CheckPane) -> None:
    pane.show_advice(LetterAdvice((HEAT, SHOUT)))
    cards(pane)[1].change.setFocus()
    pane.show_advice(LetterAdvice((HEAT, SHOUT), merits=("One page long",)))
    assert cards(pane)[1].change.hasFocus()


def test_the_keyboard_goes_to_the_card_that_took_the_place(pane: CheckPane, qtbot: QtBot) -> None:
    pane.show_advice(LetterAdvice((HEAT, SHOUT)))
    cards(pane)[1].change.setFocus()
    pane.show_advice(LetterAdvice((HEAT,), put_aside=1))
    assert cards(pane)[0].change.hasFocus()
    pane.show_advice(LetterAdvice((), put_aside=2))
    assert link(pane, "Show the letter").hasFocus()
    with qtbot.waitSignal(pane.take_up_asked):
        link(pane, "Show 2 that you kept").click()


def test_the_letter_stands_behind_a_link_and_the_check_behind_another(pane: CheckPane) -> None:
    pane.show_advice(LetterAdvice((HEAT,)))
    link(pane, "Show the letter").click()
    assert cards(pane) == []
    assert link(pane, "Letter check").hasFocus()
    link(pane, "Letter check").click()
    assert len(cards(pane)) == 1
