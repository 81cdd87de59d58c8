"""What all kinds of question have in common."""

from datetime import date

import pytest
from pydantic import ValidationError

from app.domain.question_parts import QuestionParts, lines_of, rows, words_at
from app.domain.text_questions import TextQuestion

TODAY = date(2026, 11, 20)


def asked(**keys: object) -> TextQuestion:
    return TextQuestion.model_validate({"id": "branch", "label": "Your branch", **keys})


def test_a_required_question_asks_for_its_answer() -> None:
    (problem,) = asked(required=True).problems(None, TODAY)
    assert (problem.path, problem.message) == (("branch",), "Answer “Your branch”")


def test_an_optional_question_may_stay_empty() -> None:
    assert asked().problems("", TODAY) == []


def test_an_answer_of_another_kind_is_asked_for_again() -> None:
    (problem,) = asked().problems(["not", "text"], TODAY)
    assert problem.message == "This answer could not be read; give it again"


def test_a_missing_required_answer_is_marked_in_previews() -> None:
    assert asked(required=True).template_values(None, mark_missing=True) == {"branch": "\ufdd0Your branch\ufdd1"}


def test_a_missing_optional_answer_is_empty_in_previews() -> None:
    assert asked().template_values(None, mark_missing=True) == {"branch": ""}


def test_an_answer_is_what_the_template_sees() -> None:
    assert asked().template_values("Calder Valley") == {"branch": "Calder Valley"}


@pytest.mark.parametrize("wrong", [{"labl": "x"}, {"required": "yes"}, {"id": "Branch"}, {"id": "9a"}, {"label": ""}])
def test_a_slip_in_a_pack_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        asked(**wrong)


def test_a_question_is_never_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        asked().label = "Another"


def test_what_all_kinds_do_when_nothing_else_is_said() -> None:
    plain = QuestionParts(id="x", label="X")
    assert (plain._faults("a", TODAY), plain.texts("a"), plain.read("a", TODAY)) == ((), [], "a")
    assert (plain.in_words(3), plain.in_words("a"), plain.settled("a", TODAY), plain.answer_type()) == (
        "",
        "a",
        "a",
        str,
    )


def test_what_is_no_table_is_passed_over_in_a_list() -> None:
    assert (rows([{"a": "b"}, "c"]), rows("d"), rows(None)) == ([{"a": "b"}], [], [])


def test_words_and_lines_are_taken_only_where_there_are_any() -> None:
    row: dict[str, str | int] = {"a": "b", "n": 3}
    assert (words_at({**row}, "a"), words_at({**row}, "n"), words_at({**row}, "z")) == ("b", "", "")
    assert (lines_of([" a ", "", 3, "b"]), lines_of("a"), lines_of(None)) == (["a", "b"], [], [])
