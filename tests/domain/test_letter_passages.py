"""What a person wrote, passage by passage."""

from datetime import date
from typing import Any

from app.domain.answers import Answers
from app.domain.interview import Interview
from app.domain.letter_passages import Passage, passages
from app.domain.templates import Step


def passages_of(answers: Answers, *questions: dict[str, Any]) -> list[Passage]:
    step = Step.model_validate({"title": "T", "questions": list(questions)})
    return passages(Interview((step,), answers, lambda expression, names: bool(names[expression]), date(2026, 11, 20)))


def text(id_: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 keys of a question
    return {"id": id_, "kind": "text", "label": id_.upper(), **more}


INCIDENTS = {
    "id": "incidents", "kind": "list", "label": "What happened",
    "questions": [text("what"), text("exhibit"), text("more", show_if="what"), text("hidden", show_if="exhibit")],
}  # fmt: skip


def test_words_are_told_with_the_field_in_which_they_stand() -> None:
    found = passages_of({"a": "one", "incidents": [{}, {"what": "two", "hidden": "x"}]}, text("a"), INCIDENTS)
    assert [(each.path, each.text) for each in found] == [(("a",), "one"), (("incidents", 1, "what"), "two")]


def test_an_entry_that_names_its_evidence_has_some() -> None:
    found = passages_of({"incidents": [{"what": "two", "exhibit": "A", "hidden": "now shown"}]}, INCIDENTS)
    assert [each.has_evidence for each in found] == [True, True, True]


def test_points_and_exhibits_are_passages() -> None:
    points = {"id": "points", "kind": "points", "label": "Points"}
    exhibits = {"id": "exhibits", "kind": "exhibits", "label": "Evidence"}
    answers: Answers = {
        "points": [{"statement": "Who?", "remedy": "a name", "exhibits": ["A"]}],
        "exhibits": [{"title": "Minutes"}],
    }
    found = passages_of(answers, points, exhibits)
    assert [each.path[-1] for each in found] == ["statement", "remedy", "title"]
    assert [each.has_evidence for each in found] == [True, True, False]


def test_what_is_hidden_empty_or_left_out_of_the_letter_is_no_passage() -> None:
    answers: Answers = {"a": " ", "b": "x", "c": "y", "d": 3, "me.name": "Siân"}
    asked = (text("a"), text("b", in_letter=False), text("c", show_if="a2"), {**text("d"), "kind": "number"})
    assert passages_of({**answers, "a2": ""}, text("a2"), *asked, text("me.name")) == []


def test_a_passage_knows_whose_words_it_holds() -> None:
    shared = text("d", own_words={"min_chars": 3}, example="Their words")
    found = passages_of(
        {"a": "x", "b": "y", "c": "z", "d": "w"}, text("a", quoted=True), text("b", remember=True), text("c"), shared
    )
    assert [each.is_quoted for each in found] == [True, False, False, False]
    assert [each.is_about_writer for each in found] == [False, True, False, False]
    assert [each.example for each in found] == ["", "", "", "Their words"]


def test_what_a_list_quotes_its_entries_quote() -> None:
    (found,) = passages_of({"incidents": [{"what": "two"}]}, {**INCIDENTS, "quoted": True})
    assert found.is_quoted
