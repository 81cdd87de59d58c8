"""All that a data folder holds as plain values, so that two moments can be compared word for word.

Left out is what is drawn by lot (salts, and the hashes that follow from them); those are checked by themselves.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from app.bootstrap import Plaint
from app.commands.shapes import case_shape

State: TypeAlias = dict[str, list[str]]

BY_LOT = {
    "history": {"salt", "content_hash", "previous", "hash"},
    "outcome_cards": {"card"},
}
# The search keeps its own books in these; what it finds is compared instead.
OF_THE_SEARCH = ("search_config", "search_content", "search_data", "search_docsize", "search_idx")
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
# What is made while Plaint is open, or differs from start to start and holds nothing of the person's.
PASSING = ("plaint.db", "plaint.db.lock", "plaint.db.key", "plaint.db-wal", "plaint.db-journal", "plaint.log")
NOT_COMPARED = ("temporary/", "backups/", "before-restore-")


def whole_state(plaint: Plaint, lock: str) -> State:
    """Return the rows of every table, each case as `case show` says it, and the files beside.

    Args:
        plaint: An open data folder.
        lock: What opens it: the passphrase, or "".
    """
    state = {"lock": [lock], "cases": _cases(plaint), "files": sorted(_files(plaint.data))}
    tables = [str(row["name"]) for row in plaint.records.database.rows(TABLES)]
    for table in sorted({*tables} - {*OF_THE_SEARCH}):
        state[f"table {table}"] = sorted(_rows(plaint, table))
    return state


def differences(one: State, other: State) -> list[str]:
    """Return what is in one of two states only, in lines."""
    lines = []
    for part in sorted({*one, *other}):
        old, new = one.get(part, []), other.get(part, [])
        lines += [f"- {part}: {line[:200]}" for line in old if line not in new]
        lines += [f"+ {part}: {line[:200]}" for line in new if line not in old]
        if old != new and sorted({*old}) == sorted({*new}):
            lines.append(f"  {part}: the same lines, another number of times")
    return lines


def _cases(plaint: Plaint) -> list[str]:
    lines = []
    for view in plaint.cases.all():
        shape = case_shape(view, plaint.packs.origins.made_with)
        lines.append(_line({**shape, "history": [{**entry, "hash": ""} for entry in shape["history"]]}))
    return sorted(lines)


def _rows(plaint: Plaint, table: str) -> Iterator[str]:
    left_out = BY_LOT.get(table, set())
    columns = "rowid, *" if table == "search" else "*"
    for row in plaint.records.database.rows(f'SELECT {columns} FROM "{table}"'):
        yield _line({name: _plain(value) for name, value in row.items() if name not in left_out})


def _files(data: Path) -> Iterator[str]:
    for path in data.rglob("*"):
        name = path.relative_to(data).as_posix()
        if path.is_file() and name not in PASSING and not name.startswith(NOT_COMPARED):
            yield f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def _plain(value: object) -> object:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
