"""The outcome card is shown whole before it is saved."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.outcome_cards import card_toml
from app.ui.navigator import Navigator
from app.ui.outcome_dialog import FILE_NAME, OutcomeDialog
from tests.ui.page_checks import said, settle
from tests.ui.sample_cases import case_of, opened, sent

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    plaint = opened(tmp_path / "data")
    sent(plaint, case_of(plaint, "What Siân said"), date(2026, 9, 24), "My membership record")
    yield plaint
    plaint.close()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield window
    settle()


@pytest.fixture
def dialog(window: QWidget, plaint: Plaint) -> OutcomeDialog:
    dialog = OutcomeDialog(plaint, Navigator(), 1, window)
    dialog.open()
    settle()
    return dialog


def test_the_whole_card_is_shown_and_nothing_of_the_case(dialog: OutcomeDialog) -> None:
    shown = said(dialog)
    assert card_toml(dialog._card).strip() in shown
    assert "Siân" not in shown
    assert "membership record" not in shown


def test_it_says_who_might_still_recognise_the_matter(dialog: OutcomeDialog) -> None:
    assert "could recognise the matter" in said(dialog)


def test_a_name_is_proposed_that_says_nothing(dialog: OutcomeDialog) -> None:
    dialog.keep_button.click()
    (chooser,) = dialog.findChildren(QFileDialog)
    assert Path(chooser.selectedFiles()[0]).name == FILE_NAME
    chooser.reject()


def test_exactly_what_is_shown_is_saved(dialog: OutcomeDialog, plaint: Plaint, tmp_path: Path) -> None:
    card = dialog._card
    dialog.save_to(str(tmp_path / "card.toml"))
    assert (tmp_path / "card.toml").read_text(encoding="utf-8") == card_toml(card)
    assert plaint.outcomes.card(1).edition == 2


def test_a_disk_that_refuses_is_said_and_the_dialog_stays(dialog: OutcomeDialog, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    dialog.save_to(str(tmp_path / "file" / "card.toml"))
    settle()
    assert dialog.isVisible()
    assert "There is 1 problem" in said(dialog)


def test_closing_asks_nothing(dialog: OutcomeDialog) -> None:
    assert dialog.check() == ()
    dialog.focus_place(())
    dialog.cancel_button.click()
    assert not dialog.isVisible()
