import pytest

from app.rendering.document_model import Cell, Row, Table
from app.rendering.table_layout import column_widths
from tests.rendering.drawn_letters import drawn, origins, paragraph, row, table, text_of, where

NEW = '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>'


def widths(table_: Table) -> list[float]:
    return column_widths(table_, 400.0)


def grid(*columns: float, cells: int = 2, **settings: object) -> Table:
    row_ = Row(tuple(Cell((), width_pt=None) for _ in range(cells)))
    return Table((row_,), columns, **settings)  # type: ignore[arg-type] # the table's own fields


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (grid(100, 200), [100, 200]),
        (grid(), [200, 200]),
        (grid(100, 100, width_share=1.0), [200, 200]),
        (grid(400, 400), [200, 200]),
        (grid(400, 400, fixed=True), [400, 400]),
        (grid(100, 100, fixed=True, width_pt=300.0), [150, 150]),
        (grid(width_pt=100.0), [50, 50]),
    ],
)
def test_columns_have_widths(asked: Table, found: list[float]) -> None:
    assert widths(asked) == pytest.approx(found)


def test_widths_of_cells_help_where_the_grid_is_missing() -> None:
    row_ = Row((Cell((), width_pt=30.0), Cell((), width_pt=60.0)))
    assert widths(Table((row_,), ())) == [30.0, 60.0]


def test_cells_stand_beside_each_other() -> None:
    pdf = drawn(table(row("a", "b")), settings=NEW)
    assert where(pdf, "a")[0] == pytest.approx(77.4, abs=0.2)
    assert where(pdf, "b")[0] - where(pdf, "a")[0] == pytest.approx(150, abs=0.2)


@pytest.mark.parametrize(("jc", "left"), [("center", 72 + 75.6), ("right", 72 + 151.3)])
def test_tables_can_stand_elsewhere(jc: str, left: float) -> None:
    pdf = drawn(table(row("a", "b"), properties=f'<w:jc w:val="{jc}"/>'), settings=NEW)
    assert where(pdf, "a")[0] == pytest.approx(left + 5.4, abs=0.5)


def test_rows_are_as_tall_as_asked() -> None:
    pdf = drawn(table(row("a", "x", properties='<w:trHeight w:val="1000"/>'), row("b", "y")))
    assert where(pdf, "b")[1] - where(pdf, "a")[1] == pytest.approx(50, abs=0.1)


@pytest.mark.parametrize(("place", "shift"), [("center", 18.3), ("bottom", 36.6)])
def test_cells_can_stand_lower(place: str, shift: float) -> None:
    cell = f'<w:tcPr><w:vAlign w:val="{place}"/></w:tcPr>{paragraph("a")}'
    pdf = drawn(table(row(cell, "b", properties='<w:trHeight w:val="1000"/>')))
    assert where(pdf, "a")[1] - where(pdf, "b")[1] == pytest.approx(shift, abs=0.2)


def test_forty_rows_go_over_pages_with_their_heading() -> None:
    heading = row("Heading", "", properties="<w:tblHeader/>")
    pdf = drawn(table(heading, *(row(f"r{number}", "text") for number in range(60))))
    words = text_of(pdf).split()
    assert pdf.pages == 2
    assert words.count("Heading") == 2
    assert [word for word in words if word.startswith("r")] == [f"r{number}" for number in range(60)]


def test_a_row_taller_than_a_page_goes_on_on_the_next() -> None:
    pdf = drawn(table(row("".join(paragraph(f"l{number}") for number in range(80)), "right")))
    assert pdf.pages == 2
    assert text_of(pdf).replace("right ", "").split() == [f"l{number}" for number in range(80)]


def test_a_row_that_must_not_split_moves_to_the_next_page() -> None:
    tall = row("".join(paragraph(f"l{number}") for number in range(30)), "x", properties="<w:cantSplit/>")
    pdf = drawn("".join(paragraph("p") for _ in range(35)) + table(tall))
    assert pdf.pages == 2
    assert all(char != "l" for char, _, _ in origins(pdf, 0))


def test_merged_cells_keep_all_their_words() -> None:
    start = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{"".join(paragraph(f"m{number}") for number in range(5))}'
    below = f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}"
    pdf = drawn(table(row(start, "a"), row(below, "b"), row(below, "c")))
    assert sorted(text_of(pdf).split()) == ["a", "b", "c", "m0", "m1", "m2", "m3", "m4"]


def test_spanning_cells_are_as_wide_as_their_columns() -> None:
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("word " * 10)}'
    pdf = drawn(table(row(wide), row("a", "b")))
    assert len({y for char, _, y in origins(pdf) if char == "w"}) == 1


def test_borders_and_shading_are_drawn() -> None:
    lines = '<w:tblBorders><w:top w:val="single"/><w:left w:val="dashed"/><w:right w:val="double"/></w:tblBorders>'
    cell = f'<w:tcPr><w:shd w:fill="EEEEEE"/></w:tcPr>{paragraph("a")}'
    assert drawn(table(row(cell, "b"), properties=lines)).pdf != drawn(table(row("a", "b"))).pdf


def test_the_space_after_the_last_paragraph_of_a_cell_counts() -> None:
    spaced = paragraph("a", '<w:spacing w:after="200"/>')
    pdf = drawn(table(row(spaced, "x"), row("b", "y")))
    assert where(pdf, "b")[1] - where(pdf, "a")[1] == pytest.approx(11 * 1.2207 + 10, abs=0.1)
