"""Questions answered by choosing."""

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.domain.choice_questions import ChoiceQuestion, ChoicesQuestion, YesNoQuestion

TODAY = date(2026, 11, 20)
OPTIONS = [
    {"value": "a", "label": "An apology"},
    {"value": "b", "label": "A correction"},
    {"value": "c", "label": "Data"},
]


def choice(**keys: object) -> ChoiceQuestion:
    return ChoiceQuestion.model_validate({"id": "ask", "label": "What?", "options": OPTIONS, **keys})


def choices(**keys: object) -> ChoicesQuestion:
    return ChoicesQuestion.model_validate({"id": "asks", "label": "What?", "options": OPTIONS, **keys})


def test_no_is_an_answer() -> None:
    question = YesNoQuestion(id="a", label="A", required=True)
    assert (question.problems(False, TODAY), len(question.problems(None, TODAY))) == ([], 1)


def test_a_question_of_yes_or_no_says_what_to_choose() -> None:
    (problem,) = YesNoQuestion(id="a", label="Are you?", required=True).problems(None, TODAY)
    assert problem.message == "Choose yes or no for “Are you?”"


def test_an_unanswered_yes_or_no_is_false_even_in_previews() -> None:
    question = YesNoQuestion(id="a", label="A", required=True)
    assert (question.template_values(None, mark_missing=True), question.empty) == ({"a": False}, False)


def test_yes_and_no_in_words() -> None:
    question = YesNoQuestion(id="a", label="A")
    assert [question.in_words(value) for value in (True, False, None)] == ["Yes", "No", ""]
    assert question.answer_type() is bool


def test_a_template_sees_the_choice_and_its_words() -> None:
    assert choice().template_values("a") == {"ask": "a", "ask_label": "An apology"}


def test_a_missing_choice_is_marked() -> None:
    marked = choice(required=True).template_values(None, mark_missing=True)
    assert marked == {"ask": "\ufdd0What?\ufdd1", "ask_label": "\ufdd0What?\ufdd1"}


def test_an_option_of_an_older_pack_must_be_chosen_again() -> None:
    (problem,) = choice().problems("gone", TODAY)
    assert problem.message == "Choose an answer to “What?”"
    assert choice().template_values("gone") == {"ask": "", "ask_label": ""}


def test_an_option_that_is_offered_is_well() -> None:
    assert choice().problems("b", TODAY) == []


def test_a_choice_in_words() -> None:
    assert [choice().in_words(value) for value in ("b", None)] == ["A correction", ""]


def test_two_options_of_one_value_are_refused() -> None:
    with pytest.raises(ValidationError, match="is there twice"):
        choice(options=[OPTIONS[0], OPTIONS[0]])


def test_choices_come_in_the_order_of_the_pack() -> None:
    assert choices().template_values(["c", "a", "gone"]) == {"asks": ["a", "c"], "asks_label": ["An apology", "Data"]}


def test_missing_choices_are_one_mark() -> None:
    marked = choices(required=True).template_values([], mark_missing=True)
    assert marked == {"asks": ["\ufdd0What?\ufdd1"], "asks_label": ["\ufdd0What?\ufdd1"]}
    assert choices().template_values(None) == {"asks": [], "asks_label": []}


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ([], "Choose at least one answer to “What?”"),
        (["gone"], "Choose at least one answer to “What?”"),
        (["a"], "Choose at least 2 things"),
        (["a", "b"], ""),
        (["a", "b", "c"], "Choose 2 things at most"),
    ],
)
def test_choices_may_have_a_number(chosen: list[Any], message: str) -> None:
    found = choices(required=True, min_items=2, max_items=2).problems(chosen, TODAY)
    assert [problem.message for problem in found] == ([message] if message else [])


def test_choices_in_words() -> None:
    assert choices().in_words(["b", "a"]) == "An apology\nA correction"
    assert choices().empty == []


def test_a_file_of_answers_may_only_choose_what_is_offered() -> None:
    assert TypeAdapter(choice().answer_type()).validate_python("a") == "a"
    with pytest.raises(ValidationError):
        TypeAdapter(choices().answer_type()).validate_python(["gone"])
