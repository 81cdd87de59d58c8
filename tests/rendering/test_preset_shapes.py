import math

import pytest

from app.rendering.preset_shapes import preset_shape
from app.rendering.shape_geometry import outlines

SOME = ("rect", "roundRect", "ellipse", "line", "rightArrow", "cloudCallout", "can", "star5", "gear9", "sun", "heart")


def test_there_are_no_shapes_but_the_standard_s() -> None:
    assert preset_shape("letterBox") is None


@pytest.mark.parametrize("name", SOME)
def test_shapes_have_paths_near_their_frame(name: str) -> None:
    rule = preset_shape(name)
    assert rule is not None
    paths, _ = outlines(rule, 100.0, 50.0, {})
    numbers = [value for path in paths for _, points in path.steps for value in points]
    assert numbers
    assert all(math.isfinite(value) and -80 < value < 180 for value in numbers)


def test_the_words_of_a_triangle_stand_in_its_lower_half() -> None:
    rule = preset_shape("triangle")
    assert rule is not None
    assert outlines(rule, 100.0, 50.0, {})[1] == pytest.approx((25.0, 25.0, 75.0, 50.0))


def test_paths_say_how_they_are_filled() -> None:
    rule = preset_shape("can")
    assert rule is not None
    assert [(path.fill, path.stroked) for path in rule.paths] == [("norm", False), ("lighten", False), ("none", True)]
