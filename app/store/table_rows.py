"""Between values and rows: statements from tuples of columns, days and moments as ISO text, answers as JSON text."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import app.domain

if TYPE_CHECKING:
    import app.domain.letters  # only rows with files need it; see app.later

Row: TypeAlias = Mapping[str, Any]
SqlValue: TypeAlias = str | int | bytes | None

OPEN_CASES = "SELECT id FROM live_cases WHERE closed_on IS NULL"


def insert_sql(table: str, columns: Sequence[str]) -> str:
    """Return an INSERT with a named parameter for each column."""
    # table and columns are constants of the stores, never what a person typed; so in the two below
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(f':{column}' for column in columns)})"  # noqa: S608


def update_sql(table: str, columns: Sequence[str], keys: Sequence[str] = ("id",)) -> str:
    """Return an UPDATE of the columns of one row, all as named parameters."""
    changes = ", ".join(f"{column} = :{column}" for column in columns)
    return f"UPDATE {table} SET {changes} WHERE {' AND '.join(f'{key} = :{key}' for key in keys)}"  # noqa: S608 - see above


def select_sql(table: str, columns: Sequence[str]) -> str:
    """Return a SELECT without its WHERE."""
    return f"SELECT {', '.join(columns)} FROM {table}"  # noqa: S608 - see above


def size_of(column: str) -> str:
    """Return the expression for the size of the file whose SHA-256 a column holds, named `file_size`."""
    return f"(SELECT size FROM contents WHERE sha256 = {column}) AS file_size"  # noqa: S608 - see above


def file_of(name: str | None, sha256: str | None, size: int | None) -> "app.domain.letters.StoredFile | None":
    """Return the file that three columns describe, or None where they are empty."""
    if name is None or sha256 is None or size is None:
        return None
    return app.domain.letters.StoredFile(name, sha256, size)


def day_text(day: date | None) -> str | None:
    """Return a day as it is stored."""
    return day.isoformat() if day else None


def day_of(text: str | None) -> date | None:
    """Return a stored day."""
    return date.fromisoformat(text) if text else None


def moment_text(moment: datetime) -> str:
    """Return a moment as it is stored: in UTC. A moment without a zone is a bug."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).isoformat()


def json_text(value: object) -> str:
    """Return plain data as JSON text, with characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
