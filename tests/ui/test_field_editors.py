"""Every kind of question has an editor that gives back what it was given."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter
from pytestqt.qtbot import QtBot

from app.domain.answers import Value
from app.domain.questions import Question
from app.ui.field_editors import editor_for
from tests.ui.drafts import desk_for, opened

OPTIONS = [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]
INNER = [{"kind": "text", "id": "name", "label": "Name"}]
DEEPER = [{"kind": "list", "id": "things", "label": "Things", "questions": INNER}]
ORGANISATION: dict[str, Value] = {
    "organisation": "", "name": "Weir Trust", "department": "", "address": ["1 Lane"], "email": "a@b.example",
}  # fmt: skip
KINDS: list[tuple[dict[str, object], Value]] = [
    ({"kind": "text"}, "words"),
    ({"kind": "long_text"}, "two\nlines"),
    ({"kind": "reference"}, "AB/1"),
    ({"kind": "email"}, "a@b.example"),
    ({"kind": "phone"}, "01632 960 001"),
    ({"kind": "url"}, "https://a.example"),
    ({"kind": "postal_address"}, ["1 Lane", "Town"]),
    ({"kind": "number"}, 12),
    ({"kind": "money"}, 4050),
    ({"kind": "date"}, "2026-11-12"),
    ({"kind": "date", "approximate": True}, {"text": "about mid-July 2026", "sort": "2026-07-15"}),
    ({"kind": "yes_no"}, False),
    ({"kind": "choice", "options": OPTIONS}, "b"),
    ({"kind": "choices", "options": OPTIONS}, ["a", "b"]),
    ({"kind": "person"}, {"name": "Ann", "role": "chair"}),
    ({"kind": "organisation", "to_be_reached": True}, ORGANISATION),
    ({"kind": "organisation", "kinds": ["regulator"]}, ORGANISATION),
    ({"kind": "list", "questions": INNER}, [{"name": "Ann"}]),
    ({"kind": "list", "questions": DEEPER}, [{"things": [{"name": "Ann"}]}]),
    ({"kind": "points"}, [{"statement": "Why?", "remedy": "", "rule": "", "exhibits": []}]),
    ({"kind": "exhibits"}, [{"title": "Minutes", "dated": "", "file": ""}]),
    ({"kind": "signatories"}, [{"name": "Ann", "capacity": "", "consent_on": "2026-11-19"}]),
    ({"kind": "earlier_letter"}, ""),
    ({"kind": "earlier_reply"}, ""),
]


@pytest.mark.parametrize(("keys", "value"), KINDS, ids=lambda part: part.get("kind") if isinstance(part, dict) else "")
def test_an_answer_comes_back_as_it_was_given(
    qtbot: QtBot, tmp_path: Path, keys: dict[str, object], value: Value
) -> None:
    question: Question = TypeAdapter[Question](Question).validate_python({"id": "it", "label": "It", **keys})
    plaint = opened(tmp_path)
    editor = editor_for(question, desk_for(plaint, {}))
    qtbot.addWidget(editor)
    editor.set_value(value)
    assert editor.value() == value
    editor.set_value(None)
    assert not question.is_answered(editor.value())
    plaint.close()
