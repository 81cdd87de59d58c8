from datetime import date

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.points import Point, PointAccount, Verdict
from app.domain.reply_proposals import PointProposal
from app.ui.point_card import PointCard
from tests.ui.page_checks import said

TODAY = date(2026, 11, 20)
POINT = Point(2, 1, "E-mails that name me")
PROPOSAL = PointProposal(Verdict.PARTLY, "which we have not searched", "it says “not searched”")


class Heard:
    def __init__(self, card: PointCard) -> None:
        self.accounts: list[PointAccount] = []
        card.judged.connect(lambda _label, account: self.accounts.append(account))


def card(
    qtbot: QtBot, point: Point = POINT, proposal: PointProposal = PROPOSAL, *, confirmed: bool = False
) -> PointCard:
    made = PointCard(point, proposal, TODAY, is_confirmed=confirmed)
    qtbot.addWidget(made)
    made.resize(480, 400)
    made.show()
    return made


def press(shown: PointCard, words: str) -> None:
    next(action for action in shown.rarer_verdicts().actions() if action.text() == words).trigger()


def test_a_proposal_says_why(qtbot: QtBot) -> None:
    assert "Proposed because it says “not searched”." in said(card(qtbot))


def test_a_proposal_is_confirmed_with_its_words(qtbot: QtBot) -> None:
    shown = card(qtbot)
    heard = Heard(shown)
    shown.confirm.click()
    assert heard.accounts == [PointAccount(Verdict.PARTLY, "which we have not searched")]
    assert not shown.confirm.isVisible()
    assert shown.verdicts.value() == "partly"


def test_another_verdict_is_one_click(qtbot: QtBot) -> None:
    shown = card(qtbot)
    heard = Heard(shown)
    shown.verdicts.chosen.emit("refused")
    assert heard.accounts[0].verdict is Verdict.REFUSED


@pytest.mark.parametrize(
    ("words", "verdict"), [("Off the point", Verdict.OFF_THE_POINT), ("Conceded", Verdict.CONCEDED)]
)
def test_rarer_verdicts_are_under_more(qtbot: QtBot, words: str, verdict: Verdict) -> None:
    shown = card(qtbot)
    heard = Heard(shown)
    press(shown, verdict.label)
    assert heard.accounts[0].verdict is verdict
    assert shown.more.text() == verdict.label


def test_what_was_confirmed_before_is_shown_as_it_was_kept(qtbot: QtBot) -> None:
    point = POINT.judged(PointAccount(Verdict.PROMISED, "We will", "The rest", "", date(2026, 12, 1)))
    shown = card(qtbot, point, confirmed=True)
    assert shown.form.text("promised_by") == "2026-12-01"
    assert shown.form.editors["promised_by"].isVisible()
    assert not shown.form.editors["i_had_said"].isVisible()


def test_words_are_kept_a_moment_after_they_are_typed(qtbot: QtBot) -> None:
    shown = card(qtbot)
    shown.confirm.click()
    heard = Heard(shown)
    area = [one for one in shown.findChildren(QPlainTextEdit) if one.isVisible()][-1]
    area.setPlainText("The branch’s e-mails")
    qtbot.waitUntil(lambda: bool(heard.accounts))
    assert heard.accounts[-1].still_wanted == "The branch’s e-mails"


def test_words_just_typed_are_kept_when_the_page_is_left(qtbot: QtBot) -> None:
    shown = card(qtbot)
    shown.confirm.click()
    heard = Heard(shown)
    [one for one in shown.findChildren(QPlainTextEdit) if one.isVisible()][-1].setPlainText("More")
    shown.keep_now()
    shown.keep_now()
    assert [account.still_wanted for account in heard.accounts] == ["More"]


def test_a_point_that_waits_has_nothing_to_confirm(qtbot: QtBot) -> None:
    waiting = PointProposal(Verdict.WAITING, "", "this kind of reply does not answer points")
    shown = card(qtbot, proposal=waiting)
    heard = Heard(shown)
    shown._edited("their_words")
    shown.keep_now()
    assert not shown.confirm.isVisible()
    assert heard.accounts == []


def test_a_proposal_from_under_more_is_named(qtbot: QtBot) -> None:
    shown = card(qtbot, proposal=PointProposal(Verdict.OFF_THE_POINT, "You allege", "it says “You allege”"))
    assert shown.more.text() == "Off the point"
