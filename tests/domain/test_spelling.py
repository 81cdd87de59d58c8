"""Which words are worth looking up."""

import pytest

from app.domain.answers import Value
from app.domain.spelling import is_known, names_in_answers, words_to_look_up


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I was refusd entry.", ["was", "refusd", "entry"]),
        ("It’s the chair's “fault” – don't", ["It’s", "the", "chair's", "fault", "don't"]),
        ("well-meant, self-evident", ["well", "meant", "self", "evident"]),
        ("The GDPR, the ICO and McAllister", ["The", "the", "and"]),
        ("a.tench@post.example https://x.example/abc www.example.org", []),
        ("£400 12th P-2026-0001 1,000 report.pdf and/or C:\\Users", []),
        ("Ελένη Иван naïve Siân", ["naïve", "Siân"]),
        ("x" * 61, []),
        ("", []),
    ],
)
def test_only_ordinary_words_are_looked_up(text: str, words: list[str]) -> None:
    assert [word.text for word in words_to_look_up(text)] == words


def test_each_word_is_where_it_says() -> None:
    text = "😀 a letter,\n«twice»"
    assert [text[word.start :][: len(word.text)] for word in words_to_look_up(text)] == ["letter", "twice"]


@pytest.mark.parametrize("word", ["Tench", "Tench's", "tench’s"])
def test_whose_it_is_counts_as_the_name(word: str) -> None:
    assert is_known(word, {"tench"})


def test_an_unknown_word_is_not_known() -> None:
    assert not is_known("Tenchs", {"tench"})


def test_names_are_the_capitalised_words_of_short_answers() -> None:
    story = "Then Bramwick rang.\nTwice."
    answers: Value = {
        "to": {"name": "Ann Tench"},
        "who": [{"name": "the Harbour Party"}],
        "story": story,
        "what": "The Comittee met.",
        "n": 3,
    }
    assert set(names_in_answers(answers)) == {"ann", "tench", "harbour", "party"}
