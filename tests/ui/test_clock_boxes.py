from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.domain.case_clocks import CaseClock, ClockState
from app.ui.clock_boxes import Legend, box_title, clock_box
from tests.domain.case_samples import RUNNING
from tests.ui.page_checks import said, shown

CAME = date(2026, 12, 21)
LATE = replace(RUNNING, state=ClockState.ANSWERED_LATE, settled_on=CAME, overdue_days=3)


@pytest.mark.parametrize(
    ("clock", "title"),
    [
        (RUNNING, "Reply to a complaint by Fri 18 Dec 2026"),
        (LATE, "Reply to a complaint: due Fri 18 Dec 2026; came Mon 21 Dec 2026"),
        (
            replace(RUNNING, whose="ours", state=ClockState.ENDED, settled_on=CAME),
            "Reply to a complaint by Fri 18 Dec 2026",
        ),
    ],
)
def test_a_box_says_by_when_and_when_it_came(clock: CaseClock, title: str) -> None:
    assert box_title(clock) == title


def test_a_box_tells_the_working_and_the_rule(qtbot: QtBot) -> None:
    box = clock_box(replace(RUNNING, working=("Received today.",), explain="Four weeks are fair."))
    qtbot.addWidget(box)
    shown(box, QSize(320, 300))
    assert all(words in said(box) for words in ("They owe you", "Received today.", "Four weeks are fair."))


def test_a_late_answer_is_said_to_have_been_late(qtbot: QtBot) -> None:
    box = clock_box(LATE)
    qtbot.addWidget(box)
    shown(box, QSize(320, 300))
    assert "They were late" in said(box)


def test_the_legend_names_each_pattern(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    shown(legend, QSize(700, 40))
    legend.grab()
    assert all(words in said(legend) for words in ("Their time, used", "Late", "Your time, used", "Bank holiday"))
