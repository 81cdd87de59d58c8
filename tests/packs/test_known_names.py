"""The names that templates may use."""

from datetime import date
from typing import Any

import pytest

from app.domain.laws import Law
from app.domain.templates import Template
from app.packs.known_names import KnownNames, known_names

OPTIONS = [{"value": "a", "label": "A"}]
DEEPER = [{"id": "z", "kind": "text", "label": "Z"}]
INNER = [
    {"id": "on", "kind": "date", "label": "When"},
    {"id": "more", "kind": "list", "label": "More", "questions": DEEPER},
]
QUESTIONS: list[dict[str, Any]] = [
    {"id": "subject", "kind": "text", "label": "A"},
    {"id": "since", "kind": "date", "label": "A"},
    {"id": "part", "kind": "choice", "label": "A", "options": OPTIONS},
    {"id": "asks", "kind": "choices", "label": "A", "options": OPTIONS},
    {"id": "home", "kind": "postal_address", "label": "A"},
    {"id": "who", "kind": "person", "label": "A"},
    {"id": "paper", "kind": "organisation", "label": "A"},
    {"id": "letter", "kind": "earlier_letter", "label": "A"},
    {"id": "incidents", "kind": "list", "label": "A", "questions": INNER},
]


@pytest.fixture(scope="module")
def known() -> KnownNames:
    step = {"title": "T", "questions": QUESTIONS}
    template = Template.model_validate({"title": "T", "summary": "S", "category": "other", "steps": [step]})
    law = {"id": "sar-time-limit", "text": "Article 12(3)", "by": "letter", "source": "x", "confidence": "verified"}
    return known_names(template, [Law.model_validate({**law, "checked_on": date(2026, 1, 1)})])


@pytest.mark.parametrize(
    "path",
    [
        "me.name", "to.address[]", "today", "points[].statement", "points[].exhibits[]", "law.sar_time_limit",
        "subject", "part_label", "asks[]", "asks_label", "home[]", "who.role", "paper.address[]", "letter.sent_on",
        "incidents[].on", "incidents[].more[].z",
    ],
)  # fmt: skip
def test_a_name_is_known_by_its_path(known: KnownNames, path: str) -> None:
    assert path in known.paths


@pytest.mark.parametrize("path", ["to.nam", "incidents.on", "on", "law.sar", "subject_label", "me.age"])
def test_any_other_name_is_not(known: KnownNames, path: str) -> None:
    assert path not in known.paths


@pytest.mark.parametrize("path", ["today", "since", "incidents[].on", "letter.sent_on", "earlier[].dated"])
def test_dates_are_known_as_dates(known: KnownNames, path: str) -> None:
    assert path in known.dates


def test_conditions_write_names_without_the_signs_for_lists(known: KnownNames) -> None:
    assert {"incidents.on", "incidents.more.z"} <= known.dotted
