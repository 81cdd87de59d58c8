"""After a kill: the folder is opened again, and must hold all that was confirmed, whole, and nothing half done."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.bootstrap import Plaint, door_of, tidy_up
from app.domain.errors import UserError
from app.domain.progress import tell_nobody
from app.paths import temporary_folder
from app.services.backup_keeper import KeptBackups, restore_kept
from app.services.restore_service import key_by_passphrase
from app.store.private_files import make_private_folder
from app.store.side_files import automatic_folder
from tests.builders import TODAY
from tests.kills.chooser import MARK
from tests.kills.deeds import put_back
from tests.kills.keeping_deeds import KEPT
from tests.kills.member import Clock, Places, opened, way_in
from tests.kills.whole_state import State, differences, whole_state

# What may lie in a data folder that is closed: everything else was left half made.
MAY_STAY = re.compile(
    r"plaint\.db(\.lock|\.key)?|plaint\.log(\.1)?|settings\.json"
    r"|packs/.+|backups/.+\.db(\.key)?|before-restore-.+"
    r"|backups/automatic/[0-9a-f]{16}/(keys(-again)?\.json|[\dTZ-]+\.rung|pieces/[0-9a-f]{2}/[0-9a-f]{64})"
)
HALF_MADE = re.compile(r"(^|/)\.|\.(part|new|old|tmp)$|-journal$")
# What was kept of a draft that went is held against the state; and what is put back is looked at as on the first day.
NO_FAULTS = {"files-unused", "clock-set-back"}
FORMS = ("utf-8", "utf-16-le", "utf-16-be")


@dataclass
class Expected:
    """What is known of a data folder before it is looked at.

    Attributes:
        states: What it may hold, confirmed first: with a step under way, also what it holds after that.
        locks: What may open it: a passphrase, or "" for none.
        code: The recovery code that was given and confirmed; "" where none was.
        is_code_sure: Whether no step was under way that may have changed it.
        shows: Whether readable copies lay about for other programs when it was killed.
        before: What may have been there before a backup was put in its place.
        backups: What each backup may hold. An empty state is that of one that need not be there.
    """

    states: list[State] = field(default_factory=list)
    locks: list[str] = field(default_factory=lambda: [""])
    code: str = ""
    is_code_sure: bool = True
    shows: bool = False
    before: list[State] = field(default_factory=list)
    backups: dict[str, list[State]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found.

    Attributes:
        state: What the folder holds.
        lock: What opens it.
        place: Which of the expected states that is.
        faults: All that should not be so.
    """

    state: State
    lock: str
    place: int
    faults: tuple[str, ...]


def inquest(places: Places, clock: Clock, expected: Expected) -> Verdict:
    """Open what a kill left, look at everything, and close it again."""
    faults = []
    if all(expected.locks) and not expected.shows:
        faults += [f"readable right after the kill: {where}" for where in readable(places)]
    tidy_up(places.data)  # as the lock screen does
    if door_of(places.data).is_locked:
        faults += [f"readable at the lock screen: {where}" for where in readable(places)]
    lock = way_in(places.data, expected.locks)
    plaint = opened(places.data, clock.source(), lock)
    try:
        state = whole_state(plaint, lock)
        faults += _faults(plaint)
    finally:
        plaint.close()
    if expected.code and expected.is_code_sure and lock:
        faults += _code_faults(places.data, expected.code)
    faults += [f"left over: {name}" for name in _left_over(places, is_locked=bool(lock))]
    if lock:
        faults += [f"readable: {where}" for where in readable(places)]
    faults += _old_faults(places, expected)
    faults += _backup_faults(places, clock, expected, lock)
    place = next((place for place, each in enumerate(expected.states) if each == state), -1)
    if expected.states and place < 0:
        faults += ["neither as before nor as after", *_nearest(expected.states, state)]
    return Verdict(state, lock, place, tuple(faults))


def _faults(plaint: Plaint) -> Iterator[str]:
    for ailment in plaint.doctor.examine().ailments:
        if ailment.code in NO_FAULTS:
            continue
        yield f"doctor: {ailment.code}: {ailment.message} {ailment.file}"
    yield from plaint.records.database.faults()
    for case in plaint.records.cases.all():
        broken = plaint.records.history.first_broken(case.id)
        if broken:
            yield f"the history of case {case.id} breaks at {broken}"
        for letter in plaint.records.letters.of_case(case.id):
            for file in letter.files:
                if len(plaint.letters.file_bytes(file)) != file.size:  # its hash is looked at there
                    yield f"letter {letter.id}: {file.name} is not as it was"
    for row in plaint.records.database.rows("SELECT sha256, data FROM contents"):
        if hashlib.sha256(row["data"]).hexdigest() != row["sha256"]:
            yield f"content {row['sha256']} is not what was kept"
    try:
        plaint.records.database.write("INSERT INTO search (search) VALUES ('integrity-check')")
    except UserError as error:
        yield f"the search index: {error.message}"
    if list(temporary_folder(plaint.data).rglob("*")):
        yield "the folder for temporary files is not empty after the start"


def _code_faults(data: Path, code: str) -> list[str]:
    try:
        door_of(data).by_code(code)
    except UserError as error:
        return [f"the recovery code: {error.message}"]
    return []


def _old_faults(places: Places, expected: Expected) -> Iterator[str]:
    """Look at what was kept when a backup took its place, and take it away so that the disk has room."""
    for old in places.data.glob("before-restore-*"):
        # A passphrase that was put on since then is put on this too, and one that was taken off is taken off.
        locks = [*(each["lock"][0] for each in expected.before), *expected.locks]
        yield from _faults_of(old, locks, expected.before, "what was there before the restore")
        shutil.rmtree(old)


def _backup_faults(places: Places, clock: Clock, expected: Expected, lock: str) -> Iterator[str]:
    """Restore each backup that is new in a folder of its own, and look at that."""
    folder = places.memory / "restored"
    for name, states in expected.backups.items():
        if is_made(places, name):
            opens = lock if name == KEPT else states[-1]["lock"][0]
            if name == KEPT:
                for each in (folder, automatic_folder(folder).parent):
                    make_private_folder(each)
                shutil.copytree(automatic_folder(places.data), automatic_folder(folder))
                _put_newest_back(folder, clock, opens)
            else:
                put_back(places.root / "papers" / name, opens, folder, clock.day)
            yield from _faults_of(folder, [opens], states, name)
            shutil.rmtree(folder)
        elif all(states):
            yield f"{name} is gone"


def is_made(places: Places, name: str) -> bool:
    """Whether a backup is there: a file, or any of the automatic ones."""
    if name == KEPT:
        return any(automatic_folder(places.data).glob("*/*.rung"))
    return (places.root / "papers" / name).exists()


def _put_newest_back(folder: Path, clock: Clock, lock: str) -> None:
    """Restore the newest automatic backup that lies in a folder, by the passphrase that opens the letters now."""
    kept = KeptBackups(folder)
    ways = kept.lock()
    assert bool(ways) == bool(lock), "the automatic backups are not locked as the letters are"
    key = key_by_passphrase(ways, lock) if ways else None
    restore_kept(kept.all(key)[0].rung.number, key, folder, clock.day, tell_nobody)


def _faults_of(data: Path, locks: list[str], states: list[State], what: str) -> list[str]:
    """Look at a folder as on the first day, on which nothing in its bin is due to go."""
    lock = way_in(data, locks)
    plaint = opened(data, Clock(TODAY).source(), lock)
    try:
        state = _kept(whole_state(plaint, lock))
        faults = [f"{what}: {fault}" for fault in _faults(plaint)]
    finally:
        plaint.close()
    known = [_kept(each) for each in states]
    return faults if state in known else [*faults, f"{what} is another:", *_nearest(known, state)]


def _kept(state: State) -> State:
    """Return a state without what is said of it on the day, and without its lock, which the way in has proved."""
    return {part: lines for part, lines in state.items() if part not in {"cases", "lock"}}


def _left_over(places: Places, *, is_locked: bool) -> Iterator[str]:
    for path in sorted(places.root.rglob("*")):
        name = path.relative_to(places.root).as_posix()
        top, _, inner = name.partition("/")
        if path.is_dir():
            continue
        if top == "data" and (not MAY_STAY.fullmatch(inner) or HALF_MADE.search(inner)):
            yield name
        if top == "papers" and (HALF_MADE.search(inner) or not path.stat().st_size):
            yield name
        if top in {"home", "temp"}:
            yield name
    if is_locked != (places.data / "plaint.db.key").exists():
        yield "plaint.db.key" if not is_locked else "no plaint.db.key"


def readable(places: Places) -> list[str]:
    """Return the files, the letters that were saved on purpose left out, in which the mark can be read."""
    found = []
    for path in places.root.rglob("*"):
        name = path.relative_to(places.root).as_posix()
        if path.is_file() and not name.startswith(("papers/", "data/before-restore-")):
            data = path.read_bytes()
            if MARK in name or any(MARK.encode(form) in data for form in FORMS):
                found.append(name)
    return found


def _nearest(states: list[State], state: State) -> list[str]:
    return min((differences(each, state) for each in states), key=len)[:16]


def read_state(path: Path) -> State:
    """Read what a folder must hold."""
    state: Any = json.loads(path.read_text(encoding="utf-8"))
    return {str(part): [str(line) for line in lines] for part, lines in state.items()}
