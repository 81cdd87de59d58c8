import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendars import NATIONS, Calendar, ClosedDay, Nation, WorkingDays, bank_holidays, calendar_for, roll
from app.domain.errors import UserError
from tests.domain import slow_reckoner
from tests.domain.clock_samples import shipped_days

DAYS = WorkingDays()
MAY_DAY_2027 = date(2027, 5, 3)
CALENDARS: tuple[Calendar, ...] = (*NATIONS, "any-uk")


def correction(on: date, nation: str = "scotland", **fields: object) -> ClosedDay:
    return ClosedDay.model_validate({"on": on, "nation": nation, "source": "https://example.org", **fields})


@pytest.mark.parametrize("year", range(2018, 2046))
@pytest.mark.parametrize("nation", NATIONS)
def test_the_library_agrees_with_the_statutes(nation: Nation, year: int) -> None:
    weekdays = {day for day in bank_holidays(nation, year) if day.weekday() < 5}
    assert weekdays == slow_reckoner.bank_holidays(nation, year)


@pytest.mark.parametrize(
    ("day", "nation", "name"),
    [
        ("2026-04-03", "england-and-wales", "Good Friday"),
        ("2026-12-26", "england-and-wales", "Boxing Day"),
        ("2026-12-28", "scotland", "Boxing Day (substitute day)"),
        ("2026-11-30", "any-uk", "Saint Andrew's Day in Scotland"),
        ("2026-04-06", "any-uk", "Easter Monday in England"),
        ("2026-11-21", "scotland", "a Saturday"),
        ("2026-11-22", "any-uk", "a Sunday"),
        ("2026-11-30", "england-and-wales", ""),
    ],
)
def test_a_closed_day_says_why(day: str, nation: Calendar, name: str) -> None:
    assert DAYS.closed_because(date.fromisoformat(day), nation) == name


@given(st.dates(date(2018, 1, 1), date(2045, 12, 31)), st.sampled_from(CALENDARS))
def test_a_day_is_closed_exactly_when_there_is_a_reason(day: date, calendar: Calendar) -> None:
    assert DAYS.is_open(day, calendar) is not bool(DAYS.closed_because(day, calendar))


@given(st.dates(date(2018, 1, 1), date(2045, 12, 31)))
def test_a_day_is_open_in_the_whole_uk_only_when_open_in_each_nation(day: date) -> None:
    assert DAYS.is_open(day, "any-uk") is all(DAYS.is_open(day, nation) for nation in NATIONS)


@given(st.dates(date(2018, 1, 7), date(2045, 12, 1)), st.sampled_from(CALENDARS))
def test_next_and_previous_open_days_are_the_nearest(day: date, calendar: Calendar) -> None:
    before, after = DAYS.previous_open(day, calendar), DAYS.next_open(day, calendar)
    between = [date.fromordinal(n) for n in range(before.toordinal() + 1, after.toordinal())]
    assert before <= day <= after
    assert DAYS.is_open(before, calendar)
    assert DAYS.is_open(after, calendar)
    assert not any(DAYS.is_open(each, calendar) for each in between)


def test_a_day_may_be_closed_by_a_correction() -> None:
    days = WorkingDays([correction(date(2027, 2, 1), name="A royal day")])
    assert days.closed_because(date(2027, 2, 1), "scotland") == "A royal day"


def test_a_correction_without_a_name_is_a_public_holiday() -> None:
    assert (
        WorkingDays([correction(date(2027, 2, 1))]).closed_because(date(2027, 2, 1), "scotland") == "a public holiday"
    )


def test_a_correction_is_for_its_nation_only() -> None:
    assert WorkingDays([correction(date(2027, 2, 1))]).is_open(date(2027, 2, 1), "england-and-wales")


def test_a_correction_for_the_uk_is_for_every_nation() -> None:
    days = WorkingDays([correction(date(2027, 2, 1), "uk")])
    assert not any(days.is_open(date(2027, 2, 1), calendar) for calendar in CALENDARS)


def test_a_holiday_may_be_opened_by_a_correction() -> None:
    assert WorkingDays([correction(MAY_DAY_2027, closed=False)]).is_open(MAY_DAY_2027, "scotland")


def test_a_correction_does_not_open_a_weekend() -> None:
    assert not WorkingDays([correction(date(2027, 5, 1), closed=False)]).is_open(date(2027, 5, 1), "scotland")


def test_the_later_of_two_corrections_wins() -> None:
    closed, opened = correction(MAY_DAY_2027), correction(MAY_DAY_2027, closed=False)
    assert WorkingDays([closed, opened]).is_open(MAY_DAY_2027, "scotland")


def test_the_shipped_corrections_close_the_world_cup_monday_in_scotland() -> None:
    assert shipped_days().closed_because(date(2026, 6, 15), "scotland") == "World Cup bank holiday"


@pytest.mark.parametrize(
    ("choice", "nation", "calendar"),
    [
        ("recipient", "scotland", "scotland"),
        ("recipient", "wales", "england-and-wales"),
        ("recipient", "uk", "england-and-wales"),
        ("any-uk", "scotland", "any-uk"),
    ],
)
def test_a_rule_finds_its_calendar(choice: str, nation: str, calendar: str) -> None:
    assert calendar_for(choice, nation) == calendar


def test_an_unknown_nation_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="no calendar of working days for “france”") as caught:
        calendar_for("recipient", "france")
    assert "scotland" in caught.value.hint


@pytest.mark.parametrize(("if_closed", "day"), [("next", 23), ("previous", 20), ("none", 21)])
def test_a_last_day_on_a_saturday_moves_as_the_rule_says(if_closed: str, day: int) -> None:
    assert roll(date(2026, 11, 21), if_closed, "scotland", DAYS) == date(2026, 11, day)  # type: ignore[arg-type]  # a table


def test_importing_the_clocks_leaves_the_holidays_library_alone() -> None:
    code = "import sys, app.domain.clocks; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
