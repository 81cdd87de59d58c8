from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rendering.document_model import (
    Break,
    Inline,
    Label,
    PageField,
    Paragraph,
    ParagraphLook,
    RunLook,
    Tab,
    TabStop,
    Text,
)
from app.rendering.fonts import SHOWN_SOFT_HYPHEN, FontBook
from app.rendering.line_breaking import LineFiller
from app.rendering.line_finishing import aligned, join_pieces
from app.rendering.line_parts import Line, Part, one_by_one
from app.rendering.line_pieces import Shaper
from app.rendering.reading_plan import ReadingPlans

RUN = RunLook(family="Arial")
SHAPER = Shaper(FontBook(), ReadingPlans(""))


def lines(*inlines: Inline, width: float = 200.0, label: Label | None = None, **look: object) -> list[Line]:
    paragraph = Paragraph(ParagraphLook(**look), inlines, RUN, label)  # type: ignore[arg-type] # the look's own fields
    return LineFiller(SHAPER, paragraph, width, 36.0).fill(SHAPER.parts(paragraph)[0])


def words(line: Line) -> str:
    return "".join(piece.text for _, piece in line.pieces)


def starts(line: Line) -> list[float]:
    return [x for x, piece in line.pieces if piece.text.strip()]


def test_a_line_takes_the_words_that_fit() -> None:
    found = lines(Text("word " * 30, RUN))
    assert all(line.x <= 210 for line in found)
    assert len({words(line) for line in found[:-1]}) == 1


@given(st.lists(st.text("abc- ", min_size=1, max_size=40), max_size=12))
def test_no_word_is_lost_or_moved(texts: list[str]) -> None:
    text = " ".join(texts)
    assert "".join(words(line) for line in lines(Text(text, RUN), width=90)) == text


BOLD = RunLook(family="Arial", bold=True, spacing_pt=0.3)
TEXTS = st.lists(st.text("ab ,-–!’é", min_size=1, max_size=60).map(lambda text: Text(text, RUN)), max_size=4)


@given(
    st.lists(st.one_of(TEXTS, st.just([Text("bold – words", BOLD)]), st.just([Tab(RUN)])), max_size=4),
    st.floats(15, 200),
    st.sampled_from((None, Label("1.", RUN))),
)
def test_words_set_at_once_stand_exactly_where_they_stand_one_by_one(
    inlines: list[list[Inline]], width: float, label: Label | None
) -> None:
    tabs = (TabStop(60.0, "right"), TabStop(110.0, "decimal"))
    look = ParagraphLook(left_pt=18.0, first_line_pt=-18.0, tabs=tabs)
    paragraph = Paragraph(look, tuple(inline for some in inlines for inline in some), RUN, label)
    together = SHAPER.parts(paragraph)[0]
    apart: list[Part] = list(one_by_one(SHAPER.parts(paragraph)[0]))
    at_once, singly = (LineFiller(SHAPER, paragraph, width, 36.0).fill(each) for each in (together, apart))
    for line in (*at_once, *singly):
        aligned(line, look)
        join_pieces(line)
        line.pieces = [(x, replace(piece, end=None)) for x, piece in line.pieces]
    assert at_once == singly


def test_a_word_longer_than_a_line_is_cut() -> None:
    found = lines(Text("x" * 300, RUN), width=100)
    assert all(line.x <= 100.1 for line in found)
    assert "".join(words(line) for line in found) == "x" * 300


def test_first_lines_and_hanging_indents() -> None:
    found = lines(Text("word " * 20, RUN), left_pt=36.0, first_line_pt=-18.0)
    assert (found[0].pieces[0][0], found[1].pieces[0][0]) == (18.0, 36.0)


def test_a_number_is_followed_by_the_hanging_indent() -> None:
    (line,) = lines(Text("a", RUN), label=Label("1.", RUN), left_pt=36.0, first_line_pt=-18.0)
    assert starts(line) == [18.0, 36.0]


def test_a_number_too_wide_goes_to_the_next_stop() -> None:
    (line,) = lines(Text("a", RUN), label=Label("1234567.", RUN), left_pt=18.0, first_line_pt=-18.0)
    assert starts(line)[1] == 72.0


def test_a_number_may_be_followed_by_a_space_or_nothing() -> None:
    spaced, bare = (lines(Text("a", RUN), label=Label("1.", RUN, suffix)) for suffix in ("space", "nothing"))
    assert starts(spaced[0])[1] > starts(bare[0])[1]


def test_a_number_may_end_at_its_place() -> None:
    (line,) = lines(Text("a", RUN), label=Label("10.", RUN, "tab", "right"), left_pt=36.0, first_line_pt=-18.0)
    assert line.pieces[0][0] < 18.0


@pytest.mark.parametrize(("kind", "left"), [("left", 100.0), ("right", 89.0), ("center", 94.5), ("decimal", 89.0)])
def test_tab_stops_align_what_follows(kind: str, left: float) -> None:
    (line,) = lines(Tab(RUN), Text("ab", RUN), tabs=(TabStop(100.0, kind),))
    assert starts(line) == [pytest.approx(left, abs=0.3)]


def test_decimal_stops_align_the_point() -> None:
    (line,) = lines(Tab(RUN), Text("12.50", RUN), tabs=(TabStop(100.0, "decimal"),))
    assert starts(line) == [pytest.approx(100 - 11.1, abs=1.5)]


def test_without_stops_tabs_go_to_the_default_ones() -> None:
    (line,) = lines(Text("a", RUN), Tab(RUN), Text("b", RUN))
    assert starts(line)[1] == 36.0


def test_a_leader_fills_the_gap() -> None:
    (line,) = lines(Text("a", RUN), Tab(RUN), Text("b", RUN), tabs=(TabStop(150.0, "right", "dot"),))
    assert "....." in words(line)


def test_an_underlined_tab_draws_a_line_to_write_on() -> None:
    (line,) = lines(Tab(RunLook(underline="single")))
    assert line.pieces[0][1].width == 36.0


def test_a_tab_past_the_margin_begins_a_new_line() -> None:
    assert len(lines(Text("x" * 38, RUN), Tab(RUN), Text("b", RUN))) == 2


def test_a_right_stop_may_lie_beyond_the_margin() -> None:
    (line,) = lines(Text("a", RUN), Tab(RUN), Text("b", RUN), tabs=(TabStop(250.0, "right"),))
    assert starts(line)[1] > 200


@pytest.mark.parametrize(("aligned_to", "least"), [("right", 190.0), ("center", 90.0), ("left", -1.0)])
def test_tabs_to_a_place_of_the_line(aligned_to: str, least: float) -> None:
    (line,) = lines(Tab(RUN, aligned_to), Text("a", RUN))
    assert starts(line)[0] > least


def test_breaks_end_lines() -> None:
    found = lines(Text("a", RUN), Break("line", RUN), Text("b", RUN), Break("page", RUN))
    assert [line.ends_with for line in found] == ["line", "page", "paragraph"]


def test_a_soft_hyphen_shows_only_where_the_line_ends() -> None:
    text = "inter\u00adnation\u00adal"
    assert [words(line) for line in lines(Text(text, RUN), width=200)] == [text]
    parted = lines(Text(text, RUN), width=52)
    assert [words(line) for line in parted] == [f"inter\u00adnation{SHOWN_SOFT_HYPHEN}", "al"]
    assert parted[0].x == pytest.approx(RUN.size_pt * FontBook().face("Arial", False, False).length("internation-"))


def test_a_soft_hyphen_must_fit_the_line() -> None:
    width = RUN.size_pt * FontBook().face("Arial", False, False).length("x ab") + 1
    assert next(words(line) for line in lines(Text("x ab\u00adcd", RUN), width=width)) == "x "


def test_a_word_too_long_for_its_line_keeps_its_letters_behind_a_page_number() -> None:
    set_lines = lines(PageField("PAGE", RUN), Text("x" * 100, RUN))
    assert set_lines[0].pieces[0][1].text == "1"
    assert sum(words(line).count("x") for line in set_lines) == 100
