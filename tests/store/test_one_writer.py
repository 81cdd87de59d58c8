"""A second Plaint is told so, and a killed one leaves nothing stale."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.store.database import Database, open_database
from app.store.one_writer import hold

HOLD_AND_WAIT = """
import sys
from pathlib import Path
from app.store.database import open_database
opened = open_database(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def other_process(path: Path) -> subprocess.Popen[bytes]:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD_AND_WAIT, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout
    assert other.stdout.readline().strip() == b"open"
    return other


def test_a_second_process_is_told_and_a_killed_one_leaves_nothing_stale(path: Path) -> None:
    with other_process(path) as other:
        with pytest.raises(UserError, match="open in Plaint already"):
            open_database(path)
        other.kill()
        other.wait()
        open_database(path).close()


def test_the_same_process_can_not_open_it_twice(db: Database) -> None:
    with pytest.raises(UserError, match="open in Plaint already"):
        open_database(db.path)
    assert db.rows("SELECT 1 AS still_open") == [{"still_open": 1}]


def test_it_can_be_opened_again_after_it_was_closed(db: Database) -> None:
    db.close()
    db.close()
    open_database(db.path).close()


def test_the_lock_guards_a_file_that_is_not_there_yet(path: Path) -> None:
    path.parent.mkdir()
    holder = hold(path)
    with pytest.raises(UserError):
        hold(path)
    holder.close()
    assert not path.exists()
