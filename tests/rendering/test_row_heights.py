import pytest

from app.rendering.document_model import Border, Borders, Cell, Row
from app.rendering.row_heights import closing_space, line_room, row_height
from tests.rendering.drawn_letters import drawn, paragraph, row, table, where

EXACT = '<w:trHeight w:val="{}" w:hRule="exact"/>'


@pytest.mark.parametrize(
    ("row_", "height"),
    [
        (Row((), height_pt=20.0), 30.0),
        (Row((), height_pt=40.0), 40.0),
        (Row((), height_pt=20.0, exact_height=True), 25.0),
        (Row((), height_pt=28.0, exact_height=True), 28.0),
        (Row((), exact_height=True), 30.0),
    ],
)
def test_rows_are_as_tall_as_they_must(row_: Row, height: float) -> None:
    assert row_height(row_, 30.0, 25.0) == height


def test_nothing_ends_with_no_space() -> None:
    assert closing_space(()) == 0.0


def test_lines_take_room_above_each_row_and_below_the_last() -> None:
    lines = Borders(top=Border("single", 2.0), bottom=Border("single", 3.0))
    rows = (Row((Cell((), borders=lines),)), Row((Cell((), borders=lines), Cell(()))))
    assert [line_room(rows, index) for index in (0, 1)] == [2.0, 5.0]
    assert line_room((Row(()),), 0) == 0.0


def test_words_stand_below_the_line_above_them_and_the_text_below_the_last_line() -> None:
    lines = '<w:tblBorders><w:top w:val="single" w:sz="24"/><w:bottom w:val="single" w:sz="24"/></w:tblBorders>'
    pdf = drawn(table(row("a"), properties=lines, grid=(3000,)) + paragraph("b"))
    assert where(pdf, "a")[1] == pytest.approx(72 + 3 + 11 * 0.9707, abs=0.1)
    assert where(pdf, "b")[1] - where(pdf, "a")[1] == pytest.approx(11 * 1.2207 + 3, abs=0.1)


@pytest.mark.parametrize(("height", "points"), [(300, 15), (240, 12), (100, 11 * 0.9707)])
def test_an_exact_row_cuts_space_but_no_words(height: int, points: float) -> None:
    spaced = paragraph("a", '<w:spacing w:after="400"/>')
    pdf = drawn(table(row(spaced, properties=EXACT.format(height)), row("b"), grid=(3000,)))
    assert where(pdf, "b")[1] - where(pdf, "a")[1] == pytest.approx(points, abs=0.1)


def test_an_exact_row_without_words_may_be_flatter_than_a_line() -> None:
    pdf = drawn(table(row("", properties=EXACT.format(60)), row("b"), grid=(3000,)))
    assert where(pdf, "b")[1] == pytest.approx(72 + 3 + 11 * 0.9707, abs=0.1)
