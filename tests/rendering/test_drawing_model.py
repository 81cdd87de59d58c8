from app.rendering.drawing_model import Paint, Pen, Place, ShapePath


def test_equal_shapes_are_one_value() -> None:
    path = ShapePath((("M", (0.0, 0.0)),), Paint("FF0000"), Pen("single", 1.0))
    assert {path: 1}[ShapePath((("M", (0.0, 0.0)),), Paint("FF0000"), Pen("single", 1.0))] == 1
    assert Place() == Place(0.0, 0.0)
