"""The history grows at its end; whatever else happens to it is refused or seen."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import NotAllowedError, NotFoundError, UserError
from app.domain.history import Happened
from app.store.database import Database
from app.store.history_store import HistoryStore
from tests.store.samples import DAY, NOW, note, stored_case

ON_ONE_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)


def told(db: Database, count: int = 3) -> HistoryStore:
    history, case_id = HistoryStore(db), stored_case(db).id
    for number in range(count):
        history.append(case_id, note(f"Call {number}"))
    return history


def test_entries_come_back_in_order_and_whole(db: Database) -> None:
    history, case_id = HistoryStore(db), stored_case(db).id
    entries = [history.append(case_id, note(f"Call {number}")) for number in range(3)]
    assert history.of_case(case_id) == entries
    assert [entry.place for entry in entries] == [1, 2, 3]
    assert history.first_broken(case_id) is None


@pytest.mark.parametrize("kind", Happened)
def test_every_kind_of_happening_can_be_kept(db: Database, kind: Happened) -> None:
    kept = HistoryStore(db).append(stored_case(db).id, replace(note(), kind=kind))
    assert HistoryStore(db).of_case(1) == [kept]


@ON_ONE_FILE
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_the_chain_holds_for_any_words(db: Database, text: str) -> None:
    history, case_id = HistoryStore(db), stored_case(db).id
    history.append(case_id, note(text))
    assert history.of_case(case_id)[0].happening.content == {"text": text}
    assert history.first_broken(case_id) is None


def test_half_a_character_is_refused(db: Database) -> None:
    with pytest.raises(UserError, match="half a character"):
        HistoryStore(db).append(stored_case(db).id, note("\ud800"))
    assert HistoryStore(db).of_case(1) == []


def test_the_chain_holds_for_a_moment_from_another_zone(db: Database) -> None:
    summer = replace(note(), at=NOW.astimezone(timezone(timedelta(hours=1))))
    HistoryStore(db).append(stored_case(db).id, summer)
    assert HistoryStore(db).first_broken(1) is None


def test_each_case_has_its_own_chain(db: Database) -> None:
    told(db)
    second = HistoryStore(db).append(stored_case(db).id, note())
    assert (second.place, second.previous) == (1, "0" * 64)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM history",
        "UPDATE history SET content = '{}'",
        "UPDATE history SET happened_on = '2026-01-01'",
        "UPDATE history SET place = place + 10",
        "UPDATE history SET content = NULL, salt = NULL, deleted_on = '2026-01-01', hash = content_hash",
        "REPLACE INTO history SELECT * FROM history",
    ],
)
def test_no_statement_changes_the_history(db: Database, sql: str) -> None:
    history = told(db)
    before = history.of_case(1)
    with pytest.raises(NotAllowedError):
        db.write(sql)
    assert history.of_case(1) == before


def test_nothing_can_be_slipped_in_between(db: Database) -> None:
    told(db)
    with pytest.raises(NotAllowedError):
        db.write(
            "INSERT INTO history (case_id, place, kind, happened_on, recorded_at, content, salt, content_hash,"
            " previous, hash) SELECT case_id, 4, kind, happened_on, recorded_at, content, salt, content_hash,"
            " previous, hash FROM history WHERE place = 1"
        )


@pytest.mark.parametrize("column", ['content = \'{"text":"No call"}\'', "happened_on = '2026-01-01'"])
def test_a_change_behind_our_back_is_seen(db: Database, column: str) -> None:
    history = told(db)
    db.write("DROP TRIGGER history_never_changes")
    db.write(f"UPDATE history SET {column} WHERE place = 2")
    assert history.first_broken(1) == 2


def test_an_entry_lost_behind_our_back_is_seen(db: Database) -> None:
    history = told(db)
    db.write("DROP TRIGGER history_stays")
    db.write("DELETE FROM history WHERE place = 2")
    assert history.first_broken(1) == 2


def test_deleted_words_are_gone_and_the_chain_holds(db: Database) -> None:
    history = told(db)
    history.delete_content(1, 2, DAY)
    entry = history.of_case(1)[1]
    assert (entry.happening.content, entry.salt, entry.deleted_on) == ({}, "", DAY)
    assert history.first_broken(1) is None
    assert history.append(1, note()).place == 4


def test_words_can_be_deleted_once(db: Database) -> None:
    history = told(db)
    history.delete_content(1, 2, DAY)
    with pytest.raises(NotAllowedError):
        history.delete_content(1, 2, DAY)


def test_only_an_entry_that_is_there_can_lose_its_words(db: Database) -> None:
    with pytest.raises(NotFoundError):
        HistoryStore(db).delete_content(1, 1, DAY)
