"""What was just deleted can be brought back at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.binned import Binned
from app.ui.navigator import Navigator
from app.ui.undo_toast import UndoToast
from tests.ui.ear import Ear
from tests.ui.page_checks import settle
from tests.ui.sample_cases import case_of, drafted, opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    plaint = opened(tmp_path / "data")
    yield plaint
    plaint.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window


@pytest.fixture
def toast(window: QWidget, plaint: Plaint) -> UndoToast:
    return UndoToast(plaint, Navigator(window), window)


def _delete(plaint: Plaint, toast: UndoToast) -> Binned:
    binned = plaint.bin.put_letter(drafted(plaint, case_of(plaint, "Fence")).id)
    toast.show_deleted(binned)
    settle()
    return binned


def test_it_says_what_was_deleted_at_the_foot_of_the_window(plaint: Plaint, toast: UndoToast) -> None:
    _delete(plaint, toast)
    assert toast.words.text() == "Deleted: Subject access request. It is in the bin for thirty days."
    assert 500 < toast.geometry().bottom() < 600
    toast._window.resize(700, 400)
    settle()
    assert 300 < toast.geometry().bottom() < 400


def test_undo_brings_it_back(qtbot: QtBot, plaint: Plaint, toast: UndoToast) -> None:
    binned = _delete(plaint, toast)
    with qtbot.waitSignal(toast._to.changed):
        toast.undo_button.click()
    assert plaint.letters.writing(binned.item_id).letter.id == binned.item_id
    assert (plaint.bin.all(), toast.isVisible()) == ([], False)


def test_what_is_gone_for_good_meanwhile_is_said(qtbot: QtBot, plaint: Plaint, toast: UndoToast) -> None:
    _delete(plaint, toast)
    plaint.bin.empty()
    with qtbot.waitSignal(toast._to.refused):
        toast.undo_button.click()


def test_it_goes_by_itself_but_not_under_the_keyboard(qtbot: QtBot, plaint: Plaint, toast: UndoToast) -> None:
    _delete(plaint, toast)
    toast._window.activateWindow()
    toast.undo_button.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    toast._pause.timeout.emit()
    stays = toast.isVisible()
    toast.undo_button.clearFocus()
    toast._pause.timeout.emit()
    assert (stays, toast.isVisible()) == (True, False)


def test_it_is_said_what_was_deleted(plaint: Plaint, toast: UndoToast, ear: Ear) -> None:
    _delete(plaint, toast)
    assert ear.heard == ["Deleted: Subject access request. It is in the bin for thirty days."]
