from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.letters import Channel, Letter
from app.services.recording_service import WrittenElsewhere
from app.services.sending_account import SendingAccount
from app.ui.navigator import Navigator
from app.ui.points_dialog import PointsAsker, PointsDialog
from tests.ui.sample_cases import case_of, sent

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def letter(plaint: Plaint) -> Letter:
    return sent(plaint, case_of(plaint, "Fence"), date(2026, 11, 11))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_a_pasted_list_becomes_the_letters_points(plaint: Plaint, letter: Letter, window: QWidget) -> None:
    before = len(plaint.cases.view(letter.case_id).points)
    dialog = PointsDialog(plaint, Navigator(), letter, window)
    dialog.form.set_values({"points": "(a) The fee\nof March.\n(b) The fence."})
    dialog.keep_button.click()
    points = plaint.cases.view(letter.case_id).points[before:]
    assert [(point.statement, point.letter_id) for point in points] == [
        ("The fee of March.", letter.id), ("The fence.", letter.id),
    ]  # fmt: skip


def test_there_must_be_a_point(plaint: Plaint, letter: Letter, window: QWidget) -> None:
    before = len(plaint.cases.view(letter.case_id).points)
    PointsAsker(plaint, Navigator(), window).ask(letter)
    (dialog,) = window.findChildren(PointsDialog)
    dialog.form.set_values({"points": " \n"})
    dialog.keep_button.click()
    assert dialog.isVisible()
    assert len(plaint.cases.view(letter.case_id).points) == before


def test_points_that_the_letter_lists_stand_there_to_be_confirmed(plaint: Plaint, window: QWidget) -> None:
    case = case_of(plaint, "Hedge")
    account = SendingAccount(date(2026, 11, 2), Channel.EMAIL)
    data = b"Dear all,\n\n1. The fee.\n2. The fence.\n"
    written = WrittenElsewhere(plaint.packs.template("party-complaint"), "old.txt", data, account)
    dialog = PointsDialog(plaint, Navigator(), plaint.recording.record(case, written), window)
    assert dialog.form.text("points") == "The fee.\nThe fence."
    assert not dialog.is_changed()
