"""Letters that belong together, and those whose matter a later one took further."""

from dataclasses import replace
from datetime import date

from app.domain.letter_chains import answered_together, asks_again, taken_further
from app.domain.letters import Letter, TemplateName
from app.domain.routes import Route
from tests.domain.case_samples import finished, sending, sent


def letter(number: int, template: str, day: int) -> Letter:
    name = TemplateName("uk-members", template, "1")
    return replace(sent(number, sending(date(2026, 9, day))), template=name)


REQUEST, FIRST, SECOND = letter(1, "request", 1), letter(2, "reminder", 10), letter(3, "reminder", 20)
COMPLAINT = letter(4, "complaint", 28)
SENT = (REQUEST, FIRST, SECOND, COMPLAINT)
FOLLOWED = {1: None, 2: 1, 3: 1, 4: None}
AGAIN = {("reminder", "complaint")}
EVERY = {1, 2, 3, 4}


def test_what_answers_a_letter_answers_those_before_it_on_the_same_matter() -> None:
    together = [answered_together(each, SENT, FOLLOWED) for each in SENT]
    assert together == [{1, 2, 3}, {2, 3}, {3}, {4}]


def test_a_letter_that_is_not_sent_is_answered_alone() -> None:
    assert answered_together(finished(9), SENT, FOLLOWED) == {9}


def test_letters_that_name_each_other_end_somewhere() -> None:
    assert answered_together(REQUEST, (REQUEST, FIRST), {1: 2, 2: 1}) == {1}


def test_a_reminder_takes_the_request_further_and_a_complaint_the_reminder() -> None:
    assert taken_further(SENT, FOLLOWED, AGAIN, EVERY) == {1, 2, 3}


def test_the_last_letter_is_the_one_to_watch() -> None:
    assert taken_further(SENT[:2], FOLLOWED, AGAIN, EVERY) == {1}
    assert taken_further(SENT[:1], FOLLOWED, AGAIN, EVERY) == frozenset()


def test_another_matter_takes_nothing_further() -> None:
    assert taken_further((REQUEST, COMPLAINT), FOLLOWED, AGAIN, EVERY) == frozenset()


def test_a_letter_that_they_have_no_time_to_answer_takes_nothing_further() -> None:
    assert taken_further((REQUEST, FIRST), FOLLOWED, AGAIN, {1}) == frozenset()


def test_what_may_follow_at_any_time_or_after_any_answer_asks_for_nothing_again() -> None:
    ways = [("a", ["always"]), ("b", ["replied", "always"]), ("c", ["overdue"]), ("d", ["replied", "reply:refusal"])]
    routes = [Route.model_validate({"from": start, "to": "z", "when": when}) for start, when in ways]
    assert asks_again(routes) == {("c", "z"), ("d", "z")}
