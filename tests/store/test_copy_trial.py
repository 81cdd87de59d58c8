"""A copy is tried completely: what no Plaint made is refused, and what is not whole is named."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from app.domain.errors import UserError
from app.domain.progress import StoppedError, tell_nobody
from app.store import copy_trial
from app.store.copy_trial import counts, faults, schema_of, try_copy
from app.store.data_key import DataKey
from app.store.database import APPLICATION_ID, open_database
from app.store.file_swap import connect
from app.store.history_store import HistoryStore
from app.store.key_file import KeyFile
from app.store.letter_store import LetterStore
from app.store.migrations import released_migrations
from app.store.reply_store import ReplyStore
from tests.store.samples import note, reply, stored_case, stored_finished

OLD_FILES = sorted((Path(__file__).parent / "old_files").glob("version-*.db"))
NEWEST = released_migrations()[-1].version
KEY = DataKey(b"0123456789abcdef" * 2)
HOUR_LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A whole copy with a letter, a reply and a history, alone in its folder."""
    return made(tmp_path / "new" / "plaint.db")


def made(path: Path, key: DataKey | None = None) -> Path:
    with open_database(path, key=key) as db:
        letter = stored_finished(db)
        ReplyStore(db).add(reply(letter.case_id))
        HistoryStore(db).append(letter.case_id, note())
        HistoryStore(db).append(letter.case_id, note("again"))
    return path


def changed(path: Path, *statements: str) -> None:
    """Change a file behind Plaint's back."""
    with closing(apsw.Connection(str(path))) as connection:
        connection.pragma("writable_schema", True)
        for statement in statements:
            connection.execute(statement)


def test_a_whole_copy_has_no_faults_and_nothing_is_left_beside_it(copy: Path) -> None:
    assert try_copy(copy, None, tell_nobody) == []
    assert [path.name for path in copy.parent.iterdir()] == ["plaint.db"]


def test_an_encrypted_copy_is_tried_with_its_key(tmp_path: Path) -> None:
    copy = made(tmp_path / "new" / "plaint.db", KEY)
    assert try_copy(copy, KEY, tell_nobody) == []
    with pytest.raises(UserError, match="can’t be read"):
        try_copy(copy, DataKey(b"x" * 32), tell_nobody)


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda path: path.stem)
def test_a_copy_of_every_released_version_is_brought_to_this_one(old: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(old, tmp_path / "plaint.db"))
    assert try_copy(copy, None, tell_nobody) == []
    with closing(connect(copy, None)) as connection:
        assert connection.pragma("user_version") == NEWEST
        assert counts(connection)["letters"]
    assert [path.name for path in tmp_path.iterdir()] == ["plaint.db"]


def test_an_old_encrypted_copy_is_brought_to_this_version_too(tmp_path: Path) -> None:
    path = tmp_path / "new" / "plaint.db"
    open_database(path, key=KEY, steps=released_migrations()[:4]).close()
    KeyFile("0" * 16).write(path)
    assert try_copy(path, KEY, tell_nobody) == []
    assert sorted(each.name for each in path.parent.iterdir()) == ["plaint.db", "plaint.db.key"]


def test_a_copy_of_a_newer_plaint_is_refused(copy: Path) -> None:
    changed(copy, f"PRAGMA user_version = {NEWEST + 1}")
    with pytest.raises(UserError, match="newer Plaint"):
        try_copy(copy, None, tell_nobody)


def test_a_file_of_another_program_is_refused(copy: Path) -> None:
    changed(copy, "PRAGMA application_id = 7")
    with pytest.raises(UserError, match="can’t be read"):
        try_copy(copy, None, tell_nobody)


def test_a_file_without_tables_is_refused(tmp_path: Path) -> None:
    with closing(apsw.Connection(str(tmp_path / "plaint.db"))) as connection:
        connection.pragma("application_id", APPLICATION_ID)
    with pytest.raises(UserError, match="can’t be read"):
        try_copy(tmp_path / "plaint.db", None, tell_nobody)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER spy AFTER INSERT ON cases BEGIN DELETE FROM history; END",
        "CREATE VIEW spy AS SELECT * FROM cases",
        "DROP TRIGGER contents_never_change",
        "CREATE INDEX spy ON cases (title)",
    ],
)
def test_anything_added_or_taken_away_is_refused(copy: Path, statement: str) -> None:
    changed(copy, statement)
    with pytest.raises(UserError, match="not as Plaint keeps them"):
        try_copy(copy, None, tell_nobody)


def test_a_torn_page_is_named(copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    start = data.index(b"Dear members, please answer") // 4096 * 4096
    data[start : start + 2000] = bytes(2000)
    copy.write_bytes(bytes(data))
    assert try_copy(copy, None, tell_nobody)[0].startswith("The data file is damaged: ")


def test_what_refers_to_nothing_is_named(copy: Path) -> None:
    changed(copy, "PRAGMA foreign_keys = OFF", "DELETE FROM cases")
    assert "1 row refers to nothing." not in (found := try_copy(copy, None, tell_nobody)[0])
    assert found.endswith("rows refer to nothing.")


def test_kept_bytes_that_changed_are_named(copy: Path) -> None:
    with closing(apsw.Connection(str(copy))) as connection:
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
        connection.execute("UPDATE contents SET data = zeroblob(length(data)) WHERE rowid = 1")
    assert try_copy(copy, None, tell_nobody) == ["1 kept file is no longer what was kept."]


def test_a_history_that_was_changed_is_named(copy: Path) -> None:
    with closing(apsw.Connection(str(copy))) as connection:
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
        connection.execute("UPDATE history SET happened_on = '2026-01-01' WHERE place = 1")
    assert try_copy(copy, None, tell_nobody) == ["The history of case 1 was changed after it was written."]


def test_a_copy_that_is_not_whole_is_not_migrated(tmp_path: Path) -> None:
    copy = Path(shutil.copy(OLD_FILES[0], tmp_path / "plaint.db"))
    with closing(apsw.Connection(str(copy))) as connection:
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
        connection.execute("UPDATE history SET happened_on = '2026-01-01' WHERE place = 1")
    assert try_copy(copy, None, tell_nobody)
    with closing(connect(copy, None)) as connection:
        assert connection.pragma("user_version") == 1


def stop(_done: int, _of: int) -> None:
    raise StoppedError


def within(monkeypatch: pytest.MonkeyPatch, connection: apsw.Connection, tell: Callable[[int, int], None]) -> None:
    """Look through a file whose kept bytes take for ever."""
    monkeypatch.setattr(copy_trial, "_content_faults", lambda *_given: connection.execute(HOUR_LONG).fetchall())
    faults(connection, Path("plaint.db"), tell)


def test_looking_stops_in_the_middle_of_a_statement(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(connect(copy, None)) as connection:
        with pytest.raises(StoppedError):
            within(monkeypatch, connection, stop)
        assert connection.execute("SELECT 1").get == 1


def test_a_statement_that_somebody_else_stopped_says_so(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(connect(copy, None)) as connection, pytest.raises(apsw.InterruptError):
        within(monkeypatch, connection, lambda _done, _of: connection.interrupt())


def test_what_is_in_a_copy_is_counted(copy: Path) -> None:
    with open_database(copy) as db:
        stored_case(db)
        assert LetterStore(db).get(1)
    with closing(connect(copy, None)) as connection:
        assert counts(connection) == {"cases": 2, "letters": 1, "replies": 1}


def test_each_version_has_a_schema_of_its_own() -> None:
    assert len({repr(schema_of(step.version)) for step in released_migrations()}) >= 4
