"""Whether everything that was kept is found as it was kept; each change is made behind the triggers' back."""

import hashlib
from pathlib import Path

import pytest

from app.domain.answers import Value
from app.domain.history import Happened, Happening
from app.domain.letters import Letter, Origin
from app.store.content_store import ContentStore
from app.store.database import Database, open_database
from app.store.evidence_check import BrokenChain, EvidenceCheck, Named, UnprovenLetter
from app.store.exhibit_store import ExhibitStore
from app.store.history_store import HistoryStore
from app.store.letter_store import LetterStore
from app.store.reply_store import ReplyStore
from app.store.search_index import SearchIndex
from tests.store.damage import behind_our_back
from tests.store.samples import DAY, NOW, exhibit, note, reply, stored_case, stored_draft, stored_finished

PDF = hashlib.sha256(b"%PDF-1.7 page").hexdigest()


def finished(db: Database) -> Letter:
    """Keep a finished letter, and in the history with which files."""
    letter = stored_finished(db)
    files: dict[str, Value] = {file.name: file.sha256 for file in letter.files}
    told: dict[str, Value] = {"letter": letter.id, "title": letter.title, "files": files}
    HistoryStore(db).append(letter.case_id, Happening(Happened.FINISHED, DAY, NOW, told))
    return letter


@pytest.fixture
def filled(path: Path) -> Path:
    """A data file, closed: a case with a finished letter and two notes, and another case with one note."""
    with open_database(path) as db:
        letter = finished(db)
        history = HistoryStore(db)
        for words in ("first", "second"):
            history.append(letter.case_id, note(words))
        history.append(stored_case(db).id, note())
    return path


def histories(path: Path) -> list[object]:
    with open_database(path) as db:
        return list(EvidenceCheck(db).histories())


def test_what_nobody_changed_is_whole(filled: Path) -> None:
    with open_database(filled) as db:
        check = EvidenceCheck(db)
        assert not list(check.histories())
        assert not list(check.changed_files())
        assert check.unnamed() == (0, 0)
        assert check.entries == 4


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ('UPDATE history SET content = \'{"text":"other"}\' WHERE id = 3', 3),
        ("UPDATE history SET happened_on = '2026-01-01' WHERE id = 2", 2),
        ("UPDATE history SET kind = 'invented' WHERE id = 2", 2),
        ("UPDATE history SET salt = hash WHERE id = 2", 2),
        ("DELETE FROM history WHERE id = 2", 2),
        ("UPDATE history SET hash = previous WHERE id = 3", 3),
    ],
)
def test_a_changed_history_is_found_with_its_place(filled: Path, change: str, place: int) -> None:
    with behind_our_back(filled) as raw:
        raw.execute(change)
    assert BrokenChain("P-2026-0001", place) in histories(filled)


def test_the_other_case_is_whole_still(filled: Path) -> None:
    with behind_our_back(filled) as raw:
        raw.execute("DELETE FROM history WHERE id = 2")
    assert histories(filled) == [BrokenChain("P-2026-0001", 2)]


def test_a_note_that_was_deleted_openly_is_no_change(filled: Path) -> None:
    with open_database(filled) as db:
        HistoryStore(db).delete_content(1, 2, DAY)
    assert not histories(filled)


def test_a_letter_whose_files_were_exchanged_is_found_by_its_history(filled: Path) -> None:
    other = hashlib.sha256(b"PK word").hexdigest()
    with behind_our_back(filled) as raw:
        raw.execute("UPDATE letter_files SET sha256 = ?", (other,))
    assert histories(filled) == [UnprovenLetter("P-2026-0001", 1, "Complaint")]


def test_a_letter_that_no_history_tells_of_is_found(db: Database) -> None:
    letter = stored_finished(db)
    assert list(EvidenceCheck(db).histories()) == [UnprovenLetter("P-2026-0001", letter.id, "Complaint")]


def test_where_the_entry_was_deleted_openly_nothing_is_held_against_the_letter(filled: Path) -> None:
    with open_database(filled) as db:
        HistoryStore(db).delete_content(1, 1, DAY)
    assert not histories(filled)


def test_a_recorded_letter_has_the_one_file_that_its_history_names(filled: Path) -> None:
    with behind_our_back(filled) as raw:
        raw.execute("DELETE FROM letter_files WHERE place = 2")
        raw.execute("UPDATE letters SET origin = ?", (Origin.RECORDED.value,))
    with open_database(filled) as db:
        told: dict[str, Value] = {"letter": 1, "title": "Complaint", "file": PDF}
        HistoryStore(db).append(1, Happening(Happened.RECORDED, DAY, NOW, told))
    assert not histories(filled)


def test_a_noted_head_is_found_in_a_whole_history(filled: Path) -> None:
    with open_database(filled) as db:
        head = HistoryStore(db).of_case(1)[1].hash
        check = EvidenceCheck(db)
        assert not list(check.histories(heads=[head]))
        assert check.held == {head: ("P-2026-0001", 2)}


def test_a_noted_head_after_a_change_is_not_found(filled: Path) -> None:
    with open_database(filled) as db:
        head = HistoryStore(db).of_case(1)[2].hash
    with behind_our_back(filled) as raw:
        raw.execute("UPDATE history SET happened_on = '2026-01-01' WHERE id = 2")
    with open_database(filled) as db:
        check = EvidenceCheck(db)
        assert list(check.histories(heads=[head]))
        assert not check.held


def test_a_changed_byte_is_found(filled: Path) -> None:
    with behind_our_back(filled) as raw:
        raw.execute("UPDATE contents SET data = ? WHERE sha256 = ?", (b"%PDF-1.7 pagE", PDF))
    with open_database(filled) as db:
        assert list(EvidenceCheck(db).changed_files()) == [PDF]


def test_a_file_cut_short_is_found(filled: Path) -> None:
    with behind_our_back(filled) as raw:
        raw.execute("UPDATE contents SET data = x'' WHERE sha256 = ?", (PDF,))
    with open_database(filled) as db:
        assert list(EvidenceCheck(db).changed_files()) == [PDF]


def test_a_file_that_cannot_be_read_is_found(db: Database) -> None:
    ContentStore(db).put(b"bytes", "a.txt")
    check = EvidenceCheck(db)
    assert not check._is_whole(99, PDF, 5)  # there is no such row any more


def test_a_file_of_many_pieces_is_whole(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.evidence_check._PIECE", 7)
    ContentStore(db).put(bytes(range(256)) * 9, "a.bin")
    assert not list(EvidenceCheck(db).changed_files())


def test_a_damaged_file_is_named_by_what_it_belongs_to(db: Database) -> None:
    letter = finished(db)
    file = letter.files[0]
    ReplyStore(db).add(reply(1, file))
    ExhibitStore(db).add(exhibit(1, "B", file))
    draft = LetterStore(db).add(stored_draft(db))
    db.write("UPDATE letters SET answers = json_object('file', ?) WHERE id = ?", (f"a#{file.sha256}#3", draft.id))
    named = EvidenceCheck(db).named_by(file.sha256)
    assert {(each.kind, each.item) for each in named} == {
        ("letter", "1"), ("reply", "1"), ("exhibit", "B"), ("draft", str(draft.id)),
    }  # fmt: skip
    assert Named("P-2026-0001", "No answer since May", "exhibit", "B", "Photograph of the notice") in named


def test_a_proof_of_sending_names_its_file(filled: Path) -> None:
    with behind_our_back(filled) as raw:
        raw.execute("UPDATE letters SET state = 'sent', sent_on = finished_on, channel = 'post', address = ''")
        raw.execute("UPDATE letters SET received_latest = sent_on, received_earliest = sent_on, receipt_assumed = 0")
        raw.execute("UPDATE letters SET proof_name = 'p.pdf', proof_sha256 = ?", (PDF,))
    with open_database(filled) as db:
        assert {each.kind for each in EvidenceCheck(db).named_by(PDF)} == {"letter", "proof"}


def test_a_file_that_nothing_names_is_counted(db: Database) -> None:
    ContentStore(db).put(b"alone", "a.txt")
    assert EvidenceCheck(db).unnamed() == (1, 5)


def test_true_bytes_are_put_back_and_everything_else_stays(filled: Path) -> None:
    with open_database(filled) as db:
        ReplyStore(db).add(reply(1, ContentStore(db).put(b"%PDF-1.7 page", "r.pdf")))
        SearchIndex(db).keep_words(PDF, "page")
    with behind_our_back(filled) as raw:
        raw.execute("UPDATE contents SET data = x'00', size = 1 WHERE sha256 = ?", (PDF,))
    with open_database(filled) as db:
        check = EvidenceCheck(db)
        check.put_back(PDF, b"%PDF-1.7 page")
        assert not list(check.changed_files())
        assert not [*check.histories()]
        assert db.row("SELECT words FROM words_of_files") == {"words": "page"}
        assert not db.faults()


def test_other_bytes_are_never_put_in_their_place(db: Database) -> None:
    finished(db)
    with pytest.raises(ValueError, match="other bytes"):
        EvidenceCheck(db).put_back(PDF, b"something else")


def test_the_packs_of_written_letters_are_named_once(db: Database) -> None:
    finished(db)
    LetterStore(db).add(stored_draft(db))
    assert EvidenceCheck(db).packs() == [("uk-members", "1.0.0", "5e" * 32)]


def test_the_last_moment_is_that_of_the_newest_entry(filled: Path) -> None:
    with open_database(filled) as db:
        assert EvidenceCheck(db).last_moment() == NOW


def test_an_empty_file_has_no_last_moment(db: Database) -> None:
    assert EvidenceCheck(db).last_moment() is None


def test_what_there_is_is_counted(filled: Path) -> None:
    with open_database(filled) as db:
        figures = EvidenceCheck(db).figures()
    assert figures == {"cases": 2, "letters": 1, "replies": 0, "exhibits": 0, "files": 2, "bytes": 20}
