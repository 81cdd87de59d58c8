"""Day 0 of a letter's clock."""

from datetime import date, timedelta

import pytest

from app.domain.answers import Answers, Value
from app.domain.clock_events import Since
from app.domain.clock_rules import Clock
from app.domain.clock_starts import Watched, answered_day, clock_start, day_0
from app.domain.clocks import Event
from app.domain.letters import Letter
from app.domain.replies import Reply, ReplyKind
from app.domain.rule_book import RuleBook
from app.domain.templates import ClockUse
from tests.domain.case_samples import TODAY, draft, finished, reply, sending, sent
from tests.domain.clock_samples import make_clock, shipped_days

LATEST, EARLIEST = date(2026, 11, 24), date(2026, 11, 23)
LETTER = sent(how=sending(TODAY, LATEST, earliest=EARLIEST))
WEEK = make_clock(id="answer-due", period={"weeks": 1})
DUE = EARLIEST + timedelta(days=7)
LIMIT = make_clock(id="limit", whose="ours", starts="reply-received", else_due_of="answer-due", period={"days": 10})
USE = ClockUse(id="limit")


def event(
    *replies: Reply,
    today: date = DUE + timedelta(days=1),
    letter: Letter = LETTER,
    use: ClockUse = USE,
    limit: Clock = LIMIT,
    owed: Clock = WEEK,
) -> Event | None:
    book = RuleBook((owed, limit), (), shipped_days())
    return day_0(Watched(letter, "scotland", replies, Since(), book, today), limit, use)


def use_of(**fields: str) -> ClockUse:
    return ClockUse.model_validate({"id": "limit", **fields})


@pytest.mark.parametrize(
    ("starts", "whose", "start"),
    [
        ("sent", "theirs", TODAY),
        ("received", "theirs", LATEST),
        ("received", "ours", EARLIEST),
        ("dated", "theirs", TODAY),
        ("happened", "theirs", None),
    ],
)
def test_a_clock_starts_at_its_event(starts: str, whose: str, start: date | None) -> None:
    assert clock_start(make_clock(starts=starts, whose=whose), LETTER, []) == start


def test_no_clock_starts_before_the_letter_is_sent() -> None:
    assert clock_start(make_clock(), finished(), []) is None


@pytest.mark.parametrize(("answer", "start"), [("2026-10-01", date(2026, 10, 1)), ("", None)])
def test_a_clock_may_start_at_a_day_in_the_answers(answer: str, start: date | None) -> None:
    assert clock_start(make_clock(), draft(answers={"published_on": answer}), [], "published_on") == start


def test_the_last_contact_is_the_latest_reply_that_counts() -> None:
    replies = [reply(date(2026, 12, 1), ReplyKind.PARTIAL), reply(date(2026, 12, 9), ReplyKind.EXTENSION)]
    automatic = reply(date(2026, 12, 20), ReplyKind.AUTOMATIC)
    rule = make_clock(starts="last-contact")
    assert clock_start(rule, LETTER, [*replies, automatic]) == date(2026, 12, 9)
    assert clock_start(rule, LETTER, [automatic]) == EARLIEST


@pytest.mark.parametrize("starts", ["reply-received", "outcome-received", "decided"])
def test_an_outcome_is_a_reply_that_settles(starts: str) -> None:
    rule = make_clock(starts=starts)
    replies = [reply(date(2026, 12, 1), ReplyKind.REFUSAL), reply(date(2026, 12, 9), ReplyKind.HOLDING)]
    assert clock_start(rule, LETTER, replies) == date(2026, 12, 1)
    assert clock_start(rule, LETTER, replies[1:]) is None


@pytest.mark.parametrize(
    ("value", "day"),
    [("2026-07-01", date(2026, 7, 1)), ({"text": "mid-July", "sort": "2026-07-15"}, date(2026, 7, 15)), ("", None)],
)
def test_an_approximate_day_counts_as_its_sort_date(value: Value, day: date | None) -> None:
    assert answered_day({"on": value}, "on") == day


def test_a_limit_runs_from_the_answer_that_came() -> None:
    assert event(reply(date(2026, 12, 9), ReplyKind.REFUSAL)) == Event(date(2026, 12, 9), "scotland")


def test_a_limit_runs_from_the_day_an_answer_was_due_and_did_not_come() -> None:
    found = event()
    assert found is not None
    assert (found.start, found.missed is not None) == (DUE, True)


def test_a_limit_does_not_run_from_the_due_date_before_that_is_over() -> None:
    assert event(today=DUE) is None


def test_what_is_no_answer_stops_no_limit_from_running_from_the_due_date() -> None:
    found = event(reply(date(2026, 11, 25), ReplyKind.ACKNOWLEDGEMENT))
    assert found is not None
    assert found.start == DUE


def test_the_first_reading_of_the_due_date_counts_for_a_limit_of_ours() -> None:
    early = make_clock(id="answer-due", period={"weeks": 1}, readings=[{"title": "short", "period": {"days": 5}}])
    found = event(owed=early)
    assert found is not None
    assert found.start == EARLIEST + timedelta(days=5)


def test_without_a_due_date_to_go_by_a_limit_waits_for_the_answer() -> None:
    assert event(limit=make_clock(id="limit", whose="ours", starts="reply-received")) is None


def test_a_limit_from_the_last_contact_runs_from_the_due_date_rather_than_from_our_own_letter() -> None:
    limit = LIMIT.model_copy(update={"starts": "last-contact"})
    found = event(limit=limit)
    assert found is not None
    assert found.start == DUE
    assert event(limit=limit, today=DUE) is None


def test_a_letter_that_is_not_sent_starts_no_limit_by_itself() -> None:
    assert event(letter=draft()) is None


@pytest.mark.parametrize(
    ("use", "answers", "start"),
    [
        (use_of(**{"from": "answered_on", "else_from": "asked_on"}), {"asked_on": "2026-11-02"}, date(2026, 11, 9)),
        (use_of(**{"from": "answered_on"}), {"answered_on": "2026-11-12"}, date(2026, 11, 12)),
        (use_of(**{"from": "answered_on"}), {"asked_on": "2026-11-02"}, None),
        (use_of(**{"from": "answered_on", "else_from": "asked_on"}), {}, None),
    ],
)
def test_a_letter_may_say_when_the_one_without_an_answer_was_sent(
    use: ClockUse, answers: Answers, start: date | None
) -> None:
    found = event(letter=draft(answers=answers), use=use)
    assert (found.start if found else None) == start
