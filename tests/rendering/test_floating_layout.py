import pytest

from tests.rendering.drawn_letters import drawn, paragraph, where

SIZE = '<wp:extent cx="1270000" cy="635000"/>'


def box(horizontal: str, vertical: str) -> str:
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph('q')}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    places = f"<wp:positionH {horizontal}</wp:positionH><wp:positionV {vertical}</wp:positionV>"
    drawing = f"<wp:anchor>{places}{SIZE}<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></wp:anchor>"
    return f"<w:p><w:r><w:drawing>{drawing}</w:drawing></w:r></w:p>"


@pytest.mark.parametrize(
    ("horizontal", "left"),
    [
        ('relativeFrom="page"><wp:posOffset>127000</wp:posOffset>', 10.0),
        ('relativeFrom="column"><wp:posOffset>127000</wp:posOffset>', 82.0),
        ('relativeFrom="margin"><wp:align>right</wp:align>', 595.3 - 72 - 100),
        ('relativeFrom="page"><wp:align>center</wp:align>', (595.3 - 100) / 2),
        ('relativeFrom="rightMargin"><wp:align>left</wp:align>', 595.3 - 72),
    ],
)
def test_boxes_stand_where_they_are_told_across(horizontal: str, left: float) -> None:
    pdf = drawn(box(horizontal, 'relativeFrom="page"><wp:posOffset>0</wp:posOffset>'))
    assert where(pdf, "q")[0] == pytest.approx(left + 7.2, abs=0.3)


@pytest.mark.parametrize(
    ("vertical", "top"),
    [
        ('relativeFrom="page"><wp:posOffset>254000</wp:posOffset>', 20.0),
        ('relativeFrom="paragraph"><wp:posOffset>254000</wp:posOffset>', 92.0),
        ('relativeFrom="margin"><wp:align>bottom</wp:align>', 841.9 - 72 - 50),
        ('relativeFrom="topMargin"><wp:align>top</wp:align>', 0.0),
    ],
)
def test_boxes_stand_where_they_are_told_down(vertical: str, top: float) -> None:
    pdf = drawn(box('relativeFrom="page"><wp:posOffset>0</wp:posOffset>', vertical))
    assert where(pdf, "q")[1] == pytest.approx(top + 3.6 + 11 * 0.9707, abs=0.3)
