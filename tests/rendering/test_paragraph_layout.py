import pytest

from tests.rendering.drawn_letters import LIST, drawn, origins, paragraph, picture, png, where

LINE = 1.220703125  # Carlito: ascent, descent and gap of its hhea table
PARAGRAPHS = paragraph("aa", "{}") + paragraph("bb", "{}")
BORDER = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="4"/><w:bottom w:val="single" w:sz="8" w:space="4"/></w:pBdr>'


def distance(properties: str) -> float:
    """Distance of the baselines of two paragraphs of 11 points."""
    pdf = drawn(PARAGRAPHS.format(properties, properties))
    return where(pdf, "b")[1] - where(pdf, "a")[1]


@pytest.mark.parametrize(
    ("properties", "points"),
    [
        ("", 11 * LINE),
        ('<w:spacing w:line="480"/>', 22 * LINE),
        ('<w:spacing w:line="180"/>', 8.25 * LINE),
        ('<w:spacing w:line="400" w:lineRule="exact"/>', 20),
        ('<w:spacing w:line="400" w:lineRule="atLeast"/>', 20),
        ('<w:spacing w:line="100" w:lineRule="atLeast"/>', 11 * LINE),
        ('<w:spacing w:before="200" w:after="300"/>', 11 * LINE + 15),
        ('<w:spacing w:before="300" w:after="200"/><w:contextualSpacing/>', 11 * LINE),
        (BORDER, 11 * LINE),
    ],
)
def test_line_and_paragraph_spacing(properties: str, points: float) -> None:
    assert distance(properties) == pytest.approx(points, abs=0.05)


def test_the_first_baseline_lies_an_ascent_and_a_gap_below_the_margin() -> None:
    assert where(drawn(paragraph("a")), "a")[1] == pytest.approx(72 + 11 * (0.75 + 0.2207), abs=0.05)


def test_the_largest_letters_set_the_height_of_the_line() -> None:
    big = '<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:sz w:val="44"/></w:rPr><w:t>b</w:t></w:r></w:p>'
    pdf = drawn(big + paragraph("c"))
    assert where(pdf, "c")[1] - where(pdf, "a")[1] == pytest.approx(22 * 0.25 + 11 * 0.9707, abs=0.05)


def test_an_empty_paragraph_is_as_tall_as_its_mark() -> None:
    empty = '<w:p><w:pPr><w:rPr><w:sz w:val="44"/></w:rPr></w:pPr></w:p>'
    pdf = drawn(paragraph("a") + empty + paragraph("b"))
    assert where(pdf, "b")[1] - where(pdf, "a")[1] == pytest.approx(33 * LINE, abs=0.05)


def test_borders_make_room_for_themselves_once() -> None:
    pdf = drawn(paragraph("a") + paragraph("b", BORDER) + paragraph("c", BORDER) + paragraph("d"))
    assert where(pdf, "b")[1] - where(pdf, "a")[1] == pytest.approx(11 * LINE + 5, abs=0.05)
    assert where(pdf, "c")[1] - where(pdf, "b")[1] == pytest.approx(11 * LINE, abs=0.05)
    assert where(pdf, "d")[1] - where(pdf, "c")[1] == pytest.approx(11 * LINE + 5, abs=0.05)


def test_shading_does_not_move_the_text() -> None:
    assert origins(drawn(paragraph("a", '<w:shd w:fill="EEEEEE"/>'))) == origins(drawn(paragraph("a")))


def test_side_borders_are_drawn() -> None:
    sides = '<w:pBdr><w:left w:val="single" w:space="4"/><w:right w:val="single"/></w:pBdr>'
    assert drawn(paragraph("a", sides)).pdf != drawn(paragraph("a")).pdf


@pytest.mark.parametrize(("line", "share"), [(240, 0.0), (360, 0.5)])
def test_a_picture_adds_its_height_and_the_texts_share_of_the_line_spacing(line: int, share: float) -> None:
    shown = picture("inline").replace("<w:p>", f'<w:p><w:pPr><w:spacing w:line="{line}"/></w:pPr>')
    pdf = drawn(paragraph("a") + shown + paragraph("b"), image1=png())
    assert where(pdf, "b")[1] - where(pdf, "a")[1] == pytest.approx(50 + (1 + share) * 11 * LINE, abs=0.1)


def test_a_number_makes_its_line_taller_but_not_deeper() -> None:
    big = LIST.replace('<w:pPr><w:ind w:left="720"', '<w:rPr><w:sz w:val="44"/></w:rPr><w:pPr><w:ind w:left="720"', 1)
    listed = paragraph("a", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    pdf = drawn(listed + paragraph("b"), numbering=big)
    assert where(pdf, "a")[1] == pytest.approx(72 + 22 * (0.75 + 0.2207), abs=0.1)
    assert where(pdf, "b")[1] - where(pdf, "a")[1] == pytest.approx(11 * LINE, abs=0.1)


@pytest.mark.parametrize(("before", "size"), [("<w:t>a</w:t>", 11), ("", 44)])
def test_the_size_of_a_break_counts_only_in_a_line_without_words(before: str, size: int) -> None:
    run = f'<w:r>{before}</w:r><w:r><w:rPr><w:sz w:val="88"/></w:rPr><w:br/></w:r><w:r><w:t>b</w:t></w:r>'
    pdf = drawn(f"<w:p>{run}</w:p>")
    assert where(pdf, "b")[1] == pytest.approx(72 + size * LINE + 11 * (0.75 + 0.2207), abs=0.1)
