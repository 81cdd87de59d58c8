"""The process that is killed: it does one deed after the other, and says on a pipe what it begins and what is done.

Each deed is done first to a twin of the data folder, which lies in memory and is killed by nobody. So it is known,
before the deed itself begins, what the folder must hold afterwards, how long the deed takes and how often it touches
the disk; and whoever looks after the kill has only to ask whether the folder is as before or as after.
"""

import json
import os
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from app.bootstrap import Plaint, door_of, open_plaint
from app.domain.errors import LockedError, UserError
from app.paths import temporary_folder
from app.services.time_source import TimeSource
from tests.kills.chooser import Chooser, Deed
from tests.kills.lots import next_deed
from tests.kills.touches import Touches
from tests.kills.whole_state import State, whole_state

CLOCK, SPAN, TOUCH = "clock", "span", "touch"  # at any time; within the time of one step; before a touch of the disk
OPEN, CLOSE = "open", "close"
GIVE_CODES = {"lock", "new_code"}  # what these return opens the folder from then on


@dataclass(frozen=True, slots=True)
class Plan:
    """How one process is to end.

    Attributes:
        seed: What is done follows from it.
        way: One of CLOCK, SPAN, TOUCH.
        at: The step to be killed in, 0 for the opening.
        share: Where in that step, from 0 to 1.
        torn: Whether the last write is half done, for TOUCH.
        closes: Whether that step is the closing, not a deed.
    """

    seed: str
    way: str
    at: int
    share: float
    torn: bool = False
    closes: bool = False


@dataclass
class Clock:
    """The day and the moment, which go on with each step."""

    day: date
    step: int = 0

    def source(self) -> TimeSource:
        """Return what services ask."""
        return TimeSource(lambda: self.day, self.now)

    def now(self) -> datetime:
        """Return a moment of the day."""
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC) + timedelta(seconds=self.step)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a life takes place.

    Attributes:
        root: On the disk: the data folder, the letters saved outside it, a home and a folder for temporary files.
        memory: Where the twin lies, and what the folder must hold after each step.
    """

    root: Path
    memory: Path

    @property
    def data(self) -> Path:
        """The data folder that is killed."""
        return self.root / "data"

    @property
    def twin(self) -> Path:
        """Its twin."""
        return self.memory / "twin" / "data"

    def state_after(self, step: int) -> Path:
        """Where it is written what the folder must hold after a step."""
        return self.memory / f"{step}.json"


def way_in(data: Path, locks: Sequence[str]) -> str:
    """Return which of some passphrases opens a data folder, or "" when it is not locked; it must be one of them."""
    door = door_of(data)
    if not door.is_locked:
        assert "" in locks, f"it is open, but should be under {locks}"
        return ""
    for passphrase in filter(None, locks):
        try:
            door.by_passphrase(passphrase)
        except LockedError:
            continue
        return passphrase
    raise AssertionError(f"none of {locks} opens it")


def opened(data: Path, time_source: TimeSource, lock: str) -> Plaint:
    """Open a data folder as the command line does, with its passphrase where it has one."""
    door = door_of(data)
    return open_plaint(data, time_source, key=door.by_passphrase(lock) if door.is_locked else None)


class Member:
    """Does steps until it is killed."""

    def __init__(self, places: Places, clock: Clock, plan: Plan, locks: Sequence[str], pipe: int) -> None:
        self._places, self._clock, self._plan, self._pipe = places, clock, plan, pipe
        self._lock = way_in(places.data, locks)
        self._touches = Touches() if plan.way == TOUCH else None
        self._twin: Plaint | None = None
        self._real: Plaint | None = None

    def live(self) -> None:
        """Open, do one deed after the other, and close where that is the plan; each step is there to be killed in."""
        shutil.rmtree(self._places.memory, ignore_errors=True)
        shutil.copytree(self._places.root, self._places.twin.parent)
        self._step(0, Deed(OPEN, lambda _plaint: None), self._open_twin, self._open_real)
        chance = Random(self._plan.seed)
        for number in count(1):
            assert self._twin
            if self._plan.closes and number == self._plan.at:
                self._do(number, Deed(CLOSE, Plaint.close))
            else:
                self._do(number, next_deed(Chooser(self._twin, chance, self._lock)))

    def _do(self, number: int, deed: Deed) -> None:
        twin, real = self._twin, self._real
        assert twin
        assert real
        lock = self._lock if deed.lock is None else deed.lock
        if deed.reopens:
            self._step(number, deed, lambda: self._reopen(deed, twin, lock), lambda: self._reopen(deed, real, lock))
        else:
            self._step(number, deed, lambda: _done(deed, twin), lambda: _done(deed, real))
        self._lock = lock

    def _reopen(self, deed: Deed, plaint: Plaint, lock: str) -> None:
        """Do a deed that closes a folder, and open the folder again."""
        _done(deed, plaint)
        again = opened(plaint.data, self._clock.source(), lock)
        if plaint is self._twin:
            self._twin = again
        else:
            self._real = again

    def _open_twin(self) -> None:
        self._twin = opened(self._places.twin, self._clock.source(), self._lock)

    def _open_real(self) -> None:
        self._real = opened(self._places.data, self._clock.source(), self._lock)

    def _step(self, number: int, deed: Deed, on_twin: Callable[[], object], on_real: Callable[[], object]) -> None:
        """Do one step to the twin, say what will be, do it, and say that it is done."""
        plan = self._plan
        is_last = plan.way != CLOCK and number == plan.at
        self._clock.step += 1
        self._watch(self._places.twin)
        began = time.perf_counter()
        on_twin()
        seconds, touched = time.perf_counter() - began, self._touches.count if self._touches else 0
        self._watch(None)
        lock = self._lock if deed.lock is None else deed.lock
        if deed.name != CLOSE:
            self._write_state(number, lock)
        more = {"deed": deed.name, "lock": lock, "shows": deed.shows, "makes": deed.makes}
        self._say("begin", number, seconds=seconds, step=self._clock.step, **more)
        if is_last and plan.way == TOUCH:
            self._watch(self._places.root, 1 + int(plan.share * touched))
        told = on_real()
        self._watch(None)
        self._say("done", number, code=told if deed.name in GIVE_CODES else "")
        if is_last:
            signal.pause()

    def _watch(self, folder: Path | None, dies_at: int | None = None) -> None:
        if self._touches:
            self._touches.watch(folder, dies_at, torn=self._plan.torn)

    def _write_state(self, number: int, lock: str) -> None:
        assert self._twin
        state: State = whole_state(self._twin, lock)
        self._places.state_after(number).write_text(json.dumps(state), encoding="utf-8")

    def _say(self, what: str, number: int, **more: object) -> None:
        os.write(self._pipe, (json.dumps({"what": what, "number": number, **more}) + "\n").encode())


def _done(deed: Deed, plaint: Plaint) -> object:
    """Do a deed; one that is refused, such as a letter that can't be finished yet, changes nothing."""
    tempfile.tempdir = str(temporary_folder(plaint.data))  # two folders are open, each with temporary files of its own
    try:
        return deed.does(plaint)
    except UserError:
        return None


def be_killed(places: Places, clock: Clock, plan: Plan, locks: Sequence[str], pipe: int) -> None:
    """Live in this process until it is killed; whatever else ends it is said on the pipe."""
    try:
        Member(places, clock, plan, locks, pipe).live()
    except BaseException:  # noqa: BLE001 whatever it is, it is what is hunted for
        os.write(pipe, (json.dumps({"what": "bug", "number": -1, "told": traceback.format_exc()}) + "\n").encode())
    finally:
        os._exit(70)
