from typing import Any

import pytest

from app.rendering.document_model import Borders
from app.rendering.style_properties import border, borders, colour, paragraph_properties, run_properties, shading
from app.rendering.theme_fonts import Theme
from app.rendering.word_parts import Node, child, parse
from tests.rendering.drawn_letters import W_SPACE


def node(inside: str) -> Node:
    return parse(f'<w:x xmlns:w="{W_SPACE}">{inside}</w:x>'.encode())


@pytest.mark.parametrize(
    ("xml", "values"),
    [
        ('<w:b/><w:i w:val="0"/>', {"bold": True, "italic": False}),
        ('<w:sz w:val="21"/>', {"size_pt": 10.5}),
        ('<w:sz w:val="0"/>', {"size_pt": 1.0}),
        ('<w:u w:val="none"/>', {"underline": "", "underline_colour": ""}),
        ('<w:color w:val="auto"/>', {"colour": ""}),
        ('<w:highlight w:val="yellow"/>', {"background": "FFFF00"}),
        ('<w:vertAlign w:val="superscript"/>', {"raised": "superscript"}),
        ('<w:vertAlign w:val="baseline"/>', {"raised": ""}),
        ('<w:position w:val="-6"/>', {"shift_pt": -3.0}),
        ('<w:rFonts w:hAnsi="Arial"/>', {}),
        ('<w:w w:val="80"/>', {"stretch": 0.8}),
        ('<w:w w:val="-1"/>', {"stretch": 1.0}),
        ('<w:rFonts w:eastAsia="Arial"/><!-- x -->', {}),
    ],
)
def test_run_properties(xml: str, values: dict[str, Any]) -> None:
    assert run_properties(node(xml), Theme(None)) == values


@pytest.mark.parametrize(
    ("xml", "values"),
    [
        ('<w:jc w:val="both"/>', {"alignment": "both"}),
        ('<w:jc w:val="start"/>', {"alignment": "left"}),
        ('<w:ind w:start="720" w:hanging="360"/>', {"left_pt": 36.0, "first_line_pt": -18.0}),
        ('<w:ind w:firstLine="360" w:right="20"/>', {"right_pt": 1.0, "first_line_pt": 18.0}),
        ('<w:spacing w:line="360" w:before="120"/>', {"before_pt": 6.0, "line": 1.5, "line_rule": "auto"}),
        ('<w:spacing w:line="300" w:lineRule="exact"/>', {"line": 15.0, "line_rule": "exact"}),
        ('<w:spacing w:after="1" w:afterAutospacing="1"/>', {"after_pt": 14.0, "automatic_after": True}),
        ('<w:spacing w:before="20" w:beforeAutospacing="0"/>', {"before_pt": 1.0, "automatic_before": False}),
        ('<w:outlineLvl w:val="9"/>', {"outline_level": None}),
        ('<w:keepNext/><w:widowControl w:val="0"/>', {"keep_next": True, "widow_control": False}),
    ],
)
def test_paragraph_properties(xml: str, values: dict[str, Any]) -> None:
    assert paragraph_properties(node(xml)) == values


def test_nothing_sets_nothing() -> None:
    assert (run_properties(None, Theme(None)), paragraph_properties(None)) == ({}, {})


@pytest.mark.parametrize(("text", "found"), [("ff00aa", "FF00AA"), ("#112233", "112233"), ("auto", ""), ("GGGGGG", "")])
def test_colours(text: str, found: str) -> None:
    assert colour(text) == found


def test_a_solid_pattern_shows_its_own_colour() -> None:
    assert shading(child(node('<w:shd w:val="solid" w:color="FF0000" w:fill="00FF00"/>'), "shd")) == "FF0000"


def test_borders_lie_over_each_other() -> None:
    under = Borders(top=border(child(node('<w:top w:val="single" w:sz="8"/>'), "top")))
    over = borders(node('<w:bottom w:val="double" w:sz="4"/>'), under)
    assert (over.top, over.bottom is not None, borders(None, under)) == (under.top, True, under)
