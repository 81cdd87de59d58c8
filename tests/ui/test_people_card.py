"""The card about other people at this computer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.navigator import Navigator
from app.ui.people_card import PeopleCard
from tests.builders import opened
from tests.ui.page_checks import button, cut_words, markup_labels, nameless_stops, said, settle, shown


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as found:
        yield found


@pytest.fixture
def card(plaint: Plaint, qtbot: QtBot) -> Iterator[PeopleCard]:
    holder = QWidget()
    qtbot.addWidget(holder)
    card = PeopleCard(plaint, Navigator(holder), holder)
    shown(holder, QSize(700, 300))
    card.setGeometry(0, 0, 700, 300)
    settle()
    yield card
    holder.hide()


def test_alone_it_offers_to_add_somebody(card: PeopleCard) -> None:
    assert "Does somebody else use this computer account?" in said(card)
    assert button(card, "Add somebody")
    assert [*nameless_stops(card), *cut_words(card), *markup_labels(card)] == []


def test_the_first_time_both_are_asked_for_their_names(card: PeopleCard, plaint: Plaint) -> None:
    dialog = card.ask()
    dialog.form.set_values({"own": "Ffion", "other": "Gethin"})
    dialog.keep_button.click()
    card.refresh()
    assert "who is there: Ffion, Gethin" in said(card)


def test_later_only_the_new_name_is_asked_for(card: PeopleCard, plaint: Plaint) -> None:
    plaint.people.add("Ffion", "Gethin")
    dialog = card.ask()
    dialog.form.set_values({"other": "Siân"})
    dialog.keep_button.click()
    assert [person.name for person in plaint.people.all()] == ["Ffion", "Gethin", "Siân"]


def test_a_name_that_is_taken_is_refused_in_the_dialog(card: PeopleCard, plaint: Plaint) -> None:
    plaint.people.add("Ffion", "Gethin")
    dialog = card.ask()
    dialog.form.set_values({"other": "ffion"})
    dialog.keep_button.click()
    assert dialog.isVisible()
    assert len(plaint.people.all()) == 2
