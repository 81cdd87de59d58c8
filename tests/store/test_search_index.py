"""What was written is found, as it is now and no longer as it was."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.history import Happened
from app.store.case_store import CaseStore
from app.store.content_store import ContentStore
from app.store.database import Database
from app.store.exhibit_store import ExhibitStore
from app.store.history_store import HistoryStore
from app.store.letter_store import LetterStore
from app.store.reply_store import ReplyStore
from app.store.search_index import Hit, SearchIndex, match_expression
from tests.store.samples import DAY, NOW, exhibit, note, reply, stored_case, stored_draft, stored_finished

ON_ONE_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)


def found(db: Database, text: str) -> list[tuple[str, int]]:
    return [(hit.kind, hit.id) for hit in SearchIndex(db).find(text)]


def test_a_case_is_found_by_title_reference_and_organisation(db: Database) -> None:
    stored_case(db)
    assert found(db, "answer") == found(db, "P-2026-0001") == found(db, "ashdown") == [("case", 1)]


def test_a_renamed_case_is_found_by_its_new_name_only(db: Database) -> None:
    CaseStore(db).update(replace(stored_case(db), title="Lost donation"))
    assert (found(db, "donation"), found(db, "May")) == ([("case", 1)], [])


def test_a_draft_is_found_by_its_answers_as_they_are_now(db: Database) -> None:
    begun = stored_draft(db)
    assert found(db, "nobody answered") == [("letter", 1)]
    LetterStore(db).update(begun.edit({"what": ["Somebody", {"who": "rang"}]}, "", NOW))
    assert (found(db, "rang"), found(db, "nobody")) == ([("letter", 1)], [])


def test_a_deleted_draft_is_not_found(db: Database) -> None:
    begun = stored_draft(db)
    assert found(db, "nobody")
    LetterStore(db).delete_draft(begun.id)
    assert not found(db, "nobody")


def test_a_finished_letter_is_found_by_its_words(db: Database) -> None:
    stored_finished(db, "Dear members, the minutes are missing.")
    assert SearchIndex(db).find("minutes") == [
        Hit(1, "letter", 1, "Complaint", "Dear members, the minutes are missing.")
    ]


def test_a_deleted_word_leaves_no_trace_in_the_file(db: Database) -> None:
    begun = stored_draft(db)
    LetterStore(db).update(begun.edit({"what": "Quillon"}, "", NOW))
    assert found(db, "Quillon")
    LetterStore(db).update(begun.edit({"what": "Nothing"}, "", NOW))
    SearchIndex(db).refresh()
    db.write("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"uillon" not in db.path.read_bytes()


def test_a_reply_is_found_by_its_words_and_their_reference(db: Database) -> None:
    kept = ReplyStore(db).add(reply(stored_case(db).id))
    ReplyStore(db).update(replace(kept, their_ref="LP/77"))
    assert found(db, "thank you") == found(db, "lp/77") == [("reply", 1)]


def test_a_note_and_a_call_are_found_by_their_place(db: Database) -> None:
    history, case_id = HistoryStore(db), stored_case(db).id
    history.append(case_id, replace(note(), kind=Happened.OPENED, content={"title": "rang"}))
    history.append(case_id, note("She rang twice"))
    call = replace(note(), kind=Happened.CONTACT, content={"with": "Mx Marlow", "text": "rang off"})
    history.append(case_id, call)
    assert sorted(found(db, "rang")) == [("contact", 3), ("note", 2)]
    assert [hit.title for hit in SearchIndex(db).find("marlow")] == ["Mx Marlow"]


def test_deleted_words_of_a_note_are_not_found(db: Database) -> None:
    HistoryStore(db).append(stored_case(db).id, note("She rang"))
    HistoryStore(db).delete_content(1, 1, DAY)
    assert not found(db, "rang")


def test_an_exhibit_is_found_by_its_title_and_file_name(db: Database) -> None:
    file = ContentStore(db).put(b"jpeg", "noticeboard.jpg")
    ExhibitStore(db).add(replace(exhibit(stored_case(db).id), file=file))
    assert found(db, "photograph") == found(db, "noticeboard") == [("exhibit", 1)]
    db.write("UPDATE exhibits SET title = 'Drawing'")
    assert found(db, "drawing")


def test_what_has_no_title_bears_that_of_its_case(db: Database) -> None:
    HistoryStore(db).append(stored_case(db).id, note("She rang"))
    assert SearchIndex(db).find("rang") == [Hit(1, "note", 1, "No answer since May", "She rang")]


@pytest.mark.parametrize("typed", ["sian", "SIÂN", "o neill", "Ó Né", "don't", "don’t know", "wŷr"])
def test_accents_capitals_and_an_unfinished_last_word_do_not_matter(db: Database, typed: str) -> None:
    stored_finished(db, "Siân Ó Néill, wyr, don’t know")
    assert found(db, typed) == [("letter", 1)]


def test_all_words_must_be_there(db: Database) -> None:
    stored_finished(db, "alpha beta")
    assert found(db, "beta alpha")
    assert not found(db, "alpha gamma")


def test_the_number_of_hits_is_limited(db: Database) -> None:
    for number in range(3):
        HistoryStore(db).append(stored_case(db).id, note(f"call {number}"))
    assert len(SearchIndex(db).find("call", limit=2)) == 2


@pytest.mark.parametrize("typed", ["", "  ", "— ? *", '"', "\0", "\ud800"])
def test_text_without_a_word_finds_nothing(db: Database, typed: str) -> None:
    stored_case(db)
    assert match_expression(typed) == ""
    assert found(db, typed) == []


@pytest.mark.parametrize(
    "typed", ['an "answer', "answer*", "answer) OR (x", "title: answer", "NEAR(answer)", "-answer"]
)
def test_operators_are_only_characters(db: Database, typed: str) -> None:
    stored_finished(db, "Title: near answer or x, an answer")
    assert ("letter", 1) in found(db, typed)


@ON_ONE_FILE
@given(st.text())
def test_any_typed_text_is_safe(db: Database, typed: str) -> None:
    SearchIndex(db).find(typed)


def test_of_more_hits_than_are_asked_for_the_newest_come_first(db: Database) -> None:
    case = stored_case(db)
    for text in ("stamp stamp", "a stamp among other words", "yet another stamp among words"):
        ReplyStore(db).add(replace(reply(case.id), text=text))
    assert [hit.id for hit in SearchIndex(db).find("stamp", limit=2)] == [3, 2]
    assert [hit.id for hit in SearchIndex(db).find("stamp", limit=3)] == [1, 2, 3]


def test_of_a_few_hits_the_best_comes_first(db: Database) -> None:
    case = stored_case(db)
    for text in ("stamp", "one stamp among many words that say nothing of it", "stamp stamp"):
        ReplyStore(db).add(replace(reply(case.id), text=text))
    assert [hit.id for hit in SearchIndex(db).find("stamp")] == [3, 1, 2]
