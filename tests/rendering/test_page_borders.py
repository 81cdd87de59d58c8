import pytest

from app.rendering.document_model import Border, Borders, Section
from app.rendering.page_borders import draw_column_lines, draw_page_borders
from app.rendering.page_marks import Sheet, Stroke
from tests.rendering.drawn_letters import A4, drawn, paragraph

LINE = Border("single", 1.5, "FF0000", 24.0)
ALL = Borders(top=LINE, bottom=LINE, left=LINE, right=LINE)


def strokes(section: Section, is_first: bool = True) -> list[tuple[float, float, float, float]]:
    sheet = Sheet(600, 800, 72, 528, 72, 728)
    draw_page_borders(section, sheet, is_first)
    return [(mark.x1, mark.y1, mark.x2, mark.y2) for mark in sheet.under if isinstance(mark, Stroke)]


def test_lines_stand_off_the_page_s_edge_or_the_text() -> None:
    assert strokes(Section((), borders=ALL, borders_from_page=True))[0] == (24, 24, 24, 776)
    assert strokes(Section((), borders=ALL))[0] == (48, 48, 48, 752)


def test_only_the_sides_that_have_a_line_are_drawn() -> None:
    assert len(strokes(Section((), borders=Borders(top=LINE)))) == 1


@pytest.mark.parametrize(("shown", "first", "later"), [("allPages", 4, 4), ("firstPage", 4, 0), ("notFirstPage", 0, 4)])
def test_lines_are_on_the_pages_that_ask_for_them(shown: str, first: int, later: int) -> None:
    section = Section((), borders=ALL, borders_on=shown)
    assert (len(strokes(section)), len(strokes(section, is_first=False))) == (first, later)


def test_a_line_stands_in_the_middle_between_columns() -> None:
    sheet = Sheet(600, 800, 72, 528, 72, 728)
    section = Section((), columns=((0, 200), (220, 200)), has_column_lines=True)
    draw_column_lines(section, sheet, 100, 300)
    (line,) = sheet.under
    assert isinstance(line, Stroke)
    assert (line.x1, line.y1, line.y2) == (282, 100, 300)


def test_columns_without_lines_have_none() -> None:
    sheet = Sheet(600, 800, 72, 528, 72, 728)
    draw_column_lines(Section((), columns=((0, 200), (220, 200))), sheet, 100, 300)
    assert sheet.under == []


def test_a_letter_shows_both() -> None:
    lines = '<w:pgBorders w:offsetFrom="page"><w:top w:val="single" w:sz="12" w:space="24"/></w:pgBorders>'
    columns = '<w:cols w:num="2" w:sep="1"/>'
    body = "".join(paragraph("word") for _ in range(70))
    assert drawn(body, end=A4.format(lines + columns)).pdf != drawn(body, end=A4.format('<w:cols w:num="2"/>')).pdf
