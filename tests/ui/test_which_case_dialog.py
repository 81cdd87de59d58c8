"""Which case a reply belongs to is asked; the likely one is proposed, and none is taken for granted."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.services.case_service import NewCase
from app.services.reply_home import DroppedReply
from app.ui.navigator import Navigator
from app.ui.which_case_dialog import WhichCaseDialog


@pytest.fixture
def cases(plaint: Plaint) -> list[Case]:
    named = (("Gate", "Harbour Council"), ("Motion", "The Lantern"))
    return [plaint.cases.open_case(NewCase(title, organisation)) for title, organisation in named]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_case_has_to_be_chosen_where_none_is_likely(cases: list[Case], page: QWidget) -> None:
    which = WhichCaseDialog(cases, DroppedReply("b.txt", b"No.", None), Navigator(page), page)
    which.open()
    which.keep_button.click()
    assert which.isVisible()
    assert not which.is_changed()
    which.focus_place(("case",))
    which.reject()


def test_the_likely_one_is_proposed_and_told(qtbot: QtBot, cases: list[Case], page: QWidget) -> None:
    which = WhichCaseDialog(cases, DroppedReply("b.txt", b"No.", cases[1]), Navigator(page), page)
    which.open()
    assert which.answers() == {"case": str(cases[1].id)}
    with qtbot.waitSignal(which.chosen) as told:
        which.keep_button.click()
    assert told.args == [cases[1].id]
