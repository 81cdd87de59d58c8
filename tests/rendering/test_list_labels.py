"""The numbers that Word prints before list paragraphs."""

import pytest
from lxml import etree

from app.rendering.list_labels import ListLabels
from app.rendering.word_xml import NAMESPACE


def labels(*levels: tuple[str, str, int]) -> ListLabels:
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text, start) in enumerate(levels)
    )
    return ListLabels.of(
        etree.fromstring(
            f'<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
            '<w:num w:numId="2"><w:abstractNumId w:val="9"/></w:num></w:numbering>'
        )
    )


@pytest.mark.parametrize(
    ("form", "start", "expected"),
    [
        ("decimal", 1, "1. "),
        ("decimalZero", 3, "03. "),
        ("lowerLetter", 27, "aa. "),
        ("upperLetter", 2, "B. "),
        ("lowerRoman", 4, "iv. "),
        ("upperRoman", 1990, "MCMXC. "),
        ("bullet", 1, "- "),
        ("none", 1, ""),
    ],
)
def test_forms_of_numbers(form: str, start: int, expected: str) -> None:
    assert labels((form, "%1.", start)).next_label("1", 0) == expected


def test_numbers_count_on() -> None:
    counting = labels(("decimal", "%1)", 1))
    assert [counting.next_label("1", 0) for _ in range(3)] == ["1) ", "2) ", "3) "]


def test_an_outer_item_begins_the_inner_ones_anew() -> None:
    counting = labels(("decimal", "%1.", 1), ("decimal", "%1.%2", 1))
    assert [counting.next_label("1", depth) for depth in (0, 1, 1, 0, 1)] == ["1. ", "1.1 ", "1.2 ", "2. ", "2.1 "]


@pytest.mark.parametrize(("number", "depth"), [("7", 0), ("1", 5), ("2", 0)])
def test_an_unknown_list_has_no_label(number: str, depth: int) -> None:
    assert labels(("decimal", "%1.", 1)).next_label(number, depth) == ""


def test_a_document_without_lists_has_no_labels() -> None:
    assert ListLabels.of(None).next_label("1", 0) == ""
