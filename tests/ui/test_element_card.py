"""One element of an apology beside a reply."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.apologies import ApologyElement, Element, ElementAccount, Given
from app.domain.reply_proposals import ElementProposal
from app.ui.element_card import ElementCard, asked_words
from tests.ui.page_checks import said

TODAY = date(2026, 11, 20)
ASKED = ApologyElement(Element.SORRY, 1, "I am sorry\nfor it", date(2026, 12, 11))
PUBLISHED = ApologyElement(Element.PUBLISHED, 1)
PROPOSAL = ElementProposal(Given.NOT, "sorry that you feel", "“sorry that you feel” is about how it was taken")


class Heard:
    def __init__(self, card: ElementCard) -> None:
        self.accounts: list[ElementAccount] = []
        card.taken.connect(lambda _element, account: self.accounts.append(account))


def card(
    qtbot: QtBot, asked: ApologyElement = ASKED, proposal: ElementProposal = PROPOSAL, *, confirmed: bool = False
) -> ElementCard:
    made = ElementCard(asked, proposal, TODAY, is_confirmed=confirmed)
    qtbot.addWidget(made)
    made.resize(480, 400)
    made.show()
    return made


def shown_fields(made: ElementCard) -> list[str]:
    return [name for name, editor in made.form.editors.items() if editor.isVisible()]


def test_a_proposal_says_what_was_asked_by_when_and_why(qtbot: QtBot) -> None:
    words = said(card(qtbot))
    assert "Asked for by Fri 11 Dec 2026: I am sorry; for it" in words
    assert "Proposed because “sorry that you feel” is about how it was taken." in words


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (replace(ASKED, asked=""), "Asked for by Fri 11 Dec 2026"),
        (replace(ASKED, due_on=None), "Asked for: I am sorry; for it"),
        (PUBLISHED, ""),
    ],
)
def test_what_is_not_known_of_the_asking_is_left_out(asked: ApologyElement, words: str) -> None:
    assert asked_words(asked) == words


def test_a_proposal_is_confirmed_with_its_words(qtbot: QtBot) -> None:
    shown = card(qtbot)
    heard = Heard(shown)
    shown.confirm.click()
    assert heard.accounts == [ElementAccount(Given.NOT, "sorry that you feel")]
    assert not shown.confirm.isVisible()


def test_another_outcome_is_one_click(qtbot: QtBot) -> None:
    shown = card(qtbot)
    heard = Heard(shown)
    shown.outcomes.chosen.emit("came")
    assert heard.accounts[0].given is Given.CAME
    assert shown_fields(shown) == ["their_words"]


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ("came", ["their_words", "place", "came_on"]),
        ("partly", ["their_words", "still_wanted", "place", "came_on"]),
        ("promised", ["their_words", "still_wanted", "promised_by"]),
        ("not", ["their_words", "still_wanted"]),
        ("waiting", []),
    ],
)
def test_publishing_has_a_place_and_a_day(qtbot: QtBot, given: str, fields: list[str]) -> None:
    shown = card(qtbot, PUBLISHED)
    shown.outcomes.chosen.emit(given)
    assert shown_fields(shown) == fields


def test_a_promise_brings_its_day(qtbot: QtBot) -> None:
    shown = card(qtbot, PUBLISHED, replace(PROPOSAL, given=Given.PROMISED, promised_by=date(2026, 12, 4)))
    heard = Heard(shown)
    shown.confirm.click()
    assert heard.accounts[0].promised_by == date(2026, 12, 4)


def test_what_was_confirmed_before_is_shown_as_it_was_kept(qtbot: QtBot) -> None:
    account = ElementAccount(Given.PARTLY, "", "the rest", "the newsletter", date(2026, 11, 19), date(2026, 12, 1))
    shown = card(qtbot, replace(PUBLISHED, account=account), confirmed=True)
    assert shown.form.text("their_words") == "", "a person took the words out"
    heard = Heard(shown)
    shown.outcomes.chosen.emit("came")
    assert heard.accounts == [replace(account, given=Given.CAME)]


def test_the_words_of_a_new_reply_come_before_those_of_an_earlier_one(qtbot: QtBot) -> None:
    earlier = replace(ASKED, account=ElementAccount(Given.PARTLY, "We regret it", "the word sorry"))
    better = ElementProposal(Given.CAME, "We are sorry for it", "it says “sorry for”")
    for proposal, words in ((better, "We are sorry for it"), (replace(better, words=""), "We regret it")):
        shown = card(qtbot, earlier, proposal)
        heard = Heard(shown)
        shown.confirm.click()
        assert heard.accounts == [ElementAccount(Given.CAME, words, "the word sorry")]


def test_words_are_kept_a_moment_after_they_are_typed(qtbot: QtBot) -> None:
    shown = card(qtbot)
    shown.confirm.click()
    heard = Heard(shown)
    [one for one in shown.findChildren(QPlainTextEdit) if one.isVisible()][-1].setPlainText("Sorry for the words")
    qtbot.waitUntil(lambda: bool(heard.accounts))
    assert heard.accounts[-1].still_wanted == "Sorry for the words"


def test_words_just_typed_are_kept_when_the_page_is_left(qtbot: QtBot) -> None:
    shown = card(qtbot)
    shown.confirm.click()
    heard = Heard(shown)
    [one for one in shown.findChildren(QPlainTextEdit) if one.isVisible()][-1].setPlainText("More")
    shown.keep_now()
    shown.keep_now()
    assert [account.still_wanted for account in heard.accounts] == ["More"]


def test_what_waits_has_nothing_to_confirm(qtbot: QtBot) -> None:
    shown = card(qtbot, proposal=ElementProposal(Given.WAITING, "", "this kind of reply brings no apology"))
    heard = Heard(shown)
    shown._edited("their_words")
    shown.keep_now()
    assert not shown.confirm.isVisible()
    assert heard.accounts == []
