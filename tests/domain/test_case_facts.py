"""What a case tells its next letter."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.answers import Value
from app.domain.case_clocks import CaseClock, ClockState
from app.domain.case_facts import (
    Waited,
    chronology,
    due_days,
    earlier_entries,
    earlier_words,
    letter_followed,
    proposed_earlier,
    waited_since,
)
from app.domain.case_questions import EarlierLetterQuestion, EarlierReplyQuestion
from app.domain.history import Happened, HistoryEntry
from app.domain.questions import Question
from app.domain.replies import ReplyKind
from app.domain.templates import Step, Template
from tests.domain.case_samples import TODAY, draft, entry, finished, reply, sending, sent

INCIDENTS: list[Value] = [
    {"on": "2026-06-03", "what": "The item was not taken.", "exhibit": "A"},
    {"on": {"text": "mid-May 2026", "sort": "2026-05-15"}, "what": "The agenda came."},
    {"on": "", "what": "No day."},
    {"on": "2026-06-04", "what": ""},
    "not a row",
]


def test_letters_and_replies_come_in_the_order_in_which_they_happened() -> None:
    letters = [sent(1, sending(date(2026, 10, 1))), sent(2, sending(date(2026, 11, 10))), draft(3), finished(4)]
    replies = [reply(date(2026, 10, 20), ReplyKind.HOLDING)]
    found = earlier_entries(letters, replies, TODAY)
    assert [(each["kind"], each["days_ago"]) for each in found] == [("letter", 50), ("reply", 31), ("letter", 10)]


def test_letters_and_replies_have_the_same_names_for_templates() -> None:
    letter, answer = earlier_entries([sent()], [reply()], TODAY)
    assert set(letter) == set(answer)
    assert (letter["channel"], answer["title"]) == ("post", ReplyKind.UNREAD.label)


def test_a_letter_from_elsewhere_may_have_no_date_of_its_own() -> None:
    assert earlier_entries([replace(sent(), dated=None)], [], TODAY)[0]["dated"] == ""


def test_incidents_of_finished_letters_come_in_order_with_the_days_between() -> None:
    found = chronology([finished(answers={"incidents": INCIDENTS})], [])
    assert [(each["what"], each["exhibit"], each["days_since_last"]) for each in found] == [
        ("The agenda came.", "", 0),
        ("The item was not taken.", "A", 19),
    ]


def test_a_draft_tells_no_incidents() -> None:
    assert chronology([draft(answers={"incidents": INCIDENTS})], []) == ()
    assert chronology([finished(answers={"incidents": "none"})], []) == ()


def test_sendings_replies_and_calls_are_told_and_notes_are_not() -> None:
    history: list[HistoryEntry] = [
        entry(Happened.OPENED, None, title="Minutes"),
        entry(Happened.SENT, None, title="Complaint", **sending().as_content()),
        entry(Happened.CONTACT, None, **{"with": "the office", "text": "Soon."}),
        entry(Happened.NOTE, None, text="private"),
        entry(Happened.REPLIED, None, kind="full"),
        entry(Happened.REPLIED, None, kind="full", marked=True),
        entry(Happened.CONTACT, None, **{"with": "x", "text": "y"}).delete_content(TODAY),
    ]
    assert [each["what"] for each in chronology([], history)] == [
        "You sent “Complaint”",
        "You spoke with the office",
        "They answered",
    ]


def test_a_letter_tells_when_it_had_to_be_answered() -> None:
    letter, unknown = earlier_entries([sent(1), sent(2)], [], TODAY, {1: date(2026, 11, 2)})
    assert (letter["due_on"], unknown["due_on"]) == ("2026-11-02", "")


@pytest.mark.parametrize(("chosen", "title"), [(0, "Second"), (1, "First"), (9, "Second")])
def test_a_follow_up_follows_the_chosen_letter_or_else_the_last(chosen: int, title: str) -> None:
    earlier: list[dict[str, Value]] = [
        {"kind": "letter", "title": "First"},
        {"kind": "letter", "title": "Second"},
        {"kind": "reply", "title": "Reply"},
    ]
    assert waited_since(earlier, chosen, TODAY).entry["title"] == title


@pytest.mark.parametrize(("due_on", "overdue"), [("2026-11-01", 19), ("2026-11-20", 0), ("2026-12-01", 0), ("", 0)])
def test_days_are_counted_from_the_sending_and_past_the_due_date(due_on: str, overdue: int) -> None:
    waited = waited_since([{"kind": "letter", "sent_on": "2026-10-01", "due_on": due_on}], 1, TODAY)
    assert (waited.elapsed_days, waited.overdue_days) == (50, overdue)


def test_nothing_was_waited_for_where_no_letter_is_known() -> None:
    assert waited_since([], 0, TODAY) == Waited({})


def test_a_letter_is_due_by_the_first_of_their_clocks() -> None:
    clocks = [clock("theirs", TODAY), clock("theirs", date(2027, 1, 1)), clock("ours", date(2026, 1, 1))]
    assert due_days(clocks) == {1: TODAY}


def test_a_new_letter_follows_the_last_of_the_likeliest_kind_and_answers_the_last_reply() -> None:
    earlier: list[dict[str, Value]] = [
        {"kind": "letter", "template": "request"},
        {"kind": "letter", "template": "request"},
        {"kind": "letter", "template": "complaint"},
        {"kind": "reply", "template": ""},
    ]
    letter = follow_up(
        EarlierLetterQuestion(id="asked", label="Which?"), EarlierReplyQuestion(id="answered", label="Which?")
    )
    assert proposed_earlier(letter, earlier, ("request", "complaint")) == {"asked": 2, "answered": 4}
    assert proposed_earlier(letter, [], ("request",)) == {}


def test_a_letter_goes_on_from_the_last_of_the_likeliest_kind_that_was_sent_before_it() -> None:
    first, second = sent(1, sending(date(2026, 10, 1))), sent(2, sending(date(2026, 10, 9)))
    chaser, late = sent(3, sending(date(2026, 11, 1))), sent(4, sending(date(2026, 11, 9)))
    kind = first.template.id
    assert letter_followed(chaser, [late, second, first, chaser], (kind, "other")) == 2
    assert letter_followed(chaser, [first, chaser], ("other",)) is None
    assert letter_followed(first, [first], (kind,)) is None


def clock(whose: str, shown: date) -> CaseClock:
    return CaseClock("x", "X", whose, False, 1, TODAY, shown, shown, shown, shown, ClockState.RUNNING, 0, 0, ())


def follow_up(*questions: Question) -> Template:
    return Template(title="T", summary="S", category="data", steps=(Step(title="Step", questions=questions),))


def test_the_chronology_of_a_letter_tells_of_a_call_as_it_is_known_now() -> None:
    call = entry(Happened.CONTACT, None, **{"with": "Owen", "text": "Soon."})
    now: dict[str, Value] = {"on": "2026-11-02", "time": "14:30", "with": "Una", "text": "Soon."}
    correction = entry(Happened.CORRECTED, call, entry=1, reason="A slip", was={}, now=now)
    (told,) = chronology([], [call, correction])
    assert (told["on"], told["what"]) == ("2026-11-02", "You spoke with Una at 14:30")


def test_letters_and_replies_are_called_by_title_and_day() -> None:
    entries = earlier_entries([sent()], [reply(date(2026, 11, 24), ReplyKind.PARTIAL)], TODAY)
    assert earlier_words(entries) == {
        1: "Complaint, Fri 20 Nov 2026",
        2: "They answered part of it, Tue 24 Nov 2026",
    }
