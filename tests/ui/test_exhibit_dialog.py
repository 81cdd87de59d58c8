import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.services.letter_service import file_reference
from app.ui.exhibit_dialog import ExhibitDialog
from app.ui.navigator import Navigator
from tests.ui.sample_cases import case_of


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(plaint: Plaint, window: QWidget) -> ExhibitDialog:
    return ExhibitDialog(plaint, Navigator(), case_of(plaint, "Minutes").id, window)


def test_evidence_is_kept_with_its_day(plaint: Plaint, dialog: ExhibitDialog) -> None:
    dialog.form.set_values({"title": "The minutes", "dated": "2026-06-03"})
    dialog.file.set_value(file_reference(plaint.recording.keep_file("minutes.pdf", b"%PDF")))
    dialog.keep_button.click()
    exhibit = plaint.cases.view(1).exhibits[0]
    assert (exhibit.label, exhibit.title, exhibit.dated) == ("A", "The minutes", "2026-06-03")


def test_title_and_file_are_asked_for(plaint: Plaint, dialog: ExhibitDialog) -> None:
    assert [path for path, _ in dialog.check()] == [("title",), ("file",)]
    dialog.keep_button.click()
    assert plaint.cases.view(1).exhibits == ()


def test_a_problem_leads_to_its_field(dialog: ExhibitDialog) -> None:
    dialog.focus_place(("file",))
    dialog.focus_place(("title",))
    assert set(dialog.answers()) == {"title", "dated", "file"}
