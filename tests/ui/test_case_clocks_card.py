from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.case_clocks import CaseClock, ClockState, clock_sentence
from app.ui.case_clocks_card import clocks_card, days_words, parts_of_bar
from app.ui.case_history import to_come
from app.ui.clock_bar import ClockBar
from tests.ui.page_checks import said
from tests.ui.sample_cases import TODAY

DUE = date(2026, 12, 10)
CLOCK = CaseClock(
    "sar", "Reply to a request", "theirs", False, 1, date(2026, 11, 10), DUE, DUE, DUE, DUE, ClockState.RUNNING, 20, 0,
    ("Received Tue 10 Nov 2026.", "A month ends on Thu 10 Dec 2026."),
)  # fmt: skip
LATE = replace(CLOCK, shown=date(2026, 11, 15), state=ClockState.OVERDUE, days_left=0, overdue_days=5)
OURS = replace(CLOCK, title="Go to the regulator", whose="ours", state=ClockState.WAITING_FOR_US)
WAIT = replace(CLOCK, title="When they will look at it", whose="wait")


def test_a_running_clock_is_said_with_its_date_days_and_working(qtbot: QtBot) -> None:
    card = clocks_card([CLOCK], TODAY)
    qtbot.addWidget(card)
    words = said(card)
    for expected in ("They owe you", "20 days left", "Reply to a request by Thu 10 Dec 2026", "A month ends on"):
        assert expected in words


def test_the_rule_is_told_beneath_the_working(qtbot: QtBot) -> None:
    card = clocks_card([replace(CLOCK, explain="One month from receipt.")], TODAY)
    qtbot.addWidget(card)
    assert "One month from receipt." in said(card)


def test_only_the_first_working_is_open(qtbot: QtBot) -> None:
    card = clocks_card([CLOCK, replace(CLOCK, working=("Another working.",))], TODAY)
    qtbot.addWidget(card)
    assert "Another working." not in said(card)


def test_settled_clocks_come_last(qtbot: QtBot) -> None:
    settled = replace(CLOCK, title="Settled", shown=date(2026, 11, 1), state=ClockState.ANSWERED)
    card = clocks_card([settled, CLOCK], TODAY)
    qtbot.addWidget(card)
    assert said(card).index("Reply to a request") < said(card).index("Settled")


def test_a_clock_without_working_offers_none(qtbot: QtBot) -> None:
    card = clocks_card([replace(CLOCK, working=())], TODAY)
    qtbot.addWidget(card)
    assert "How we worked this out" not in said(card)


def test_the_bar_says_the_same_in_words(qtbot: QtBot) -> None:
    card = clocks_card([CLOCK], TODAY)
    qtbot.addWidget(card)
    bar = card.findChild(ClockBar)
    assert isinstance(bar, ClockBar)
    assert bar.accessibleName() == "Reply to a request by Thu 10 Dec 2026. 20 days left"


@pytest.mark.parametrize(
    ("clock", "badge", "words"),
    [
        (CLOCK, "They owe you", "20 days left"),
        (LATE, "Overdue", "5 days overdue"),
        (OURS, "You must act", "20 days left"),
        (replace(OURS, days_left=3), "You must act", "3 days left"),
        (replace(CLOCK, state=ClockState.WAITING_FOR_US), "They wait for you", "20 days left"),
        (replace(LATE, whose="ours"), "Time is over", "5 days overdue"),
        (WAIT, "You wait", "20 days left"),
        (replace(CLOCK, state=ClockState.ANSWERED), "Answered", "in time"),
        (replace(LATE, state=ClockState.ANSWERED_LATE), "Answered", "5 days late"),
        (replace(WAIT, state=ClockState.ENDED), "Ended", ""),
    ],
)
def test_every_state_has_its_badge_and_days(qtbot: QtBot, clock: CaseClock, badge: str, words: str) -> None:
    card = clocks_card([clock], TODAY)
    qtbot.addWidget(card)
    assert badge in said(card)
    assert days_words(clock) == words


@pytest.mark.parametrize(
    ("clock", "parts"),
    [
        (CLOCK, (1 / 3, 0.0)),
        (replace(LATE), (0.5, 0.5)),
        (replace(CLOCK, state=ClockState.ANSWERED), (1.0, 0.0)),
        (replace(CLOCK, starts_on=DUE), (0.0, 0.0)),
    ],
)
def test_the_bar_shows_how_much_is_used_and_late(clock: CaseClock, parts: tuple[float, float]) -> None:
    assert parts_of_bar(clock, TODAY) == pytest.approx(parts)


def test_a_wait_begins_something(qtbot: QtBot) -> None:
    assert clock_sentence(WAIT) == "When they will look at it: after Thu 10 Dec 2026"


def test_dates_to_come_are_told_by_whose_they_are() -> None:
    entries = to_come([OURS, WAIT])
    assert [(entry.icon, entry.title) for entry in entries] == [
        ("ours", "Your last day: Go to the regulator"),
        ("bell", "From this day: When they will look at it"),
    ]
