"""What is to be deleted is chosen, and a finished letter needs the reference."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.delete_dialog import DeleteDialog
from app.ui.navigator import Navigator
from tests.ui.page_checks import settle
from tests.ui.sample_cases import case_of, drafted, opened, replied, sent

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    plaint = opened(tmp_path / "data")
    case = case_of(plaint, "Fence repair charge")
    sent(plaint, case, date(2026, 11, 2))
    drafted(plaint, case)
    replied(plaint, case, date(2026, 11, 18))
    plaint.cases.note(case.id, "They rang")
    plaint.exhibits.add(case.id, "A photograph", "a.txt", b"photograph")
    yield plaint
    plaint.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(window: QWidget, plaint: Plaint) -> DeleteDialog:
    dialog = DeleteDialog(plaint, Navigator(window), 1, window)
    dialog.open()
    settle()
    return dialog


def _choose(dialog: DeleteDialog, words: str) -> None:
    place = next(at for at in range(dialog.which.count()) if words in dialog.which.itemText(at))
    dialog.which.setCurrentIndex(place)
    dialog.which.activated.emit(place)


def test_everything_of_the_case_can_be_chosen_and_the_case_is_last(dialog: DeleteDialog) -> None:
    assert [dialog.which.itemText(place) for place in range(dialog.which.count())] == [
        "The note of Fri 20 Nov 2026",
        "The reply of Wed 18 Nov 2026",
        "Exhibit A: A photograph",
        "The letter “Subject access request”",
        "The draft of “Subject access request”",
        "The whole case",
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("note", "entry"), ("reply", "reply"), ("Exhibit", "exhibit"), ("draft", "letter"), ("whole", "case")],
)
def test_what_is_chosen_goes_to_the_bin(plaint: Plaint, dialog: DeleteDialog, words: str, kind: str) -> None:
    _choose(dialog, words)
    dialog.keep_button.click()
    assert [each.kind.value for each in plaint.bin.all()] == [kind]


def test_only_a_finished_letter_asks_for_the_reference(dialog: DeleteDialog) -> None:
    asks = dialog.reference.isVisible()
    _choose(dialog, "The letter")
    assert (asks, dialog.reference.isVisible()) == (False, True)


def test_a_finished_letter_stays_until_the_reference_is_typed(plaint: Plaint, dialog: DeleteDialog) -> None:
    _choose(dialog, "The letter")
    dialog.keep_button.click()
    stayed = (dialog.isVisible(), plaint.bin.all())
    dialog.reference.set_values({"reference": "P-2026-0001"})
    dialog.keep_button.click()
    assert (stayed, len(plaint.bin.all())) == ((True, []), 1)


def test_after_the_whole_case_the_list_of_cases_is_shown(qtbot: QtBot, dialog: DeleteDialog) -> None:
    _choose(dialog, "whole")
    with qtbot.waitSignals([dialog._to.cases_wanted, dialog._to.deleted, dialog._to.changed]):
        dialog.keep_button.click()


def test_a_problem_leads_to_the_reference(dialog: DeleteDialog) -> None:
    _choose(dialog, "The letter")
    dialog.focus_place(())
    focused = dialog.focusWidget()
    assert focused is not None
    assert dialog.reference.isAncestorOf(focused)


def test_what_is_asked_for_is_chosen_already(window: QWidget, plaint: Plaint) -> None:
    assert "whole" in DeleteDialog(plaint, Navigator(window), 1, window, "case").which.currentText()
