from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.letters import Letter
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
