"""Gaps that answers leave where they are left out."""

import pytest

from app.domain.problems import Problem
from app.packs.letter_gaps import GapFinder
from app.rendering.paragraph_marks import LetterParagraph

BODY = "word/document.xml"


def paragraph(text: str, *, is_listed: bool = False) -> LetterParagraph:
    return LetterParagraph(BODY, 4, text, is_listed, is_empty=not text)


def gaps(original: str, full: str, lean: str, typed: str = "", **context: str) -> list[Problem]:
    finder = GapFinder({(BODY, 4): original})
    finder.look([paragraph(full)], {}, "", is_full=True)
    finder.look([paragraph(lean)], dict(context), typed, is_full=False)
    return list(finder.problems())


@pytest.mark.parametrize(
    ("original", "full", "lean"),
    [
        ("I wrote {{ on }}, and called.", "I wrote today, and called.", "I wrote , and called."),
        ("I wrote on {{ on }} to you.", "I wrote on Monday to you.", "I wrote on  to you."),
        ("{{ name }} ({{ role }})", "Ann (secretary)", "Ann ()"),
        ("It says “{{ words }}”.", "It says “no”.", "It says “”."),
        ("{{ place }}, {{ town }}, and", "Hall, Eastbridge, and", "Hall, , and"),
        ("{{ name }}, {{ role }}", "Ann, secretary", ", secretary"),
        ("Telephone: {{ me.phone }}", "Telephone: 01632 960001", "Telephone: "),
        ("{{ what }}. {{ more }}.", "It was late. Very.", "It was late. ."),
    ],
)
def test_a_gap_is_told_with_its_words_and_the_paragraph(original: str, full: str, lean: str) -> None:
    (problem,) = gaps(original, full, lean)
    assert (problem.severity, problem.code, problem.part, problem.paragraph) == ("warning", "gap", BODY, 4)
    assert lean.strip("\n") in problem.message


@pytest.mark.parametrize(
    ("original", "full", "lean"),
    [
        ("{{ a }}: see below:", "x: see below:", ": see below:"[2:]),
        ("Please tell me:", "", "Please tell me:"),
        ("Two  spaces by hand {{ a }}", "Two  spaces by hand x", "Two  spaces by hand"),
        ("{{ a }}", "Well ... yes", "Well ... yes"),
        ("{{ a }}, {{ b }}", "x , y", "x , "),
        ("{% if a %}It says ({{ a }}):{% else %}It says:{% endif %}", "", "It says (x):"),
        ("{% if a %}{{ a }}, {% endif %}I ask", "x, I ask", "I ask"),
    ],
)
def test_what_the_author_wrote_so_is_no_gap(original: str, full: str, lean: str) -> None:
    assert gaps(original, full, lean) == []


def test_what_somebody_typed_so_is_no_gap() -> None:
    assert gaps("{{ a }}", "x", "I wrote  twice", typed="I wrote  twice") == []


def test_the_tag_that_printed_nothing_is_named() -> None:
    (problem,) = gaps("{{ a }} and {{ b | trim }}, {{ c.d }}", "x and y, z", "x and , z", a="x", b="")
    assert problem.tag == "{{ b | trim }}"


def test_in_a_loop_the_first_tag_stands_for_all() -> None:
    (problem,) = gaps("{{ each.a }} ({{ each.b }})", "x (y)", "x ()")
    assert problem.tag == "{{ each.a }}"


def test_a_number_before_nothing_is_a_gap() -> None:
    finder = GapFinder({(BODY, 4): "{{ a }}"})
    finder.look([paragraph("x", is_listed=True)], {}, "", is_full=True)
    finder.look([paragraph("", is_listed=True)], {"a": ""}, "", is_full=False)
    (problem,) = finder.problems()
    assert "before nothing" in problem.message
    assert problem.tag == "{{ a }}"


def test_paragraphs_that_filling_added_are_passed_over() -> None:
    finder = GapFinder({})
    finder.look([LetterParagraph(BODY, None, "()", False, False)], {}, "", is_full=False)
    assert list(finder.problems()) == []
