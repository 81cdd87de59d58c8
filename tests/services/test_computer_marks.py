"""Computers that reach the same letters hear of each other, and no mark that is left behind stands in anybody's way."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.services import computer_marks
from app.services.computer_marks import ComputerMarks, OtherComputer, this_computer
from tests.owners_files import is_for_its_owner_alone

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def here(tmp_path: Path, clock: Clock) -> ComputerMarks:
    return ComputerMarks(tmp_path, lambda: clock.now, ("kitchen", "1"))


@pytest.fixture
def there(tmp_path: Path, clock: Clock) -> ComputerMarks:
    return ComputerMarks(tmp_path, lambda: clock.now, ("attic", "2"))


def test_each_hears_of_the_other_and_not_of_itself(here: ComputerMarks, there: ComputerMarks) -> None:
    here.renew()
    there.renew()
    assert (here.others(), there.others()) == ((OtherComputer("attic", NOON),), (OtherComputer("kitchen", NOON),))


def test_two_of_one_name_are_told_apart(here: ComputerMarks, tmp_path: Path, clock: Clock) -> None:
    ComputerMarks(tmp_path, lambda: clock.now, ("kitchen", "3")).renew()
    assert [each.name for each in here.others()] == ["kitchen"]


def test_it_is_said_anew_every_minute(here: ComputerMarks, there: ComputerMarks, clock: Clock) -> None:
    for _ in range(20):
        here.renew()
        clock.passes(seconds=20)
    assert there.others() == (OtherComputer("kitchen", NOON + timedelta(minutes=6)),)


def test_a_clock_that_was_set_back_does_not_silence_it(here: ComputerMarks, clock: Clock, there: ComputerMarks) -> None:
    here.renew()
    clock.passes(days=-1)
    here.renew()
    assert there.others()


def test_closing_takes_the_mark_away_and_leaves_the_other(here: ComputerMarks, there: ComputerMarks) -> None:
    here.renew()
    there.renew()
    here.end()
    assert (there.others(), len(here.others())) == ((), 1)


def test_a_mark_of_a_computer_that_was_switched_off_counts_for_some_minutes_and_goes_in_the_end(
    here: ComputerMarks, there: ComputerMarks, clock: Clock, tmp_path: Path
) -> None:
    there.renew()
    clock.passes(minutes=4)
    assert here.others()
    clock.passes(minutes=2)
    assert here.others() == ()
    here.end()
    assert len(list(tmp_path.iterdir())) == 1
    clock.passes(days=1)
    here.end()
    assert list(tmp_path.iterdir()) == []


def test_a_start_after_a_kill_takes_its_own_mark_over(tmp_path: Path, clock: Clock, here: ComputerMarks) -> None:
    here.renew()
    again = ComputerMarks(tmp_path, lambda: clock.now, ("kitchen", "1"))
    assert again.others() == ()
    again.end()
    assert list(tmp_path.iterdir()) == []


def test_a_mark_says_no_more_than_name_and_moment(here: ComputerMarks, tmp_path: Path) -> None:
    here.renew()
    (mark,) = tmp_path.iterdir()
    assert mark.read_text() == '{"plaint_open_on": "kitchen", "seen": "2026-11-20T12:00:00+00:00"}'
    assert is_for_its_owner_alone(mark)


@pytest.mark.parametrize("nonsense", [b"", b"[]", b"{}", b'{"plaint_open_on": 1, "seen": 2}', b"\xff", b"[" * 4000])
def test_nonsense_is_no_mark(here: ComputerMarks, tmp_path: Path, nonsense: bytes) -> None:
    (tmp_path / "open-on-1.json").write_bytes(nonsense)
    assert here.others() == ()


def test_a_folder_that_is_gone_is_no_matter(clock: Clock, tmp_path: Path) -> None:
    marks = ComputerMarks(tmp_path / "gone", lambda: clock.now)
    marks.renew()
    marks.end()
    assert marks.others() == ()


@pytest.fixture
def number_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "state" / "computer"
    monkeypatch.setattr(computer_marks, "computer_number_file", lambda: file)
    return file


def test_a_computer_keeps_the_number_that_it_made_up(number_file: Path) -> None:
    first = this_computer()
    assert this_computer() == first
    assert number_file.read_text("ascii") == first[1]
    assert is_for_its_owner_alone(number_file)


@pytest.mark.parametrize("spoilt", [b"", b"../../elsewhere", b"\xff" * 16])
def test_a_number_that_was_spoilt_is_made_up_anew(number_file: Path, spoilt: bytes) -> None:
    number_file.parent.mkdir()
    number_file.write_bytes(spoilt)
    number = this_computer()[1]
    assert len(number) == 16
    assert this_computer()[1] == number


def test_where_no_number_can_be_kept_the_name_has_to_do(number_file: Path) -> None:
    number_file.parent.write_bytes(b"a file where a folder should be")
    assert this_computer() == this_computer()
