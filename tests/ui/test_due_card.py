from datetime import date

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.domain.sources import Confidence
from app.ui.due_card import DueCard, caution, far_words, notes
from tests.domain.clock_samples import due, make_clock
from tests.ui.page_checks import said, shown

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 21), "1 day from today."),
        (date(2026, 12, 21), "31 days from today."),
        (TODAY, "That is today."),
        (date(2026, 11, 18), "2 days ago."),
    ],
)
def test_how_far_a_day_is_away(day: date, words: str) -> None:
    assert far_words(day, TODAY) == words


def test_the_answer_has_the_day_every_step_and_the_source(qtbot: QtBot) -> None:
    card, clock = DueCard(), make_clock(if_closed="next")
    qtbot.addWidget(card)
    card.show_answer(clock, due(clock, TODAY), TODAY)
    shown(card, QSize(460, 500))
    words = said(card)
    assert all(part in words for part in ("Mon 21 Dec 2026", "Received Fri 20 Nov 2026.", "https://example.org"))
    assert card.accessibleName() == "A reply: Mon 21 Dec 2026"


def test_words_take_the_place_of_an_answer(qtbot: QtBot) -> None:
    card = DueCard()
    qtbot.addWidget(card)
    card.show_words("Give the day.")
    shown(card, QSize(460, 300))
    assert said(card).strip() == "Give the day."


@pytest.mark.parametrize("confidence", ["secondary", "general", "unsure", "derived"])
def test_what_is_not_read_on_an_official_page_says_so(confidence: Confidence) -> None:
    assert "check it" in caution(confidence)
    assert caution(confidence) in [words for _icon, _ink, words in notes(make_clock(confidence=confidence))]


def test_a_date_out_of_courtesy_says_so() -> None:
    assert "no law sets it" in notes(make_clock(soft=True))[0][2]


def test_a_verified_rule_only_names_its_source() -> None:
    assert len(notes(make_clock())) == 1
