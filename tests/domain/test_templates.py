"""What a pack says about a letter."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.domain.templates import Template, answers_json_schema

LETTER: dict[str, Any] = {
    "id": "complaint",
    "pack": "harbour",
    "title": "Complaint",
    "summary": "Say what happened.",
    "category": "complaint",
    "clocks": [{"id": "party-soft"}, {"id": "press", "from": "published_on"}],
    "steps": [
        {
            "title": "What happened",
            "questions": [
                {"id": "subject", "kind": "text", "label": "Subject", "required": True, "hint": "A few words"},
                {"id": "why", "kind": "text", "label": "Why", "required": True, "show_if": "subject"},
                {
                    "id": "incidents",
                    "kind": "list",
                    "label": "Incidents",
                    "questions": [{"id": "on", "kind": "date", "label": "When"}],
                },
            ],
        }
    ],
}


def test_a_template_has_a_name_that_is_unique_over_all_packs() -> None:
    assert Template.model_validate(LETTER).name == "harbour:complaint"


def test_a_clock_may_run_from_a_question() -> None:
    assert [clock.from_ for clock in Template.model_validate(LETTER).clocks] == ["", "published_on"]


@pytest.mark.parametrize(("written", "read"), [("soft", ("soft",)), (["one", "two"], ("one", "two")), ([], ())])
def test_a_letter_quotes_one_clock_or_the_first_of_several(written: object, read: tuple[str, ...]) -> None:
    assert Template.model_validate({**LETTER, "reply_by": written}).reply_by == read


def test_questions_are_found_by_id_and_in_order() -> None:
    template = Template.model_validate(LETTER)
    assert [question.id for question in template.questions()] == ["subject", "why", "incidents", "on"]
    found = template.question("subject")
    assert found
    assert (found.label, template.question("on")) == ("Subject", None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"category": "rant"},
        {"steps": []},
        {"colour": "red"},
        {"web_form": [{"title": "A", "limit": 0, "template": ""}]},
    ],
)
def test_a_slip_in_a_letter_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Template.model_validate({**LETTER, **wrong})


def test_the_schema_of_answers_requires_what_is_always_asked() -> None:
    schema = answers_json_schema(Template.model_validate(LETTER))
    assert (schema["required"], schema["additionalProperties"], schema["title"]) == (["subject"], False, "Complaint")
    assert schema["properties"]["subject"] == {"description": "A few words", "title": "Subject", "type": "string"}
