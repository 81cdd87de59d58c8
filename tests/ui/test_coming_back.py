"""After the lock one is where one was."""

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.coming_back import show_again
from app.ui.navigator import Navigator
from tests.builders import a_case, a_draft, a_finished_letter


@pytest.fixture
def to() -> Navigator:
    return Navigator()


def test_a_draft_is_shown_again(qtbot: QtBot, plaint: Plaint, to: Navigator) -> None:
    draft = a_draft(plaint)
    with qtbot.waitSignal(to.letter_wanted) as told:
        show_again(plaint, to, 0, draft.id)
    assert told.args == [draft.id]


def test_a_letter_that_is_finished_stands_for_its_case(qtbot: QtBot, plaint: Plaint, to: Navigator) -> None:
    letter = a_finished_letter(plaint)
    with qtbot.waitSignal(to.case_wanted) as told:
        show_again(plaint, to, 0, letter.id)
    assert told.args == [letter.case_id]


def test_a_case_is_shown_again(qtbot: QtBot, plaint: Plaint, to: Navigator) -> None:
    case = a_case(plaint)
    with qtbot.waitSignal(to.case_wanted) as told:
        show_again(plaint, to, case.id, 0)
    assert told.args == [case.id]


def test_where_it_is_gone_today_is_shown(qtbot: QtBot, plaint: Plaint, to: Navigator) -> None:
    with qtbot.waitSignal(to.today_wanted):
        show_again(plaint, to, 0, 99)
