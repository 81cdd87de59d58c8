"""The gaps of a salvaged file; most is told by `test_salvage`, which makes them by damage."""

from datetime import date
from pathlib import Path

import apsw

from app.store.database import open_database
from app.store.salvage_gaps import fill_gaps
from tests.store.damage import behind_our_back
from tests.store.samples import stored_sent

TODAY = date(2026, 11, 20)
ENTRY = """
INSERT INTO history (case_id, place, kind, happened_on, recorded_at, content, salt, content_hash, previous, hash)
VALUES (1, 1, 'finished', '2026-05-04', '2026-05-04T09:00:00+00:00', json_object('letter', 1, 'title', 'Mine'),
  ?, ?, ?, ?)
"""


def losses(raw: apsw.Connection) -> dict[str, int]:
    lost: dict[str, int] = {}
    fill_gaps(raw, TODAY, lost.__setitem__)
    return lost


def test_where_nothing_is_missing_nothing_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "letters" / "plaint.db"
    with open_database(path) as db:
        stored_sent(db)
    with behind_our_back(path) as raw:
        before = raw.execute("SELECT * FROM letters").fetchall()
        assert losses(raw) == {}
        assert raw.execute("SELECT * FROM letters").fetchall() == before


def test_a_letter_that_its_history_tells_of_has_its_title_and_its_day_again(tmp_path: Path) -> None:
    path = tmp_path / "letters" / "plaint.db"
    with open_database(path) as db:
        stored_sent(db)
    with behind_our_back(path) as raw:
        raw.execute(ENTRY, ("0" * 64,) * 4)
        raw.execute("DELETE FROM letters")
        losses(raw)
        found = raw.execute("SELECT case_id, title, dated, state FROM letters").fetchall()
    assert found == [(1, "Mine", "2026-05-04", "finished")]


def test_letters_that_no_case_is_known_of_share_one(tmp_path: Path) -> None:
    path = tmp_path / "letters" / "plaint.db"
    with open_database(path) as db:
        stored_sent(db)
        stored_sent(db)
    with behind_our_back(path) as raw:
        raw.execute("DELETE FROM letters")
        losses(raw)
        cases = raw.execute("SELECT DISTINCT ref FROM letters JOIN cases ON cases.id = case_id").fetchall()
    assert cases == [("RESCUED-0",)]


def test_a_file_that_is_lost_is_there_without_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "letters" / "plaint.db"
    with open_database(path) as db:
        file = stored_sent(db).files[0]
    with behind_our_back(path) as raw:
        raw.execute("DELETE FROM contents WHERE sha256 = ?", (file.sha256,))
        assert fill_gaps(raw, TODAY, lambda _table, _rows: None) == [file.sha256]
