"""A process that is killed at any moment loses nothing that it had confirmed, and leaves nothing half done."""

import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from app.domain.history import Happened
from app.domain.letters import Letter, LetterState
from app.store.case_store import CaseStore
from app.store.content_store import ContentStore
from app.store.database import Database, open_database
from app.store.history_store import HistoryStore
from app.store.letter_store import LetterStore
from tests.store.busy_writer import POINTS, pdf_of

KILLS = 24
LONGEST_SECONDS = 0.15
ORDER = list(LetterState)


def written_until_killed(path: Path, seconds: float) -> dict[int, tuple[LetterState, int]]:
    """Let a process write, kill it `seconds` after its first step, and return each letter's last confirmed step."""
    command = [sys.executable, "-m", "tests.store.busy_writer", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        lines = [writer.stdout.readline()]
        try:
            writer.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            writer.kill()
        lines += writer.stdout.read().splitlines(keepends=True)
    steps = [json.loads(line) for line in lines if line.endswith("\n")]
    return {step["letter"]: (LetterState(step["state"]), step["typed"]) for step in steps}


def assert_confirmed(letters: dict[int, Letter], confirmed: dict[int, tuple[LetterState, int]]) -> None:
    for letter_id, (state, typed) in confirmed.items():
        letter = letters[letter_id]
        assert ORDER.index(letter.state) >= ORDER.index(state)
        assert int(str(letter.answers.get("typed", -1))) >= typed


def assert_none_half_finished(db: Database, letters: dict[int, Letter]) -> None:
    cases = CaseStore(db).all()
    points = Counter(point.letter_id for case in cases for point in LetterStore(db).points_of_case(case.id))
    told = Counter(
        (entry.happening.content["letter"], entry.happening.kind)
        for case in cases
        for entry in HistoryStore(db).of_case(case.id)
    )
    for letter in letters.values():
        finished, sent = letter.state is not LetterState.DRAFT, letter.state is LetterState.SENT
        assert points[letter.id] == POINTS * finished
        assert [ContentStore(db).get(file.sha256) for file in letter.files] == [pdf_of(letter.id)] * finished
        assert (told[letter.id, Happened.FINISHED], told[letter.id, Happened.SENT]) == (finished, sent)
    assert [HistoryStore(db).first_broken(case.id) for case in cases] == [None] * len(cases)


def test_a_writer_killed_at_random_moments_loses_nothing_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    path, chance = tmp_path / "plaint.db", random.Random()
    confirmed: dict[int, tuple[LetterState, int]] = {}
    for _ in range(KILLS):
        confirmed |= written_until_killed(path, chance.uniform(0, LONGEST_SECONDS))
        with open_database(path) as db:
            letters = {letter.id: letter for letter in LetterStore(db).all_of(LetterState)}
            assert db.faults() == []
            assert_confirmed(letters, confirmed)
            assert_none_half_finished(db, letters)
    assert len(confirmed) >= KILLS
