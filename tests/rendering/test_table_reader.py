import pytest

from app.rendering.document_model import Table
from app.rendering.docx_reader import read_document
from tests.rendering.drawn_letters import DEFAULTS, docx, paragraph, row, table

LINES = '<w:tblBorders><w:top w:val="single" w:sz="8"/><w:insideH w:val="dotted" w:sz="4"/></w:tblBorders>'
STYLED = DEFAULTS + (
    '<w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblCellMar><w:left w:w="200" w:type="dxa"/></w:tblCellMar>'
    '</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
    '<w:tcPr><w:shd w:fill="DDDDDD"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:fill="EEEEEE"/></w:tcPr></w:tblStylePr></w:style>'
)


def read(xml: str, styles: str = DEFAULTS, settings: str = "") -> Table:
    parts = {"settings": settings} if settings else {}
    block = read_document(docx(xml, styles=styles, **parts)).sections[0].blocks[0]
    assert isinstance(block, Table)
    return block


def test_outer_and_inner_borders_go_to_the_cells() -> None:
    found = read(table(row("a", "b"), row("c", "d"), properties=LINES))
    first, second = found.rows[0].cells[0].borders, found.rows[1].cells[0].borders
    assert [border.width_pt if border else None for border in (first.top, first.bottom, first.left)] == [1.0, 0.5, None]
    assert second.bottom is None


def test_a_cell_can_switch_a_border_off() -> None:
    cell = f'<w:tcPr><w:tcBorders><w:top w:val="nil"/></w:tcBorders></w:tcPr>{paragraph("a")}'
    assert read(table(row(cell), properties=LINES)).rows[0].cells[0].borders.top is None


def test_the_first_row_and_bands_take_their_looks_from_the_style() -> None:
    properties = '<w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="1" w:noHBand="0" w:noVBand="1"/>'
    rows = read(table(row("a"), row("b"), row("c"), properties=properties), STYLED).rows
    assert [line.cells[0].background for line in rows] == ["DDDDDD", "", "EEEEEE"]
    assert [line.cells[0].blocks[0].mark_look.bold for line in rows] == [True, False, False]  # type: ignore[union-attr] # paragraphs


def test_the_older_mask_of_looks_is_read() -> None:
    properties = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="0620"/>'
    assert read(table(row("a"), properties=properties), STYLED).rows[0].cells[0].background == "DDDDDD"
    assert read(table(row("a"), properties=properties.replace("0620", "x")), STYLED).rows


def test_spans_and_merges_are_read() -> None:
    wide = f'<w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>{paragraph("a")}'
    below = f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}"
    first, second = (line.cells[0] for line in read(table(row(wide), row(below))).rows)
    assert (first.span, first.starts_merge, second.merged) == (2, True, True)


@pytest.mark.parametrize(("mode", "indent"), [("15", 0.0), ("14", -5.4)])
def test_before_word_2013_the_text_stood_at_the_indent(mode: str, indent: float) -> None:
    settings = f'<w:compat><w:compatSetting w:name="compatibilityMode" w:val="{mode}"/></w:compat>'
    assert read(table(row("a")), settings=settings).indent_pt == indent


@pytest.mark.parametrize(
    ("width", "points", "share"),
    [
        ('w:w="5000" w:type="pct"', None, 1.0),
        ('w:w="50%" w:type="pct"', None, 0.5),
        ('w:w="2000" w:type="dxa"', 100.0, None),
    ],
)
def test_widths_are_points_or_shares(width: str, points: float | None, share: float | None) -> None:
    found = read(table(row("a"), properties=f"<w:tblW {width}/>"))
    assert (found.width_pt, found.width_share) == (points, share)


def test_row_properties_are_read() -> None:
    properties = '<w:cantSplit/><w:tblHeader/><w:trHeight w:val="400" w:hRule="exact"/><w:gridBefore w:val="1"/>'
    line = read(table(row("a", properties=properties))).rows[0]
    assert (line.can_split, line.is_header, line.height_pt, line.exact_height, line.skip_before) == (
        False,
        True,
        20,
        True,
        1,
    )


def test_hidden_rows_are_left_out() -> None:
    assert len(read(table(row("a", properties="<w:hidden/>"), row("b"))).rows) == 1


def test_rows_in_content_controls_are_read() -> None:
    inner = f"<w:sdt><w:sdtContent>{row('a')}</w:sdtContent></w:sdt>"
    assert len(read(table(inner)).rows) == 1


def test_nesting_beyond_all_reason_ends() -> None:
    xml = paragraph("core")
    for _ in range(60):
        xml = table(row(xml))
    assert read(xml).rows
