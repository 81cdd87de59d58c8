"""Clocks of a case as they stand on a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.case_clocks import CaseClock, ClockState, settled_by, stand
from app.domain.clocks import Reckoning
from app.domain.replies import ReplyKind
from tests.domain.case_samples import TODAY, reply, sending, sent
from tests.domain.clock_samples import make_clock

LATEST, EARLIEST = date(2026, 11, 24), date(2026, 11, 23)
LETTER = sent(how=sending(TODAY, LATEST, earliest=EARLIEST))
DUE = date(2026, 12, 18)
DAYS = st.dates(DUE - timedelta(days=500), DUE + timedelta(days=500))


def stood(whose: str, today: date, settled_on: date | None = None) -> CaseClock:
    rule = make_clock(whose=whose)
    reckoning = Reckoning(rule.id, rule.whose, TODAY, DUE, DUE, DUE, (), ("Working.",))
    return stand(rule, LETTER, reckoning, settled_on, today)


def test_the_first_reply_that_settles_is_the_answer() -> None:
    replies = [reply(date(2026, 12, 1), ReplyKind.HOLDING), reply(date(2026, 12, 9), ReplyKind.FULL)]
    assert (settled_by(replies), settled_by(replies[:1])) == (date(2026, 12, 9), None)


@given(today=DAYS, whose=st.sampled_from(["theirs", "ours"]))
def test_days_left_and_over_always_count_to_the_date_shown(today: date, whose: str) -> None:
    clock = stood(whose, today)
    assert clock.days_left - clock.overdue_days == (clock.shown - today).days
    assert 0 in {clock.days_left, clock.overdue_days}
    assert (clock.state is ClockState.OVERDUE) == (today > clock.shown)


@given(today=DAYS, answered=DAYS)
def test_an_answer_is_late_by_the_days_past_the_date_shown_whatever_day_it_is(today: date, answered: date) -> None:
    clock = stood("theirs", today, answered)
    late = max((answered - DUE).days, 0)
    assert (clock.overdue_days, clock.days_left) == (late, 0)
    assert clock.state is (ClockState.ANSWERED_LATE if late else ClockState.ANSWERED)


@pytest.mark.parametrize(
    ("whose", "today", "settled_on", "state"),
    [
        ("theirs", DUE, None, ClockState.RUNNING),
        ("theirs", DUE + timedelta(days=1), None, ClockState.OVERDUE),
        ("ours", DUE, None, ClockState.WAITING_FOR_US),
        ("ours", DUE, DUE, ClockState.ENDED),
        ("wait", DUE, None, ClockState.RUNNING),
        ("wait", DUE + timedelta(days=1), None, ClockState.ENDED),
    ],
)
def test_a_clock_stands_as_whose_it_is(whose: str, today: date, settled_on: date | None, state: ClockState) -> None:
    assert stood(whose, today, settled_on).state is state


ASKED_BY = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("soft", "is_quoted", "asked_by", "shown"),
    [
        (True, True, ASKED_BY, ASKED_BY),
        (True, True, None, DUE),
        (True, False, ASKED_BY, DUE),
        (False, True, ASKED_BY, DUE),
    ],
)
def test_a_courtesy_that_the_letter_quotes_has_the_date_that_the_letter_named(
    soft: bool, is_quoted: bool, asked_by: date | None, shown: date
) -> None:
    rule = make_clock(soft=soft)
    reckoning = Reckoning(rule.id, rule.whose, TODAY, DUE, DUE, DUE, (), ())
    letter = replace(LETTER, reply_by=asked_by)
    assert stand(rule, letter, reckoning, None, TODAY, is_quoted=is_quoted).shown == shown


def test_while_they_wait_for_an_answer_the_turn_is_ours() -> None:
    assert stood("theirs", TODAY).waits_for_us().state is ClockState.WAITING_FOR_US


def test_a_clock_that_is_over_waits_for_nobody() -> None:
    overdue = stood("theirs", DUE + timedelta(days=1))
    assert overdue.waits_for_us() is overdue


@pytest.mark.parametrize(
    ("kind", "answers", "acknowledges"),
    [
        (ReplyKind.ACKNOWLEDGEMENT, False, True),
        (ReplyKind.HOLDING, False, True),
        (ReplyKind.REFUSAL, True, True),
        (ReplyKind.AUTOMATIC, False, False),
        (ReplyKind.BOUNCE, False, False),
        (ReplyKind.UNREAD, False, False),
    ],
)
def test_a_time_to_acknowledge_is_kept_by_less_than_an_answer(
    kind: ReplyKind, answers: bool, acknowledges: bool
) -> None:
    replies = [reply(TODAY, kind)]
    assert (settled_by(replies) is not None, settled_by(replies, "acknowledgement") is not None) == (
        answers,
        acknowledges,
    )
