"""What is said of each thing that is not as it was kept, and what a backup gives back."""

import hashlib
from dataclasses import dataclass
from datetime import date

import pytest

from app.bootstrap import Plaint
from app.domain.ailments import Ailment
from app.domain.errors import UserError
from app.domain.letters import Letter
from app.domain.progress import tell_nobody
from app.services.evidence_health import EvidenceHealth
from app.services.reply_service import Arrival
from app.store.evidence_check import EvidenceCheck
from tests.builders import a_case, a_sent_letter


@dataclass(frozen=True)
class Backups:
    """Backups that have one file, or none."""

    whole: bytes | None = None

    @property
    def has_any(self) -> bool:
        return self.whole is not None

    def newest(self) -> str:
        return "The newest backup is that of today." if self.whole else ""

    def bytes_of(self, _sha256: str) -> bytes | None:
        return self.whole


NONE = Backups()


def look(plaint: Plaint, backups: Backups = NONE, *, mends: bool = False, heads: tuple[str, ...] = ()) -> list[Ailment]:
    health = EvidenceHealth(EvidenceCheck(plaint.records.database), backups)
    return list(health.look(tell_nobody, mends=mends, heads=heads))


def damage(plaint: Plaint, sql: str, *values: str) -> None:
    """Change rows as somebody would who first takes the triggers away."""
    database = plaint.records.database
    names = [row["name"] for row in database.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")]
    for name in names:
        database.write(f"DROP TRIGGER IF EXISTS {name}")
    database.write("PRAGMA ignore_check_constraints = ON")
    database.write("PRAGMA foreign_keys = OFF")
    database.write(sql, values)


def spoil(plaint: Plaint, sha256: str) -> None:
    damage(plaint, "UPDATE contents SET data = zeroblob(size) WHERE sha256 = ?", sha256)


@pytest.fixture
def letter(plaint: Plaint) -> Letter:
    return a_sent_letter(plaint)


def test_nothing_is_said_where_all_is_as_it_was(plaint: Plaint, letter: Letter) -> None:
    assert not look(plaint)


def test_a_damaged_letter_is_named_with_its_case_and_title(plaint: Plaint, letter: Letter) -> None:
    spoil(plaint, letter.files[0].sha256)
    (found,) = look(plaint)
    assert (found.code, found.case, found.item) == ("file-changed", "P-2026-0001", f"letter:{letter.id}")
    assert found.message.startswith("P-2026-0001 (A mailing list): the letter “Complaint to your party” is no longer")


def test_its_neighbours_are_reachable(plaint: Plaint, letter: Letter) -> None:
    spoil(plaint, letter.files[0].sha256)
    assert plaint.letters.file_bytes(letter.files[1])
    assert plaint.cases.view(letter.case_id).letters == (letter,)


def test_a_damaged_reply_is_named_by_its_day(plaint: Plaint, letter: Letter) -> None:
    reply = plaint.replies.add(letter.case_id, Arrival(date(2026, 11, 20), data=b"Thank you.", name="reply.txt"))
    assert reply.file
    spoil(plaint, reply.file.sha256)
    (found,) = look(plaint)
    assert "the file of the reply of 20 November 2026 is damaged" in found.message


def test_a_damaged_exhibit_is_named_by_its_label_and_title(plaint: Plaint) -> None:
    case = a_case(plaint)
    exhibit = plaint.exhibits.add(case.id, "The notice", "notice.txt", b"a notice")
    assert exhibit.file
    spoil(plaint, exhibit.file.sha256)
    (found,) = look(plaint)
    assert "exhibit A, “The notice”, is damaged" in found.message
    assert found.hint.startswith("Everything else is whole.")


def test_a_damaged_file_that_nothing_names_is_told_of(plaint: Plaint) -> None:
    file = plaint.records.contents.put(b"alone", "a.txt")
    spoil(plaint, file.sha256)
    assert [(each.code, each.case) for each in look(plaint)] == [("file-changed", ""), ("files-unused", "")]


def test_a_file_of_no_use_any_more_is_a_warning(plaint: Plaint) -> None:
    plaint.records.contents.put(b"alone", "a.txt")
    (found,) = look(plaint)
    assert (found.severity, found.message[-7:]) == ("warning", "0.0 MB.")


def test_a_backup_that_has_it_is_named_as_the_way(plaint: Plaint, letter: Letter) -> None:
    file = letter.files[0]
    whole = plaint.records.contents.get(file.sha256)
    spoil(plaint, file.sha256)
    (found,) = look(plaint, Backups(whole))
    assert (found.can_be_mended, found.mended) == (True, "")


def test_its_exact_bytes_are_taken_from_a_backup(plaint: Plaint, letter: Letter) -> None:
    file = letter.files[0]
    whole = plaint.records.contents.get(file.sha256)
    spoil(plaint, file.sha256)
    (found,) = look(plaint, Backups(whole), mends=True)
    assert found.mended == "Its exact bytes were taken from a backup."
    assert plaint.records.contents.get(file.sha256) == whole


def test_what_the_disk_refuses_is_not_called_mended(
    plaint: Plaint, letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise UserError("The disk is full.")

    spoil(plaint, letter.files[0].sha256)
    monkeypatch.setattr(EvidenceCheck, "put_back", refuse)
    (found,) = look(plaint, Backups(b""), mends=True)
    assert not found.mended


def test_a_changed_history_is_named_with_its_case(plaint: Plaint, letter: Letter) -> None:
    damage(plaint, "UPDATE history SET content = '{}' WHERE place = 2")
    found = next(each for each in look(plaint) if each.code == "history-changed")
    assert (found.case, found.item) == ("P-2026-0001", "history:2")


def test_a_letter_with_other_files_than_its_history_says_is_named(plaint: Plaint, letter: Letter) -> None:
    other = plaint.records.contents.put(b"%PDF other", "b.pdf")
    damage(plaint, "UPDATE letter_files SET sha256 = ? WHERE place = 1", other.sha256)
    found = next(each for each in look(plaint) if each.code == "letter-unproven")
    assert "“Complaint to your party”" in found.message


def test_a_noted_head_that_is_here_raises_nothing(plaint: Plaint, letter: Letter) -> None:
    assert not look(plaint, heads=(plaint.records.history.of_case(letter.case_id)[0].hash,))


def test_a_noted_head_that_no_history_has_is_told_of(plaint: Plaint, letter: Letter) -> None:
    (found,) = look(plaint, heads=(hashlib.sha256(b"").hexdigest(),))
    assert (found.code, found.severity) == ("head-not-found", "error")


def test_a_damaged_proof_and_a_file_of_a_draft_are_named(plaint: Plaint, letter: Letter) -> None:
    proof = plaint.records.contents.put(b"receipt", "receipt.txt")
    damage(plaint, "UPDATE letters SET proof_name = 'receipt.txt', proof_sha256 = ?", proof.sha256)
    spoil(plaint, proof.sha256)
    assert any("the proof of sending of “Complaint to your party”" in each.message for each in look(plaint))


def test_what_a_rescue_put_in_the_place_of_something_lost_is_named(plaint: Plaint, letter: Letter) -> None:
    damage(plaint, "UPDATE letters SET pack = 'rescued', title = 'A letter that was rescued'")
    damage(plaint, "UPDATE cases SET ref = 'RESCUED-1'")
    case, stand_in = [each for each in look(plaint, Backups(b"whole")) if each.code == "stand-in"]
    assert case.message.startswith("RESCUED-1 (A mailing list) stands in the place of a case that was lost;")
    assert "the letter “A letter that was rescued” stands in the place of one" in stand_in.message
    assert (stand_in.case, stand_in.item, stand_in.severity) == ("RESCUED-1", f"letter:{letter.id}", "warning")
    assert stand_in.hint.endswith("Delete it if you need nothing of it. The newest backup is that of today.")
