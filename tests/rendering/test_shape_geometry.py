import pytest

from app.rendering.shape_geometry import PathRule, ShapeRule, outlines


def path(
    *steps: tuple[str, tuple[str, ...]], width: float = 100.0, height: float = 100.0, **rule: object
) -> list[object]:
    found, _ = outlines(ShapeRule(paths=(PathRule(steps, width, height),), **rule), 50.0, 50.0, {})  # type: ignore[arg-type] # the rule's own fields
    return [(sign, pytest.approx(numbers, abs=0.01)) for sign, numbers in found[0].steps]


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("val 5", 5),
        ("*/ 3 4 2", 6), ("*/ 3 4 0", 0), ("+- 3 4 2", 5), ("+/ 3 4 7", 1), ("?: 1 8 9", 8), ("?: 0 8 9", 9),
        ("abs -4", 4), ("at2 1 1", 2700000), ("cat2 10 3 4", 6), ("sat2 10 3 4", 8), ("cos 10 10800000", -10),
        ("sin 10 5400000", 10), ("tan 10 2700000", 10), ("max 3 4", 4), ("min 3 4", 3), ("mod 3 4 12", 13),
        ("pin 1 9 5", 5), ("pin 1 0 5", 1), ("sqrt 9", 3), ("sqrt -9", 0), ("unknown 9", 0), ("", 0),
        ("*/ 1e9 1e9 1", 0),
    ],
)  # fmt: skip
def test_formulas_are_reckoned(formula: str, value: float) -> None:
    rule = ShapeRule(guides=(("g", formula),), words=("g", "t", "r", "b"))
    _, words = outlines(rule, 100.0, 50.0, {})
    assert words == pytest.approx((value / 12700, 0.0, 100.0, 50.0), abs=1e-6)


def test_adjustments_can_be_changed() -> None:
    rule = ShapeRule(adjustments=(("adj", "val 0"),), words=("adj", "t", "r", "b"))
    assert outlines(rule, 9.0, 9.0, {"adj": "val 12700"})[1] == pytest.approx((1.0, 0.0, 9.0, 9.0))


def test_paths_have_units_of_their_own() -> None:
    assert path(("M", ("0", "100")), ("L", ("50", "0")), ("Z", ())) == [("M", (0, 50)), ("L", (25, 0)), ("Z", ())]


def test_paths_without_units_use_the_shape_s() -> None:
    assert path(("M", ("hc", "b")), width=0, height=0) == [("M", (25, 50))]


def test_an_arc_begins_where_the_pen_is() -> None:
    quarter = path(("M", ("0", "50")), ("A", ("50", "50", "cd2", "cd4")))
    assert quarter[1] == ("C", (0, 11.19, 11.19, 0, 25, 0))


def test_a_whole_turn_comes_back() -> None:
    round_ = path(("M", ("0", "50")), ("A", ("50", "50", "cd2", "21600000")))
    assert len(round_) == 5
    assert round_[-1] == ("C", (11.19, 50, 0, 38.81, 0, 25))


def test_a_quadratic_curve_becomes_a_cubic_one() -> None:
    assert path(("M", ("0", "0")), ("Q", ("60", "0", "60", "60")))[1] == ("C", (20, 0, 30, 10, 30, 30))


def test_steps_with_missing_points_are_passed_over() -> None:
    assert path(("L", ("1",)), ("C", ()), ("A", ("1",)), ("Q", ()), ("?", ())) == []
