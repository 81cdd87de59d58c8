"""Lives of a data folder: processes that work on it are killed one after the other, and each time it is looked at."""

import json
import os
import select
import signal
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from tests.builders import TODAY
from tests.kills.deeds import PASSPHRASES
from tests.kills.inquest import Expected, inquest, is_made, read_state
from tests.kills.keeping_deeds import KEPT
from tests.kills.member import CLOCK, CLOSE, SPAN, TOUCH, Clock, Places, Plan, be_killed, opened
from tests.kills.whole_state import State

KILLS_IN_A_LIFE = 40
LONGEST_SECONDS = 90  # for one step; more is a process that hangs
CLOCK_SECONDS = 1.5
AGAIN_SHARE = 0.2  # how often a folder that was killed is killed once more while it is being opened
TORN_SHARE = 0.5
MOST_STEPS = 5
ABSENT: State = {}  # a backup that was not there before
RESTORES = {"restore_backup", "restore_automatic"}
CHANGE_THE_CODE = {"lock", "unlock", "new_code", *RESTORES}


@dataclass
class Tally:
    """What happened in a run.

    Attributes:
        ways: How many were killed in each way.
        struck: In which steps they were under way when they were killed.
        became: What became of those: absent, or there.
    """

    kills: int = 0
    confirmed: int = 0
    ways: Counter[str] = field(default_factory=Counter)
    struck: Counter[str] = field(default_factory=Counter)
    became: Counter[str] = field(default_factory=Counter)
    locked: int = 0
    finds: list[str] = field(default_factory=list)


@dataclass
class End:
    """How one process ended, by what it said until then."""

    begun: list[dict[str, Any]] = field(default_factory=list)
    done: list[dict[str, Any]] = field(default_factory=list)
    bug: str = ""
    status: int = 0

    @property
    def under_way(self) -> dict[str, Any] | None:
        """The step that was announced and not confirmed."""
        return self.begun[-1] if len(self.begun) > len(self.done) else None


class Life:
    """One data folder, from its first deed until the last kill."""

    def __init__(self, seed: str, places: Places, tally: Tally, *, is_locked: bool) -> None:
        self._chance = Random(seed)
        self._seed, self._places, self._tally = seed, places, tally
        self._clock = Clock(TODAY)
        self._begin(PASSPHRASES[0] if is_locked else "")

    def _begin(self, lock: str) -> None:
        for name in ("papers", "home", "temp"):
            (self._places.root / name).mkdir(parents=True)
        plaint = opened(self._places.data, self._clock.source(), "")
        code = plaint.lock.put_on(lock) if lock else ""
        plaint.close()
        self._expected = Expected(locks=[lock], code=code)

    def kill(self) -> str:
        """Kill a process at its work, perhaps another that opens what it left; return what was wrong."""
        self._clock.day += timedelta(days=self._chance.choices((0, 1, 31), (68, 30, 2))[0])  # 31: the bin is emptied
        plan = self._plan()
        self._one(plan)
        if self._chance.random() < AGAIN_SHARE:
            way = self._chance.choice((SPAN, TOUCH))
            self._one(Plan(f"{plan.seed}-again", way, 0, self._chance.random(), self._chance.random() < TORN_SHARE))
        verdict = inquest(self._places, self._clock, self._expected)
        self._tally.locked += bool(verdict.lock)
        if self._struck is not None and verdict.place >= 0:
            self._tally.became["there" if verdict.place else "absent"] += 1
        faults = verdict.faults
        sure = self._expected.is_code_sure
        code = self._expected.code if verdict.lock and sure else ""
        self._expected = Expected([verdict.state], [verdict.lock], code, backups=self._backups())
        return "\n".join((f"{self._seed}: {plan}; under way: {self._struck}", *faults)) if faults else ""

    def _backups(self) -> dict[str, list[State]]:
        """Return what is known of the backups that are there."""
        known = ((name, [each for each in states if each]) for name, states in self._expected.backups.items())
        return {name: states for name, states in known if is_made(self._places, name)}

    def _plan(self) -> Plan:
        chance, number = self._chance, self._tally.kills
        way = chance.choices((CLOCK, SPAN, TOUCH), (25, 25, 50))[0]
        at, closes = chance.randint(1, MOST_STEPS), way != CLOCK and chance.random() < 0.08
        return Plan(f"{self._seed}-{number}", way, at, chance.random(), chance.random() < TORN_SHARE, closes)

    def _one(self, plan: Plan) -> None:
        """Let one process live and die, and take in what may be so afterwards."""
        end = _killed(self._places, self._clock, plan, self._expected.locks)
        self._tally.kills += 1
        self._tally.confirmed += len(end.done)
        self._tally.ways[plan.way + (", torn" if plan.torn and plan.way == TOUCH else "")] += 1
        if end.bug:
            raise AssertionError(end.bug)
        assert os.WIFSIGNALED(end.status), f"it ended with {end.status}; {end.begun[-1:]}"
        assert os.WTERMSIG(end.status) == signal.SIGKILL, f"it ended with {end.status}; {end.begun[-1:]}"
        self._struck = end.under_way["deed"] if end.under_way else None
        self._tally.struck[self._struck or "between steps"] += 1
        self._take(end)

    def _take(self, end: End) -> None:
        expected = self._expected
        if not end.begun:
            return
        self._clock.step = end.begun[-1]["step"]
        if len(end.done) == 0:  # killed in the opening: it is as it was, or as the opening leaves it
            expected.states += [read_state(self._places.state_after(0))]
            return
        steps = _may_hold(end)
        expected.states = [read_state(self._places.state_after(each["number"])) for each in steps] or expected.states
        expected.locks = [each["lock"] for each in steps] or expected.locks
        expected.code = next((each["code"] for each in reversed(end.done) if each["code"]), expected.code)
        if any(each["deed"] in RESTORES for each in end.begun):
            expected.code = ""  # another may belong to the backup
        under_way = end.under_way
        expected.is_code_sure &= under_way is None or under_way["deed"] not in CHANGE_THE_CODE
        expected.shows |= any(each["shows"] for each in end.begun)
        for each in end.begun:
            state = read_state(self._places.state_after(each["number"])) if each["deed"] != CLOSE else {}
            if each["deed"] in RESTORES:
                expected.before += [read_state(self._places.state_after(each["number"] - 1))]
            if each["deed"] == "restore_backup":  # under another key: earlier ones stay under the passphrase of then
                expected.backups.pop(KEPT, None)
            if each["makes"]:
                known = expected.backups.get(each["makes"], [ABSENT]) if each is under_way else []
                expected.backups[each["makes"]] = [*known, state]


def _may_hold(end: End) -> list[dict[str, Any]]:
    """Return the steps after one of which it stands now: the last confirmed, the one under way; never the closing."""
    deeds = [each for each in end.begun if each["deed"] != CLOSE]
    confirmed = len([each for each in end.begun[: len(end.done)] if each["deed"] != CLOSE])
    return deeds[max(confirmed - 1, 0) :]


def _killed(places: Places, clock: Clock, plan: Plan, locks: list[str]) -> End:
    """Start a process, kill it as planned, and return what it said."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        be_killed(places, clock, plan, locks, theirs)
    os.close(theirs)
    end, rest = End(), b""
    kill_at = None
    deadline = time.monotonic() + LONGEST_SECONDS
    while True:
        now = time.monotonic()
        if now >= min(deadline, kill_at or deadline):
            end.bug = end.bug or ("it hung" if now >= deadline else "")
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            kill_at, deadline = None, now + LONGEST_SECONDS
        if not select.select([ours], [], [], max(min(deadline, kill_at or deadline) - now, 0))[0]:
            continue
        said = os.read(ours, 65536)
        if not said:
            break
        *lines, rest = (rest + said).split(b"\n")
        for line in lines:
            deadline = time.monotonic() + LONGEST_SECONDS
            kill_at = _heard(json.loads(line), end, plan, kill_at)
    os.close(ours)
    _pid, end.status = os.waitpid(child, 0)
    return end


def _heard(said: dict[str, Any], end: End, plan: Plan, kill_at: float | None) -> float | None:
    """Take one line; return when the process is to be killed, if that is known now."""
    now = time.monotonic()
    match said["what"]:
        case "bug":
            end.bug = said["told"]
        case "begin":
            end.begun.append(said)
            if plan.way == CLOCK and kill_at is None:
                return now + plan.share * CLOCK_SECONDS
            if plan.way == SPAN and said["number"] == plan.at:
                return now + plan.share * float(said["seconds"]) * 1.3
        case "done":
            end.done.append(said)
            if plan.way == TOUCH and said["number"] == plan.at:  # it touched nothing, or less than its twin
                return now
    return kill_at
