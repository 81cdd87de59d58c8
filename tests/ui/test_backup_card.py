"""The card of the settings about backups."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.ui.backup_card import BackupCard
from app.ui.navigator import Navigator
from app.ui.page_parts import Disclosure
from app.ui.tasks import TaskRunner
from tests.ui.page_checks import button, cut_words, markup_labels, nameless_stops, said, settle, shown


@pytest.fixture
def card(plaint: Plaint, qtbot: QtBot) -> Iterator[BackupCard]:
    holder = QWidget()
    qtbot.addWidget(holder)
    tasks = TaskRunner(holder)
    card = BackupCard(plaint, Navigator(holder), tasks, holder)
    shown(holder, QSize(700, 700))
    card.setGeometry(0, 0, 700, 700)
    yield card
    tasks.wait()
    holder.hide()


def test_before_the_first_one_it_says_when_that_will_be(card: BackupCard) -> None:
    assert "No backup yet" in said(card)
    assert card.findChildren(Disclosure) == []


def test_those_that_are_kept_are_listed_and_each_can_be_restored(
    card: BackupCard, plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    plaint.keeper.back_up()
    card.refresh()
    settle()
    assert "The last one is of 20 November 2026" in said(card)
    assert "backups" in said(card)
    card.findChildren(Disclosure)[0].toggle()
    wished: list[int] = []
    monkeypatch.setattr(card.restoring, "try_kept", wished.append)
    button(card, "Restore").click()
    assert wished == [1]


def test_why_the_last_one_was_not_made_is_said(card: BackupCard, plaint: Plaint) -> None:
    plaint.keeper.problem = UserError("There is too little room.", "Free some space.")
    card.refresh()
    settle()
    assert "There is too little room. Free some space." in said(card)


def test_all_of_it_can_be_read_and_reached(card: BackupCard, plaint: Plaint) -> None:
    plaint.keeper.back_up()
    card.refresh()
    card.refresh()
    card.findChildren(Disclosure)[0].toggle()
    settle()
    assert (cut_words(card), markup_labels(card), nameless_stops(card)) == ([], [], [])
