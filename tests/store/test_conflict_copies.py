"""Copies beside the data file."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.store.conflict_copies import Held, copies_beside, held_in, held_in_copy, name_apart, this_computer
from app.store.database import Database, open_database
from tests.store.killed_swaps import KEY
from tests.store.samples import stored_draft

MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_a_name_apart_says_where_it_comes_from_and_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "Family / laptop")
    first = name_apart(tmp_path / "plaint.db", MOMENT)
    first.touch()
    assert first.name == "plaint (kept on Familylaptop 2026-11-20 093000).db"
    assert name_apart(tmp_path / "plaint.db", MOMENT).name == "plaint (kept on Familylaptop 2026-11-20 093000 2).db"


def test_a_computer_without_a_name_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "")
    assert this_computer() == "this computer"


@pytest.mark.parametrize(
    "name",
    [
        "plaint (Siân's conflicted copy 2026-11-20).db",
        "plaint (conflicted copy 2026-11-20 093000).db",
        "plaint-DESKTOP-1234.db",
        "plaint 2.db",
        "plaint (1).db",
        "plaint.sync-conflict-20261120-093000-ABCDEFG.db",
    ],
)
def test_each_programs_copies_are_found(path: Path, name: str) -> None:
    open_database(path).close()
    shutil.copy(path, path.with_name(name))
    assert copies_beside(path) == [path.with_name(name)]


def test_what_is_no_data_file_is_no_copy(path: Path) -> None:
    open_database(path).close()
    path.with_name("plaint notes.db").write_bytes(b"something else")
    path.with_name("plaint folder.db").mkdir()
    assert copies_beside(path) == []


def test_a_locked_copy_is_read_with_its_key_only(path: Path) -> None:
    with open_database(path, key=KEY) as db:
        stored_draft(db)
    assert held_in_copy(path, None) is None
    held = held_in_copy(path, KEY)
    assert held is not None
    assert (len(held.cases), len(held.letters)) == (1, 1)


def test_an_empty_file_holds_nothing(db: Database) -> None:
    assert held_in(db.file.connection) == Held(frozenset(), frozenset(), datetime.fromtimestamp(0, UTC))
