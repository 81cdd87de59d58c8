"""Where everything stands: nothing on top of anything else, nothing beyond the edge."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.ui.lane_layout import GAP, LanePlan, LanePlanner
from app.ui.lane_story import Bar, Mark, Story

TODAY = date(2026, 11, 20)
NAMES = ("You", "They", "Their clock", "Your clock")
DAY = st.integers(-200, 200).map(lambda n: TODAY + timedelta(days=n))
MARKS = st.lists(st.builds(Mark, DAY, st.just("send"), st.text(max_size=30), st.just("sent")), max_size=6)


@st.composite
def bars(draw: st.DrawFn) -> list[Bar]:
    made = []
    for _ in range(draw(st.integers(0, 5))):
        start, length, late = draw(DAY), draw(st.integers(1, 120)), draw(st.booleans())
        due = start + timedelta(days=length)
        until = due + timedelta(days=9) if late else start + timedelta(days=length // 2)
        made.append(Bar(start, due, until, "theirs", "Reply", "due soon", "", "9 days late" if late else ""))
    return made


def planned(story: Story, right: float = 1000.0) -> LanePlan:
    return LanePlanner(story, NAMES, lambda text, _role: 8.0 * len(text), 20.0).plan(116.0, right)


@given(MARKS, bars())
def test_parts_of_one_row_never_meet(marks: list[Mark], clocks: list[Bar]) -> None:
    plan = planned(Story(TODAY, "They", tuple(marks), (), tuple(clocks), ()))
    for lane in plan.lanes:
        rows = [[(one.left, one.right) for one in row] for row in lane.marks]
        rows += [[(one.left, one.right) for one in row] for row in lane.bars]
        assert all(one[1] + GAP <= other[0] for row in rows for one, other in pairwise(row))


@given(MARKS, bars())
def test_every_part_is_placed_once(marks: list[Mark], clocks: list[Bar]) -> None:
    plan = planned(Story(TODAY, "They", (), tuple(marks), tuple(clocks), tuple(clocks)))
    assert sum(len(row) for row in plan.lanes[1].marks) == len(marks)
    assert [sum(len(row) for row in plan.lanes[place].bars) for place in (2, 3)] == [len(clocks)] * 2


@given(bars())
def test_a_bar_is_used_no_further_than_its_due_day_and_late_only_after_it(clocks: list[Bar]) -> None:
    plan = planned(Story(TODAY, "They", (), (), tuple(clocks), ()))
    for bar in (bar for row in plan.lanes[2].bars for bar in row):
        assert bar.x <= bar.used_x <= bar.due_x <= bar.late_x
        assert (bar.late_x > bar.due_x) is bar.bar.is_late


def test_words_at_the_right_edge_go_to_the_left_of_their_sign() -> None:
    early = Mark(TODAY - timedelta(days=300), "send", "A", "sent")
    late = Mark(TODAY, "send", "A complaint with a very long title indeed, so that it is long", "sent")
    plan = planned(Story(TODAY, "They", (early, late), (), (), ()), right=800.0)
    placed = next(one for row in plan.lanes[0].marks for one in row if one.mark is late)
    assert placed.words_x < placed.x
    assert placed.right <= 800.0


def test_an_empty_lane_keeps_its_place() -> None:
    plan = planned(Story(TODAY, "They", (), (), (), ()))
    assert [lane.height > 0 for lane in plan.lanes] == [True] * 4
    assert plan.bottom > sum(lane.height for lane in plan.lanes)
