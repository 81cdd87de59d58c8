import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.services.bundle_service import BundleWish
from app.ui.bundle_dialog import BundleDialog
from app.ui.navigator import Navigator


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(plaint: Plaint, window: QWidget) -> BundleDialog:
    return BundleDialog(plaint, Navigator(), window)


@pytest.mark.parametrize(
    ("answers", "wish", "is_redacted"),
    [
        ({}, BundleWish("pdf"), False),
        ({"most_mb": "4,5 MB"}, BundleWish("pdf", 4.5), False),
        ({"kind": "zip", "copy": "redacted"}, BundleWish("zip"), True),
    ],
)
def test_what_is_wanted_is_told(
    qtbot: QtBot, dialog: BundleDialog, answers: dict[str, str], wish: BundleWish, *, is_redacted: bool
) -> None:
    dialog.form.set_values({"kind": "pdf", "copy": "whole", "most_mb": "", **answers})
    with qtbot.waitSignal(dialog.wished) as told:
        dialog.keep_button.click()
    assert told.args == [wish, is_redacted]


@pytest.mark.parametrize("answers", [{"most_mb": "large"}, {"most_mb": "0"}, {"most_mb": "5", "kind": "zip"}])
def test_what_cannot_be_had_is_said(qtbot: QtBot, dialog: BundleDialog, answers: dict[str, str]) -> None:
    dialog.form.set_values({"kind": "pdf", "copy": "whole", **answers})
    with qtbot.assertNotEmitted(dialog.wished):
        dialog.keep_button.click()
    assert dialog.summary.isVisibleTo(dialog)
