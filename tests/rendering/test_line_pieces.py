import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rendering.document_model import Inline, PageField, Paragraph, ParagraphLook, RunLook, Text
from app.rendering.fonts import FontBook
from app.rendering.line_parts import Part, Space, Stretch, Word, one_by_one
from app.rendering.line_pieces import Shaper
from app.rendering.reading_plan import ReadingPlans

SHAPER = Shaper(FontBook(), ReadingPlans(""))


def parts(*inlines: Inline) -> list[Part]:
    return list(one_by_one(SHAPER.parts(Paragraph(ParagraphLook(), inlines, RunLook()))[0]))


def words(text: str, look: RunLook = RunLook()) -> list[str]:  # noqa: B008 - a frozen value
    return ["".join(piece.text for piece in part.pieces) for part in parts(Text(text, look)) if isinstance(part, Word)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b", ["a", "b"]),
        ("well-known fact", ["well-", "known", "fact"]),
        ("a\u00a0b c\u2011d", ["a\u00a0b", "c\u2011d"]),
        ("soft\u00adhyphen", ["soft\u00ad", "hyphen"]),
        ("dash—here", ["dash—", "here"]),
        ("漢字", ["漢", "字"]),
        ("0300 123-456", ["0300", "123-", "456"]),
        ("-5 degrees", ["-5", "degrees"]),
        ("stop!now(yes!) wait!", ["stop!", "now(yes!)", "wait!"]),
    ],
)
def test_lines_may_end_between_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=80))
def test_no_character_is_lost(text: str) -> None:
    found = "".join(
        piece.text for part in parts(Text(text, RunLook()))
        for piece in (part.pieces if isinstance(part, Word) else [part.piece] if isinstance(part, Space) else [])
    )  # fmt: skip
    assert len(found) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("of one look", True),
        ("a well-known fact – and more", True),
        ("word", False),
        ("co\u00adoperate with us", False),
        ("from -5 to 5 degrees", False),
        ("see 漢字 there", False),
    ],
)
def test_words_of_one_look_are_set_at_once_unless_lines_may_end_in_other_places(text: str, expected: bool) -> None:
    parts, _ = SHAPER.parts(Paragraph(ParagraphLook(), (Text(text, RunLook()),), RunLook()))
    assert any(isinstance(part, Stretch) for part in parts) == expected


def test_a_word_that_goes_on_in_another_look_is_not_set_with_those_before_it() -> None:
    inlines = (Text("two words un", RunLook()), Text("bold and more", RunLook(bold=True)))
    parts, _ = SHAPER.parts(Paragraph(ParagraphLook(), inlines, RunLook()))
    assert [part.tokens for part in parts if isinstance(part, Stretch)] == [
        ["two", " ", "words", " "],
        [" ", "and", " ", "more"],
    ]


def test_a_word_of_two_looks_stays_together() -> None:
    assert len(parts(Text("un", RunLook()), Text("bold", RunLook(bold=True)))) == 1


def test_capitals_and_small_capitals() -> None:
    assert words("Ab", RunLook(caps=True)) == ["AB"]
    (word,) = parts(Text("Ab", RunLook(small_caps=True)))
    assert isinstance(word, Word)
    assert [(piece.text, piece.size) for piece in word.pieces] == [("A", 10.0), ("B", 8.0)]


@pytest.mark.parametrize(("raised", "sign"), [("superscript", 1), ("subscript", -1)])
def test_raised_text_is_small_and_off_the_line(raised: str, sign: int) -> None:
    (word,) = parts(Text("2", RunLook(raised=raised)))  # type: ignore[arg-type] # one of the literals
    assert isinstance(word, Word)
    assert word.pieces[0].size == 6.5
    assert word.pieces[0].baseline_shift * sign > 0


def test_page_numbers_are_pieces_of_their_own() -> None:
    (word,) = parts(PageField("PAGE", RunLook()))
    assert isinstance(word, Word)
    assert word.pieces[0].page_field == "PAGE"
