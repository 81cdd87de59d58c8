"""Where texts use words that are explained."""

import pytest

from app.domain.glossary import ExplainedWord, Glossary

WORDS = (
    ExplainedWord("subject access request", "A request for what is held about you."),
    ExplainedWord("request", "Something that is asked."),
    ExplainedWord("remedy", "What puts it right."),
    ExplainedWord("case", "One matter.", is_marked=False),
    ExplainedWord("Case", "Something else."),
)
GLOSSARY = Glossary(WORDS)


def used(text: str) -> list[tuple[str, str]]:
    return [(each.explained.word, text[each.start : each.end]) for each in GLOSSARY.used_in(text)]


def test_words_stand_in_the_order_of_the_alphabet_and_the_first_of_two_counts() -> None:
    assert [each.word for each in GLOSSARY.words] == ["case", "remedy", "request", "subject access request"]
    assert GLOSSARY.words[0].meaning == "One matter."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your Subject Access Request is late", [("subject access request", "Subject Access Request")]),
        ("Two requests, then a request", [("request", "requests")]),
        ("Which remedies are there?", [("remedy", "remedies")]),
        ("requested", []),
        ("", []),
        ("a case", []),
        ("a subject access list, a request", [("request", "request")]),
    ],
)
def test_a_text_says_which_of_them_it_uses(text: str, expected: list[tuple[str, str]]) -> None:
    assert used(text) == expected


def test_without_words_nothing_is_found() -> None:
    assert Glossary(()).used_in("a request") == []
