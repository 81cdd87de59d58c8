"""Their time in a case: what they ask for stops it, what they say in time lengthens it."""

from datetime import date, timedelta

import pytest

from app.domain.clock_events import Since, reckon_since, what_happened_since
from app.domain.clocks import Event
from app.domain.replies import Reply, ReplyKind
from app.domain.rule_book import RuleBook
from tests.domain.case_samples import reply, sending, sent
from tests.domain.clock_samples import make_clock, shipped_clocks, shipped_days, shipped_laws

BOOK = RuleBook(shipped_clocks(), shipped_laws(), shipped_days())
START = date(2026, 3, 2)
REQUEST = sent(1, sending(START))
EVENT = Event(START, "england-and-wales")
ANSWER = sent(2, sending(date(2026, 3, 14), date(2026, 3, 16)))
TODAY = date(2026, 3, 20)


def asked(kind: ReplyKind, on: date = date(2026, 3, 9)) -> list[Reply]:
    return [reply(on, kind)]


def due(since: Since, clock: str = "sar-reply") -> date:
    return reckon_since(BOOK, BOOK.rule(clock, START), EVENT, since).due


def test_a_question_that_was_answered_stops_the_clock_from_asking_to_answer() -> None:
    since = what_happened_since(REQUEST, asked(ReplyKind.ASKS_FOR_CLARIFICATION), [REQUEST, ANSWER], TODAY)
    assert (since.paused, since.awaits_answer) == (((date(2026, 3, 9), date(2026, 3, 16)),), False)
    assert due(since) == date(2026, 4, 10)


def test_a_question_that_was_not_answered_stops_it_until_today() -> None:
    since = what_happened_since(REQUEST, asked(ReplyKind.ASKS_FOR_CLARIFICATION), [REQUEST], TODAY)
    assert (since.paused, since.awaits_answer) == (((date(2026, 3, 9), TODAY),), True)


def test_while_they_wait_the_working_says_that_the_date_moves_on() -> None:
    since = what_happened_since(REQUEST, asked(ReplyKind.ASKS_FOR_CLARIFICATION), [REQUEST], TODAY)
    assert (
        "until they have it this date moves on"
        in reckon_since(BOOK, BOOK.rule("sar-reply", START), EVENT, since).working[-1]
    )


def test_a_letter_from_before_the_question_is_no_answer_to_it() -> None:
    earlier = sent(2, sending(date(2026, 3, 8)))
    since = what_happened_since(REQUEST, asked(ReplyKind.ASKS_FOR_CLARIFICATION), [earlier, REQUEST], TODAY)
    assert since.awaits_answer


def test_the_first_letter_after_the_question_is_the_answer() -> None:
    later = sent(3, sending(date(2026, 3, 18)))
    since = what_happened_since(REQUEST, asked(ReplyKind.ASKS_FOR_CLARIFICATION), [REQUEST, later, ANSWER], TODAY)
    assert since.paused[0][1] == date(2026, 3, 16)


def test_the_time_runs_from_the_day_they_had_proof_of_identity() -> None:
    since = what_happened_since(REQUEST, asked(ReplyKind.ASKS_FOR_ID), [REQUEST, ANSWER], TODAY)
    assert since.proofs == ((date(2026, 3, 9), date(2026, 3, 16)),)
    assert due(since) == date(2026, 4, 16)


def test_proof_of_identity_not_yet_given_holds_the_time_back() -> None:
    since = what_happened_since(REQUEST, asked(ReplyKind.ASKS_FOR_ID), [REQUEST], TODAY)
    assert (since.proofs, since.awaits_proof) == (((date(2026, 3, 9), TODAY),), True)


def test_proof_of_identity_asked_for_when_their_time_was_over_begins_nothing_anew() -> None:
    asked_late, late = date(2026, 4, 8), date(2026, 6, 1)
    for sent_letters in ([REQUEST], [REQUEST, sent(2, sending(date(2026, 4, 9)))]):
        since = what_happened_since(REQUEST, asked(ReplyKind.ASKS_FOR_ID, asked_late), sent_letters, late)
        found = reckon_since(BOOK, BOOK.rule("sar-reply", START), EVENT, since)
        assert found.latest == date(2026, 4, 7) - timedelta(days=5)
        assert found.working[-1] == (
            "They asked for proof of who you are on Wed 8 Apr 2026, when their time was over; that moves nothing."
        )


def test_a_second_request_for_proof_counts_when_the_first_moved_the_time() -> None:
    asked_twice = [*asked(ReplyKind.ASKS_FOR_ID), *asked(ReplyKind.ASKS_FOR_ID, date(2026, 4, 8))]
    letters = [REQUEST, ANSWER, sent(3, sending(date(2026, 4, 10)))]
    since = what_happened_since(REQUEST, asked_twice, letters, date(2026, 6, 1))
    assert due(since) == date(2026, 5, 11)


def test_only_a_letter_that_is_for_it_answers_what_they_asked_where_the_pack_names_one() -> None:
    questions = asked(ReplyKind.ASKS_FOR_CLARIFICATION)
    others = [REQUEST, ANSWER]
    assert what_happened_since(REQUEST, questions, others, TODAY, {"sar-id-or-clarification"}).awaits_answer
    assert not what_happened_since(REQUEST, questions, others, TODAY, {ANSWER.template.id}).awaits_answer


def test_a_reply_dated_after_today_does_not_run_backwards() -> None:
    since = what_happened_since(REQUEST, asked(ReplyKind.ASKS_FOR_CLARIFICATION, TODAY + timedelta(days=2)), [], TODAY)
    assert since.paused == ((TODAY + timedelta(days=2),) * 2,)


def test_more_time_that_was_told_within_the_month_counts() -> None:
    since = what_happened_since(REQUEST, asked(ReplyKind.EXTENSION, date(2026, 4, 2)), [REQUEST], date(2026, 4, 5))
    assert due(since) == date(2026, 6, 2)


def test_more_time_that_was_told_too_late_does_not_count_and_the_working_says_so() -> None:
    since = what_happened_since(REQUEST, asked(ReplyKind.EXTENSION, date(2026, 4, 3)), [REQUEST], date(2026, 4, 5))
    found = reckon_since(BOOK, BOOK.rule("sar-reply", START), EVENT, since)
    assert found.due == date(2026, 4, 2)
    assert found.working[-1] == (
        "On Fri 3 Apr 2026 they said that they need more time; that was after Thu 2 Apr 2026, so it is not counted."
    )


def test_more_time_counts_where_no_rule_says_by_when_it_is_told() -> None:
    clock = make_clock(extension={"months": 1})
    book = RuleBook([clock], [], shipped_days())
    found = reckon_since(book, clock, EVENT, Since(extension_told=date(2026, 5, 30)))
    assert found.due == date(2026, 5, 2)


@pytest.mark.parametrize("clock", ["foi-reply", "party-soft", "ico-latest"])
def test_other_limits_do_not_wait(clock: str) -> None:
    since = Since(((START, TODAY),), ((START, TODAY),), TODAY, awaits_answer=True, awaits_proof=True)
    rule = BOOK.rule(clock, START)
    assert reckon_since(BOOK, rule, EVENT, since) == BOOK.reckon(clock, EVENT)


def test_replies_that_ask_for_nothing_move_nothing() -> None:
    replies = [reply(date(2026, 3, 9), kind) for kind in (ReplyKind.ACKNOWLEDGEMENT, ReplyKind.HOLDING)]
    assert what_happened_since(REQUEST, replies, [REQUEST, ANSWER], TODAY) == Since()


@pytest.mark.parametrize(
    ("clock", "kind", "waits"),
    [
        ("sar-reply", ReplyKind.ASKS_FOR_CLARIFICATION, True),
        ("sar-reply", ReplyKind.ASKS_FOR_ID, True),
        ("rights-reply", ReplyKind.ASKS_FOR_ID, True),
        ("rights-reply", ReplyKind.ASKS_FOR_CLARIFICATION, False),
        ("foi-reply", ReplyKind.ASKS_FOR_ID, False),
    ],
)
def test_only_a_limit_that_stops_for_what_they_asked_waits_for_it(clock: str, kind: ReplyKind, waits: bool) -> None:
    since = what_happened_since(REQUEST, asked(kind), [REQUEST], TODAY)
    rule = BOOK.rule(clock, START)
    assert since.holds_up(rule) is waits
    assert ("moves on" in reckon_since(BOOK, rule, EVENT, since).working[-1]) is waits
