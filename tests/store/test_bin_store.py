"""The bin in the data file: nothing of it is seen, all of it comes back, and what goes for good leaves no rest."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.binned import BinKind
from app.domain.errors import NotAllowedError, NotFoundError
from app.domain.findings import SearchFilter
from app.domain.history import Happened
from app.store.bin_store import BinStore
from app.store.case_store import CaseStore
from app.store.content_store import ContentStore
from app.store.database import Database, open_database
from app.store.exhibit_store import ExhibitStore
from app.store.history_store import HistoryStore
from app.store.letter_store import LetterStore
from app.store.reply_store import ReplyStore
from app.store.search_index import SearchIndex
from tests.store.make_old_file import fill
from tests.store.samples import (
    DAY,
    NOW,
    binned,
    draft,
    exhibit,
    note,
    point,
    reply,
    stored_case,
    stored_draft,
    stored_finished,
    stored_sent,
)

ALL = (BinKind.CASE, BinKind.LETTER, BinKind.REPLY, BinKind.EXHIBIT, BinKind.ENTRY)
TABLES = ("cases", "letters", "points", "replies", "exhibits", "history", "searched", "search")


def store(db: Database) -> BinStore:
    return BinStore(db, ContentStore(db))


def state(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that stands in the file, in an order of its own."""
    SearchIndex(db).refresh()
    rows = {table: db.plain_rows(f"SELECT * FROM {table}") for table in TABLES if table != "searched"}
    rows["search"] = db.plain_rows("SELECT title, body FROM search")
    rows["searched"] = db.plain_rows("SELECT case_id, kind, item_id, day FROM searched")
    return {table: sorted(found, key=repr) for table, found in rows.items()}


def seen(db: Database) -> list[object]:
    """Return what stores show of the first case."""
    letters = LetterStore(db)
    found = SearchIndex(db).find("nobody", SearchFilter(), 99).hits
    return [
        CaseStore(db).all(),
        letters.of_case(1),
        letters.points_of_case(1),
        ReplyStore(db).of_case(1),
        ExhibitStore(db).of_case(1),
        [entry for entry in HistoryStore(db).of_case(1) if entry.deleted_on is None],
        letters.of_open_cases(),
        ReplyStore(db).of_open_cases(),
        letters.points_of_open_cases(),
        [(hit.kind, hit.id) for hit in found],
    ]


@pytest.fixture
def full(db: Database) -> Database:
    """A file with one of everything; what it has in the bin comes back first."""
    fill(db)
    store(db).restore(1)
    return db


@pytest.mark.parametrize("kind", ALL)
def test_what_comes_back_is_as_it_was(full: Database, kind: BinKind) -> None:
    before = state(full)
    store(full).restore(binned(full, kind, 2 if kind is BinKind.ENTRY else 1).id)
    assert state(full) == before


def test_nothing_of_a_case_in_the_bin_is_seen(full: Database) -> None:
    binned(full, BinKind.CASE, 1)
    assert seen(full) == [[], [], [], [], [], [], {}, {}, {}, []]


def test_a_letter_takes_its_points_exhibits_and_history_with_it(full: Database) -> None:
    HistoryStore(full).append(1, replace(note(), content={"letter": 1, "text": "finished"}))
    binned(full, BinKind.LETTER, 1)
    letters = LetterStore(full)
    told = [entry.place for entry in HistoryStore(full).of_case(1) if entry.deleted_on is None]
    assert [letter.id for letter in letters.of_case(1)] == [2]
    assert (letters.points_of_case(1), ExhibitStore(full).of_case(1), told) == ([], [], [2])


def test_exhibits_that_another_letter_names_stay_with_it(full: Database) -> None:
    letter = LetterStore(full).get(1)
    one = replace(binned(full, BinKind.ENTRY, 2), kind=BinKind.LETTER, item_id=letter.id)
    store(full).put(one, {"A"})
    assert [each.label for each in ExhibitStore(full).of_case(1)] == ["A"]


def test_a_reply_takes_what_was_told_of_it_with_it(full: Database) -> None:
    HistoryStore(full).append(1, replace(note(), content={"reply": 1, "text": "it came"}))
    binned(full, BinKind.REPLY, 1)
    assert [entry.deleted_on for entry in HistoryStore(full).of_case(1)] == [DAY, None, DAY]


def test_what_is_in_the_bin_says_nothing_while_the_chain_holds(full: Database) -> None:
    binned(full, BinKind.ENTRY, 2)
    entry = HistoryStore(full).of_case(1)[1]
    assert (entry.happening.content, entry.salt, entry.deleted_on) == ({}, "", DAY)
    assert HistoryStore(full).first_broken(1) is None


def test_what_was_changed_in_the_bin_breaks_the_chain(full: Database) -> None:
    binned(full, BinKind.ENTRY, 2)
    full.write("DROP TRIGGER history_never_changes")
    full.write('UPDATE history SET content = \'{"text":"Nobody rang"}\' WHERE place = 2')
    assert HistoryStore(full).first_broken(1) == 2


@pytest.mark.parametrize(("kind", "item"), [(kind, 9) for kind in ALL] + [(BinKind.ENTRY, 1)])
def test_what_is_not_there_is_not_deleted(full: Database, kind: BinKind, item: int) -> None:
    with pytest.raises(NotFoundError):
        binned(full, kind, item)
    assert store(full).all() == []


def test_nothing_is_deleted_twice(full: Database) -> None:
    binned(full, BinKind.REPLY, 1)
    with pytest.raises(NotFoundError):
        binned(full, BinKind.REPLY, 1)


def test_the_last_deleted_is_listed_first(full: Database) -> None:
    first, second = binned(full, BinKind.REPLY, 1), binned(full, BinKind.CASE, 1)
    assert [each.id for each in store(full).all()] == [second.id, first.id]
    assert [each.is_case_binned for each in store(full).all()] == [True, True]


def test_what_is_not_in_the_bin_is_said(db: Database) -> None:
    with pytest.raises(NotFoundError, match="no 4 in the bin"):
        store(db).get(4)


def test_a_draft_goes_for_good(db: Database) -> None:
    begun = stored_draft(db)
    store(db).forget(binned(db, BinKind.LETTER, begun.id).id, DAY)
    assert db.rows("SELECT id FROM letters") == []


def test_the_number_of_a_deleted_draft_is_not_used_again(db: Database) -> None:
    store(db).forget(binned(db, BinKind.LETTER, stored_draft(db).id).id, DAY)
    assert stored_draft(db).id == 2


def test_a_sent_letter_leaves_its_days_and_the_hashes_of_its_files(db: Database) -> None:
    sent = stored_sent(db)
    HistoryStore(db).append(1, replace(note(), kind=Happened.FINISHED, content={"letter": 1, "title": "x"}))
    store(db).forget(binned(db, BinKind.LETTER, sent.id).id, DAY)
    (entry,) = HistoryStore(db).of_case(1)
    (row,) = db.rows("SELECT title, answers, text, recipient, address, sent_on, gone_on FROM letters")
    assert sorted(entry.left) == sorted(file.sha256 for file in sent.files)
    assert tuple(row.values()) == ("", "{}", "", "{}", "", DAY.isoformat(), DAY.isoformat())
    assert db.rows("SELECT 1 FROM contents") == []


def test_what_is_left_of_a_letter_can_not_be_changed(db: Database) -> None:
    store(db).forget(binned(db, BinKind.LETTER, stored_sent(db).id).id, DAY)
    with pytest.raises(NotAllowedError):
        db.write("UPDATE letters SET text = 'I said more'")


def test_a_letter_that_was_not_sent_leaves_no_hash(db: Database) -> None:
    finished = stored_finished(db)
    HistoryStore(db).append(1, replace(note(), kind=Happened.FINISHED, content={"letter": 1}))
    store(db).forget(binned(db, BinKind.LETTER, finished.id).id, DAY)
    assert HistoryStore(db).of_case(1)[0].left == ()


def test_replies_and_letters_that_refer_to_a_deleted_one_stay(full: Database) -> None:
    store(full).forget(binned(full, BinKind.LETTER, 1).id, DAY)
    assert [each.supersedes for each in LetterStore(full).of_case(1)] == [1]
    assert [each.letter_id for each in ReplyStore(full).of_case(1)] == [1]
    assert full.faults() == []


def test_a_draft_that_another_would_replace_goes_without_it(db: Database) -> None:
    old = stored_draft(db)
    new = LetterStore(db).add(replace(draft(old.case_id), supersedes=old.id))
    store(db).forget(binned(db, BinKind.LETTER, old.id).id, DAY)
    assert LetterStore(db).get(new.id).supersedes is None


def test_numbers_and_labels_are_given_once_also_when_what_had_them_is_gone(db: Database) -> None:
    sent, exhibits = stored_sent(db), ExhibitStore(db)
    LetterStore(db).add_points([(1, point(1)), (1, point(2))])
    kept = exhibits.add(exhibit(1, "A"))
    store(db).forget(binned(db, BinKind.LETTER, sent.id).id, DAY)
    store(db).forget(binned(db, BinKind.EXHIBIT, kept.id).id, DAY)
    assert (LetterStore(db).highest_point_number(1), exhibits.given(1)) == (2, 1)
    assert (LetterStore(db).highest_point_number(5), exhibits.given(5)) == (0, 0)


def test_bytes_go_with_the_last_that_names_them(db: Database) -> None:
    case_id, contents, exhibits = stored_case(db).id, ContentStore(db), ExhibitStore(db)
    file = contents.put(b"photograph", "a.jpg")
    first, second = exhibits.add(exhibit(case_id, "A", file)), exhibits.add(exhibit(case_id, "B", file))
    store(db).forget(binned(db, BinKind.EXHIBIT, first.id).id, DAY)
    assert contents.get(file.sha256) == b"photograph"
    store(db).forget(binned(db, BinKind.EXHIBIT, second.id).id, DAY)
    with pytest.raises(NotFoundError):
        contents.get(file.sha256)


def test_bytes_that_only_a_draft_names_go_with_it(db: Database) -> None:
    begun, file = stored_draft(db), ContentStore(db).put(b"photograph", "a.jpg")
    LetterStore(db).update(begun.edit({"exhibits": [{"file": f"a.jpg#{file.sha256}#10"}]}, "", NOW))
    store(db).forget(binned(db, BinKind.LETTER, begun.id).id, DAY)
    assert db.rows("SELECT 1 FROM contents") == []


def test_a_case_goes_for_good_with_all_that_was_deleted_in_it_before(full: Database) -> None:
    binned(full, BinKind.REPLY, 1)
    store(full).forget(binned(full, BinKind.CASE, 1).id, DAY)
    left = [full.rows(f"SELECT 1 FROM {table}") for table in ("bin", "points", "replies", "exhibits", "contents")]
    assert left == [[], [], [], [], []]
    (case,) = full.rows("SELECT ref, title, organisation, for_whom, gone_on FROM cases")
    assert tuple(case.values()) == ("P-2026-0001", "", "", None, DAY.isoformat())
    assert (full.faults(), CaseStore(full).all(), full.rows("SELECT 1 FROM searched")) == ([], [], [])


def test_the_chain_of_a_case_that_is_gone_is_whole(full: Database) -> None:
    store(full).forget(binned(full, BinKind.CASE, 1).id, DAY)
    assert HistoryStore(full).first_broken(1) is None
    assert [entry.deleted_on for entry in HistoryStore(full).of_case(1)] == [DAY, DAY]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM replies",
        "DELETE FROM points",
        "DELETE FROM exhibits",
        "DELETE FROM letter_files",
        "UPDATE letters SET gone_on = '2026-11-20', text = ''",
        "UPDATE history SET left_hashes = '[1]'",
    ],
)
def test_nothing_goes_for_good_that_is_not_in_the_bin(full: Database, sql: str) -> None:
    with pytest.raises(NotAllowedError):
        full.write(sql)


def test_the_last_known_day_is_that_of_the_last_entry(db: Database) -> None:
    assert store(db).latest_known_day() is None
    stored_case(db)
    HistoryStore(db).append(1, note())
    assert store(db).latest_known_day() == NOW.date()


WORDS = [f"{name}{number}" for name in ("walrus", "okapi", "zebra") for number in range(40)]


def _put_much(db: Database, choose: random.Random) -> None:
    """Fill a case with words that can be searched for, in an order and of sizes that move rows about."""
    letters = LetterStore(db)

    def long(word: str) -> str:
        return " ".join([word] * choose.randrange(1, 300))

    for place, word in enumerate(WORDS):
        match place % 4:
            case 0:
                begun = letters.add(draft(1))
                letters.update(begun.edit({"what": long(word)}, "", NOW))
                letters.update(begun.edit({"what": word}, "", NOW))
            case 1:
                ReplyStore(db).add(replace(reply(1), text=long(word)))
            case 2:
                HistoryStore(db).append(1, note(long(word)))
            case _:
                file = ContentStore(db).put(long(word).encode(), f"{word}.txt")
                SearchIndex(db).keep_words(file.sha256, long(word))
                ExhibitStore(db).add(replace(exhibit(1, "A" * (place // 4 + 1), file), title=word))


@pytest.mark.parametrize("seed", range(1))
def test_no_word_of_what_is_gone_is_left_in_the_file_or_its_log(path: Path, seed: int) -> None:
    choose = random.Random(seed)
    with open_database(path) as db:
        stored_case(db)
        stays = stored_case(db).id
        _put_much(db, choose)
        for each in range(60):
            HistoryStore(db).append(stays, note(f"this stays {each} " * choose.randrange(1, 60)))
        SearchIndex(db).refresh()
        store(db).forget(binned(db, BinKind.CASE, 1).id, DAY)
        SearchIndex(db).wipe_words()
        store(db).wipe_rests()
        assert _found(path) == []
    assert _found(path) == []


def test_no_word_is_left_in_an_index_of_one_piece(path: Path) -> None:
    with open_database(path) as db:
        stored_case(db)
        stored_case(db)
        _put_much(db, random.Random(4))
        HistoryStore(db).append(2, note("this stays"))
        SearchIndex(db).refresh()
        db.write("INSERT INTO search (search) VALUES ('optimize')")
        store(db).forget(binned(db, BinKind.CASE, 1).id, DAY)
        SearchIndex(db).wipe_words()
        store(db).wipe_rests()
        assert [hit.kind for hit in SearchIndex(db).find("stays", SearchFilter(), 9).hits] == ["note"]
    assert _found(path) == []


def _found(path: Path) -> list[str]:
    data = b"".join(file.read_bytes() for file in path.parent.glob("plaint.db*"))
    return [word for word in WORDS if word.encode() in data]


def test_the_words_that_are_looked_for_were_there(path: Path) -> None:
    """The test above could not fail if its words never came into the file."""
    with open_database(path) as db:
        stored_case(db)
        _put_much(db, random.Random(0))
    assert _found(path) == WORDS
