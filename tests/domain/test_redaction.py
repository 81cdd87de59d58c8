"""Words taken out of a text, however they are written there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.redaction import MARK, Redactor, Removal, bare_words, replaced

SIAN = Redactor([Removal("Siân Pritchard")])


def without(text: str, *words: str) -> str:
    return Redactor(map(Removal, words)).text(text)


@pytest.mark.parametrize(
    "written",
    [
        "Siân Pritchard", "SIAN PRITCHARD", "sian pritchard", "Sia\u0302n Pritchard", "Siân\u00a0Pritchard",
        "Siân\nPritchard", "Siân   Pritchard", "Siân Prit\u00adchard", "Siân Prit-\nchard",
        "Siân Prit\u2010\r\n  chard",
        "Siân-Pritchard", "sian.pritchard", "sian_pritchard", "SianPritchard", "Ｓiân Ｐritchard", "Siân, Pritchard",
        "Siân Prit\x02chard", "S\u200biân Pritchard",
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(written: str) -> None:
    assert SIAN.text(f"of {written} here") == f"of {MARK} here"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Pritchard’s letter", f"{MARK}’s letter"),
        ("(Pritchard)", f"({MARK})"),
        ("Pritchards", f"{MARK}s"),
        ("the Pritchardian style", f"the {MARK}ian style"),
        ("Prit chard", MARK),
        ("a prit chards", "a prit chards"),
        ("letter-of-pritchard-2.pdf", f"letter-of-{MARK}-2.pdf"),
        ("LetterOfPritchard2.pdf", f"LetterOf{MARK}2.pdf"),
    ],
)
def test_what_stands_around_it_stays(text: str, left: str) -> None:
    assert without(text, "Pritchard") == left


@pytest.mark.parametrize("text", ["Annexe", "than nobody", "Joann", "an nasty thing", "a n d"])
def test_a_short_word_is_not_found_in_others(text: str) -> None:
    assert without(text, "Ann") == text


@pytest.mark.parametrize("text", ["Ann.", "ANN", "to:Ann", "Ann2", "xAnn", "“Ann”"])
def test_a_short_word_is_found_where_it_stands_alone(text: str) -> None:
    assert MARK in without(text, "Ann")


@pytest.mark.parametrize("text", ["Griﬃth", "GRIFFITH", "Grif\u00adﬁth".replace("ﬁ", "fi")])
def test_letters_that_are_drawn_as_one_are_told_apart(text: str) -> None:
    assert without(text, "Griffith") == MARK


@pytest.mark.parametrize(("word", "text"), [("Søren", "Soren"), ("Łukasz Wał", "Lukasz Wal"), ("Weiß", "WEISS")])
def test_letters_with_strokes_are_found_without_them(word: str, text: str) -> None:
    assert without(text, word) == MARK


def test_a_name_that_is_a_word_is_found_by_its_capital() -> None:
    redactor = Redactor([Removal("Mark", as_a_name=True)])
    assert redactor.text("Mark my mark, MARK!") == f"{MARK} my mark, {MARK}!"


def test_a_long_gap_is_no_gap_in_a_name() -> None:
    assert without("Ann" + "." * 50 + "Lee", "Ann Lee") == "Ann" + "." * 50 + "Lee"


def test_a_number_is_not_found_in_a_longer_one() -> None:
    assert without("1204518", "204 518") == "1204518"
    assert without("no. 204518", "204 518") == f"no. {MARK}"


def test_words_that_overlap_leave_one_mark() -> None:
    assert without("Ann Lee of Lee Mill", "Ann Lee", "Lee of Lee") == f"{MARK} Mill"


def test_words_without_letters_are_not_looked_for() -> None:
    assert without("a - b", "-", "", "  ") == "a - b"


def test_the_mark_gives_way_when_it_is_to_be_taken_out_itself() -> None:
    assert without("was removed", "removed") == "was […]"


def test_what_is_left_after_one_round_is_looked_at_again() -> None:
    redactor = Redactor([Removal("removed"), Removal("Ann"), Removal("Leeds Road")])
    assert not redactor.finds(redactor.text("Leeds Ann Road"))


def test_a_text_that_can_be_made_of_nothing_else_becomes_the_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.domain.redaction._MOST_PASSES", 1)
    redactor = Redactor([Removal("removed"), Removal("Leeds Road"), Removal("Ann")])
    assert redactor.text("Leeds Ann Road") == redactor.mark


def test_spans_are_replaced_in_order() -> None:
    assert replaced("one two", [(0, 3), (4, 7)], "x") == "x x"


def test_two_spellings_of_a_name_are_the_same_bare() -> None:
    assert bare_words("Siân O’Neill") == bare_words("SIAN ONEILL")


NAMES = st.text(st.sampled_from("abcdefgâéøßŁÑijkmz -’."), min_size=1, max_size=14)
TEXTS = st.text(st.sampled_from("abcdefgâéøßŁÑ ijkmz\n-’.\u00ad\u00a0[]()1ABC"), max_size=80)


@given(words=st.lists(NAMES, max_size=4), text=TEXTS)
def test_nothing_that_was_to_go_is_left(words: list[str], text: str) -> None:
    redactor = Redactor(map(Removal, words))
    assert not redactor.finds(redactor.text(text))


@given(words=st.lists(NAMES, max_size=4), text=TEXTS)
def test_what_is_not_found_stays_to_the_letter(words: list[str], text: str) -> None:
    redactor = Redactor(map(Removal, words))
    spans = redactor.spans(text)
    kept = "".join(
        text[end:start] for (_, end), (start, _) in zip([(0, 0), *spans], [*spans, (len(text), 0)], strict=True)
    )
    assert replaced(text, spans, "") == kept


@given(
    parts=st.lists(st.text("abcdefghijkéâñ", min_size=2, max_size=8), min_size=1, max_size=3),
    between=st.sampled_from([" ", "\n", "\u00a0", "  ", "-", ".\n", " \u00ad"]),
    change=st.sampled_from([str.upper, str.title, str.lower, lambda text: unicodedata.normalize("NFD", text)]),
    around=st.sampled_from(["{}", "of {} and", "({})", "{}’s", "“{}”", "x:{},"]),
)
def test_a_name_is_found_through_every_change_of_dress(
    parts: list[str], between: str, change: object, around: str
) -> None:
    written = around.format(change(between.join(parts)))  # type: ignore[operator] # one of the above
    assert MARK in without(written, " ".join(parts))
