"""What the picture of all dates tells of a case."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.case_clocks import ClockState
from app.domain.cases import Case
from app.domain.replies import ReplyKind
from app.ui.lane_story import story_of, told
from tests.domain.case_samples import OVERDUE, RUNNING
from tests.ui.sample_cases import TODAY, case_of, opened, replied, sent


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    plaint = opened(tmp_path)
    yield plaint
    plaint.close()


@pytest.fixture
def case(plaint: Plaint) -> Case:
    """A request of September, acknowledged, then answered late and in part."""
    case = case_of(plaint, "Copy of my membership record")
    sent(plaint, case, date(2026, 9, 24))
    replied(plaint, case, date(2026, 10, 6), ReplyKind.ACKNOWLEDGEMENT)
    replied(plaint, case, date(2026, 11, 6), ReplyKind.PARTIAL)
    return case


def test_what_was_sent_and_what_came_back_are_told_by_day(plaint: Plaint, case: Case) -> None:
    story = story_of(plaint.cases.view(case.id), TODAY)
    assert [(mark.title, mark.detail) for mark in story.sent] == [
        ("Subject access request", "sent Thu 24 Sep, by e-mail")
    ]
    assert [(mark.title, mark.detail) for mark in story.came] == [
        ("Acknowledged", "Tue 6 Oct"),
        ("Partial reply", "Fri 6 Nov"),
    ]


def test_a_late_answer_says_by_how_much(plaint: Plaint, case: Case) -> None:
    (bar,) = story_of(plaint.cases.view(case.id), TODAY).theirs
    assert (bar.due, bar.until, bar.late) == (date(2026, 10, 26), date(2026, 11, 6), "11 days late")


def test_what_is_sent_today_says_so(plaint: Plaint) -> None:
    case = case_of(plaint, "Minutes")
    sent(plaint, case, TODAY)
    story = story_of(plaint.cases.view(case.id), TODAY)
    assert story.sent[0].detail == "sent today, by e-mail"
    assert story.theirs[0].after == "due Mon 21 Dec, 31 days left"


@pytest.mark.parametrize("kind", list(ReplyKind))
def test_every_kind_of_reply_has_a_few_words(plaint: Plaint, kind: ReplyKind) -> None:
    case = case_of(plaint, "Minutes")
    replied(plaint, case, TODAY, kind)
    assert story_of(plaint.cases.view(case.id), TODAY).came[0].title


@pytest.mark.parametrize(
    ("whose", "after", "inside"), [("ours", "Fri 18 Dec", "28 days left"), ("wait", "after Fri 18 Dec", "28 days left")]
)
def test_our_own_clocks_stand_in_a_lane_of_their_own(
    plaint: Plaint, case: Case, whose: str, after: str, inside: str
) -> None:
    view = replace(plaint.cases.view(case.id), clocks=(replace(RUNNING, whose=whose),))
    (bar,) = story_of(view, TODAY).ours
    assert (bar.after, bar.inside) == (after, inside)


def test_an_overdue_clock_runs_on_to_today(plaint: Plaint, case: Case) -> None:
    view = replace(plaint.cases.view(case.id), clocks=(OVERDUE,))
    (bar,) = story_of(view, date(2026, 12, 21)).theirs
    assert (bar.until, bar.is_late, bar.after) == (date(2026, 12, 21), True, "")


def test_a_day_far_away_is_given_with_its_year(plaint: Plaint, case: Case) -> None:
    far = replace(RUNNING, whose="ours", shown=date(2032, 11, 19), state=ClockState.WAITING_FOR_US)
    (bar,) = story_of(replace(plaint.cases.view(case.id), clocks=(far,)), TODAY).ours
    assert bar.after == "19 Nov 2032"


def test_the_picture_is_told_in_words_too() -> None:
    words = told([replace(RUNNING, working=("Received today.", "Four weeks."))])
    assert words == "Reply to a complaint by Fri 18 Dec 2026. Received today. Four weeks."
