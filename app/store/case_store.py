"""Cases in the data file."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from app.domain.cases import Case, case_reference
from app.domain.errors import NotFoundError
from app.domain.late_list import LateList
from app.domain.people import Represented
from app.i18n import tr
from app.store.database import Database
from app.store.table_rows import SqlValue, day_of, day_text, insert_sql, json_text, select_sql, update_sql

PLAIN = ("ref", "title", "organisation_id", "organisation", "organisation_kind", "nation")
COLUMNS = (*PLAIN, "opened_on", "closed_on", "for_whom")
MOST_DIGITS = 18  # of a number that SQLite can hold

_ADD = insert_sql("cases", COLUMNS)
_UPDATE = update_sql("cases", COLUMNS)
_SELECT = select_sql("live_cases", ("id", *COLUMNS))
_NEXT_REFERENCE = """
INSERT INTO case_references (year, last) VALUES (?, 1)
ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last
"""


class CaseStore:
    """Keeps cases; none is ever deleted, for their history refers to them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def next_reference(self, year: int) -> str:
        """Return a reference that no case has had; ask inside the transaction that adds the case."""
        return case_reference(year, int(self._db.rows(_NEXT_REFERENCE, (year,))[0]["last"]))

    def add(self, case: Case) -> Case:
        """Keep a new case and return it with its number."""
        return replace(case, id=self._db.insert(_ADD, _row(case)))

    def get(self, case_id: int) -> Case:
        """Return a case by its number; raises NotFoundError."""
        return self._one("id = ?", case_id, str(case_id))

    def find(self, name: str) -> Case:
        """Return a case by its number or its reference as typed; raises NotFoundError."""
        typed = name.strip()
        if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS:
            return self._one("id = ?", int(typed), typed)
        return self._one("ref = ?", typed, typed)

    def all(self, *, include_closed: bool = True) -> list[Case]:
        """Return the cases in the order in which they were opened."""
        found = self._db.plain_rows(f"{_SELECT} WHERE closed_on IS NULL OR ? ORDER BY id", (include_closed,))
        return [_case(row) for row in found]

    def closed(self) -> Sequence[Case]:
        """Return the closed cases, the first closed first and of one day the newest first; each made when looked at."""
        found = self._db.plain_rows(f"{_SELECT} WHERE closed_on IS NOT NULL ORDER BY closed_on, id DESC")
        return LateList(len(found), lambda place: _case(found[place]))

    def has_any(self) -> bool:
        """Say whether a case was ever opened."""
        return self._db.row("SELECT 1 FROM cases LIMIT 1") is not None

    def update(self, case: Case) -> None:
        """Keep a changed case; raises NotFoundError when it was never added."""
        if not self._db.write(_UPDATE, {"id": case.id} | _row(case)):
            raise _no_case(str(case.id))

    def _one(self, condition: str, value: SqlValue, name: str) -> Case:
        row = self._db.row(f"{_SELECT} WHERE {condition}", (value,))
        if row is None:
            raise _no_case(name)
        return _case(row.values())


def _no_case(name: str) -> NotFoundError:
    return NotFoundError(
        tr("There is no case “{name}”.").format(name=name),
        tr("See your cases with: plaint case list"),
    )


def _row(case: Case) -> dict[str, SqlValue]:
    values: dict[str, SqlValue] = {column: getattr(case, column) for column in PLAIN}
    for_whom = json_text(asdict(case.represents)) if case.represents else None
    return values | {"opened_on": day_text(case.opened_on), "closed_on": day_text(case.closed_on), "for_whom": for_whom}


def _case(values: Iterable[Any]) -> Case:
    number, ref, title, organisation_id, organisation, kind, nation, opened_on, closed_on, for_whom = values
    opened, closed = date.fromisoformat(opened_on), day_of(closed_on)
    represents = _represented(json.loads(for_whom)) if for_whom else None
    return Case(number, ref, title, organisation_id, organisation, kind, nation, opened, closed, represents)


def _represented(kept: Mapping[str, Any]) -> Represented:
    return Represented(kept["name"], kept["relation"], kept["dob"], tuple(kept["identifiers"]))
