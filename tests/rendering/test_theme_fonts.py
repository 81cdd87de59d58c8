from app.rendering.theme_fonts import FontTable, Theme
from app.rendering.word_parts import parse
from tests.rendering.drawn_letters import W_SPACE

THEME = (
    b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:fontScheme>'
    b'<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Arial"/></a:minorFont>'
    b"</a:fontScheme></a:theme>"
)


def test_theme_names_lead_to_families() -> None:
    theme = Theme(parse(THEME))
    assert (theme.face("majorHAnsi"), theme.face("minorAscii"), theme.face("")) == ("Cambria", "Arial", "")


def test_without_a_theme_no_name_is_known() -> None:
    assert Theme(None).face("minorHAnsi") == ""


def test_the_font_table_tells_classes() -> None:
    xml = f'<w:fonts xmlns:w="{W_SPACE}"><w:font w:name="Foo"><w:family w:val="roman"/></w:font></w:fonts>'
    table = FontTable(parse(xml.encode()))
    assert (table.family_class("FOO"), table.family_class("bar"), FontTable(None).family_class("x")) == (
        "roman",
        "",
        "",
    )
