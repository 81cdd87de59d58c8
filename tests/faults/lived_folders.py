"""A data folder with a finished letter and a draft: made, and found whole again after a fault; and what a page says."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.interview_page import InterviewPage
from app.ui.labels import WrappedLabel
from tests.builders import a_case, a_draft, a_finished_letter, opened


def lived_in(data: Path) -> None:
    """Make a data folder with a finished letter and a draft."""
    with opened(data) as plaint:
        case = a_case(plaint)
        a_finished_letter(plaint, case)
        a_draft(plaint, case)


def assert_whole(data: Path) -> None:
    """Find both letters, the bytes of the finished one, and nothing wrong in the file."""
    with opened(data) as plaint:
        (view,) = plaint.cases.all()
        assert [letter.state for letter in view.letters] == ["finished", "draft"]
        assert all(plaint.letters.file_bytes(file) for file in view.letters[0].files)
        assert plaint.records.database.faults() == []


def told(page: QWidget) -> str:
    """Return all that a page says."""
    return "\n".join(label.text() for label in page.findChildren(WrappedLabel) if label.isVisible())


def subject_of(plaint: Plaint, letter_id: int) -> str:
    """Return the subject that is kept of a draft."""
    return str(plaint.letters.writing(letter_id).letter.answers["subject"])


def types_until_told(page: InterviewPage, qtbot: QtBot, words: str, complaint: str) -> None:
    """Type while nothing can be saved, and wait until the page says why."""
    QTest.keyClicks(page.focusWidget(), words)
    qtbot.waitUntil(lambda: complaint in told(page), timeout=5000)
    assert "What you wrote is not saved yet. It stays here." in told(page)
