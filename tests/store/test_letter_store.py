"""Letters come back as they were kept, and the words of finished ones can't be changed."""

from dataclasses import replace
from datetime import date, timedelta, timezone

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.answers import Value
from app.domain.binned import BinKind
from app.domain.errors import NotAllowedError, NotFoundError, UserError
from app.domain.letters import Channel, Letter, LetterState, Origin, StoredFile
from app.domain.points import Verdict
from app.store.case_store import CaseStore
from app.store.content_store import ContentStore
from app.store.database import Database
from app.store.letter_store import LetterStore
from tests.store.samples import (
    DAY,
    NOW,
    SENDING,
    binned,
    draft,
    frozen,
    point,
    stored_case,
    stored_draft,
    stored_finished,
    stored_sent,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES: st.SearchStrategy[Value] = st.recursive(
    TEXTS | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
ANSWERS = st.dictionaries(TEXTS, VALUES, max_size=6)
ON_ONE_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


def test_a_draft_comes_back_as_it_was_kept(db: Database) -> None:
    kept = stored_draft(db)
    assert LetterStore(db).get(kept.id) == kept


@ON_ONE_FILE
@given(answers=ANSWERS, step=TEXTS, title=TEXTS)
def test_any_answers_come_back_as_they_were_typed(
    db: Database, answers: dict[str, Value], step: str, title: str
) -> None:
    letters = LetterStore(db)
    case_id = stored_case(db).id
    kept = letters.add(replace(draft(case_id), title=title))
    letters.update(kept.edit(answers, step, NOW))
    assert letters.get(kept.id) == replace(kept, answers=answers, step=step)


@ON_ONE_FILE
@given(text=TEXTS, names=st.lists(TEXTS, min_size=1, max_size=3), data=st.binary())
def test_any_words_and_files_are_frozen_as_they_are(db: Database, text: str, names: list[str], data: bytes) -> None:
    letters, contents = LetterStore(db), ContentStore(db)
    files = tuple(contents.put(data, name) for name in names)
    finished = stored_draft(db).finish(frozen(files, text), DAY)
    letters.update(finished)
    assert letters.get(finished.id) == finished
    assert [contents.get(file.sha256) for file in finished.files] == [data] * len(names)


def test_half_a_character_is_refused_and_the_draft_stays(db: Database) -> None:
    kept = stored_draft(db)
    with pytest.raises(UserError, match="half a character"):
        LetterStore(db).update(kept.edit({"a": "x\ud800"}, "", NOW))
    assert LetterStore(db).get(kept.id) == kept


def test_a_moment_is_kept_in_utc(db: Database) -> None:
    summer = NOW.astimezone(timezone(timedelta(hours=1)))
    kept = LetterStore(db).add(replace(draft(stored_case(db).id), edited_at=summer))
    assert LetterStore(db).get(kept.id).edited_at.isoformat() == NOW.isoformat()


def test_a_moment_without_a_zone_is_a_bug(db: Database) -> None:
    with pytest.raises(ValueError, match="time zone"):
        LetterStore(db).add(replace(draft(stored_case(db).id), edited_at=NOW.replace(tzinfo=None)))


def test_a_sent_letter_comes_back_with_its_sending_and_proof(db: Database) -> None:
    proof = ContentStore(db).put(b"receipt", "posting.jpg")
    sent = stored_finished(db).mark_sent(replace(SENDING, proof=proof))
    LetterStore(db).update(sent)
    assert LetterStore(db).get(sent.id) == sent


def test_a_recorded_letter_is_kept_in_one_go(db: Database) -> None:
    recorded = replace(
        draft(stored_case(db).id),
        state=LetterState.SENT,
        origin=Origin.RECORDED,
        finished_on=DAY,
        files=(ContentStore(db).put(b"scan", "letter.pdf"),),
        sending=SENDING,
    )
    kept = LetterStore(db).add(recorded)
    assert LetterStore(db).get(kept.id) == kept == replace(recorded, id=kept.id)


def test_letters_are_listed_by_case_and_by_state(db: Database) -> None:
    letters = LetterStore(db)
    begun, finished, sent = stored_draft(db), stored_finished(db), stored_sent(db)
    assert letters.of_case(finished.case_id) == [finished]
    assert letters.all_of([LetterState.DRAFT, LetterState.SENT]) == [begun, sent]
    assert letters.all_of([]) == []


CHANGES = {
    "case": {"case_id": 1},
    "template": {"template": draft().template.__class__("uk-members", "apology-request", "1.0.0")},
    "the pack's digest": {"template": replace(draft().template, digest="")},
    "title": {"title": "Another"},
    "edited_at": {"edited_at": NOW + timedelta(1)},
    "origin": {"origin": Origin.RECORDED},
    "answers": {"answers": {}},
    "step": {"step": "Elsewhere"},
    "finished_on": {"finished_on": date(2026, 1, 1)},
    "dated": {"dated": date(2026, 1, 1)},
    "reply_by": {"reply_by": None},
    "recipient": {"recipient": {}},
    "text": {"text": "Dear all"},
    "files": {"files": ()},
    "back to draft": {"state": LetterState.DRAFT, "finished_on": None},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nothing_of_a_finished_letter_can_be_changed(db: Database, change: dict[str, object]) -> None:
    stored_case(db)
    finished = stored_finished(db)
    with pytest.raises(NotAllowedError, match="kept as it is"):
        LetterStore(db).update(replace(finished, **change))  # type: ignore[arg-type] # any field may be meant
    assert LetterStore(db).get(finished.id) == finished


def test_a_sent_letter_can_not_be_unsent(db: Database) -> None:
    sent = stored_sent(db)
    with pytest.raises(NotAllowedError):
        LetterStore(db).update(replace(sent, state=LetterState.FINISHED, sending=None))


def test_the_account_of_a_sending_can_be_corrected(db: Database) -> None:
    corrected = stored_sent(db).correct_sending(replace(SENDING, channel=Channel.EMAIL, receipt_assumed=False))
    LetterStore(db).update(corrected)
    assert LetterStore(db).get(corrected.id) == corrected


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE letter_files SET name = 'x'",
        "DELETE FROM letter_files",
        "INSERT INTO letter_files SELECT letter_id, 9, name, sha256 FROM letter_files LIMIT 1",
        "DELETE FROM letters",
        "REPLACE INTO letters SELECT * FROM letters",
        "UPDATE letters SET text = text || '.'",
    ],
)
def test_no_statement_reaches_a_finished_letter(db: Database, sql: str) -> None:
    finished = stored_finished(db)
    with pytest.raises(NotAllowedError):
        db.write(sql)
    assert LetterStore(db).get(finished.id) == finished


def test_a_letter_can_not_be_finished_without_its_files(db: Database) -> None:
    kept = stored_draft(db)
    with pytest.raises(NotAllowedError, match="without its files"):
        LetterStore(db).update(kept.finish(frozen(()), DAY))


def test_a_letter_can_not_be_slipped_in_as_finished(db: Database) -> None:
    stored_draft(db)
    with pytest.raises(NotAllowedError):
        db.write(
            "INSERT INTO letters (case_id, pack, template, version, title, edited_at, state, origin, answers, step,"
            " finished_on, recipient, text) SELECT case_id, pack, template, version, title, edited_at, 'finished',"
            " origin, answers, step, '2026-11-20', recipient, text FROM letters"
        )


def test_a_file_that_is_not_kept_can_not_be_named(db: Database) -> None:
    stranger = StoredFile("x.pdf", "0" * 64, 3)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        LetterStore(db).update(stored_draft(db).finish(frozen((stranger,)), DAY))


def test_a_letter_takes_the_place_only_of_one_in_its_case(db: Database) -> None:
    old, other = stored_finished(db), stored_case(db)
    new = LetterStore(db).add(replace(draft(old.case_id), supersedes=old.id))
    assert LetterStore(db).get(new.id).supersedes == old.id
    with pytest.raises(Exception, match="FOREIGN KEY"):
        LetterStore(db).add(replace(draft(other.id), supersedes=old.id))


def test_a_finished_letter_can_not_be_deleted(db: Database) -> None:
    finished = stored_finished(db)
    with pytest.raises(NotAllowedError):
        db.write("DELETE FROM letters WHERE id = ?", (finished.id,))
    assert LetterStore(db).get(finished.id) == finished


def test_points_of_letters_in_the_bin_are_shown_only_when_asked_for(db: Database) -> None:
    finished, letters = stored_finished(db), LetterStore(db)
    letters.add_points([(finished.case_id, point(1))])
    binned(db, BinKind.LETTER, finished.id)
    assert letters.points_of_case(finished.case_id) == []
    assert letters.points_of_case(finished.case_id, with_binned=True) == [point(1)]


def test_what_is_no_letter_can_not_be_changed(db: Database) -> None:
    stored_case(db)
    with pytest.raises(NotFoundError):
        LetterStore(db).update(replace(draft(), id=5))


def test_points_come_back_by_number(db: Database) -> None:
    letters, sent = LetterStore(db), stored_sent(db)
    letters.add_points([(sent.case_id, point(2)), (sent.case_id, point(1))])
    assert letters.points_of_case(sent.case_id) == [point(1), point(2)]
    assert letters.highest_point_number(sent.case_id) == 2
    assert letters.highest_point_number(99) == 0


def settled() -> dict[str, object]:
    words = {"their_words": "We will", "still_wanted": "The date", "i_had_said": "Nobody answered"}
    return {"verdict": Verdict.PROMISED, "promised_by": DAY, **words}


def test_what_became_of_a_point_is_kept(db: Database) -> None:
    letters, sent = LetterStore(db), stored_sent(db)
    letters.add_points([(sent.case_id, point(1))])
    changed = replace(point(1), **settled())  # type: ignore[arg-type] # several fields at once
    letters.update_point(sent.case_id, changed)
    assert letters.points_of_case(sent.case_id) == [changed]


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_can_be_kept(db: Database, verdict: Verdict) -> None:
    letters, sent = LetterStore(db), stored_sent(db)
    letters.add_points([(sent.case_id, replace(point(1), verdict=verdict))])
    assert letters.points_of_case(sent.case_id)[0].verdict is verdict


@pytest.mark.parametrize("channel", Channel)
def test_every_way_of_sending_can_be_kept(db: Database, channel: Channel) -> None:
    sent = stored_finished(db).mark_sent(replace(SENDING, channel=channel))
    LetterStore(db).update(sent)
    assert LetterStore(db).get(sent.id) == sent


@pytest.mark.parametrize(
    "change",
    [{"statement": "Else"}, {"remedy": ""}, {"rule": ""}, {"exhibits": ()}],
    ids=lambda change: next(iter(change)),
)
def test_what_a_sent_letter_stated_stays(db: Database, change: dict[str, object]) -> None:
    letters, sent = LetterStore(db), stored_sent(db)
    letters.add_points([(sent.case_id, point(1))])
    with pytest.raises(NotAllowedError, match="stated"):
        letters.update_point(sent.case_id, replace(point(1), **change))  # type: ignore[arg-type] # any field


def test_the_point_of_an_unsent_letter_can_move_to_the_one_that_takes_its_place(db: Database) -> None:
    letters, old = LetterStore(db), stored_finished(db)
    letters.add_points([(old.case_id, point(1, old.id))])
    new = letters.add(replace(draft(old.case_id), supersedes=old.id))
    moved = replace(point(1, new.id), statement="Nobody answered at all")
    letters.update_point(old.case_id, moved)
    assert letters.points_of_case(old.case_id) == [moved]


@pytest.mark.parametrize("sql", ["DELETE FROM points", "UPDATE points SET number = 8"])
def test_a_point_keeps_its_number_for_good(db: Database, sql: str) -> None:
    letters, finished = LetterStore(db), stored_finished(db)
    letters.add_points([(finished.case_id, point(1))])
    with pytest.raises(NotAllowedError):
        db.write(sql)


def test_a_number_is_not_given_twice_and_then_none_of_the_points_is_kept(db: Database) -> None:
    letters, sent = LetterStore(db), stored_sent(db)
    with pytest.raises(Exception, match="UNIQUE"):
        letters.add_points([(sent.case_id, point(1)), (sent.case_id, point(1))])
    assert letters.points_of_case(sent.case_id) == []


def test_only_a_kept_point_can_be_changed(db: Database) -> None:
    with pytest.raises(NotFoundError, match="P4"):
        LetterStore(db).update_point(1, point(4))


def test_hundreds_of_letters_are_read_with_two_statements(db: Database) -> None:
    letters = LetterStore(db)
    case_id = stored_case(db).id
    with db.transaction():
        begun: list[Letter] = [letters.add(draft(case_id)) for _ in range(300)]
    seen: list[str] = []
    db._connection.trace_v2(apsw.SQLITE_TRACE_STMT, lambda event: seen.append(event["sql"]))
    assert letters.of_case(case_id) == begun
    assert len(seen) == 2


def test_letters_of_open_cases_are_read_together(db: Database) -> None:
    first, other, closed = stored_draft(db), stored_draft(db), stored_draft(db)
    second = LetterStore(db).add(draft(first.case_id))
    cases = CaseStore(db)
    cases.update(cases.get(closed.case_id).close(DAY))
    assert LetterStore(db).of_open_cases() == {first.case_id: [first, second], other.case_id: [other]}
