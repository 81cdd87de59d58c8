"""The words of Plaint are plain: short sentences, no Latin, nothing that shouts, one kind of quotation mark."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from resources.catalogues import TEMPLATE

MOST_WORDS = 25
# What people type into Word or see in a list of changes, as it must be typed.
CODE = re.compile(r"\{[%{].*?[%}]\}|\bplural\([^)]*\)|\"…\"|&&, \|\| and !|!=|else ''")
LATIN = re.compile(
    r"\b(?:e\.?g|i\.?e|etc|via|vs|versus|viz|cf|per se|ad hoc|inter alia|vice versa|n\.?b)\b\.?", re.IGNORECASE
)
SHOUTS = re.compile(r"!|\b(?:OK|Submit|Invalid|Illegal|Fatal|Abort(?:ed)?|Oops|Error|Please)\b", re.IGNORECASE)
JARGON = re.compile(
    r"\b(?:utili[sz]e|functionality|leverage|terminate|execute|parameter|instantiate|render(?:ed|ing)?|parse[drs]?|"
    r"database|directory path|null|exception|timeout|cache[ds]?|metadata|prior to|in order to|commence|regarding|"
    r"aforementioned|hereby|thereof|whilst|amongst|upon|ensure|facilitate|purchase|additional)\b",
    re.IGNORECASE,
)


def messages() -> list[str]:
    """Return every text, singular and plural alike, without the code in it."""
    with TEMPLATE.open("rb") as file:
        found = [message.id for message in read_po(file) if message.id]
    return [CODE.sub("CODE", text) for texts in found for text in ((texts,) if isinstance(texts, str) else texts)]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return messages()


def sentences(text: str) -> Iterator[str]:
    yield from re.split(r"(?<=[.!?])[”)]?\s+|\n+", text)


def test_no_sentence_is_long(texts: list[str]) -> None:
    long = {each for text in texts for each in sentences(text) if len(re.findall(r"[\w’{}-]+", each)) > MOST_WORDS}
    assert not long


@pytest.mark.parametrize("pattern", [LATIN, SHOUTS, JARGON], ids=["Latin", "shouting", "jargon"])
def test_words_are_those_that_people_use(texts: list[str], pattern: re.Pattern[str]) -> None:
    assert not [(found[0], text) for text in texts if (found := pattern.search(text))]


@pytest.mark.parametrize("sign", ["'", '"', r"\.\.\.", r"\w - \w", "´"], ids=str)
def test_signs_are_those_of_print(texts: list[str], sign: str) -> None:
    """‘ ’ “ ” … – and not what typewriters had; code that is typed into Word stays as it is typed."""
    assert not [text for text in texts if re.search(sign, text)]


def test_quotation_marks_come_in_pairs(texts: list[str]) -> None:
    assert not [text for text in texts if text.count("“") != text.count("”")]


def test_a_sentence_has_no_space_before_its_end(texts: list[str]) -> None:
    assert not [text for text in texts if re.search(r"\w [.,;:?](?:\s|$)", text)]
