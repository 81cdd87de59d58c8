"""Lists of questions, and the union of all kinds."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.domain.answers import Value
from app.domain.questions import ListQuestion, Question, answer_table, walk

TODAY = date(2026, 11, 20)
WHAT = {"id": "what", "kind": "long_text", "label": "What happened", "required": True}
ON = {"id": "on", "kind": "date", "label": "When", "approximate": True, "not_after": "today"}
WHERE = {"id": "where", "kind": "text", "label": "Where", "show_if": "what"}
WITNESSES = {
    "id": "seen_by",
    "kind": "list",
    "label": "Seen by",
    "questions": [{"id": "name", "kind": "text", "label": "Name"}],
}
OPTIONS = {"options": [{"value": "a", "label": "A"}]}
KINDS = (
    "text", "long_text", "yes_no", "choice", "choices", "date", "number", "money", "email", "phone", "url",
    "postal_address", "reference", "person", "organisation", "list", "points", "exhibits", "signatories",
    "earlier_letter", "earlier_reply",
)  # fmt: skip
JUNE: dict[str, Value] = {"on": "2026-06-03", "what": "No vote was held."}
MAY: dict[str, Value] = {"on": "2026-05-27", "what": "The agenda came.", "where": "by e-mail"}


def incidents(**keys: object) -> ListQuestion:
    asked = {
        "id": "incidents",
        "kind": "list",
        "label": "What happened",
        "item_title": "Incident",
        "questions": [ON, WHAT, WHERE],
    }
    return ListQuestion.model_validate({**asked, **keys})


def messages(question: ListQuestion, value: Value | None) -> list[str]:
    return [problem.message for problem in question.problems(value, TODAY)]


def test_every_kind_of_the_format_is_a_question() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(Question)
    more: dict[str, dict[str, Any]] = {"choice": OPTIONS, "choices": OPTIONS, "list": {"questions": [WHAT]}}
    read = [adapter.validate_python({"id": "a", "kind": kind, "label": "A", **more.get(kind, {})}) for kind in KINDS]
    assert tuple(question.kind for question in read) == KINDS


def test_a_kind_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValidationError, match="union_tag_invalid"):
        TypeAdapter(Question).validate_python({"id": "a", "kind": "essay", "label": "A"})


@pytest.mark.parametrize(
    ("keys", "value", "message"),
    [
        ({"required": True}, None, "Add at least one entry to “What happened”"),
        ({"required": True}, [], "Add at least one entry to “What happened”"),
        ({"required": True}, [{}], "Answer “What happened”"),
        ({"min_items": 2}, [MAY], "Add 1 more entry"),
        ({"max_items": 1}, [MAY, JUNE, {}], "Take 1 entry away"),
        ({}, "text", "This answer could not be read; give it again"),
        ({}, [{"on": "2026-06-03"}], "Answer “What happened”"),
    ],
)
def test_a_list_says_what_is_missing(keys: dict[str, object], value: Value | None, message: str) -> None:
    assert messages(incidents(**keys), value) == [message]


def test_an_empty_entry_does_not_count() -> None:
    assert messages(incidents(), [{}, MAY, {"on": "", "what": " "}]) == []


def test_a_problem_in_an_entry_says_in_which() -> None:
    (problem,) = incidents().problems([MAY, {"on": "21 November 2026", "what": "x"}], TODAY)
    assert problem.path == ("incidents", 1, "on")


def test_a_hidden_question_of_an_entry_is_not_looked_at() -> None:
    question = incidents(questions=[ON, {**WHAT, "show_if": "on"}])
    assert question.problems([{"on": "2026-06-03"}], TODAY, lambda each, entry: not entry["on"]) == []


def test_a_list_in_a_list_is_looked_at_with_the_answers_around_it() -> None:
    inner = {
        **WITNESSES,
        "questions": [{"id": "name", "kind": "text", "label": "Name", "required": True, "show_if": "x"}, WHERE],
    }
    question = incidents(questions=[WHAT, inner])
    seen: list[dict[str, Value]] = []

    def note(_question: object, entry: Mapping[str, Value]) -> bool:
        seen.append(dict(entry))
        return False

    question.problems([{"what": "x", "seen_by": [{"where": "y"}]}], TODAY, note)
    assert seen[0] == {"what": "x", "seen_by": [{"where": "y"}], "name": "", "where": "y"}


def test_a_template_sees_every_entry_with_nothing_undefined() -> None:
    assert incidents().template_values([JUNE, {}]) == {"incidents": [{**JUNE, "where": ""}]}


def test_a_template_sees_lists_in_lists() -> None:
    question = incidents(questions=[WHAT, WITNESSES])
    value: Value = [{"what": "x", "seen_by": [{"name": "Ann"}, {}]}, {"what": "y"}]
    assert question.template_values(value) == {
        "incidents": [{"what": "x", "seen_by": [{"name": "Ann"}]}, {"what": "y", "seen_by": []}]
    }


def test_a_template_does_not_see_what_is_hidden_in_an_entry() -> None:
    assert incidents().template_values([MAY], shown=lambda each, entry: False) == {"incidents": [{**MAY, "where": ""}]}


def test_a_missing_required_list_is_one_entry_of_marks() -> None:
    marked = incidents(required=True).template_values([], mark_missing=True)
    assert marked == {"incidents": [{"on": "", "what": "\ufdd0What happened\ufdd1", "where": ""}]}


@pytest.mark.parametrize("sort_by", ["on", "what"])
def test_entries_are_sorted_as_the_pack_says(sort_by: str) -> None:
    question = incidents(sort_by=sort_by)
    rows: list[Value] = [
        {"on": "", "what": "Z"},
        {"on": "2026-06-03", "what": "b"},
        {"on": {"text": "May", "sort": "2026-05-01"}, "what": "A"},
    ]
    order = [place for place, _row in question.entries([*rows])]
    assert order == ([2, 1, 0])


def test_entries_may_be_sorted_by_a_number() -> None:
    question = incidents(questions=[{"id": "n", "kind": "number", "label": "N"}], sort_by="n")
    assert [row["n"] for _place, row in question.entries([{"n": 10}, {"n": 9}])] == [9, 10]


def test_an_entry_is_headed_by_its_date() -> None:
    question = incidents()
    assert [question.entry_heading(row, 2) for row in (MAY, {"what": "x"})] == [
        ("Wed 27 May 2026", True),
        ("Incident 2", False),
    ]
    assert incidents(questions=[WHAT]).entry_heading(MAY, 1) == ("Incident 1", False)


def test_an_entry_in_words_leaves_out_its_heading() -> None:
    question = incidents()
    assert question.entry_words(MAY, headed=True) == "The agenda came.\nWhere: by e-mail"
    assert question.in_words([MAY]) == "27 May 2026\nThe agenda came.\nWhere: by e-mail"


def test_what_was_typed_in_entries_is_read() -> None:
    assert incidents().settled([{"on": "yesterday", "old": "kept"}, "x"], TODAY) == [
        {"on": "2026-11-19", "old": "kept"},
        "x",
    ]
    assert incidents().settled("x", TODAY) == "x"


def test_the_letter_must_hold_the_words_of_every_entry() -> None:
    question = incidents(questions=[WHAT, {**WHERE, "in_letter": False}, WITNESSES])
    assert question.texts([{"what": "x", "where": "y", "seen_by": [{"name": "Ann"}]}]) == ["x", "Ann"]


def test_what_is_hidden_in_an_entry_need_not_be_in_the_letter() -> None:
    assert incidents().texts([MAY], lambda each, entry: False) == ["The agenda came."]
    assert incidents().empty == []


def test_a_file_of_answers_has_a_table_for_each_entry() -> None:
    table = answer_table("Answers", [incidents(required=True)])
    assert table.model_validate({"incidents": [{"what": "x"}]}).incidents[0].on is None
    with pytest.raises(ValidationError):
        table.model_validate({"incidents": [{"what": "x", "wen": "y"}]})


def test_walking_finds_the_questions_in_lists() -> None:
    assert [each.id for each in walk([incidents(questions=[WHAT, WITNESSES])])] == [
        "incidents",
        "what",
        "seen_by",
        "name",
    ]
