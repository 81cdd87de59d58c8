from dataclasses import replace
from datetime import date

import pytest

from app.domain.answers import Value
from app.domain.case_clocks import CaseClock, ClockState
from app.domain.readiness import CaseState, conditions
from app.domain.routes import Readiness

DAY = date(2026, 12, 21)
CLOCK = CaseClock(
    "ico-ready", "Thirty days", "wait", False, 1, date(2026, 11, 20), DAY, DAY, DAY, DAY, ClockState.RUNNING, 31, 0, (),
)  # fmt: skip


def line(need: dict[str, Value], mend: dict[str, str] | None = None) -> Readiness:
    given = {"letter": "referral", "id": "one", "title": "It is so", "need": need, "mend": mend or {"add": "reply"}}
    return Readiness.model_validate(given)


def is_met(need: dict[str, Value], state: CaseState) -> bool:
    return conditions([line(need)], "referral", state)[0].is_met


@pytest.mark.parametrize(
    ("need", "state"),
    [
        ({"sent": "complaint"}, CaseState(sent=frozenset({"complaint"}))),
        ({"sent": ["complaint", "breach"]}, CaseState(sent=frozenset({"breach"}))),
        ({"clock_past": "ico-ready"}, CaseState(clocks=(replace(CLOCK, state=ClockState.ENDED),))),
        ({"clock_past": "ico-ready"}, CaseState(clocks=(replace(CLOCK, state=ClockState.OVERDUE),))),
        ({"clock_open": "ico-ready"}, CaseState(clocks=(CLOCK,))),
        ({"answered": "summary"}, CaseState(answers={"summary": "Words"})),
        ({"reply": "refusal"}, CaseState(reply_kinds=frozenset({"refusal"}))),
        ({"points_open": 2}, CaseState(open_points=2)),
        ({"exhibit_of": "complaint"}, CaseState(exhibits_of=frozenset({"complaint"}))),
    ],
)
def test_a_condition_is_met_by_what_it_asks_for(need: dict[str, Value], state: CaseState) -> None:
    assert is_met(need, state)
    assert not is_met(need, CaseState(open_points=1))


def test_a_clock_that_runs_is_not_past() -> None:
    assert not is_met({"clock_past": "ico-ready"}, CaseState(clocks=(CLOCK,)))


def test_a_clock_that_is_over_is_not_open() -> None:
    over = CaseState(clocks=(replace(CLOCK, state=ClockState.OVERDUE),))
    assert not is_met({"clock_open": "ico-ready"}, over)


def test_what_only_time_meets_has_its_day() -> None:
    waiting = line({"clock_past": "ico-ready"}, {"wait": "ico-ready"})
    assert conditions([waiting], "referral", CaseState(clocks=(CLOCK,)))[0].from_day == date(2026, 12, 22)
    assert conditions([waiting], "referral", CaseState())[0].from_day is None


def test_conditions_of_other_letters_are_left_out() -> None:
    assert conditions([line({"sent": "complaint"})], "other", CaseState()) == ()
