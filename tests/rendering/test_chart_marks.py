import pytest

from app.rendering.chart_layout import Plot
from app.rendering.chart_marks import marks
from app.rendering.chart_reader import Chart, Kind, Series
from app.rendering.drawing_model import Paint

PLOT = Plot(0.0, 0.0, 100.0, 100.0, 0.0, 10.0)
TWO = (Series("a", (5.0, 10.0), "FF0000"), Series("b", (5.0, 0.0), "0000FF"))


def boxes(chart: Chart) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each mark."""
    found = []
    for path in marks(chart, PLOT):
        numbers = [value for _, points in path.steps for value in points]
        found.append((min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])))
    return found


def test_columns_stand_beside_each_other() -> None:
    assert boxes(Chart("column", TWO, gap=2.0)) == [
        pytest.approx(box)
        for box in [(12.5, 50, 25, 100), (62.5, 0, 75, 100), (25, 50, 37.5, 100), (75, 100, 87.5, 100)]
    ]


def test_stacked_columns_stand_on_each_other() -> None:
    found = boxes(Chart("column", TWO, grouping="stacked", gap=1.0))
    assert found[0] == pytest.approx((12.5, 50, 37.5, 100))
    assert found[2] == pytest.approx((12.5, 0, 37.5, 50))


def test_bars_run_to_the_right_from_the_foot() -> None:
    assert boxes(Chart("bar", TWO[:1], gap=1.0))[0] == pytest.approx((0, 62.5, 50, 87.5))


def test_areas_begin_on_the_axis() -> None:
    assert boxes(Chart("area", TWO[:1]))[0] == pytest.approx((0, 0, 100, 100))


@pytest.mark.parametrize(("smooth", "sign"), [(True, "C"), (False, "L")])
def test_lines_go_through_the_middle_of_their_places(smooth: bool, sign: str) -> None:
    line, *points = marks(Chart("line", TWO[:1], ("x", "y"), is_smooth=smooth), PLOT)
    assert line.steps[0] == ("M", (25.0, 50.0))
    assert line.steps[1][0] == sign
    assert len(points) == 2


def test_markers_can_be_left_out() -> None:
    assert len(list(marks(Chart("line", TWO, shows_markers=False), PLOT))) == 2


def test_scattered_points_stand_at_their_places() -> None:
    series = Series("a", (10.0, 5.0), "FF0000", places=(0.0, 4.0))
    assert boxes(Chart("scatter", (series,)))[1] == pytest.approx((96.5, 46.5, 103.5, 53.5))


def test_slices_go_round_from_the_top() -> None:
    pie = Series("a", (1.0, 1.0), "", ("FF0000", "0000FF"))
    right, left = marks(Chart("pie", (pie,)), PLOT)
    assert (right.paint, left.paint) == (Paint("FF0000"), Paint("0000FF"))
    assert min(x for _, numbers in right.steps for x in numbers[::2]) == pytest.approx(50)
    assert max(x for _, numbers in left.steps for x in numbers[::2]) == pytest.approx(50)


def test_a_doughnut_has_a_hole() -> None:
    ring = Series("a", (1.0,), "", ("FF0000",))
    (path,) = marks(Chart("doughnut", (ring,)), PLOT)
    assert min(abs(x - 50) + abs(y - 50) for _, (x, y) in path.steps[:-1]) >= 25 - 1e-6


@pytest.mark.parametrize("kind", ["pie", "line", "column", "area", "scatter", "bar"])
def test_a_chart_of_nothing_has_no_marks_to_stumble_over(kind: Kind) -> None:
    assert list(marks(Chart(kind, ()), PLOT)) == []
    assert len(list(marks(Chart(kind, (Series("a", (), ""),)), PLOT))) <= 1
