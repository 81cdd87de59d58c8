"""Whether a data file is found sound, and what is wrong with one that is not; damage is caused for real."""

from pathlib import Path

import apsw
import pytest

from app.domain.errors import UserError
from app.domain.findings import SearchFilter
from app.domain.progress import StoppedError
from app.store.database import Database, open_database
from app.store.health_check import HealthCheck
from app.store.history_store import HistoryStore
from app.store.mendable_damage import tables_beside_the_index
from app.store.search_index import SearchIndex
from tests.store.damage import behind_our_back, root_page, spoil_page
from tests.store.samples import note, stored_case, stored_sent


@pytest.fixture
def filled(path: Path) -> Path:
    """A data file, closed, with a letter and a note in it."""
    with open_database(path) as db:
        letter = stored_sent(db)
        HistoryStore(db).append(letter.case_id, note())
        SearchIndex(db).refresh()
    return path


def whole(db: Database) -> bool:
    check = HealthCheck(db)
    return not list(check.page_faults()) and not check.loose_rows() and check.is_schema_as_released()


def test_a_new_file_is_sound(db: Database) -> None:
    assert whole(db)
    assert HealthCheck(db).index_agrees()


def test_a_file_with_letters_is_sound(filled: Path) -> None:
    with open_database(filled) as db:
        assert whole(db)
        assert HealthCheck(db).index_agrees()


def test_letters_that_wait_to_be_taken_in_are_no_fault_of_the_index(db: Database) -> None:
    stored_sent(db)
    assert HealthCheck(db).index_agrees()


def test_the_check_can_be_stopped(db: Database) -> None:
    def stop(_done: int, _of: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        list(HealthCheck(db).page_faults(stop))


def test_a_spoiled_page_is_found(filled: Path) -> None:
    page = root_page(filled, "points_of_letter")
    db = open_database(filled)
    spoil_page(filled, page)
    db.write("PRAGMA shrink_memory")
    assert list(HealthCheck(db).page_faults())
    db.turns.look(lambda connection: connection.close())


def test_a_table_that_cannot_be_read_is_a_fault(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_given: object) -> None:
        raise apsw.CorruptError("database disk image is malformed")

    check = HealthCheck(db)
    monkeypatch.setattr(check, "_read", lambda _sql, _tell, **_often: damaged())
    assert set(check.page_faults()) == {"database disk image is malformed"}
    assert check.loose_rows() == []
    assert not check.index_agrees()


def test_a_row_that_refers_to_nothing_is_found(filled: Path) -> None:
    with behind_our_back(filled) as raw:
        raw.execute("DELETE FROM cases")
    with open_database(filled) as db:
        assert ("letters", 1) in HealthCheck(db).loose_rows()


def test_a_dropped_trigger_is_found_and_made_anew(filled: Path) -> None:
    with behind_our_back(filled) as raw:
        raw.execute("DROP TRIGGER history_stays")
        raw.execute("CREATE TRIGGER 'a \"b\"' AFTER INSERT ON history BEGIN SELECT 1; END")
    with open_database(filled) as db:
        check = HealthCheck(db)
        assert not check.is_schema_as_released()
        assert check.put_rules_right()
        with pytest.raises(UserError):
            db.write("DELETE FROM history")


def test_a_table_of_another_program_is_not_put_right(filled: Path) -> None:
    with behind_our_back(filled) as raw:
        raw.execute("CREATE TABLE theirs (a)")
    with open_database(filled) as db:
        assert not HealthCheck(db).put_rules_right()


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM searched WHERE kind = 'letter'",
        "DELETE FROM search WHERE rowid = (SELECT id FROM searched WHERE kind = 'note')",
        "UPDATE search SET body = 'other words' WHERE rowid = (SELECT id FROM searched WHERE kind = 'letter')",
        "INSERT INTO searched (id, case_id, kind, item_id, day) VALUES (800, 1, 'reply', 99, '')",
        "UPDATE searched SET day = '1999-01-01' WHERE kind = 'letter'",
        "DELETE FROM search_docsize",
        "DELETE FROM search_content",
        "DROP TABLE search_data",
    ],
)
def test_an_index_that_does_not_agree_is_found_and_made_anew(filled: Path, damage: str) -> None:
    with behind_our_back(filled) as raw:
        raw.execute(damage)
    with open_database(filled) as db:
        check = HealthCheck(db)
        assert db.index_was_damaged or not check.index_agrees()
        check.rebuild_index()
        assert check.index_agrees()
        found = SearchIndex(db).find("answer", SearchFilter(), 10)
        assert {hit.kind for hit in found.hits} == {"case", "letter"}


def test_the_version_is_that_of_the_newest_tables(db: Database) -> None:
    assert HealthCheck(db).version() == db.turns.look(lambda raw: raw.pragma("user_version"))


def test_a_case_alone_is_found_after_the_index_is_made_anew(db: Database) -> None:
    stored_case(db)
    HealthCheck(db).rebuild_index()
    assert [hit.kind for hit in SearchIndex(db).find("answer", SearchFilter(), 10).hits] == ["case"]


def test_a_check_asks_again_and_again_whether_it_is_wanted(filled: Path) -> None:
    asked: list[int] = []
    with open_database(filled) as db:
        assert not list(HealthCheck(db).page_faults(lambda _done, of: asked.append(of)))
        tables = len(db.turns.look(tables_beside_the_index))
    assert asked.count(0) > tables
