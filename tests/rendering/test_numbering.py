import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rendering.numbering import Counting, Numbering, counted
from app.rendering.theme_fonts import Theme
from app.rendering.word_parts import parse
from tests.rendering.drawn_letters import LIST, W_SPACE

LEVELS = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/>{}</w:lvl>'
MORE = (
    '<w:abstractNum w:abstractNumId="5">'
    + LEVELS.format(0, "%1", "")
    + LEVELS.format(1, "%1.%2", '<w:lvlRestart w:val="0"/>')
    + '<w:styleLink w:val="Points"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="Points"/></w:abstractNum>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="6"/></w:num>'
)


def labels(*asked: tuple[str, int]) -> list[str]:
    tree = parse(f'<w:numbering xmlns:w="{W_SPACE}">{LIST}{MORE}</w:numbering>'.encode())
    counting = Counting(Numbering(tree, Theme(None)))
    return [counting.label(list_id, level) for list_id, level in asked]


def test_levels_count_on_their_own_and_begin_again_below_a_higher_one() -> None:
    assert labels(("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)) == ["1.", "1.a)", "1.b)", "2.", "2.a)"]


def test_a_list_that_overrides_the_start_begins_there_once() -> None:
    assert labels(("1", 0), ("2", 0), ("2", 0)) == ["1.", "5.", "6."]


def test_a_level_that_does_not_restart_counts_on() -> None:
    assert labels(("5", 0), ("5", 1), ("5", 0), ("5", 1)) == ["1", "1.1", "2", "2.2"]


def test_a_list_may_be_that_of_a_style() -> None:
    assert labels(("6", 0), ("6", 0)) == ["1", "2"]


def test_an_unknown_list_has_no_label() -> None:
    assert labels(("99", 0)) == [""]


@pytest.mark.parametrize(
    ("style", "value", "shown"),
    [
        ("upperRoman", 1994, "MCMXCIV"), ("lowerRoman", 0, "0"), ("lowerLetter", 28, "bb"), ("upperLetter", 0, ""),
        ("decimalZero", 3, "03"), ("ordinal", 22, "22nd"), ("ordinal", 13, "13th"), ("none", 1, ""), ("odd", 4, "4"),
    ],
)  # fmt: skip
def test_formats(style: str, value: int, shown: str) -> None:
    assert counted(value, style) == shown


@given(st.integers(1, 3999))
def test_roman_numbers_add_up(value: int) -> None:
    sizes = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [sizes[letter] for letter in counted(value, "lowerRoman")]
    assert sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True)) == value
