"""What was written is found, as it is now and no longer as it was."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.answers import Value
from app.domain.binned import BinKind
from app.domain.findings import Findings, Hit, SearchFilter
from app.domain.history import Happened
from app.domain.typed_search import typed_terms
from app.store.case_store import CaseStore
from app.store.content_store import ContentStore
from app.store.database import Database
from app.store.exhibit_store import ExhibitStore
from app.store.history_store import HistoryStore
from app.store.letter_store import LetterStore
from app.store.reply_store import ReplyStore
from app.store.search_index import SearchIndex
from tests.store.samples import (
    DAY,
    NOW,
    SENDING,
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

ON_ONE_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)


def look(db: Database, typed: str, only: SearchFilter | None = None, most: int = 50) -> Findings:
    return SearchIndex(db).find(typed, only or SearchFilter(), most)


def hits(db: Database, typed: str) -> list[Hit]:
    return list(look(db, typed).hits)


def found(db: Database, typed: str, only: SearchFilter | None = None) -> list[tuple[str, int]]:
    return [(hit.kind, hit.id) for hit in look(db, typed, only).hits]


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
    binned(db, BinKind.LETTER, begun.id)
    assert not found(db, "nobody")


def test_a_finished_letter_is_found_by_its_words(db: Database) -> None:
    stored_finished(db, "Dear members, the minutes are missing.")
    (hit,) = hits(db, "minutes")
    assert (hit.case_id, hit.kind, hit.id, hit.title, hit.state) == (1, "letter", 1, "Complaint", "finished")
    assert hit.snippet == "Dear members, the minutes are missing."
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["minutes"]


def test_a_hit_says_of_which_case_it_is(db: Database) -> None:
    stored_finished(db, "minutes")
    (hit,) = hits(db, "minutes")
    said = (hit.case_ref, hit.case_title, hit.organisation, hit.is_open)
    assert said == ("P-2026-0001", "No answer since May", "Ashdown Party", True)


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
    assert [hit.title for hit in hits(db, "marlow")] == ["Mx Marlow"]


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
    assert [hit.title for hit in hits(db, "rang")] == ["No answer since May"]


@pytest.mark.parametrize("typed", ["sian", "SIÂN", "o neill", "Ó Né", "don't", "don’t know", "wŷr"])
def test_accents_capitals_and_an_unfinished_last_word_do_not_matter(db: Database, typed: str) -> None:
    stored_finished(db, "Siân Ó Néill, wyr, don’t know")
    assert found(db, typed) == [("letter", 1)]


def test_all_words_must_be_there(db: Database) -> None:
    stored_finished(db, "alpha beta")
    assert found(db, "beta alpha")
    assert not found(db, "alpha gamma")


def test_what_stands_in_quotation_marks_stands_together(db: Database) -> None:
    stored_finished(db, "alpha beta gamma")
    assert found(db, '"alpha beta"') == found(db, "“beta gam") == [("letter", 1)]
    assert not found(db, '"alpha gamma"')


@pytest.mark.parametrize(
    "typed", ["IC-331907-K4M2", "ic 331907", "office@ashdown.example", "James's", "James’s", "Jame", "e-mail", "EMAIL"]
)
def test_references_addresses_hyphens_and_apostrophes_are_found_as_typed(db: Database, typed: str) -> None:
    stored_finished(db, "Your IC-331907-K4M2 from office@ashdown.example: James’s e-mail, an email.")
    assert found(db, typed) == [("letter", 1)]


@pytest.mark.parametrize("typed", ["", "  ", "— ? *", '"', "\0", "\ud800"])
def test_text_without_a_word_finds_nothing(db: Database, typed: str) -> None:
    stored_case(db)
    assert look(db, typed) == Findings()


@pytest.mark.parametrize(
    "typed", ['an "answer', "answer*", "answer) OR (x", "title: answer", "NEAR(answer)", "-answer", "x' OR 'x"]
)
def test_operators_are_only_characters(db: Database, typed: str) -> None:
    stored_finished(db, "Title: near answer or x, an answer")
    assert typed == "x' OR 'x" or ("letter", 1) in found(db, typed)


@ON_ONE_FILE
@given(st.text())
def test_any_typed_text_is_safe(db: Database, typed: str) -> None:
    look(db, typed)


@ON_ONE_FILE
@given(st.text(alphabet=st.sampled_from("abé'’-\"*():^+ NEAROTD{}")), st.text(alphabet="aé'’-b \u0301"))
def test_what_was_kept_is_found_by_its_own_words(db: Database, typed: str, kept: str) -> None:
    HistoryStore(db).append(stored_case(db).id, note(f"{kept} {typed}"))
    (newest,) = db.rows("SELECT max(case_id) AS id FROM searched")
    is_searched = bool(typed_terms(typed))
    assert any(hit.case_id == newest["id"] for hit in look(db, typed, most=9999).hits) == is_searched


def test_of_more_hits_than_are_asked_for_the_newest_come_first(db: Database) -> None:
    case = stored_case(db)
    for text in ("stamp stamp", "a stamp among other words", "yet another stamp among words"):
        ReplyStore(db).add(replace(reply(case.id), text=text))
    few = look(db, "stamp", most=2)
    assert ([hit.id for hit in few.hits], few.is_cut) == ([3, 2], True)
    assert not look(db, "stamp", most=3).is_cut


def test_of_hits_that_are_as_good_the_newest_day_comes_first(db: Database) -> None:
    case = stored_case(db)
    for days in (2, 0, 5):
        ReplyStore(db).add(replace(reply(case.id), text="stamp", received_on=DAY - timedelta(days=days)))
    assert [hit.id for hit in hits(db, "stamp")] == [2, 1, 3]


def test_what_is_about_the_words_comes_before_what_only_mentions_them(db: Database) -> None:
    case = stored_case(db)
    for number in range(30):
        ReplyStore(db).add(replace(reply(case.id), text=f"nothing of it {number}"))
    for text in ("stamp, stamp, stamp", "a stamp " + "among very many words " * 30):
        ReplyStore(db).add(replace(reply(case.id), text=text))
    assert [hit.id for hit in hits(db, "stamp")] == [31, 32]


def test_what_bears_the_words_in_its_title_comes_first(db: Database) -> None:
    case = stored_case(db)
    ExhibitStore(db).add(replace(exhibit(case.id), title="The stamp", dated=""))
    ReplyStore(db).add(replace(reply(case.id), text="stamp stamp stamp"))
    assert [hit.kind for hit in hits(db, "stamp")] == ["exhibit", "reply"]


def test_a_point_is_found_by_what_it_says_and_what_they_said(db: Database) -> None:
    letter = stored_sent(db)
    LetterStore(db).add_points([(letter.case_id, point(1, letter.id))])
    LetterStore(db).update_point(letter.case_id, replace(point(1, letter.id), their_words="We regret the stamp"))
    (hit,) = hits(db, "stamp")
    assert (hit.kind, hit.id, hit.title, hit.state, hit.on) == ("point", 1, "P1", "waiting", DAY)
    assert found(db, "P1") == found(db, "rule 4.2") == [("point", 1)]


def test_a_letter_bears_the_day_on_which_it_was_sent(db: Database) -> None:
    letter = stored_finished(db, "minutes")
    LetterStore(db).add_points([(letter.case_id, replace(point(1, letter.id), statement="minutes"))])
    assert {hit.on for hit in hits(db, "minutes")} == {DAY}
    sending = replace(SENDING, sent_on=DAY + timedelta(days=1))
    LetterStore(db).update(letter.mark_sent(sending))
    assert {hit.on for hit in hits(db, "minutes")} == {sending.sent_on}


def test_a_file_is_found_by_the_words_in_it(db: Database) -> None:
    index, file = SearchIndex(db), ContentStore(db).put(b"jpeg", "noticeboard.jpg")
    case = stored_case(db)
    ReplyStore(db).add(reply(case.id, file))
    assert index.unread_files(100) == [file]
    index.keep_words(file.sha256, "Meeting cancelled\nminutes.pdf")
    ExhibitStore(db).add(exhibit(case.id, "A", file))
    assert sorted(found(db, "minutes.pdf")) == [("exhibit", 1), ("reply", 1)]
    assert sorted(found(db, "noticeboard cancelled")) == [("exhibit", 1), ("reply", 1)]
    assert index.unread_files(100) == []


def test_a_file_of_an_exhibit_that_is_there_is_found_once_it_was_read(db: Database) -> None:
    file = ContentStore(db).put(b"jpeg", "noticeboard.jpg")
    ExhibitStore(db).add(exhibit(stored_case(db).id, "A", file))
    SearchIndex(db).keep_words(file.sha256, "Meeting cancelled")
    SearchIndex(db).keep_words(file.sha256, "read twice")
    assert (found(db, "cancelled"), found(db, "twice")) == ([("exhibit", 1)], [])


def test_a_large_file_is_not_asked_for(db: Database) -> None:
    ExhibitStore(db).add(exhibit(stored_case(db).id, "A", ContentStore(db).put(b"jpeg", "notice.jpg")))
    assert SearchIndex(db).unread_files(3) == []


def test_a_correction_of_a_note_is_found_beside_the_old_account(db: Database) -> None:
    case = stored_case(db)
    now: dict[str, Value] = {"on": "2026-11-19", "with": "Mx Marlow", "text": "rang at noon"}
    HistoryStore(db).append(case.id, note("rang at one"))
    content: dict[str, Value] = {"entry": 1, "reason": "Wrong", "was": {"text": "rang at one"}, "now": now}
    HistoryStore(db).append(case.id, replace(note(), kind=Happened.CORRECTED, content=content))
    other: dict[str, Value] = {"reply": 1, "reason": "Wrong", "was": {}, "now": {"received_on": "2026-11-19"}}
    HistoryStore(db).append(case.id, replace(note(), kind=Happened.CORRECTED, content=other))
    assert sorted(found(db, "rang")) == [("contact", 2), ("note", 1)]
    assert [hit.on for hit in hits(db, "noon")] == [date(2026, 11, 19)]


@pytest.fixture
def many(db: Database) -> Database:
    """A sent letter, a draft and a reply with one word in them, and a closed case with another organisation."""
    sent = stored_sent(db)
    LetterStore(db).add(replace(draft(sent.case_id), answers={"what": "please"}))
    ReplyStore(db).add(replace(reply(sent.case_id), text="please", received_on=DAY + timedelta(days=9)))
    other = stored_case(db)
    CaseStore(db).update(replace(other, organisation="Harbour", organisation_id="harbour", closed_on=DAY))
    ExhibitStore(db).add(replace(exhibit(other.id), title="please", dated=""))
    return db


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (SearchFilter(), ["exhibit", "letter", "letter", "reply"]),
        (SearchFilter(kinds=frozenset({"letter"})), ["letter", "letter"]),
        (SearchFilter(kinds=frozenset({"reply", "exhibit"})), ["exhibit", "reply"]),
        (SearchFilter(kinds=frozenset({"letter"}), is_sent=True), ["letter"]),
        (SearchFilter(kinds=frozenset({"note"})), []),
        (SearchFilter(organisation="HARBOUR"), ["exhibit"]),
        (SearchFilter(organisation="ashdown-party"), ["letter", "letter", "reply"]),
        (SearchFilter(is_open=True), ["letter", "letter", "reply"]),
        (SearchFilter(is_open=False), ["exhibit"]),
        (SearchFilter(since=DAY + timedelta(days=1)), ["reply"]),
        (SearchFilter(until=DAY + timedelta(days=1)), ["letter", "letter"]),
    ],
)
def test_a_search_is_narrowed(many: Database, only: SearchFilter, kinds: list[str]) -> None:
    assert sorted(kind for kind, _ in found(many, "please", only)) == kinds


def test_kinds_are_counted_whichever_are_wanted(many: Database) -> None:
    index, counts = SearchIndex(many), {"letter": 2, "reply": 1, "exhibit": 1}
    assert index.count("please", SearchFilter()) == counts
    assert index.count("please", SearchFilter(kinds=frozenset({"note"}))) == counts
    assert index.count("please", SearchFilter(is_sent=True)) == {**counts, "letter": 1}
    assert index.count("…", SearchFilter()) == {}


def test_organisations_are_those_of_cases_by_name(many: Database) -> None:
    assert SearchIndex(many).organisations() == ["Ashdown Party", "Harbour"]


def test_all_cases_with_the_words_are_told(many: Database) -> None:
    index = SearchIndex(many)
    assert (index.cases_with("please"), index.cases_with("ashdown"), index.cases_with("…")) == ({1, 2}, {1}, set())


def test_a_letter_comes_before_the_points_that_it_holds(db: Database) -> None:
    letter = stored_finished(db, "The minutes are missing, and many words besides are here.")
    LetterStore(db).add_points([(letter.case_id, replace(point(1, letter.id), statement="minutes"))])
    assert [kind for kind, _ in found(db, "minutes")] == ["letter", "point"]
