from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendars import NATIONS, Nation
from app.domain.clocks import Clock, choose_clock, law_events, rule_problems
from app.domain.errors import NotFoundError, UserError
from tests.domain.clock_samples import due, make_clock, make_law, shipped_clocks, shipped_laws

TUESDAY = date(2026, 3, 3)
FACTS_IDS = [
    "sar-reply",
    "sar-ext-notice",
    "rights-reply",
    "dpc-ack",
    "dpc-outcome",
    "ico-ready",
    "ico-latest",
    "ico-review",
    "s166-earliest",
    "s166-latest",
    "dpa98-40",
    "foi-reply",
    "foi-review-ask",
    "foi-review-reply",
    "foi-ico",
    "foisa-reply",
    "foisa-review-ask",
    "foisa-review-reply",
    "foisa-sic",
    "lab-appeal-pa",
    "lab-noi",
    "party-soft",
    "dfe-complaint",
    "phso",
    "ipso-std",
    "ipso-web",
    "ipso-referral",
    "ipso-review",
    "impress-pub",
    "ofcom",
    "defam",
    "eqa",
    "pap-media",
    "pd-pac",
    "contract",
]


def test_every_clock_of_the_fact_sheet_is_shipped() -> None:
    assert set(FACTS_IDS) <= {clock.id for clock in shipped_clocks()}


def test_the_shipped_rules_fit_together() -> None:
    assert rule_problems(shipped_clocks(), shipped_laws()) == ()


@pytest.mark.parametrize("clock", shipped_clocks(), ids=lambda clock: clock.id)
def test_every_shipped_clock_is_explained_and_can_be_reckoned(clock: Clock) -> None:
    start = clock.valid_to or date(2026, 7, 1)
    assert clock.explain.endswith(".")
    assert due(clock, start).working


@given(st.sampled_from(shipped_clocks()), st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.sampled_from(NATIONS))
def test_all_readings_lie_between_earliest_and_latest(clock: Clock, start: date, nation: Nation) -> None:
    found = due(clock, start, nation)
    every = [found.due, *(reading.due for reading in found.readings)]
    assert (found.earliest, found.latest) == (min(every), max(every))


@given(st.sampled_from(shipped_clocks()), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_ours_shows_the_earliest_and_theirs_the_latest(clock: Clock, start: date) -> None:
    found = due(clock, start)
    assert found.shown == (found.earliest if found.whose == "ours" else found.latest)


@pytest.mark.parametrize(
    ("clock", "start", "nation", "shown"),
    [
        ("sar-reply", "2026-03-05", "scotland", "2026-04-07"),
        ("foi-reply", "2026-04-04", "england-and-wales", "2026-05-06"),
        ("ipso-review", "2026-07-01", "england-and-wales", "2026-07-08"),
        ("contract", "2026-04-01", "scotland", "2031-04-01"),
        ("contract", "2026-04-01", "england-and-wales", "2032-04-01"),
        ("ico-ready", "2026-04-01", "england-and-wales", "2026-05-01"),
    ],
)
def test_the_date_to_go_by(clock: str, start: str, nation: str, shown: str) -> None:
    assert due(clock, date.fromisoformat(start), nation).shown == date.fromisoformat(shown)


def test_a_pause_has_a_shorter_reading() -> None:
    found = due("sar-reply", date(2026, 3, 2), paused=[(date(2026, 3, 9), date(2026, 3, 16))])
    assert [reading.due.day for reading in found.readings if "they asked" in reading.title] == [9]
    assert found.shown == date(2026, 4, 10)


def test_a_reading_for_another_nation_is_left_out() -> None:
    assert due("contract", TUESDAY, "northern-ireland").readings == ()


def test_proof_of_identity_that_came_before_does_not_move_the_start() -> None:
    assert due("sar-reply", TUESDAY, id_received=date(2026, 3, 1)).starts_on == TUESDAY


def test_the_start_is_the_day_the_proof_of_identity_came() -> None:
    assert due("sar-reply", TUESDAY, id_received=date(2026, 3, 10)).starts_on == date(2026, 3, 10)


def test_a_typed_clock_ends_on_the_date_in_the_letter() -> None:
    found = due("lab-noi", date(2026, 11, 21))
    assert (found.due, found.earliest, found.latest) == (date(2026, 11, 21),) * 3


def test_a_clock_without_a_period_has_days_to_ask() -> None:
    found = due(make_clock(period=None, prompts=[60, 30]), TUESDAY)
    assert found.prompts == (TUESDAY + timedelta(days=30), TUESDAY + timedelta(days=60))
    assert found.due == found.prompts[-1]


@pytest.mark.parametrize(
    ("clock", "day", "reason"),
    [
        ("dpc-ack", "2026-06-18", "runs only from events on or after 19 June 2026; 18 June 2026 is before that"),
        ("dpa98-40", "2018-05-25", "ran only from events up to 24 May 2018; 25 May 2018 is after that"),
        ("sar-reply", "2018-05-24", "runs only from events on or after 25 May 2018"),
    ],
)
def test_a_day_outside_a_rules_validity_is_refused_with_the_reason(clock: str, day: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        choose_clock(shipped_clocks(), clock, date.fromisoformat(day))


def test_a_day_between_two_validities_is_refused() -> None:
    clocks = [make_clock(valid_to=date(2020, 1, 1)), make_clock(valid_from=date(2021, 1, 1))]
    with pytest.raises(UserError, match="“A reply” did not hold on 1 July 2020"):
        choose_clock(clocks, "a-clock", date(2020, 7, 1))


@pytest.mark.parametrize(("day", "first"), [("2026-02-04", False), ("2026-02-05", True)])
def test_the_table_in_force_on_day_0_is_chosen(day: str, first: bool) -> None:
    chosen = choose_clock(shipped_clocks(), "sar-reply", date.fromisoformat(day))
    assert (chosen.valid_from == date(2026, 2, 5)) is first


def test_an_unknown_clock_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFoundError) as caught:
        choose_clock(shipped_clocks(), "sar-replay", TUESDAY)
    assert "sar-reply" in caught.value.hint


def test_a_clock_like_no_other_has_no_suggestion() -> None:
    with pytest.raises(NotFoundError) as caught:
        choose_clock(shipped_clocks(), "zzzzzz", TUESDAY)
    assert caught.value.hint == ""


@pytest.mark.parametrize(
    "options",
    [
        {"paused": [(date(2026, 3, 9), date(2026, 3, 8))]},
        {"paused": [(date(2026, 3, 9), date(9999, 12, 31))]},
        {"id_received": date(2926, 3, 9)},
        {"nation": "france"},
    ],
)
def test_odd_circumstances_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        due("sar-reply", TUESDAY, **options)


@pytest.mark.parametrize("start", [date.min, date(1926, 3, 3), date(2926, 3, 3), date.max])
def test_a_mistyped_year_is_refused(start: date) -> None:
    with pytest.raises(UserError, match="too far away"):
        due(make_clock(), start)


def test_events_are_handed_on_from_clocks_to_their_laws() -> None:
    clocks = [make_clock(law="a-law"), make_clock(id="lawless"), make_clock(id="not-running", law="another-law")]
    assert law_events(clocks, {"a-clock": TUESDAY, "lawless": TUESDAY}) == {"a-law": TUESDAY}


def test_names_that_lead_nowhere_and_overlaps_are_problems() -> None:
    clock = make_clock(law="no-law", extension={"months": 2, "notice_by": "no-clock"})
    law = make_law(id="twice")
    assert rule_problems([clock], [law, law]) == (
        "The clock “a-clock” names the law “no-law”, which is not there.",
        "The clock “a-clock” names the clock “no-clock”, which is not there.",
        "Two tables called “twice” hold on the same days.",
    )


@pytest.mark.parametrize(
    ("name", "problems"),
    [
        ("a-clock", ()),
        ("gone", ("The clock “limit” names the clock “gone”, which is not there.",)),
        (
            "limit",
            ("The clock “limit” starts when “limit” is due, but that is no clock of theirs with a period.",),
        ),
    ],
)
def test_a_limit_starts_at_the_due_date_of_a_clock_of_theirs_only(name: str, problems: tuple[str, ...]) -> None:
    limit = make_clock(id="limit", whose="ours", starts="reply-received", else_due_of=name)
    assert rule_problems([make_clock(), limit], []) == problems
