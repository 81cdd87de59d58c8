"""Values as plain data, with all their fields."""

import hashlib
import json
from dataclasses import fields
from datetime import date
from typing import Any

from app.bootstrap import Plaint
from app.domain.history import FIRST_PREVIOUS, canonical
from app.domain.letters import Channel, Letter
from app.services.export_data import case_data, entry_data, named_files, plain
from tests.builders import a_case, a_sent_letter
from tests.store.samples import SENDING


def test_every_field_of_a_value_is_there() -> None:
    assert set(plain(SENDING)) == {each.name for each in fields(SENDING)}


def test_days_choices_lists_and_tables_are_as_json_has_them() -> None:
    value = {"on": date(2026, 1, 2), "by": Channel.POST, "many": (1, "two", None, True)}
    assert plain(value) == {"on": "2026-01-02", "by": "post", "many": [1, "two", None, True]}


def test_texts_are_found_however_deep_they_lie() -> None:
    assert named_files({"a": "x", "b": [{"c": "y", "n": 1}], "d": {"e": ["z"]}}) == ["x", "y", "z"]


def test_a_case_can_be_written_as_json_and_says_where_its_files_lie(plaint: Plaint) -> None:
    letter: Letter = a_sent_letter(plaint)
    file = letter.files[0]
    data: Any = case_data(plaint.cases.view(letter.case_id), {(f"letters/{letter.id}", file.sha256): "cases/x.pdf"})
    assert json.loads(json.dumps(data)) == data
    assert [each["path"] for each in data["letters"][0]["files"]] == ["cases/x.pdf", None]


def test_the_history_can_be_reckoned_again_from_what_is_written(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    previous = FIRST_PREVIOUS
    for entry in map(entry_data, plaint.cases.view(letter.case_id).history):
        salted = bytes.fromhex(entry["salt"]) + canonical(entry["content"])
        assert hashlib.sha256(salted).hexdigest() == entry["content_hash"]
        parts = {key: entry[key] for key in ("at", "case", "kind", "on", "place")}
        chained = canonical({**parts, "content": entry["content_hash"], "previous": previous})
        assert hashlib.sha256(chained).hexdigest() == entry["hash"]
        previous = entry["hash"]


def test_what_was_deleted_is_not_written(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.cases.note(case.id, "a secret")
    plaint.records.history.delete_content(case.id, 2, date(2026, 11, 20))
    (_, entry) = map(entry_data, plaint.cases.view(case.id).history)
    assert (entry["content"], entry["salt"], entry["deleted_on"]) == (None, None, "2026-11-20")
