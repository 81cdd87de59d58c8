from datetime import date
from typing import Any

import pytest

from app.domain.clock_rules import Period
from app.domain.clock_working import period_words
from tests.domain.clock_samples import due, make_clock, make_law, shipped_laws

TUESDAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ({"months": 1}, "one month"),
        ({"months": 3}, "three months"),
        ({"months": 12}, "12 months"),
        ({"years": 1, "days": -1}, "one year less one day"),
        ({"months": 6, "days": 28}, "six months and 28 days"),
        ({"years": 2, "months": 1, "weeks": 1, "days": -2}, "two years and one month and one week less two days"),
        ({"weeks": 6}, "six weeks"),
        ({"days": -7}, "seven days before"),
        ({"working_days": 20}, "20 working days"),
        ({"working_days": 1}, "one working day"),
    ],
)
def test_a_period_is_said_in_words(period: dict[str, int], words: str) -> None:
    assert period_words(Period(**period)) == words


def test_a_month_that_ends_on_good_friday() -> None:
    assert due("sar-reply", TUESDAY, laws=shipped_laws()).working == (
        "Received Tue 3 Mar 2026.",
        "One month is Fri 3 Apr 2026, Good Friday.",
        "The next working day in England is Tue 7 Apr 2026.",
        "The rule is in Articles 12(3) and 12A of the UK GDPR.",
    )


def test_a_month_without_such_a_day_says_that_its_last_day_counts() -> None:
    assert due("sar-reply", date(2026, 1, 31)).working[1:3] == (
        "One month is Sat 28 Feb 2026.",
        "That month has no day 31, so its last day stands for it.",
    )


def test_a_pause_and_the_proof_of_identity_are_in_the_working() -> None:
    pauses = [(date(2026, 9, 10), date(2026, 9, 15))]
    found = due("sar-reply", date(2026, 8, 28), paused=pauses, id_received=date(2026, 9, 1)).working
    assert found == (
        "Received Fri 28 Aug 2026.",
        "What they had asked for came Tue 1 Sep 2026; the time runs from then.",
        "One month is Thu 1 Oct 2026.",
        "6 days do not count, from Thu 10 Sep 2026 to Tue 15 Sep 2026: they were waiting for your answer.",
        "That makes it Wed 7 Oct 2026.",
    )


def test_a_limit_of_ours_moves_back() -> None:
    assert due("eqa", date(2026, 6, 27)).working == (
        "Happened Sat 27 Jun 2026.",
        "Six months less one day is Sat 26 Dec 2026, Boxing Day.",
        "The last working day before that in England is Thu 24 Dec 2026.",
    )


def test_working_days_name_the_holidays_that_were_left_out() -> None:
    assert due("foi-reply", date(2026, 11, 20), "scotland").working == (
        "Received Fri 20 Nov 2026.",
        "20 working days, counting from the day after, end on Mon 21 Dec 2026.",
        "Not counted, besides weekends: Mon 30 Nov 2026 (Saint Andrew's Day in Scotland).",
    )


def test_a_later_reading_of_their_clock_is_explained() -> None:
    assert due("sar-reply", TUESDAY, "scotland").working[-2:] == (
        "Another reading (bank holidays anywhere in the UK count) gives Tue 7 Apr 2026.",
        "They are late only after the latest of these, Tue 7 Apr 2026.",
    )


@pytest.mark.parametrize(
    ("whose", "last"),
    [
        ("ours", "To be safe, act by the earliest of these, Tue 10 Mar 2026."),
        ("theirs", "They are late only after the latest of these, Fri 3 Apr 2026."),
        ("wait", "You may act after the latest of these, Fri 3 Apr 2026."),
    ],
)
def test_the_readings_that_move_the_date_are_named(whose: str, last: str) -> None:
    readings = [{"title": "a week", "period": {"weeks": 1}}, {"title": "a month", "period": {"months": 1}}]
    clock = make_clock(whose=whose, period={"weeks": 2}, readings=readings)
    named = [line for line in due(clock, TUESDAY).working if line.startswith("Another reading")]
    assert due(clock, TUESDAY).working[-1] == last
    assert len(named) == 1


@pytest.mark.parametrize(
    ("fields", "options", "sentence"),
    [
        ({}, {"extended": True}, "This time limit cannot be extended, so no extension is counted."),
        (
            {},
            {"paused": [(TUESDAY, TUESDAY)]},
            "This time limit does not stop while they wait for an answer from you.",
        ),
        ({"extension": {"months": 2}}, {"extended": True}, "With the extension, three months is Wed 3 Jun 2026."),
        ({"soft": True}, {}, "This is a date out of courtesy, not a legal time limit."),
        ({"confidence": "unsure"}, {}, "Check this one: what we found about it is unsure or has changed."),
        ({"period": "typed"}, {}, "The date given in the letter is Tue 3 Mar 2026."),
        ({"period": {"days": 5}, "first_day": "same"}, {}, "Five days, counting that day, end on Sat 7 Mar 2026."),
        ({"period": {"days": -7}}, {}, "Seven days before is Tue 24 Feb 2026."),
        (
            {"period": None, "prompts": [7]},
            {},
            "There is no fixed time limit. Ask how things stand on Tue 10 Mar 2026.",
        ),
        (
            {"period": None, "prompts": [7, 8]},
            {},
            "There is no fixed time limit. Ask how things stand on Tue 10 Mar 2026 and Wed 11 Mar 2026.",
        ),
    ],
)
def test_the_working_says(fields: dict[str, Any], options: dict[str, Any], sentence: str) -> None:
    assert sentence in due(make_clock(**fields), TUESDAY, **options).working


def test_what_comes_on_a_closed_day_may_count_from_the_next_working_day() -> None:
    clock = make_clock(period={"working_days": 1}, start_if_closed="next")
    assert due(clock, date(2026, 3, 7)).working[1] == "That was not a working day; the time runs from Mon 9 Mar 2026."


def test_the_law_is_the_one_in_force_on_day_0() -> None:
    laws = [
        make_law(text="the old Act", by="event", valid_to=TUESDAY),
        make_law(text="the new Act", by="event", valid_from=date(2026, 3, 4)),
    ]
    assert due(make_clock(law="a-law"), TUESDAY, laws=laws).working[-1] == "The rule is in the old Act."
