"""What is said of a slip names the slip, and what to type instead."""

import pytest
from lxml import etree

from app.rendering.tag_advice import meant_word, misplaced_words, syntax_words, word_hint


@pytest.mark.parametrize(
    ("word", "meant"),
    [("If", "if"), ("endfro", "endfor"), ("pendif", "endif"), ("trfor", "for"), ("set", "set"), ("zzz", "zzz")],
)
def test_the_word_that_was_meant(word: str, meant: str) -> None:
    assert meant_word(word) == meant


@pytest.mark.parametrize(
    ("tag", "word", "hint"),
    [
        ("{% end if %}", "end", "“endif”"),
        ("{% p for a in b %}", "p", "{%p for a in b %}"),
        ("{% p %}", "p", "There are: if"),
        ("{% cellbg x %}", "cellbg", "in Word itself"),
        ("{% set a = 1 %}", "set", "stands alone"),
        ("{% zzz %}", "zzz", "There are: if"),
        ("{% %}", "?", "There are: if"),
    ],
)
def test_what_to_write_instead_of_a_word(tag: str, word: str, hint: str) -> None:
    assert hint in word_hint(tag, word)


@pytest.mark.parametrize(
    ("element", "attribute", "words"),
    [
        ("docPr", "descr", "alt text"),
        ("bookmarkStart", "name", "bookmark"),
        ("alias", "val", "content control"),
        ("{http://schemas.openxmlformats.org/officeDocument/2006/math}t", "", "formula"),
        ("r", "", "no text can be filled in"),
    ],
)
def test_where_a_tag_stands_that_is_not_filled(element: str, attribute: str, words: str) -> None:
    assert words in misplaced_words(etree.Element(element), attribute)[0]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{{%if a == 'b' }}", "Two kinds of tag"),
        ("{{ 'a }}", "quotation mark"),
        ("{{ a(b }}", "bracket"),
        ("{% endif a %}", "“endif” stands alone"),
        ("{{ a.. }}", "point"),
        ("{{ a ? b }}", "The sign “?”"),
        ("{% if a == %}", "After “==”"),
        ("{{ for }}", "word of the language"),
        ("{{ a | 1 }}", "expected }}"),
        ("", "expected }}"),
    ],
)
def test_a_tag_that_cannot_be_read_is_explained(tag: str, words: str) -> None:
    message, hint = syntax_words(tag, "expected 'end of print statement' at 3")
    assert words in message
    assert hint
