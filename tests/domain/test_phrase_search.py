"""Phrases found in what somebody wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.phrase_search import PhraseIndex, sentences, without_quotations, words_of

ANY_TEXT = st.text(alphabet=st.sampled_from("ab A’'“”‘\"«».?!…; \n-1é*"), max_size=80) | st.text(max_size=80)


def found(phrase: str, text: str) -> str | None:
    words = words_of(text)
    match = PhraseIndex([phrase]).first(words)
    return text[words[match.first].start : words[match.end - 1].end] if match else None


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("out of office", "I am Out of\nOffice today", "Out of\nOffice"),
        ("resume", "my résumé", "résumé"),
        ("e-mail", "an E-Mail came", "E-Mail"),
        ("don't know", "I don’t know", "don’t know"),
        ("rat", "the rats and a pirate", None),
        ("your * has been received", "Your letter of May has been received.", "Your letter of May has been received"),
        ("your * has been received", "your has been received", None),
        ("a * b", "a one two three four five b", "a one two three four five b"),
        ("a * b", "a one two three four five six b", None),
        ("* lied", "He lied", "He lied"),
        ("* lied", "Lied", None),
        ("he *", "he went home", "he went"),
        ("he *", "so he", None),
        ("a * * b", "a one b", None),
        ("*", "anything", None),
        ("--", "anything", None),
    ],
)
def test_a_phrase_is_whole_words_and_a_star_is_one_to_five(phrase: str, text: str, words: str | None) -> None:
    assert found(phrase, text) == words


def test_many_stars_are_not_slow() -> None:
    assert found("a * a * a * a * a * b", "a " * 3000) is None


def test_phrases_are_told_in_the_order_of_the_text() -> None:
    index = PhraseIndex(["lied", "the vote was rigged", "the vote"])
    assert [match.phrase for match in index.matches(words_of("The vote was rigged; he lied"))] == [
        "the vote was rigged", "the vote", "lied",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He came. She went! Who? Nobody…", ["He came.", "She went!", "Who?", "Nobody…"]),
        ("Mr. Smith and J. Jones came. So did Dr. Lee.", ["Mr. Smith and J. Jones came.", "So did Dr. Lee."]),
        ("At 3.15 p.m. it began", ["At 3.15 p.m. it began"]),
        ("A heading\n\nA paragraph", ["A heading", "A paragraph"]),
        ("Two things:\n- one\n- two\n1. three", ["Two things:", "- one", "- two", "1. three"]),
        ("a broken\nline", ["a broken\nline"]),
        ("He said “No.” Then he left.", ["He said “No.”", "Then he left."]),
        ("(Yes.) . 7", ["(Yes.)", "7"]),
        (" … ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert [text[each.start : each.end].strip(" .\n") for each in sentences(text)] == [
        part.strip(" .") for part in parts
    ]


@pytest.mark.parametrize("text", ["Did he lie?", "(Did he lie?)", "“Did he lie?” "])
def test_a_question_is_known_by_its_mark(text: str) -> None:
    assert [each.is_question for each in sentences(text)] == [True]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He said “you lied” twice", "He said            twice"),
        ('a "b" c', "a     c"),
        ("it is ‘Sam’s fault’ now", "it is               now"),
        ("the members’ vote, an open “quote", "the members’ vote, an open “quote"),
        ('5" of rain\nand 6" more', '5" of rain\nand 6" more'),
        ("«tout» va", "       va"),
    ],
)
def test_quotations_are_blanked_and_all_else_stays_in_its_place(text: str, left: str) -> None:
    assert without_quotations(text) == left


@given(text=ANY_TEXT, phrases=st.lists(st.text(alphabet="ab *é'", max_size=12), max_size=6))
def test_what_is_found_lies_in_the_text_whatever_it_is(text: str, phrases: list[str]) -> None:
    assert len(without_quotations(text)) == len(text)
    for sentence in sentences(text):
        assert 0 <= sentence.start <= sentence.words[0].start < sentence.words[-1].end <= sentence.end <= len(text)
        for match in PhraseIndex(phrases).matches(sentence.words):
            assert 0 <= match.first < match.end <= len(sentence.words)
