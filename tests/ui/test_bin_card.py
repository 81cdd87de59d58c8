"""The bin in the settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui import bin_card
from app.ui.bin_card import BinCard
from app.ui.buttons import LinkButton
from app.ui.case_sections import EntryRow
from app.ui.navigator import Navigator
from tests.ui.page_checks import button, settle
from tests.ui.sample_cases import case_of, drafted, opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    plaint = opened(tmp_path / "data")
    yield plaint
    plaint.close()


@pytest.fixture
def card(qtbot: QtBot, plaint: Plaint) -> BinCard:
    card = BinCard(plaint, Navigator())
    card._to.setParent(card)
    card._to.changed.connect(card.refresh)
    qtbot.addWidget(card)
    card.show()
    return card


def _fill(plaint: Plaint, card: BinCard, *titles: str) -> None:
    for title in titles:
        plaint.bin.put_letter(drafted(plaint, case_of(plaint, title)).id)
    card.refresh()
    settle()


def _rows(card: BinCard) -> int:
    return sum(row.isVisible() for row in card.findChildren(EntryRow))


def _answer(card: BinCard, words: str) -> None:
    box = card.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    button(box, words).click()
    settle()


def test_an_empty_bin_says_so(card: BinCard) -> None:
    assert card._words.text().endswith("The bin is empty.")
    assert not card.empty_button.isVisible()


def test_what_is_in_it_comes_back(plaint: Plaint, card: BinCard) -> None:
    _fill(plaint, card, "Fence")
    button(card, "Restore").click()
    settle()
    assert (plaint.bin.all(), _rows(card)) == ([], 0)


def test_one_thing_goes_for_good_after_a_question(plaint: Plaint, card: BinCard) -> None:
    _fill(plaint, card, "Fence")
    button(card, "Delete for good").click()
    _answer(card, "Keep it")
    kept = len(plaint.bin.all())
    card.ask_to_forget(plaint.bin.all()[0])
    _answer(card, "Delete for good")
    assert (kept, plaint.bin.all()) == (1, [])


def test_all_goes_for_good_after_a_question(plaint: Plaint, card: BinCard) -> None:
    _fill(plaint, card, "Fence", "Hedge")
    card.empty_button.click()
    _answer(card, "Delete for good")
    assert (plaint.bin.all(), _rows(card)) == ([], 0)


def test_what_is_in_a_deleted_case_comes_back_after_it(plaint: Plaint, card: BinCard) -> None:
    _fill(plaint, card, "Fence")
    plaint.bin.put_case(1)
    card.refresh()
    settle()
    restores = [one for one in card.findChildren(LinkButton) if one.text() == "Restore" and one.isVisible()]
    assert (_rows(card), len(restores)) == (2, 1)


def test_of_many_things_only_some_are_shown(plaint: Plaint, card: BinCard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bin_card, "MOST_SHOWN", 1)
    _fill(plaint, card, "Fence", "Hedge")
    assert (_rows(card), "1 thing more is not shown." in card._words.text()) == (1, True)


def test_what_is_gone_already_is_said(qtbot: QtBot, plaint: Plaint, card: BinCard) -> None:
    _fill(plaint, card, "Fence")
    (binned,) = plaint.bin.all()
    plaint.bin.empty()
    with qtbot.waitSignal(card._to.refused):
        card.restore(binned)
