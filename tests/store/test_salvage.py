"""A damaged data file salvaged: pages written over for real, and every row that can be read is in the new file."""

import os
from contextlib import closing
from datetime import date
from pathlib import Path

import apsw
import pytest

from app.domain.errors import DamagedError, UserError
from app.domain.findings import SearchFilter
from app.domain.progress import StoppedError, tell_nobody
from app.store.case_store import CaseStore
from app.store.content_store import ContentStore
from app.store.data_key import DataKey
from app.store.database import open_database
from app.store.evidence_check import EvidenceCheck
from app.store.health_check import HealthCheck
from app.store.history_store import HistoryStore
from app.store.letter_store import LetterStore
from app.store.reply_store import ReplyStore
from app.store.salvage import Salvaged, _without_bytes, salvage
from app.store.search_index import SearchIndex
from tests.store.damage import PAGE_BYTES, behind_our_back, root_page, spoil_page
from tests.store.samples import note, reply, stored_case, stored_finished

TODAY = date(2026, 11, 20)
MANY = 60


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A data file, closed, with many cases, each with a letter, a note, and a file of several pages."""
    path = tmp_path / "letters" / "plaint.db"
    fill(path)
    return path


def fill(path: Path, key: DataKey | None = None) -> None:
    with open_database(path, key=key) as db, db.transaction():
        for number in range(MANY):
            letter = stored_finished(db, text=f"Dear members, number{number} " + "word " * 200)
            HistoryStore(db).append(letter.case_id, note(f"note{number}"))
            data = number.to_bytes(2, "big") * PAGE_BYTES * 3
            ReplyStore(db).add(reply(letter.case_id, ContentStore(db).put(data, f"{number}.bin")))


def salvaged(path: Path, key: DataKey | None = None) -> tuple[Salvaged, Path]:
    new = path.with_name("new.db")
    return salvage(path, key, new, TODAY), new


def page_of(path: Path, data: bytes) -> int:
    return path.read_bytes().index(data) // PAGE_BYTES + 1


def assert_sound(path: Path, key: DataKey | None = None) -> None:
    with open_database(path, key=key) as db:
        assert not list(HealthCheck(db).page_faults())
        assert not HealthCheck(db).loose_rows()
        assert HealthCheck(db).is_schema_as_released()
        assert HealthCheck(db).index_agrees()


def test_of_a_whole_file_everything_is_salvaged(path: Path) -> None:
    found, new = salvaged(path)
    assert (found.lost, found.emptied) == ({}, [])
    assert_sound(new)
    with open_database(path) as old, open_database(new) as db:
        for table in ("cases", "letters", "letter_files", "replies", "history", "contents"):
            assert old.plain_rows(f"SELECT * FROM {table}") == db.plain_rows(f"SELECT * FROM {table}")


def test_the_damaged_file_stays_byte_for_byte_as_it_was(path: Path) -> None:
    spoil_page(path, page_of(path, b"number30 "))
    before = path.read_bytes()
    salvaged(path)
    assert path.read_bytes() == before
    assert {each.name for each in path.parent.iterdir()} == {"plaint.db", "plaint.db.lock", "new.db"}


def test_a_page_with_letters_costs_those_letters_alone(path: Path) -> None:
    spoil_page(path, page_of(path, b"number30 "))
    with pytest.raises(DamagedError):
        open_database(path)
    _, new = salvaged(path)
    assert_sound(new)
    with open_database(new) as db:
        texts = [letter.text for case in CaseStore(db).all() for letter in LetterStore(db).of_case(case.id)]
    assert len(texts) == MANY
    assert 1 <= texts.count("") <= 10


def test_a_letter_that_is_lost_keeps_its_number_and_its_files(path: Path) -> None:
    spoil_page(path, page_of(path, b"number30 "))
    _, new = salvaged(path)
    with open_database(new) as db:
        lost = LetterStore(db).get(31)
        assert (lost.title, len(lost.files)) == ("A letter that was rescued", 2)
        assert ContentStore(db).get(lost.files[0].sha256) == b"%PDF-1.7 page"


def test_a_page_of_a_file_costs_that_file_alone(path: Path) -> None:
    spoil_page(path, page_of(path, (30).to_bytes(2, "big") * 1000) + 1)
    found, new = salvaged(path)
    assert_sound(new)
    with open_database(new) as db:
        damaged = list(EvidenceCheck(db).changed_files())
        assert found.emptied == damaged
        assert [named.kind for named in EvidenceCheck(db).named_by(damaged[0])] == ["reply"]


def test_several_damaged_pages_leave_what_lies_between_them(path: Path) -> None:
    with behind_our_back(path) as raw:
        raw.execute("DELETE FROM letters WHERE id = 29")
    for words in (b"number10 ", b"number45 "):
        spoil_page(path, page_of(path, words))
    _, new = salvaged(path)
    with open_database(new) as db:
        assert SearchIndex(db).find("number30", SearchFilter(), 9).hits
        assert not SearchIndex(db).find("number45", SearchFilter(), 9).hits


def test_a_case_that_is_lost_is_known_again_from_its_history(path: Path) -> None:
    with behind_our_back(path) as raw:
        raw.execute("DELETE FROM cases WHERE id = 7")
    _, new = salvaged(path)
    assert_sound(new)
    with open_database(new) as db:
        assert CaseStore(db).get(7).ref == "RESCUED-7"


def test_a_history_with_a_gap_can_go_on_and_its_gap_is_found(path: Path) -> None:
    with open_database(path) as db:
        for words in ("two", "three", "four", "five"):
            HistoryStore(db).append(1, note(words))
    with behind_our_back(path) as raw:
        raw.execute("DELETE FROM history WHERE case_id = 1 AND place IN (2, 3)")
    _, new = salvaged(path)
    with open_database(new) as db:
        history = HistoryStore(db)
        assert history.append(1, note("after")).place == 6
        assert [entry.place for entry in history.of_case(1)] == [1, 2, 3, 4, 5, 6]
        assert history.first_broken(1) == 2


def test_numbers_that_were_given_are_not_given_again(path: Path) -> None:
    with behind_our_back(path) as raw:
        raw.execute("DELETE FROM letters WHERE id = ?", (MANY,))
        raw.execute("DELETE FROM letter_files WHERE letter_id = ?", (MANY,))
    _, new = salvaged(path)
    with open_database(new) as db:
        assert stored_finished(db).id == MANY + 1


def test_a_whole_table_that_cannot_be_read_costs_that_table(path: Path) -> None:
    spoil_page(path, root_page(path, "replies"))
    _, new = salvaged(path)
    assert_sound(new)
    with open_database(new) as db:
        assert len(CaseStore(db).all()) == MANY
        assert not ReplyStore(db).of_case(1)


def test_a_file_cut_short_is_salvaged_as_far_as_it_goes(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)
    found, new = salvaged(path)
    assert found.rows
    assert_sound(new)


def test_a_file_whose_beginning_is_gone_cannot_be_salvaged(path: Path) -> None:
    spoil_page(path, 1)
    with pytest.raises(UserError):
        salvaged(path)
    assert {each.name for each in path.parent.iterdir()} == {"plaint.db", "plaint.db.lock"}


def test_it_can_be_stopped_and_nothing_is_left(path: Path) -> None:
    def stop(done: int, _of: int) -> None:
        if done:
            raise StoppedError

    with pytest.raises(StoppedError):
        salvage(path, None, path.with_name("new.db"), TODAY, stop)
    assert {each.name for each in path.parent.iterdir()} == {"plaint.db", "plaint.db.lock"}


def test_what_is_encrypted_is_salvaged_under_its_key(tmp_path: Path) -> None:
    path, key = tmp_path / "letters" / "plaint.db", DataKey.random()
    fill(path, key)
    spoil_page(path, path.stat().st_size // PAGE_BYTES // 2)
    _, new = salvaged(path, key)
    assert b"number" not in new.read_bytes()
    assert_sound(new, key)


def test_what_the_log_holds_is_salvaged_too(path: Path) -> None:
    db = open_database(path)
    stored_case(db)
    log = path.with_name("plaint.db-wal")
    kept = log.read_bytes()
    db.close()
    log.write_bytes(kept)
    _, new = salvaged(path)
    with open_database(new) as opened:
        assert len(CaseStore(opened).all()) == MANY + 1


def test_rows_that_no_table_takes_are_counted(path: Path) -> None:
    with behind_our_back(path) as raw:
        raw.execute("UPDATE cases SET opened_on = 'never' WHERE id = 3")
    found, _ = salvaged(path)
    assert found.lost == {"cases": 1}


def test_nobody_has_to_listen(path: Path) -> None:
    assert salvage(path, None, path.with_name("new.db"), TODAY, tell_nobody).rows


def test_a_page_that_names_files_costs_their_bytes_and_leaves_what_they_belong_to(path: Path) -> None:
    with open_database(path) as db:
        sha256 = str(db.plain_rows("SELECT sha256 FROM contents LIMIT 1 OFFSET 30")[0][0])
    spoil_page(path, page_of(path, sha256.encode()))
    found, new = salvaged(path)
    assert_sound(new)
    assert not found.lost.get("replies")
    with open_database(new) as db:
        assert ReplyStore(db).of_case(30)[0].file


def test_files_of_a_letter_that_nothing_else_tells_of_go_to_a_case_of_their_own(path: Path) -> None:
    with behind_our_back(path) as raw:
        raw.execute("DELETE FROM letters WHERE id IN (5, 6)")
    _, new = salvaged(path)
    assert_sound(new)
    with open_database(new) as db:
        case = CaseStore(db).find("RESCUED-0")
        assert [letter.id for letter in LetterStore(db).of_case(case.id)] == [5, 6]


def test_what_refers_to_nothing_at_all_is_counted_and_left_out(path: Path) -> None:
    with behind_our_back(path) as raw:
        raw.execute("INSERT INTO outcome_cards (case_id, card, edition) VALUES (999, ?, 1)", ("ab" * 16,))
    found, new = salvaged(path)
    assert_sound(new)
    assert found.lost == {"outcome_cards": 1}


def test_a_kept_file_of_which_not_even_the_name_can_be_read_is_no_row(path: Path) -> None:
    with closing(apsw.Connection(str(path))) as damaged:
        assert _without_bytes(damaged, "contents", 9_999) is None
