from app.rendering.document_model import TabStop
from app.rendering.style_sheet import StyleSheet, merge_paragraph
from app.rendering.theme_fonts import FontTable, Theme
from app.rendering.word_parts import parse
from tests.rendering.drawn_letters import DEFAULTS, W_SPACE

STYLES = DEFAULTS + (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:pPr><w:spacing w:after="200"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="About"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="About"><w:basedOn w:val="Round"/></w:style>'
)


def sheet() -> StyleSheet:
    tree = parse(f'<w:styles xmlns:w="{W_SPACE}">{STYLES}</w:styles>'.encode())
    return StyleSheet(tree, Theme(None), FontTable(None))


def test_styles_inherit_from_what_they_are_based_on() -> None:
    assert (sheet().paragraph("Head")["after_pt"], sheet().run("Head")["bold"]) == (10.0, True)


def test_the_default_style_is_known() -> None:
    assert sheet().default_paragraph == "Normal"


def test_styles_based_on_each_other_end() -> None:
    assert sheet().paragraph("Round") == {}


def test_defaults_come_first() -> None:
    look = sheet().run_look(({}, {"italic": True}))
    assert (look.family, look.size_pt, look.italic) == ("Calibri", 11.0, True)


def test_equal_looks_are_one_object() -> None:
    styles = sheet()
    assert styles.run_look(({}, {"bold": True})) is styles.run_look(({"bold": True}, {}))


def test_tab_stops_add_up_and_can_be_cleared() -> None:
    cleared = {36.0: TabStop(36.0, "clear"), 72.0: TabStop(72.0)}
    merged = merge_paragraph({"tabs": {36.0: TabStop(36.0)}}, {"tabs": cleared})
    assert [stop.position_pt for stop in sheet().paragraph_look(merged).tabs] == [72.0]
