"""What people do that nobody planned for, at the real window: odd files, scripts, lengths, disks and addresses."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.domain.letters import Letter
from app.services.recording_service import MOST_BYTES
from app.ui.file_editor import DropBox, FileEditor
from tests.stories.test_first_letter import (
    MONDAY,
    chooses_the_letter,
    says_what_happened,
    says_what_should_follow,
    says_who_writes_to_whom,
    writes_a_complaint,
)
from tests.stories.user import User

CONTROL = Qt.KeyboardModifier.ControlModifier
SCAN = bytes(range(256)) * 40
TYPED = "Siân Ŵyr Llŷn Ḃéal Ġaelaċ"
PASTED = "דוד כהן السلام عليكم 😀👩‍👩‍👧"
LONG = f"Dywedodd {PASTED} wrth Ṡeán: “{{{{ 7*7 }}}} ❤️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿”."
LINES = tuple(f"{number} Heol Ŷ {PASTED}" for number in range(2, 16))


def pastes(user: User, label: str, words: str) -> None:
    """Paste from the clipboard where the keyboard is after typing nothing into a field."""
    user.types(label, "")
    QApplication.clipboard().setText(words)
    user.hits(Qt.Key.Key_V, with_=CONTROL)


def opens_the_evidence(user: User) -> None:
    user.opens(MONDAY)
    chooses_the_letter(user)
    says_who_writes_to_whom(user)
    says_what_happened(user)
    user.presses("Back")
    user.presses("Add a piece of evidence")
    user.types("What is it?", "minutes of the June meeting")
    user.types("Its date", "4 June 2026")


def file_field(user: User) -> FileEditor:
    return next(field for field in user.window.findChildren(FileEditor) if field.isVisible())


def drops(user: User, *paths: Path) -> None:
    """Drag files over the box and let go of them."""
    box = file_field(user).findChild(DropBox)
    assert isinstance(box, DropBox)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, button, none)
    QApplication.sendEvent(box, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(box, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, none))


@contextmanager
def a_full_disk() -> Iterator[None]:
    """Let nothing that this process writes reach a file; the system itself refuses, as it does on a full disk."""
    resource = pytest.importorskip("resource")  # Windows has no such limit
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def chooses_a_recipient(user: User, name: str) -> None:
    """Begin a complaint and pick its recipient from the list by part of the name."""
    user.hits(Qt.Key.Key_1, with_=CONTROL)
    chooses_the_letter(user)
    user.types("Your name", "Siân Pritchard")
    user.types("Your address", "14 Weir Cottages")
    user.types("Your e-mail address", "sian.pritchard@example.org")
    user.presses("Continue")
    user.types("Who you are writing to", name)
    user.hits(Qt.Key.Key_Return)


def goes_on_to_the_end(user: User) -> None:
    user.presses("Continue")
    says_what_happened(user)
    says_what_should_follow(user)


def finishes(user: User) -> Letter:
    user.presses("Finish this letter")
    user.sees("Your letter is finished")
    return user.plaint.cases.all()[0].letters[0]


def word_text(user: User, letter: Letter) -> str:
    """Return all the words of the kept Word file, tables included."""
    file = letter.file(".docx")
    assert file is not None
    return "".join(Document(io.BytesIO(user.plaint.letters.file_bytes(file))).element.body.itertext())


@pytest.mark.parametrize("way", ["chosen", "dropped"])
def test_evidence_gets_its_letter_and_keeps_its_exact_bytes(user: User, tmp_path: Path, way: str) -> None:
    scan = tmp_path / "minutes é.pdf"
    scan.write_bytes(SCAN)
    opens_the_evidence(user)
    if way == "dropped":
        drops(user, scan)
    else:
        file_field(user).take(scan)
    user.sees("minutes é.pdf (10.2 KB), kept in Plaint")
    user.presses("Continue")
    says_what_should_follow(user)
    letter = finishes(user)
    (exhibit,) = user.plaint.cases.all()[0].exhibits
    assert (exhibit.label, exhibit.title) == ("A", "minutes of the June meeting")
    assert exhibit.file is not None
    assert user.plaint.letters.file_bytes(exhibit.file) == SCAN
    assert "minutes of the June meeting" in word_text(user, letter)
    assert any(line.split()[:1] == ["A"] or "Exhibit A" in line for line in letter.text.splitlines())


@pytest.mark.parametrize(("size", "said"), [(0, "is empty"), (MOST_BYTES + 1, "is larger than 100 MB")])
def test_a_file_that_cannot_be_kept_is_refused_and_no_word_is_lost(
    user: User, tmp_path: Path, size: int, said: str
) -> None:
    odd = tmp_path / "odd.pdf"
    with odd.open("wb") as file:
        file.truncate(size)
    opens_the_evidence(user)
    drops(user, odd)
    user.sees(f"“odd.pdf” {said}")
    user.sees("No file yet. Choose one, or drop it here.")
    user.presses("Continue")
    user.presses("Back")
    user.sees("minutes of the June meeting")
    user.sees("4 Jun 2026")


def test_of_several_files_dropped_together_none_is_taken_in_silence(user: User, tmp_path: Path) -> None:
    scans = [tmp_path / name for name in ("page 1.png", "page 2.png")]
    for scan in scans:
        scan.write_bytes(SCAN)
    opens_the_evidence(user)
    drops(user, *scans)
    user.sees("Drop one file at a time; each has its own entry.")
    drops(user, scans[1])
    user.sees("page 2.png (10.2 KB), kept in Plaint")
    assert user.does_not_see("Drop one file at a time")


def test_every_script_comes_out_the_same_in_the_kept_letter(user: User) -> None:
    user.opens(MONDAY)
    chooses_the_letter(user)
    user.types("Your name", TYPED)
    pastes(user, "Your name", PASTED)
    user.types("Your address", f"{TYPED} {PASTED}\n")
    pastes(user, "Your address", "\n".join(LINES))
    user.types("Your e-mail address", "odd@example.org")
    user.presses("Continue")
    user.presses("Another organisation")
    user.types("Name", PASTED)
    user.types("E-mail address", "complaints@harbour-party.example")
    user.presses("Continue")
    says_what_happened(user)
    user.presses("Back")
    user.presses("Back")
    pastes(user, "What was wrong", f"\n\n{LONG}")
    user.presses("Continue")
    user.presses("Continue")
    says_what_should_follow(user)
    letter = finishes(user)
    for text in (letter.text, word_text(user, letter)):
        missing = [words for words in (f"{TYPED}{PASTED}", f"{TYPED} {PASTED}", *LINES, LONG) if words not in text]
        assert not missing


def test_far_too_many_characters_are_told_and_kept(user: User) -> None:
    words = "twenty ab " * 2040
    user.opens(MONDAY)
    chooses_the_letter(user)
    says_who_writes_to_whom(user)
    pastes(user, "What is it about, in a few words?", words)
    user.sees("You have 20,310 characters too many")
    user.presses("Continue")
    user.sees("Shorten this by 20,310 characters")
    user.closes()
    user.opens(MONDAY)
    user.presses("Carry on writing")
    user.sees(words)
    user.clears("What is it about, in a few words?")
    user.types("What is it about, in a few words?", "short")
    assert user.does_not_see("too many")


def test_an_organisation_of_ones_own_is_written_to(user: User) -> None:
    user.opens(MONDAY)
    user.hits(Qt.Key.Key_4, with_=CONTROL)
    user.presses("Add an organisation")
    user.types("Name", "Plaid y Môr ישר")
    user.presses("Party")
    user.types("E-mail address", "cwynion@mor.example")
    user.types("Postal address", "1 Y Cei\nAberffraw")
    user.presses("Add it")
    user.sees("You added this organisation yourself.")
    chooses_a_recipient(user, "Môr ישר")
    user.sees("cwynion@mor.example")
    goes_on_to_the_end(user)
    assert "1 Y Cei" in finishes(user).text


def test_a_corrected_address_stands_in_a_new_letter(user: User) -> None:
    user.opens(MONDAY)
    user.hits(Qt.Key.Key_4, with_=CONTROL)
    user.types("Search organisations", "Liberal Democrats")
    user.hits(Qt.Key.Key_Return)
    user.presses("Correct my copy: For complaints")
    user.clears("E-mail address")
    user.types("E-mail address", "corrected@party.example")
    user.presses("Keep my copy")
    user.sees("You changed your own copy of this.")
    chooses_a_recipient(user, "Liberal Democrats")
    user.sees("corrected@party.example")
    assert user.does_not_see("standardsofficer")
    goes_on_to_the_end(user)
    assert finishes(user).recipient["email"] == "corrected@party.example"


def test_a_folder_that_cannot_be_written_is_said_calmly_and_another_is_offered(user: User, tmp_path: Path) -> None:
    blocked = tmp_path / "letters"
    blocked.write_bytes(b"a file where the folder was")
    writes_a_complaint(user)
    user.plaint.settings.save(user.plaint.settings.load().changed("letters_folder", str(blocked)))
    letter = finishes(user)
    user.presses("Save to a folder")
    user.sees("could not be saved: a file stands where the folder should be.")
    user.presses("Close")
    assert all(user.plaint.letters.file_bytes(file) for file in letter.files)
    assert blocked.read_bytes() == b"a file where the folder was"
    user.sees("Save to a folder")
    user.sees("Another folder")


def test_what_is_typed_while_the_disk_is_full_stays_and_is_saved_later(user: User) -> None:
    user.opens(MONDAY)
    chooses_the_letter(user)
    with a_full_disk():
        user.types("Your name", "Siân Pritchard")
        user.sees("What you wrote is not saved yet. It stays here.")
        user.types("Your name", " the Second")
        user.sees("Siân Pritchard the Second")
    user.presses("Try again")
    user.sees("Saved at")
    assert user.does_not_see("not saved yet")
    user.closes()
    user.opens(MONDAY)
    user.presses("Carry on writing")
    user.sees("Siân Pritchard the Second")


def test_another_letter_of_the_same_name_in_the_folder_is_not_taken_for_this_one(user: User, tmp_path: Path) -> None:
    writes_a_complaint(user)
    user.plaint.settings.save(user.plaint.settings.load().changed("letters_folder", str(tmp_path)))
    (pdf,) = (file for file in finishes(user).files if file.name.endswith(".pdf"))
    (tmp_path / pdf.name).write_bytes(b"an older letter")
    user.presses("Save to a folder")
    user.sees(f"Saved in {tmp_path}.")
    assert (tmp_path / pdf.name).read_bytes() == b"an older letter"
    (beside,) = tmp_path.glob("* (2).pdf")
    assert beside.read_bytes() == user.plaint.letters.file_bytes(pdf)
