import pytest

from tests.rendering.drawn_letters import drawn, origins, paragraph, picture, row, table, text_of, where

NEW = '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>'


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


def merged(kind: str, inside: str) -> str:
    return f'<w:tcPr><w:vMerge w:val="{kind}"/></w:tcPr>{inside}'


def test_a_merged_cell_stands_beside_its_rows_without_making_them_taller() -> None:
    start = merged("restart", "".join(paragraph(f"{number}") for number in range(3)))
    pdf = drawn(table(row(start, "a"), row(merged("continue", paragraph("")), "b"), row("c", "d")))
    places = {char: y for char, _, y in origins(pdf)}
    assert places["b"] - places["a"] == pytest.approx(places["1"] - places["0"], abs=0.1)
    assert places["d"] - places["2"] == pytest.approx(places["b"] - places["a"], abs=0.1)


def test_a_picture_in_a_merged_cell_hangs_over_into_the_next_row() -> None:
    pdf = drawn(table(row(merged("restart", picture("inline")), "a"), row(merged("continue", paragraph("")), "b")))
    assert where(pdf, "b")[1] - where(pdf, "a")[1] < 20


def test_a_merged_cell_can_stand_in_the_middle_of_its_rows() -> None:
    tall = '<w:trHeight w:val="1000"/>'
    start = f'<w:tcPr><w:vMerge w:val="restart"/><w:vAlign w:val="center"/></w:tcPr>{paragraph("m")}'
    below = merged("continue", paragraph(""))
    pdf = drawn(table(row(start, "a", properties=tall), row(below, "b", properties=tall)))
    assert where(pdf, "m")[1] - where(pdf, "a")[1] == pytest.approx(50 - 13.4 / 2, abs=0.3)


def test_words_in_a_continued_cell_follow_those_of_its_first() -> None:
    pdf = drawn(table(row(merged("restart", paragraph("first")), "a"), row(merged("continue", paragraph("more")), "b")))
    assert sorted(text_of(pdf).split()) == ["a", "b", "first", "more"]


def test_a_cell_that_goes_on_from_nothing_shows_its_own_words() -> None:
    assert text_of(drawn(table(row(merged("continue", paragraph("alone")), "a")))).split() == ["alone", "a"]


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


@pytest.mark.parametrize(
    ("layout", "letters", "gained"), [("", 18, 18.96), ("", 1, 0), ("<w:tblLayout w:type='fixed'/>", 18, 0)]
)
def test_a_column_grows_with_its_longest_word_unless_the_layout_is_fixed(
    layout: str, letters: int, gained: float
) -> None:
    pdf = drawn(table(row("m" * letters, "b"), properties=layout), settings=NEW)
    assert where(pdf, "b")[0] == pytest.approx(72 + 150 + 5.4 + gained, abs=0.1)


def test_a_word_too_long_for_the_page_is_cut_and_not_lost() -> None:
    pdf = drawn(table(row("m" * 300, "b")), settings=NEW)
    assert text_of(pdf).replace(" ", "").count("m") == 300
    assert where(pdf, "b")[0] < 560


def test_a_table_inside_makes_its_cell_as_wide_as_it_needs() -> None:
    inner = table(row("m" * 20), grid=(1000,)) + paragraph("")
    assert where(drawn(table(row(inner, "b")), settings=NEW), "b")[0] > 72 + 160


def test_an_automatic_space_after_the_last_paragraph_of_a_cell_falls_away() -> None:
    automatic = paragraph("a", '<w:spacing w:after="400" w:afterAutospacing="1"/>')
    pdf = drawn(table(row(automatic, "b"), row("c", "d")))
    assert where(pdf, "c")[1] - where(pdf, "a")[1] == pytest.approx(13.4, abs=0.2)
