"""The plot's shapes and words."""

import xml.etree.ElementTree as ET

from app.rendering.outcome_plot import PlotKind, PlotPart, PlotRow, plot_pdf, plot_svg
from app.rendering.preview import page_count, page_texts

KINDS = [PlotKind("In time", "#155A70", "#FFFFFF"), PlotKind("Never", "#A3231B", "#FFFFFF")]
ROWS = [
    PlotRow("Cwyn i’r blaid, Tŷ’r Môr & <more>", [PlotPart(9, 0), PlotPart(0, 1)], "first reply: 4 days"),
    PlotRow("A name that is far too long for its room beside the bar" * 2, [PlotPart(400, 0), PlotPart(1, 1)], ""),
]


def words(svg: bytes) -> list[str]:
    return [each.text or "" for each in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_each_part_bears_its_number_and_its_word_where_there_is_room() -> None:
    found = words(plot_svg("Sum", KINDS, [PlotRow("A", [PlotPart(3, 0), PlotPart(1, 1)], "")]))
    assert {"3 In time", "1 Never"} <= set(found)


def test_a_part_without_room_bears_no_words_and_none_is_drawn_for_nothing() -> None:
    found = words(plot_svg("Sum", KINDS, ROWS))
    assert "1 Never" not in found
    assert not [word for word in found if word.startswith("0")]


def test_a_long_name_is_cut_and_strange_letters_are_kept() -> None:
    found = words(plot_svg("Sum", KINDS, ROWS))
    assert "Cwyn i’r blaid, Tŷ’r Môr & <more>" in found
    assert any(word.endswith("…") for word in found)


def test_the_document_says_in_words_what_it_shows() -> None:
    root = ET.fromstring(plot_svg("Sum & more", KINDS, ROWS))
    described = [root.findtext(f"{{http://www.w3.org/2000/svg}}{tag}") or "" for tag in ("title", "desc")]
    assert described[0] == "Sum & more"
    assert "9 In time, first reply: 4 days" in described[1]


def test_the_pdf_is_one_page_whose_words_can_be_copied() -> None:
    pdf = plot_pdf("Sum", KINDS, ROWS)
    assert page_count(pdf) == 1
    assert "Tŷ’r Môr" in page_texts(pdf, 1)[0]
