"""Every answer once more."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.answer_summary import AnswerSummary
from app.ui.buttons import Button
from app.ui.rows import SummaryRow
from tests.ui.drafts import desk_for, opened


def test_the_keyboard_enters_at_the_first_change(qtbot: QtBot, tmp_path: Path) -> None:
    summary = AnswerSummary()
    qtbot.addWidget(summary)
    summary.show()
    summary.show_answers(desk_for(opened(tmp_path)).interview)
    summary.focus_row(())
    assert summary.focusWidget() is summary.findChildren(SummaryRow)[0].link


def test_what_was_replaced_is_shown_with_a_way_on(qtbot: QtBot) -> None:
    summary = AnswerSummary()
    qtbot.addWidget(summary)
    summary.show_notices(["A character was replaced."])
    with qtbot.waitSignal(summary.finish_asked):
        summary.findChildren(Button)[0].click()
    summary.show_notices(())
    assert summary._notices.isHidden()
