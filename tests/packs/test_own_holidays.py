from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendars import ClosedDay
from app.domain.errors import UserError
from app.packs.own_holidays import OwnHolidays

JUBILEE = ClosedDay(on=date(2027, 6, 4), nation="uk", name="A jubilee", source="The news")
OPENED = ClosedDay(on=date(2027, 6, 4), nation="uk", closed=False, source="The news, corrected")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "holidays.toml"


def test_without_a_file_nothing_is_corrected(file: Path) -> None:
    own = OwnHolidays(file)
    assert (own.days(), own.problems()) == ((), ())


def test_a_day_that_was_put_in_is_there_the_next_time(file: Path) -> None:
    OwnHolidays(file).put(JUBILEE)
    assert OwnHolidays(file).days() == (JUBILEE,)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_a_day_is_called_is_kept(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    own = OwnHolidays(tmp_path_factory.mktemp("data") / "holidays.toml")
    own.put(JUBILEE.model_copy(update={"name": name}))
    assert [day.name for day in own.days()] == [name]


def test_a_day_takes_the_place_of_one_for_the_same_day_and_nation(file: Path) -> None:
    own = OwnHolidays(file)
    own.put(JUBILEE)
    own.put(OPENED)
    assert own.days() == (OPENED,)


def test_days_are_written_in_the_order_of_the_calendar(file: Path) -> None:
    own = OwnHolidays(file)
    earlier = JUBILEE.model_copy(update={"on": date(2027, 1, 8), "nation": "scotland"})
    own.put(JUBILEE)
    own.put(earlier)
    assert own.days() == (earlier, JUBILEE)


def test_a_day_can_be_taken_away(file: Path) -> None:
    own = OwnHolidays(file)
    own.put(JUBILEE)
    own.take_away(JUBILEE)
    assert own.days() == ()


def test_a_file_edited_by_hand_is_read_again(file: Path) -> None:
    own = OwnHolidays(file)
    own.put(JUBILEE)
    file.write_text('[[days]]\non = 2028-01-10\nnation = "scotland"\nsource = "me"\n', encoding="utf-8")
    assert [day.on for day in own.days()] == [date(2028, 1, 10)]


@pytest.mark.parametrize("text", ["[[days]\n", '[[days]]\non = 2028-01-10\nnation = "france"\nsource = "me"\n'])
def test_a_spoilt_file_corrects_nothing_says_why_and_is_left_alone(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    own = OwnHolidays(file)
    assert own.days() == ()
    assert own.problems()[0].file == "holidays.toml"
    with pytest.raises(UserError, match="left as it is"):
        own.put(JUBILEE)
    assert file.read_text(encoding="utf-8") == text


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be saved"):
        OwnHolidays(tmp_path / "no" / "folder" / "holidays.toml").put(JUBILEE)
