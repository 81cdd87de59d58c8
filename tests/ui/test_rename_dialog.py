from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.navigator import Navigator
from app.ui.rename_dialog import RenameDialog
from tests.ui.sample_cases import case_of, opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_case_takes_its_new_title_and_keeps_its_reference(qtbot: QtBot, tmp_path: Path) -> None:
    plaint, window = opened(tmp_path / "data"), QWidget()
    qtbot.addWidget(window)
    case = case_of(plaint, "Motion")
    dialog = RenameDialog(plaint, Navigator(), case.id, case.title, window)
    shown = dialog.form.text("title")
    dialog.form.set_values({"title": "Motion taken off the agenda"})
    dialog.keep_button.click()
    renamed = plaint.cases.find(case.ref)
    plaint.close()
    assert (shown, renamed.title) == ("Motion", "Motion taken off the agenda")
