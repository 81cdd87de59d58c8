"""*How Plaint works*."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from app.paths import GUIDE
from app.ui.guide_dialog import GuideDialog
from tests.user_guide import Picture, steps


@pytest.fixture
def dialog(qtbot: QtBot) -> GuideDialog:
    made = GuideDialog()
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_shows_the_guide(dialog: GuideDialog) -> None:
    assert dialog.page.toPlainText().startswith("How Plaint works")
    assert "When a reply comes" in dialog.page.toPlainText()


def test_every_picture_of_it_is_there(dialog: GuideDialog) -> None:
    named = {step.name for step in steps() if isinstance(step, Picture)}
    assert named == {path.name for path in GUIDE.glob("*.png")}
    for name in named:
        assert dialog.page.loadResource(QTextDocument.ResourceType.ImageResource.value, name), name


def test_a_copy_without_it_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("app.ui.guide_dialog.GUIDE", tmp_path)
    dialog = GuideDialog()
    qtbot.addWidget(dialog)
    assert dialog.page.toPlainText().startswith("The guide did not come with this copy of Plaint.")
