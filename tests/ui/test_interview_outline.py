import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.buttons import LinkButton
from app.ui.interview_outline import CHECK, InterviewOutline, OutlineStep
from app.ui.outline_item import OutlineItem

DONE, PROBLEM, TODO = OutlineStep("About you", "done"), OutlineStep("What happened", "problem"), OutlineStep("Evidence")


def _outline(qtbot: QtBot, *steps: OutlineStep, here: int) -> InterviewOutline:
    outline = InterviewOutline("Complaint to your party", "Draft to The Harbour Party")
    qtbot.addWidget(outline)
    outline.set_steps(steps, here)
    return outline


def _items(outline: InterviewOutline) -> list[OutlineItem]:
    return [item for item in outline.findChildren(OutlineItem) if not item.isHidden()]


def _said(outline: InterviewOutline) -> list[str]:
    return [label.text() for label in outline.findChildren(QLabel) if not label.isHidden()]


def test_each_state_has_its_own_icon(qtbot: QtBot) -> None:
    outline = _outline(qtbot, DONE, PROBLEM, TODO, OutlineStep("How to answer"), here=3)
    assert [item.icon_name() for item in _items(outline)] == ["met", "overdue", "todo", "here", "eye"]


def test_a_problem_stays_visible_where_one_is(qtbot: QtBot) -> None:
    item = _items(_outline(qtbot, DONE, PROBLEM, here=1))[1]
    assert (item.icon_name(), item.is_here()) == ("overdue", True)
    assert item.accessibleDescription() == "you are here, has a problem"


@pytest.mark.parametrize(
    ("steps", "here", "said"),
    [
        ((DONE, PROBLEM, TODO), 1, "Topic 2 of 3"),
        ((DONE, DONE), CHECK, "All 2 topics done"),
        ((DONE, TODO), CHECK, "1 of 2 topics done"),
    ],
)
def test_the_outline_says_how_far_one_is(qtbot: QtBot, steps: tuple[OutlineStep, ...], here: int, said: str) -> None:
    assert said in _said(_outline(qtbot, *steps, here=here))


def test_a_topic_is_told_by_its_place_and_the_page_decides(qtbot: QtBot) -> None:
    outline = _outline(qtbot, DONE, TODO, here=0)
    with qtbot.waitSignal(outline.chosen) as told:
        _items(outline)[1].click()
    assert told.args == [1]
    assert [item.is_here() for item in _items(outline)] == [True, False, False]


def test_checking_the_answers_is_minus_one(qtbot: QtBot) -> None:
    outline = _outline(qtbot, DONE, here=0)
    with qtbot.waitSignal(outline.chosen) as told:
        _items(outline)[-1].click()
    assert told.args == [CHECK]


def test_the_outline_leads_back(qtbot: QtBot) -> None:
    outline = _outline(qtbot, DONE, here=0)
    link = outline.findChild(LinkButton)
    assert link is not None
    with qtbot.waitSignal(outline.back_asked):
        link.click()


def test_saving_is_said_with_the_place(qtbot: QtBot) -> None:
    outline = _outline(qtbot, DONE, here=0)
    assert "on this computer" not in _said(outline)
    outline.set_saved("Saved at 14:32")
    outline.set_title("Appeal", "Draft to Ashgrove Allotment Society")
    assert {"Saved at 14:32", "on this computer", "Appeal"} <= set(_said(outline))


def test_what_is_shown_already_stays_in_its_place(qtbot: QtBot) -> None:
    outline = _outline(qtbot, DONE, TODO, here=0)
    before = _items(outline)
    outline.set_steps([DONE, TODO], 0)
    assert _items(outline) == before
    outline.set_steps([DONE, DONE], 0)
    assert not set(_items(outline)) & set(before)
