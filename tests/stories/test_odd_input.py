"""What people do that nobody planned for, at the real window: odd files, scripts, lengths, disks and addresses."""

import io
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
)
from tests.stories.user import User

CONTROL = Qt.KeyboardModifier.ControlModifier
SCAN = bytes(range(256)) * 40
WHAT, WHOSE = "What is it?", "Its date"


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
    user.types(WHAT, "minutes of the June meeting")
    user.types(WHOSE, "4 June 2026")


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
