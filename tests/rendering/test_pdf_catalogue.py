from datetime import date
from xml.etree import ElementTree as ET

import pytest

from app.rendering.pdf_catalogue import Bookmark, Facts, metadata
from app.rendering.pdf_letter import draw_pdf
from tests.rendering.drawn_letters import A4, docx, drawn, paragraph
from tests.rendering.pdf_tree import Pdf, text_of_string

HEADING = '<w:outlineLvl w:val="{}"/>'


def labels(pdf: Pdf) -> dict[int, dict[str, object]]:
    numbers = pdf.catalogue["PageLabels"]["Nums"]
    return dict(zip(numbers[::2], numbers[1::2], strict=True))


def test_headings_make_the_outline() -> None:
    body = "".join(
        paragraph(text, HEADING.format(level) + more)
        for text, level, more in (
            ("Ŵ one", 0, ""),
            ("deeper", 1, ""),
            ("two", 0, "<w:pageBreakBefore/>"),
            ("below (2)", 2, ""),
        )
    )
    pdf = Pdf(drawn(body).pdf)
    found = pdf.outline()
    assert found == [(0, "Ŵ one", 0), (1, "deeper", 0), (0, "two", 1), (1, "below (2)", 1)]


def test_an_entry_leads_to_where_its_heading_stands() -> None:
    pdf = Pdf(drawn(paragraph("A") + paragraph("H", HEADING.format(0))).pdf)
    entry = pdf.get(pdf.get(pdf.catalogue["Outlines"])["First"])
    assert 750 < entry["Dest"][3] < 760


def test_a_letter_without_headings_has_no_outline() -> None:
    assert "Outlines" not in Pdf(drawn(paragraph("A")).pdf).catalogue


def test_pages_are_called_as_they_are_numbered() -> None:
    first = '<w:pgNumType w:fmt="lowerRoman"/>'
    second = '<w:pgNumType w:start="5"/>'
    body = paragraph("A", A4.format(first)) + paragraph("B") + paragraph("C", "<w:pageBreakBefore/>")
    assert labels(Pdf(drawn(body, end=A4.format(second)).pdf)) == {0: {"S": "r", "St": 1}, 1: {"S": "D", "St": 5}}


def test_a_page_numbered_nought_is_called_so() -> None:
    pdf = Pdf(drawn(paragraph("A"), end=A4.format('<w:pgNumType w:start="0"/>')).pdf)
    assert labels(pdf) == {0: {"P": b"0"}}


def test_metadata_names_title_author_language_date_and_the_standard() -> None:
    packet = metadata(Facts("A <b> & c", "Siân", "cy-GB", date(2026, 11, 20))).decode("utf-8")
    words = " ".join("".join(ET.fromstring(packet).itertext()).split())
    assert words == "application/pdfA <b> & cSiâncy-GB2026-11-20T00:00:00ZPlaintPlaint1"
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (paragraph("Dear Sir") + paragraph("What happened", HEADING.format(0)), "What happened"),
        (paragraph("") + paragraph("Dear  Sir"), "Dear Sir"),
        (paragraph("word " * 40), " ".join(["word"] * 16) + "…"),
        ("", "Letter"),
    ],
)
def test_a_document_without_a_title_is_called_by_its_first_words(body: str, title: str) -> None:
    pdf = Pdf(draw_pdf(docx(body)).pdf)
    assert text_of_string(pdf.get(pdf.trailer["Info"])["Title"]) == title
    assert title in pdf.get(pdf.catalogue["Metadata"]).data.decode("utf-8")


def test_a_bookmark_says_where_it_leads() -> None:
    assert Bookmark("A", 0, 1, 2.0).page == 1
