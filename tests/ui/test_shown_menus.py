"""The menus *Case* and *Letter* follow the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.case_actions import CaseActions
from app.ui.navigator import Navigator
from app.ui.shown_menus import ShownMenus
from app.ui.tasks import TaskRunner
from tests.ui.sample_cases import case_of, drafted, finished, opened


class Bar:
    """Two menus over a data folder."""

    def __init__(self, qtbot: QtBot, plaint: Plaint) -> None:
        self.plaint, self.navigator = plaint, Navigator()
        self.case, self.letter = QMenu("Case"), QMenu("Letter")
        self.case.addAction("All cases")
        for menu in (self.case, self.letter):
            qtbot.addWidget(menu)
        self.actions = CaseActions(plaint, self.navigator, TaskRunner(self.case), self.case)
        self.shown = ShownMenus(self.case, self.letter, plaint, self.navigator, lambda: self.actions)

    def offers(self, menu: QMenu) -> list[str]:
        menu.aboutToShow.emit()
        return [action.text().replace("&", "") for action in menu.actions() if action.isEnabled() and action.text()]

    def choose(self, menu: QMenu, words: str) -> None:
        menu.aboutToShow.emit()
        next(action for action in menu.actions() if action.text().replace("&", "") == words).trigger()


@pytest.fixture
def bar(qtbot: QtBot, tmp_path: Path) -> Iterator[Bar]:
    plaint = opened(tmp_path)
    yield Bar(qtbot, plaint)
    plaint.close()


def test_without_a_case_or_a_letter_one_can_start(bar: Bar) -> None:
    assert bar.offers(bar.case) == ["All cases"]
    assert bar.offers(bar.letter) == ["Write a letter"]


def test_a_draft_can_be_carried_on_and_checked(bar: Bar, qtbot: QtBot) -> None:
    draft = drafted(bar.plaint, case_of(bar.plaint, "Minutes"))
    bar.shown.follow(letter_id=draft.id)
    offers = ["Carry on writing", "Check your answers", "Show its case", "Write another letter in this case"]
    assert bar.offers(bar.letter) == offers
    with qtbot.waitSignal(bar.navigator.check_wanted) as wanted:
        bar.choose(bar.letter, "Check your answers")
    assert wanted.args == [draft.id]


def test_a_finished_letter_leads_to_its_files(bar: Bar) -> None:
    letter = finished(bar.plaint, case_of(bar.plaint, "Minutes"))
    bar.shown.follow(letter_id=letter.id)
    assert bar.offers(bar.letter)[:2] == ["Its files, and sending it", "Show its case"]


def test_a_case_offers_what_its_page_offers_and_does_it_there(bar: Bar, qtbot: QtBot) -> None:
    case = case_of(bar.plaint, "Minutes")
    bar.shown.follow(case_id=case.id)
    bar.navigator.case_wanted.connect(lambda case_id: setattr(bar.actions, "case_id", case_id))
    assert "A reply came…" in bar.offers(bar.case)
    bar.choose(bar.case, "Close the case")
    assert bar.plaint.cases.view(case.id).case.closed_on is not None
    assert "Open the case again" in bar.offers(bar.case)


def test_a_letter_stands_for_its_case(bar: Bar) -> None:
    draft = drafted(bar.plaint, case_of(bar.plaint, "Minutes"))
    bar.shown.follow(letter_id=draft.id)
    assert "Rename the case…" in bar.offers(bar.case)


def test_what_is_gone_is_not_offered(bar: Bar) -> None:
    bar.shown.follow(letter_id=99)
    assert bar.offers(bar.case) == ["All cases"]
    assert bar.offers(bar.letter) == ["Write a letter"]
    bar.shown.follow(case_id=99)
    assert bar.offers(bar.case) == ["All cases"]
