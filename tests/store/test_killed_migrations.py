"""A migration that is killed within any of its writes happened wholly or not at all; the next start takes it up."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.store.case_store import CaseStore
from app.store.content_store import ContentStore
from app.store.database import Database, open_database
from app.store.history_store import HistoryStore
from app.store.letter_store import LetterStore
from app.store.migrations import released_migrations
from tests.store.killed_swaps import KEY
from tests.store.schema_text import schema_text

HERE = Path(__file__).parent
RELEASED = released_migrations()
# The first moments are each tried; then some of the hundreds that fill the copy, the log and the new tables; the last
# never comes.
MOMENTS = [*range(5), *range(8, 60, 9), *range(70, 400, 60), 1_000_000]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="each moment is tried in a copy of one process")


def old_folder(tmp_path: Path, way: str) -> Path:
    """Return a folder with a data file of the first version."""
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(HERE / "old_files" / "version-1.db", folder / "plaint.db")
    if way == "locked":
        with open_database(folder / "plaint.db", steps=RELEASED[:1]) as db:
            db.change_key(KEY)
    return folder


def assert_whole(db: Database) -> None:
    assert schema_text(db) == (HERE / "schema.sql").read_text(encoding="utf-8")
    assert db.faults() == []
    assert [case.ref for case in CaseStore(db).all()] == ["P-2026-0001"]
    sent, _draft = LetterStore(db).of_case(1)
    assert [ContentStore(db).get(file.sha256) for file in sent.files] == [b"%PDF-1.7 page", b"PK word"]
    assert HistoryStore(db).first_broken(1) is None


@pytest.mark.parametrize("way", ["readable", "locked"])
def test_a_migration_killed_within_any_write_is_taken_up_at_the_next_start(tmp_path: Path, way: str) -> None:
    source, work = old_folder(tmp_path, way), tmp_path / "work"
    command = [sys.executable, "-m", "tests.store.killed_migrations", str(source), str(work), way]
    through = subprocess.run([*command, *map(str, MOMENTS)], check=True, capture_output=True, text=True).stdout.split()
    assert 0 < len(through) < len(MOMENTS) / 2, "the moments are not those of a migration"
    for number in MOMENTS:
        with open_database(work / str(number) / "plaint.db", key=KEY if way == "locked" else None) as db:
            assert_whole(db)


def test_what_it_was_before_lies_beside_it_whatever_the_moment(tmp_path: Path) -> None:
    source, work = old_folder(tmp_path, "readable"), tmp_path / "work"
    command = [sys.executable, "-m", "tests.store.killed_migrations", str(source), str(work), "readable", "120"]
    subprocess.run(command, check=True, capture_output=True)
    open_database(work / "120" / "plaint.db").close()
    copies = sorted((work / "120" / "backups").glob("before-version-*.db"), key=lambda copy: len(copy.name))
    with open_database(copies[0], steps=RELEASED[:1]) as db:
        assert db.rows("SELECT ref FROM cases") == [{"ref": "P-2026-0001"}]
