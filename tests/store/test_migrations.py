"""Files of every released version open, and a migration happens wholly or not at all."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from app.domain.answers import Value
from app.domain.errors import UserError
from app.domain.people import Represented
from app.store.case_store import CaseStore
from app.store.content_store import ContentStore
from app.store.database import Database, open_database
from app.store.history_store import HistoryStore
from app.store.letter_store import LetterStore
from app.store.migrations import Migration, released_migrations
from app.store.reply_store import ReplyStore
from tests.store.faulty_disk import faulty_disk
from tests.store.samples import NOW, stored_finished
from tests.store.schema_text import schema_text

HERE = Path(__file__).parent
RELEASED = released_migrations()
NEXT = len(RELEASED) + 1
ADDS_A_TABLE = (*RELEASED, Migration(NEXT, "CREATE TABLE extra (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;"))
BREAKS = (*RELEASED, Migration(NEXT, "CREATE TABLE extra (id INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1);"))
LOOSENS = (*RELEASED, Migration(NEXT, "DELETE FROM contents;"))
OLD_FILES = sorted((HERE / "old_files").glob("version-*.db"))


def copies(path: Path) -> list[str]:
    return sorted(copy.name for copy in path.parent.glob("backups/*"))


def test_migrations_count_up_from_one() -> None:
    assert [step.version for step in RELEASED] == list(range(1, NEXT))


def test_a_fresh_file_has_the_golden_schema(db: Database) -> None:
    assert schema_text(db) == (HERE / "schema.sql").read_text(encoding="utf-8")


def test_there_is_a_stored_file_of_every_released_version() -> None:
    assert [file.stem for file in OLD_FILES] == [f"version-{step.version}" for step in RELEASED]


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda file: file.stem)
def test_an_old_file_opens_with_todays_schema_and_all_that_it_held(old: Path, path: Path) -> None:
    path.parent.mkdir()
    shutil.copy(old, path)
    with open_database(path) as db:
        assert schema_text(db) == (HERE / "schema.sql").read_text(encoding="utf-8")
        assert db.faults() == []
        assert [case.ref for case in CaseStore(db).all()] == ["P-2026-0001"]
        letters = LetterStore(db).of_case(1)
        assert [letter.state for letter in letters] == ["sent", "draft"]
        assert [ContentStore(db).get(file.sha256) for file in letters[0].files] == [b"%PDF-1.7 page", b"PK word"]
        assert [reply.text for reply in ReplyStore(db).of_case(1)] == ["Thank you for your letter."]
        assert HistoryStore(db).first_broken(1) is None


OTHER = {"behalf.who": "other", "behalf.name": "Mair Pritchard", "behalf.identifiers": ["Member 4711"]}
OLD_LETTER = """
INSERT INTO letters (case_id, pack, template, version, title, edited_at, state, origin, answers, step, recipient, text)
VALUES (:case_id, :pack, :template, :version, :title, :edited_at, 'draft', 'written', :answers, '', '{}', '')
"""
MAIR = Represented("Mair Pritchard", identifiers=("Member 4711",))


@pytest.mark.parametrize(
    ("letters", "whom"),
    [
        ([OTHER], MAIR),
        ([OTHER, {"me.name": "Siân"}], MAIR),
        ([OTHER, {"behalf.who": "self", "behalf.name": "Mair Pritchard"}], None),
        ([{"behalf.who": "self"}, OTHER], MAIR),
        ([{"behalf.who": "other", "behalf.name": ""}], None),
        ([{}], None),
    ],
)
def test_for_whom_an_old_case_is_comes_from_its_newest_letter_that_says(
    path: Path, letters: list[dict[str, Value]], whom: Represented | None
) -> None:
    path.parent.mkdir()
    shutil.copy(HERE / "old_files" / "version-1.db", path)
    columns: dict[str, int | str] = {
        "case_id": 1,
        "edited_at": NOW.isoformat(),
        "pack": "p",
        "template": "t",
        "version": "1",
        "title": "T",
    }
    with open_database(path, steps=RELEASED[:1]) as db:
        for answers in letters:
            db.write(OLD_LETTER, {**columns, "answers": json.dumps(answers)})
    with open_database(path) as db:
        assert CaseStore(db).get(1).represents == whom


def test_a_migration_keeps_what_was_there_and_a_copy_of_it(path: Path) -> None:
    with open_database(path) as db:
        finished = stored_finished(db)
    with open_database(path, steps=ADDS_A_TABLE) as db:
        db.write("INSERT INTO extra (note) VALUES ('new')")
        assert LetterStore(db).get(finished.id) == finished
    (copy,) = path.parent.glob(f"backups/before-version-{NEXT}-*.db")
    with open_database(copy) as before:
        assert LetterStore(before).get(finished.id) == finished


def test_a_fresh_file_needs_no_copy(path: Path) -> None:
    open_database(path, steps=ADDS_A_TABLE).close()
    assert copies(path) == []


def test_a_migrated_file_is_not_migrated_again(path: Path) -> None:
    open_database(path).close()
    for _ in range(2):
        open_database(path, steps=ADDS_A_TABLE).close()
    assert len(copies(path)) == 1


def test_a_file_of_a_newer_plaint_is_refused_and_left_as_it_is(path: Path) -> None:
    open_database(path, steps=ADDS_A_TABLE).close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="newer Plaint"):
        open_database(path)
    assert path.read_bytes() == before


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    with open_database(path) as db:
        finished = stored_finished(db)
    with pytest.raises(apsw.SQLError):
        open_database(path, steps=BREAKS)
    with open_database(path) as db:
        assert LetterStore(db).get(finished.id) == finished
        assert db.rows("SELECT 1 FROM sqlite_schema WHERE name = 'extra'") == []


def test_a_migration_that_leaves_rows_referring_to_nothing_is_undone(path: Path) -> None:
    with open_database(path) as db:
        finished = stored_finished(db)
    with pytest.raises(RuntimeError, match="refer to nothing"):
        open_database(path, steps=LOOSENS)
    with open_database(path) as db:
        assert ContentStore(db).get(finished.files[0].sha256) == b"%PDF-1.7 page"


@pytest.mark.parametrize("sound_writes", range(0, 40, 2))
def test_a_migration_on_a_failing_disk_happens_wholly_or_not_at_all(path: Path, sound_writes: int) -> None:
    with open_database(path) as db:
        finished = stored_finished(db)
    with faulty_disk(apsw.FullError) as disk:
        disk.writes_left = sound_writes
        try:
            open_database(path, steps=ADDS_A_TABLE).close()
        except UserError as told:
            full = told.message
        else:
            full = ""
    assert full in {"", "The disk is full."}
    with open_database(path, steps=ADDS_A_TABLE) as db:
        assert LetterStore(db).get(finished.id) == finished
        assert db.faults() == []


def test_an_old_python_or_another_program_can_still_read_the_tables(db: Database) -> None:
    stored_finished(db)
    db.close()
    with closing(sqlite3.connect(db.path)) as plain:
        assert plain.execute("SELECT ref FROM cases").fetchall() == [("P-2026-0001",)]
