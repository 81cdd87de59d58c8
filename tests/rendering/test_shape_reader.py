import pytest
from lxml import etree

from app.rendering.drawing_model import Paint, Pen
from app.rendering.shape_reader import ShapeLook, shape_look
from app.rendering.theme_fonts import Theme

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
LINES = '<a:lnStyleLst><a:ln w="6350"/><a:ln w="25400"/></a:lnStyleLst>'
COLOURS = '<a:accent1><a:srgbClr val="4472C4"/></a:accent1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>'
SCHEME = f"<a:clrScheme>{COLOURS}</a:clrScheme>"
THEME = Theme(etree.fromstring(f'<a:theme xmlns:a="{A}">{SCHEME}{LINES}</a:theme>'))
RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
STYLE = (
    '<wps:style><a:lnRef idx="2"><a:schemeClr val="accent1"/></a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1"/>'
    '</a:fillRef><a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></wps:style>'
)
STOP = '<a:gs pos="{}"><a:srgbClr val="{}"/></a:gs>'
STOPS = STOP.format(100000, "00FF00") + STOP.format(0, "FF0000")
RUN = f"<a:gradFill><a:gsLst>{STOPS}</a:gsLst>{{}}</a:gradFill>"


def look(properties: str = "", rest: str = "") -> ShapeLook:
    text = f'<wps:wsp xmlns:wps="{WPS}" xmlns:a="{A}"><wps:spPr>{properties}</wps:spPr>{rest}</wps:wsp>'
    return shape_look(etree.fromstring(text), 100.0, 50.0, THEME)


def paint(properties: str, rest: str = "") -> Paint | None:
    return look(properties, rest).paths[0].paint


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        (RED, Paint("FF0000")),
        ("<a:noFill/>", None),
        ("", None),
        (RUN.format('<a:lin ang="5400000"/>'), Paint("FF0000", ((0.0, "FF0000"), (1.0, "00FF00")), 90.0)),
        (RUN.format('<a:path path="circle"/>'), Paint("FF0000")),
        ("<a:gradFill/>", Paint("FFFFFF")),
        ('<a:pattFill><a:bgClr><a:srgbClr val="EEEEEE"/></a:bgClr></a:pattFill>', Paint("EEEEEE")),
    ],
)
def test_fills_are_read(properties: str, found: Paint | None) -> None:
    assert paint(properties) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f'<a:ln w="12700">{RED}</a:ln>', Pen("single", 1.0, "FF0000")),
        (f'<a:ln w="12700">{RED}<a:prstDash val="dash"/></a:ln>', Pen("dashed", 1.0, "FF0000")),
        (f"<a:ln>{RED}</a:ln>", Pen("single", 0.75, "FF0000")),
        ("<a:ln><a:noFill/></a:ln>", None),
        ("<a:ln w='12700'/>", None),
        ("", None),
    ],
)
def test_lines_are_read(line: str, found: Pen | None) -> None:
    assert look(line).paths[0].pen == found


def test_what_a_shape_does_not_say_comes_from_its_style_and_the_theme() -> None:
    styled = look("", STYLE)
    assert styled.paths[0].paint == Paint("4472C4")
    assert styled.paths[0].pen == Pen("single", 2.0, "4472C4")
    assert styled.word_colour == "FFFFFF"


def test_the_paths_of_one_shape_can_be_lighter() -> None:
    paths = look('<a:prstGeom prst="can"/>' + RED).paths
    assert [path.paint for path in paths] == [Paint("FF0000"), Paint("FF6666"), None]
    assert [path.pen is None for path in paths] == [True, True, True]


def test_words_keep_the_shape_s_rectangle_and_margins() -> None:
    inside = look('<a:prstGeom prst="triangle"/>', '<wps:bodyPr lIns="0" anchor="b"/>')
    assert inside.inset == pytest.approx((25.0, 28.6, 32.2, 3.6))
    assert inside.vertical == "bottom"


def test_adjustments_change_a_shape() -> None:
    changed = '<a:prstGeom prst="triangle"><a:avLst><a:gd name="adj" fmla="val 0"/></a:avLst></a:prstGeom>'
    assert look(changed).inset[0] == pytest.approx(7.2)


def test_free_shapes_are_drawn_and_hold_words_only_in_a_rectangle_of_theirs() -> None:
    curve = '<a:quadBezTo><a:pt x="9" y="0"/><a:pt x="9" y="9"/></a:quadBezTo>'
    curve += '<a:arcTo wR="1" hR="1" stAng="0" swAng="cd4"/>'
    steps = f'<a:moveTo><a:pt x="0" y="0"/></a:moveTo>{curve}<a:close/><a:unknown/>'
    paths = f'<a:pathLst><a:path w="10" h="10" stroke="0">{steps}</a:path></a:pathLst>'
    free = look(f"<a:custGeom>{paths}</a:custGeom>")
    assert [sign for sign, _ in free.paths[0].steps] == ["M", "C", "C", "Z"]
    assert not free.holds_words
    assert look(f'<a:custGeom><a:rect l="l" t="t" r="r" b="b"/>{paths}</a:custGeom>').holds_words


def test_a_shape_of_an_unknown_name_is_a_rectangle() -> None:
    assert len(look('<a:prstGeom prst="letterBox"/>').paths[0].steps) == 5
