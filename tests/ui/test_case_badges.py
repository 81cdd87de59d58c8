from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.case_needs import CaseStatus, Need
from app.domain.letters import Channel, Letter, LetterState, Sending, TemplateName
from app.domain.points import Verdict
from app.services.time_source import TimeSource
from app.ui.badges import BADGES
from app.ui.case_badges import letter_badge, status_badge, status_look, verdict_badge
from app.ui.rows import ROW_LOOKS

DAY = date(2026, 11, 20)


@pytest.mark.parametrize("need", list(Need))
def test_every_need_has_a_badge_and_a_disc(need: Need) -> None:
    badge = status_badge(CaseStatus(need, "So."))
    assert badge.kind in BADGES
    assert badge.text
    assert status_look(need) in ROW_LOOKS


@pytest.mark.parametrize(("days", "kind"), [(8, "ours"), (7, "urgent"), (4, "urgent"), (0, "urgent")])
def test_a_week_before_our_own_day_the_badge_is_filled(days: int, kind: str) -> None:
    assert status_badge(CaseStatus(Need.OURS, "So.", by=DAY, days=days)).kind == kind


def test_our_own_day_that_is_past_says_that_time_is_over() -> None:
    assert status_badge(CaseStatus(Need.OURS, "So.", by=DAY), day_is_past=True) == ("overdue", "Time is over")


def test_a_question_of_theirs_has_no_day_but_waits_for_the_person() -> None:
    assert status_badge(CaseStatus(Need.OURS, "So.")) == ("urgent", "They wait for you")


def test_an_overdue_reply_says_by_how_much() -> None:
    assert status_badge(CaseStatus(Need.OVERDUE, "So.", days=11)) == ("overdue", "11 days overdue")


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_a_badge_in_its_own_word(qtbot: QtBot, verdict: Verdict) -> None:
    badge = verdict_badge(verdict)
    qtbot.addWidget(badge)
    assert badge.text() == verdict.label


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (LetterState.DRAFT, "Draft"),
        (LetterState.FINISHED, "Finished, not sent"),
        (LetterState.SENT, "Sent 20 Nov 2026"),
    ],
)
def test_a_letter_says_how_far_it_has_come(qtbot: QtBot, state: LetterState, words: str) -> None:
    sending = Sending(DAY, Channel.EMAIL, "", DAY, DAY, receipt_assumed=False) if state is LetterState.SENT else None
    at = TimeSource.fixed(DAY).now()
    badge = letter_badge(Letter(1, 1, TemplateName("p", "t", "1"), "Letter", at, state=state, sending=sending))
    qtbot.addWidget(badge)
    assert badge.text() == words
