from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.history import Happened
from app.domain.replies import ReplyKind
from app.ui.case_history import ICONS, happened, history_timeline, to_come
from app.ui.icons import icon_names
from app.ui.timeline import TimelineEntry, TimelineNode
from tests.ui.sample_cases import case_of, replied, sent


@pytest.fixture
def case(plaint: Plaint) -> Case:
    return case_of(plaint, "Copy of my record")


def _happened(plaint: Plaint, case: Case) -> list[TimelineEntry]:
    return happened(plaint.cases.view(case.id).history)


def test_everything_that_can_happen_has_an_icon() -> None:
    assert ICONS.keys() == set(Happened)
    assert set(ICONS.values()) <= set(icon_names())


def test_what_was_recorded_later_stands_on_its_day(plaint: Plaint, case: Case) -> None:
    sent(plaint, case, date(2026, 9, 24))
    assert [entry.date for entry in _happened(plaint, case)] == ["Thu 24 Sep 2026", "Fri 20 Nov 2026"]


def test_saying_what_a_reply_is_changes_its_one_entry(plaint: Plaint, case: Case) -> None:
    reply = replied(plaint, case, date(2026, 11, 6), their_ref="HP-1")
    plaint.replies.mark(reply.id, ReplyKind.ACKNOWLEDGEMENT)
    theirs = [entry for entry in _happened(plaint, case) if entry.who == "theirs"]
    assert [(entry.title, entry.detail, entry.icon) for entry in theirs] == [
        ("They acknowledged it", "Gave the reference HP-1", "letter")
    ]


def test_a_deleted_reply_keeps_its_place(plaint: Plaint, case: Case) -> None:
    replied(plaint, case, date(2026, 11, 6))
    entry = next(one for one in plaint.cases.view(case.id).history if one.happening.kind is Happened.REPLIED)
    plaint.records.history.delete_content(case.id, entry.place, date(2026, 11, 20))
    assert "Something was deleted here" in [shown.title for shown in _happened(plaint, case)]


def test_a_date_to_come_says_that_it_has_not_happened(plaint: Plaint, case: Case) -> None:
    sent(plaint, case, date(2026, 11, 11))
    (entry,) = to_come(plaint.cases.view(case.id).clocks)
    assert (entry.who, entry.title) == ("to-come", "Reply to a subject access request is due")


def test_a_settled_clock_has_nothing_to_come(plaint: Plaint, case: Case) -> None:
    sent(plaint, case, date(2026, 11, 2))
    replied(plaint, case, date(2026, 11, 6), ReplyKind.FULL)
    assert to_come(plaint.cases.view(case.id).clocks) == []


def test_the_timeline_has_a_node_for_each(qtbot: QtBot, plaint: Plaint, case: Case) -> None:
    sent(plaint, case, date(2026, 11, 11))
    timeline = history_timeline(plaint.cases.view(case.id))
    qtbot.addWidget(timeline)
    assert len(timeline.findChildren(TimelineNode)) == 3
