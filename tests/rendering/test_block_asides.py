import pytest

from app.rendering.document_model import Floating, Paragraph
from app.rendering.docx_reader import read_document
from tests.rendering.drawn_letters import docx, drawn, paragraph, row, table, text_of, where

FRAME = '<w:framePr w:w="2000" w:h="{}" w:hAnchor="text" w:vAnchor="text"/>'
FLOATS = '<w:tblpPr w:vertAnchor="text" w:horzAnchor="margin" w:tblpX="0" w:tblpY="200"/>'


def blocks(body: str) -> tuple[object, ...]:
    return read_document(docx(body)).sections[0].blocks


def test_paragraphs_of_one_frame_float_together_beside_the_next() -> None:
    (found,) = blocks(paragraph("f", FRAME.format(0)) + paragraph("g", FRAME.format(0)) + paragraph("a"))
    assert isinstance(found, Paragraph)
    floating = found.inlines[0]
    assert isinstance(floating, Floating)
    assert len(floating.blocks) == 2
    assert (floating.width_pt, floating.grows) == (100.0, True)


def test_different_frames_float_apart() -> None:
    (found,) = blocks(paragraph("f", FRAME.format(0)) + paragraph("g", FRAME.format(50)) + paragraph("a"))
    assert isinstance(found, Paragraph)
    assert sum(isinstance(inline, Floating) for inline in found.inlines) == 2


def test_a_frame_that_nothing_follows_stands_in_the_text() -> None:
    pdf = drawn(paragraph("a") + paragraph("f", FRAME.format(0)))
    assert where(pdf, "f")[1] - where(pdf, "a")[1] == pytest.approx(11 * 1.2207, abs=0.1)


def test_words_flow_around_a_frame() -> None:
    pdf = drawn(paragraph("f", FRAME.format(0)) + paragraph("a"))
    assert where(pdf, "f")[0] == pytest.approx(72, abs=0.1)
    assert where(pdf, "a")[0] == pytest.approx(172, abs=0.1)


def test_a_frame_without_a_width_is_as_wide_as_its_words() -> None:
    framed = paragraph("ff", '<w:framePr w:hAnchor="margin" w:xAlign="right" w:vAnchor="text"/>')
    pdf = drawn(framed + paragraph("a"))
    assert where(pdf, "f")[0] == pytest.approx(595.3 - 72 - 2 * 11 * 0.3052, abs=0.5)
    assert where(pdf, "f")[1] == pytest.approx(where(pdf, "a")[1], abs=0.1)


def test_a_table_can_float_and_leaves_no_room_beside_it() -> None:
    floating = table(row("t", "u"), properties=FLOATS, grid=(4500, 4500))
    pdf = drawn(paragraph("a") + floating + paragraph("b"))
    assert where(pdf, "t")[1] - where(pdf, "a")[1] == pytest.approx(11 * 1.2207 + 10, abs=0.6)
    assert where(pdf, "b")[1] - where(pdf, "t")[1] == pytest.approx(11 * 1.2207, abs=0.6)


def test_words_flow_around_a_narrow_table() -> None:
    pdf = drawn(table(row("t"), properties=FLOATS.replace("200", "0"), grid=(2000,)) + paragraph("b"))
    assert where(pdf, "b")[0] == pytest.approx(172, abs=0.1)


def test_a_floating_table_longer_than_a_page_stands_in_the_text() -> None:
    rows = [row(f"r{number}") for number in range(90)]
    pdf = drawn(paragraph("a") + table(*rows, properties=FLOATS, grid=(2000,)) + paragraph("b"))
    assert pdf.pages == 2
    assert text_of(pdf).split() == ["a", *(f"r{number}" for number in range(90)), "b"]
