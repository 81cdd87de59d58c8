import pytest
from lxml import etree

from app.rendering.drawing_colours import drawing_colour, mixed
from app.rendering.theme_fonts import Theme

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SCHEME = '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="4472C4"/></a:accent1>'
THEME = Theme(etree.fromstring(f'<a:theme xmlns:a="{A}"><a:clrScheme>{SCHEME}</a:clrScheme></a:theme>'))


def shown(colour: str, own: str = "") -> str:
    return drawing_colour(etree.fromstring(f'<a:solidFill xmlns:a="{A}">{colour}</a:solidFill>'), THEME, own)


@pytest.mark.parametrize(
    ("colour", "found"),
    [
        ('<a:srgbClr val="ff0000"/>', "FF0000"),
        ('<a:schemeClr val="accent1"/>', "4472C4"),
        ('<a:schemeClr val="tx1"/>', "000000"),
        ('<a:schemeClr val="nothing"/>', ""),
        ('<a:sysClr val="window"/>', "FFFFFF"),
        ('<a:sysClr val="windowText"/>', "000000"),
        ('<a:prstClr val="red"/>', "FF0000"),
        ('<a:hslClr val="red"/>', ""),
        ("", ""),
        ('<a:srgbClr val="808080"><a:shade val="50000"/></a:srgbClr>', "404040"),
        ('<a:srgbClr val="808080"><a:tint val="50000"/></a:srgbClr>', "C0C0C0"),
        ('<a:srgbClr val="804040"><a:lumMod val="50000"/></a:srgbClr>', "402020"),
        ('<a:srgbClr val="000000"><a:lumOff val="50000"/><a:alpha val="1"/></a:srgbClr>', "808080"),
    ],
)
def test_colours_are_found(colour: str, found: str) -> None:
    assert shown(colour) == found


def test_a_placeholder_is_what_the_style_names() -> None:
    assert shown('<a:schemeClr val="phClr"/>', "ABCDEF") == "ABCDEF"


def test_no_node_has_no_colour() -> None:
    assert drawing_colour(None, THEME) == ""


def test_colours_are_mixed() -> None:
    assert mixed("000000", "FFFFFF", 0.5) == "808080"
