import pytest

from tests.rendering.drawn_letters import DEFAULTS, paragraph, row, table
from tests.rendering.test_reading_plan import shape, tree


def test_rows_that_repeat_head_their_columns() -> None:
    head = row("A", "B", properties="<w:tblHeader/>")
    found = tree(table(head, row("1", "2")))
    assert shape(found) == "Document(Table(TR(TH(P),TH(P)),TR(TD(P),TD(P))))"
    assert [each.value("Table", "Scope") for each in found.walk() if each.role == "TH"] == ["Column", "Column"]


def test_merged_cells_say_how_far_they_reach() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("wide") + "</w:tc>"
    tall = '<w:tc><w:tcPr><w:vMerge w:val="{}"/></w:tcPr>{}</w:tc>'
    rows = (
        f"<w:tr>{wide}</w:tr>",
        f"<w:tr>{tall.format('restart', paragraph('tall'))}<w:tc>{paragraph('a')}</w:tc></w:tr>",
        f"<w:tr>{tall.format('continue', paragraph(''))}<w:tc>{paragraph('b')}</w:tc></w:tr>",
    )
    cells = {each.text: each for each in tree(table(*rows)).walk() if each.role == "TD"}
    assert list(cells) == ["wide", "tall", "a", "b"]
    assert cells["wide"].value("Table", "ColSpan") == 2
    assert cells["tall"].value("Table", "RowSpan") == 2


def test_short_rows_are_filled_with_empty_cells() -> None:
    found = tree(table(row("a", "b"), row("c", properties='<w:gridBefore w:val="1"/>'), row("d")))
    widths = [
        sum(cell.value("Table", "ColSpan", 1) for cell in line.children) for line in found.walk() if line.role == "TR"
    ]
    assert widths == [2, 2, 2]


@pytest.mark.parametrize("rows", [(row("a", "b"),), (row("a"), row("b"))])
def test_a_table_that_only_puts_things_in_place_is_none(rows: tuple[str, ...]) -> None:
    assert shape(tree(table(*rows))) == "Document(Div(P,P))"


def test_a_first_row_that_the_tables_style_sets_off_heads_its_columns() -> None:
    look = '<w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="1"/>'
    style = (
        '<w:style w:type="table" w:styleId="Grid"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        "</w:tblStylePr></w:style>"
    )
    rows = (row("A", "B"), row("1", "2"))
    headed = "Document(Table(TR(TH(P),TH(P)),TR(TD(P),TD(P))))"
    assert shape(tree(table(*rows, properties=look), styles=DEFAULTS + style)) == headed
    assert "TH" not in shape(tree(table(*rows, properties=look)))
