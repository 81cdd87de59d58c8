"""A short form of `python -m tests.kills` in every run; and each thing that it is there to find is found."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.errors import UserError
from tests.builders import TODAY, a_case, a_sent_letter
from tests.kills.__main__ import ROOT, file_system
from tests.kills.chooser import MARK
from tests.kills.inquest import Expected, inquest
from tests.kills.member import Clock, Places, opened
from tests.kills.trial import End, _may_hold
from tests.kills.whole_state import State, whole_state

TIMES = 8
PASSPHRASE = "tea for two"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each process that is killed is a copy of one that has begun")
def test_killed_at_random_moments_it_loses_nothing_and_leaves_nothing_half_done() -> None:
    seed = random.randrange(10**6)
    command = ["-m", "tests.kills", "--times", str(TIMES), "--lives", "2", "--seed", str(seed), "--cheap-guesses"]
    run = subprocess.run([sys.executable, *command], check=False, capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0, f"seed {seed}: {run.stdout}{run.stderr}"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places(tmp_path / "life", tmp_path / "memory")
    for name in ("papers", "home", "temp"):
        (places.root / name).mkdir(parents=True)
    return places


@pytest.fixture
def lived(places: Places, cheap_guesses: None) -> State:
    """A data folder under a passphrase in which something was done, closed."""
    plaint = opened(places.data, Clock(TODAY).source(), "")
    a_sent_letter(plaint, a_case(plaint, MARK))
    plaint.lock.put_on(PASSPHRASE)
    state = whole_state(plaint, PASSPHRASE)
    plaint.close()
    return state


def found(places: Places, state: State) -> str:
    return "\n".join(inquest(places, Clock(TODAY), Expected([state], [PASSPHRASE])).faults)


def changed(places: Places, work: Callable[[Plaint], object]) -> None:
    plaint = opened(places.data, Clock(TODAY).source(), PASSPHRASE)
    work(plaint)
    plaint.close()


def test_a_folder_that_is_as_it_should_be_is_no_find(places: Places, lived: State) -> None:
    assert found(places, lived) == ""


def test_what_nobody_confirmed_is_found(places: Places, lived: State) -> None:
    changed(places, lambda plaint: plaint.cases.note(1, "half"))
    assert "neither as before nor as after" in found(places, lived)


def test_a_lost_entry_and_a_broken_history_are_found(places: Places, lived: State) -> None:
    def lose(plaint: Plaint) -> None:
        database = plaint.records.database
        database.write("DROP TRIGGER history_stays")
        database.write("DELETE FROM history WHERE place = 2")

    changed(places, lose)
    assert "breaks at 2" in found(places, lived)


def test_bytes_that_changed_are_found(places: Places, lived: State) -> None:
    def spoil(plaint: Plaint) -> None:
        database = plaint.records.database
        database.write("DROP TRIGGER contents_never_change")
        database.write("UPDATE contents SET data = zeroblob(size)")

    changed(places, spoil)
    with pytest.raises(UserError, match="damaged"):
        found(places, lived)


@pytest.mark.parametrize("left", ["data/copy.part", "papers/.part-1", "temp/a", "home/a"])
def test_what_is_left_over_is_found(places: Places, lived: State, left: str) -> None:
    (places.root / left).mkdir()
    (places.root / left / "x").write_bytes(b"half")
    assert f"left over: {left}" in found(places, lived)


def test_what_can_be_read_under_a_passphrase_is_found(places: Places, lived: State) -> None:
    (places.data / "plaint.log").write_bytes(f"bug in {MARK}".encode("utf-16-le"))
    assert "readable: data/plaint.log" in found(places, lived)


def test_a_lock_that_is_another_is_found(places: Places, lived: State) -> None:
    with pytest.raises(AssertionError, match="opens it"):
        inquest(places, Clock(TODAY), Expected([lived], ["another"]))


def test_the_kind_of_a_file_system_is_known() -> None:
    assert file_system(Path("/proc")) in {"proc", ""}


@pytest.mark.parametrize(
    ("begun", "done", "held"),
    [
        (["open", "note"], 1, ["open", "note"]),
        (["open", "note"], 2, ["note"]),
        (["open", "note", "close"], 2, ["note"]),
        (["open", "note", "close"], 3, ["note"]),
        (["open", "close"], 2, ["open"]),
    ],
)
def test_what_was_confirmed_is_expected_also_when_the_closing_was_confirmed(
    begun: list[str], done: int, held: list[str]
) -> None:
    end = End(begun=[{"deed": deed} for deed in begun], done=[{}] * done)
    assert [each["deed"] for each in _may_hold(end)] == held
