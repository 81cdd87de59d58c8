"""What a case tells its next letter."""

from dataclasses import replace
from datetime import date

from app.domain.answers import Value
from app.domain.case_facts import chronology, earlier_entries
from app.domain.history import Happened, HistoryEntry
from app.domain.replies import ReplyKind
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
