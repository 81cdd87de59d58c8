"""Damage with which a data file still opens: of the index, which is made anew, and of one kept file's bytes."""

from pathlib import Path

import pytest

from app.domain.errors import DamagedError
from app.store.content_store import ContentStore
from app.store.database import Database, open_database
from app.store.mendable_damage import hard_faults, rebuild_index, tables_beside_the_index
from tests.store.damage import behind_our_back
from tests.store.samples import stored_case, stored_sent


def test_what_the_index_is_kept_in_is_told_from_what_is_kept(db: Database) -> None:
    tables = db.turns.look(tables_beside_the_index)
    assert {"letters", "contents", "searched", "search_waiting"} <= set(tables)
    assert not {"search", "search_data"} & set(tables)


def test_only_what_concerns_more_than_one_file_is_a_hard_fault() -> None:
    lines = [
        ("ok",),
        ("CHECK constraint failed in contents",),
        ("Tree 3 page 9: btreeInitPage() returns error code 11",),
    ]
    assert hard_faults(lines) == ["Tree 3 page 9: btreeInitPage() returns error code 11"]


def test_a_file_with_a_spoiled_index_opens_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "letters" / "plaint.db"
    with open_database(path) as db:
        stored_sent(db)
    with behind_our_back(path) as raw:
        raw.execute("DROP TABLE search_data")
    with open_database(path) as db:
        assert db.index_was_damaged
        stored_case(db)  # whatever is written goes into the index too
    with open_database(path) as db:
        assert not db.index_was_damaged


def test_a_file_in_which_one_kept_file_is_short_opens(tmp_path: Path) -> None:
    path = tmp_path / "letters" / "plaint.db"
    with open_database(path) as db:
        letter = stored_sent(db)
    with behind_our_back(path) as raw:
        raw.execute("UPDATE contents SET data = x'00' WHERE sha256 = ?", (letter.files[0].sha256,))
    with open_database(path) as db:
        assert ContentStore(db).get(letter.files[1].sha256)
        with pytest.raises(DamagedError):
            ContentStore(db).get(letter.files[0].sha256)


def test_an_index_made_anew_is_kept_with_its_transaction(db: Database) -> None:
    stored_case(db)
    db.turns.change(rebuild_index)
    assert db.row("SELECT count(*) AS n FROM searched") == {"n": 1}
