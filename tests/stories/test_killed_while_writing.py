"""The app is killed while a person writes: a second's words at most are lost, and no letter is half finished."""

import json
import random
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Plaint
from app.domain.answers import Value
from app.domain.history import Happened
from app.domain.letters import LetterState
from app.domain.question_parts import rows
from tests.builders import TODAY
from tests.stories.user import User
from tests.stories.writer_process import FIELDS

SECONDS = 1.0
LONGEST_SECONDS = 6.0  # a letter takes this writer three to nine, without a load
STARTS_WITHIN_SECONDS = 60
BATCHES = 2
# Killed at random moments, and at random statements of the two steps that change the most at once: ten in all.
MOMENTS = ("clock", "finished", "clock", "sent", "clock")
# How many statements that write these steps give to the data file; each batch aims at its own part of them.
WRITES = {"finished": 19, "sent": 8}
ORDER = list(LetterState)
EXPECTED_FILES = {".docx", ".pdf"}


@dataclass
class Run:
    """What the writer said of itself before it was killed."""

    killed_at: float
    typed: defaultdict[tuple[int, str], list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))
    confirmed: dict[int, LetterState] = field(default_factory=dict)

    def take(self, said: dict[str, Any]) -> None:
        """Take one line."""
        match said["what"]:
            case "typed":
                self.typed[said["letter"], said["label"]].append((said["at"], said["text"]))
            case "finished" | "sent":
                self.confirmed[said["letter"]] = LetterState(said["what"])
            case "killed":
                self.killed_at = said["at"]


def written_until_killed(data: Path, chance: random.Random, moment: str, batch: int) -> Run:
    """Let somebody write, and kill the process by the clock once it is ready, or let it die in a step."""
    share = WRITES.get(moment, 0) / BATCHES
    at_write = 1 + int(share * chance.uniform(batch, batch + 1))
    seconds = chance.uniform(0, LONGEST_SECONDS) if moment == "clock" else STARTS_WITHIN_SECONDS
    arguments = (str(data), str(chance.random()), moment, str(at_write))
    command = [sys.executable, "-m", "tests.stories.writer_process", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as writer:
        assert writer.stdout
        ready = writer.stdout.readline()
        try:
            said, faults = writer.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            writer.kill()
            killed_at = time.monotonic()
            said, faults = writer.communicate()
        else:
            killed_at = time.monotonic()
    assert ready, faults.decode()
    assert writer.returncode == -signal.SIGKILL, faults.decode()
    run = Run(killed_at)
    for line in said.splitlines(keepends=True):
        if line.endswith(b"\n"):
            run.take(json.loads(line))
    return run


def assert_no_words_lost(plaint: Plaint, run: Run) -> None:
    """Each field says what it said a second before the end, or what it said later."""
    for (letter_id, label), states in run.typed.items():
        last_old = max((place for place, (at, _) in enumerate(states) if at <= run.killed_at - SECONDS), default=None)
        if last_old is None:
            continue
        answers = plaint.letters.writing(letter_id).letter.answers
        allowed = {text for _, text in states[last_old:]}
        kept = set(texts_in(answers.get(FIELDS[label], "")))
        assert kept & allowed, f"“{label}” of letter {letter_id} lost {states[last_old][1]!r}; it says {kept}"


def texts_in(value: Value) -> Iterator[str]:
    """Return each text of an answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for entry in value:
            yield from texts_in(entry)
    elif isinstance(value, dict):
        for entry in value.values():
            yield from texts_in(entry)


def assert_each_letter_whole(plaint: Plaint) -> None:
    """Each letter is a draft with nothing given for good, or finished with all that belongs to it."""
    for view in plaint.cases.all():
        told = [(entry.happening.kind, entry.happening.content.get("letter")) for entry in view.history]
        for letter in view.letters:
            numbered = [point for point in view.points if point.letter_id == letter.id]
            finished, sent = letter.state is not LetterState.DRAFT, letter.state is LetterState.SENT
            assert told.count((Happened.FINISHED, letter.id)) == finished
            assert told.count((Happened.SENT, letter.id)) == sent
            assert (letter.sending is not None) == sent
            assert len(numbered) == (len(rows(letter.answers["points"])) if finished else 0)
            assert {file.name[file.name.rindex(".") :] for file in letter.files} == (
                EXPECTED_FILES if finished else set()
            )
            assert all(
                len(plaint.letters.file_bytes(file)) == file.size for file in letter.files
            )  # the hash is checked


def assert_nothing_damaged(plaint: Plaint) -> None:
    """The data file is whole, each case's history unbroken, and the settings can be read."""
    assert plaint.records.database.faults() == []
    assert {plaint.records.history.first_broken(view.case.id) for view in plaint.cases.all()} <= {None}
    settings = plaint.data / "settings.json"
    assert not settings.exists() or json.loads(settings.read_text(encoding="utf-8"))


def assert_confirmed(plaint: Plaint, confirmed: dict[int, LetterState]) -> None:
    """What the person was told is done is done."""
    for letter_id, state in confirmed.items():
        assert ORDER.index(plaint.letters.writing(letter_id).letter.state) >= ORDER.index(state)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_killed_at_random_moments_it_loses_no_more_than_a_second(user: User, batch: int, tmp_path: Path) -> None:
    seed = random.randrange(10**9)
    print(f"seed {seed}")  # shown when this fails
    chance, confirmed = random.Random(seed), dict[int, LetterState]()
    for moment in MOMENTS:
        run = written_until_killed(tmp_path / "data", chance, moment, batch)
        confirmed |= run.confirmed
        user.opens(TODAY)
        assert_nothing_damaged(user.plaint)
        assert_no_words_lost(user.plaint, run)
        assert_each_letter_whole(user.plaint)
        assert_confirmed(user.plaint, confirmed)
        user.closes()
