from typing import Any

import pytest
from pydantic import ValidationError

from app.domain.clock_rules import ClocksFile, Extension, Period
from tests.domain.clock_samples import make_clock


@pytest.mark.parametrize(
    "wrong",
    [
        {"period": {}},
        {"period": {"months": 0}},
        {"period": {"working_days": 20, "days": 1}},
        {"period": {"working_days": -1}},
        {"period": {"months": "1"}},
        {"period": {"moons": 1}},
        {"period": "written"},
        {"period": None},
        {"id": "Not An Id"},
        {"whose": "nobody's"},
        {"starts": "whenever"},
        {"prompts": [0]},
        {"period": {"months": 1}, "extension": {"working_days": 20}},
        {"readings": [{"title": "A reading", "period": {"working_days": 20}}], "extension": {"months": 2}},
        {"readings": [{"period": {"days": 1}}]},
        {"readings": [{"title": "A reading", "whose": "ours"}]},
        {"starts": "received", "else_due_of": "another-clock"},
    ],
)
def test_a_clock_that_cannot_be_reckoned_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        make_clock(**wrong)


def test_a_clock_may_have_prompts_in_place_of_a_period() -> None:
    assert make_clock(period=None, prompts=[30, 60]).prompts == (30, 60)


def test_an_extension_adds_to_the_period_from_the_same_start() -> None:
    assert Period(months=1).longer_by(Extension(months=2, notice_by="the-notice")) == Period(months=3)


def test_a_reading_overrides_only_what_it_gives() -> None:
    clock = make_clock(if_closed="next", readings=[{"title": "Anywhere", "calendar": "any-uk", "if_closed": "none"}])
    read = clock.read_as(clock.readings[0])
    assert (read.calendar, read.if_closed, read.period) == ("any-uk", "none", clock.period)


def test_a_file_may_be_empty() -> None:
    assert ClocksFile.model_validate({}) == ClocksFile()
