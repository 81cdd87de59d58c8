"""How a letter reads, told to its author."""

import tomllib

import pytest

from app.packs.reading_advice import PLAIN_WORDS, longest_text, reading_warnings, text_warnings
from app.rendering.docx_package import open_package
from tests.rendering.word_templates import template

LONG = "I ask you to look " + "again and " * 17 + "again."


def codes(text: str) -> list[str]:
    return [problem.code for problem in text_warnings(text)]


def test_a_sentence_that_is_too_long_is_quoted_with_its_number_of_words() -> None:
    (problem,) = text_warnings(f"It was late. {LONG} Thank you.")
    assert (problem.severity, problem.code) == ("warning", "long-sentence")
    assert "40 words: “I ask you to look again and" in problem.message


def test_what_members_write_counts_as_one_word() -> None:
    assert codes("I ask " + "{{ what_you_ask | sentence }} " * 20 + "of you.") == []


def test_of_each_if_the_longest_branch_counts() -> None:
    branches = "{% if a %}One{% elif b %}One two{% else %}One two three{% endif %}"
    text = branches + ", {{ x }}{% for y in z %} and {{ y }}{% endfor %}."
    assert longest_text(text) == "One two three, \ue000 and \ue000."


@pytest.mark.parametrize("text", ["{%p if a %}", "{% endif %}x", "{% else %}x", "{% if a %}x", ""])
def test_a_paragraph_that_is_only_part_of_an_if_is_read_too(text: str) -> None:
    assert codes(text) == []


def test_a_word_that_few_say_is_told_with_what_they_say() -> None:
    (problem,) = text_warnings("You wrote Prior to the meeting, prior to it.")
    assert (problem.code, problem.message, problem.hint) == ("hard-word", "Few people say “prior to”.", "Say “before”.")


def test_a_word_that_says_nothing_is_to_be_left_out() -> None:
    (problem,) = text_warnings("I hereby complain.")
    assert problem.hint == "Leave it out."


def test_a_hard_word_within_another_is_none() -> None:
    assert codes("The whereabouts of the henceforthness are unknown.") == []


def test_a_wall_in_which_nobody_does_anything_is_told() -> None:
    wall = "It was decided in June. The letter was sent later. No reason was given. It was lost. I object."
    (problem,) = text_warnings(wall)
    assert problem.code == "passive"
    assert "It was decided in June." in problem.message


def test_a_passive_sentence_now_and_then_is_none() -> None:
    assert codes("It was decided in June. I asked why. No reason was given. I asked again. It was lost.") == []


def test_each_is_told_with_its_paragraph() -> None:
    found = list(reading_warnings(open_package(template("Dear all", "I write pursuant to it."))))
    assert [(each.part, each.paragraph, each.code) for each in found] == [("word/document.xml", 2, "hard-word")]


def test_the_list_of_hard_words_names_each_once() -> None:
    hard = [each["hard"] for each in tomllib.loads(PLAIN_WORDS.read_text("utf-8"))["words"]]
    assert len(hard) == len(set(hard)) > 100
