"""Everything of a case as plain data: each value with all that is known of it, under the names that the code has."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from app.domain.answers import Value
from app.domain.history import HistoryEntry
from app.domain.history_words import history_line
from app.services.case_views import CaseView

# Where a kept file lies in the export, by its SHA-256 and the thing that it belongs to, such as `letters/3`.
Paths = Mapping[tuple[str, str], str]


def plain(value: object) -> Any:  # noqa: ANN401 JSON has no name among Python's types
    """Return a value as JSON has it: days as ISO, choices as their words, values as tables of all their fields."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(inner) for inner in value]
    return value


def case_data(view: CaseView, paths: Paths) -> dict[str, Any]:
    """Return all that is known of a case.

    Args:
        view: The case as it stands today.
        paths: Where its files lie in the export.
    """
    data = {
        "case": plain(view.case),
        "status": view.status.sentence,
        "letters": [plain(each) for each in view.letters],
        "replies": [plain(each) for each in view.replies],
        "exhibits": [plain(each) for each in view.exhibits],
        "points": [plain(each) for each in view.points],
        "apology": [plain(each) for each in view.apology],
        "clocks": [plain(each) for each in view.clocks],
        "history": [entry_data(each) for each in view.history],
    }
    for kind in ("letters", "replies", "exhibits"):
        for each in data[kind]:
            _add_paths(each, f"{kind}/{each['id']}", paths)
    return data


def entry_data(entry: HistoryEntry) -> dict[str, Any]:
    """Return a link of the chain with its words, and all that its hash can be reckoned from again."""
    happening, line = entry.happening, history_line(entry)
    return {
        "case": entry.case_id,
        "place": entry.place,
        "on": happening.on.isoformat(),
        "at": happening.at.isoformat(),
        "kind": happening.kind.value,
        "content": None if entry.deleted_on else plain(happening.content),
        "salt": entry.salt or None,
        "content_hash": entry.content_hash,
        "previous": entry.previous,
        "hash": entry.hash,
        "deleted_on": plain(entry.deleted_on),
        "words": f"{line.title}. {line.detail}".strip(),
    }


def named_files(answers: Mapping[str, Value]) -> list[str]:
    """Return every text in the answers of a draft; those that name a kept file are `NAME#SHA256#SIZE`."""
    return list(_texts(list(answers.values())))


def _texts(values: Sequence[Value]) -> list[str]:
    found: list[str] = []
    for value in values:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            found += _texts(list(value.values()))
        elif isinstance(value, list):
            found += _texts(value)
    return found


def _add_paths(thing: dict[str, Any], owner: str, paths: Paths) -> None:
    """Say with each file where it lies."""
    sending = thing.get("sending") or {}
    for file in (*(thing.get("files") or ()), thing.get("file"), sending.get("proof")):
        if file:
            file["path"] = paths.get((owner, file["sha256"]))
