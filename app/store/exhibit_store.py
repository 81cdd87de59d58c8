"""Exhibits in the data file."""

import json
from dataclasses import replace

from app.domain.exhibits import Exhibit
from app.store.database import Database
from app.store.table_rows import Row, SqlValue, file_of, insert_sql, json_text, select_sql, size_of

COLUMNS = ("case_id", "label", "title", "dated", "letter_id", "file_name", "file_sha256")

_ADD = insert_sql("exhibits", COLUMNS)
_SELECT = select_sql("live_exhibits", ("id", *COLUMNS, size_of("file_sha256")))


class ExhibitStore:
    """Keeps exhibits; a label is given once in a case."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, exhibit: Exhibit) -> Exhibit:
        """Keep a new exhibit and return it with its number."""
        return replace(exhibit, id=self._db.insert(_ADD, _row(exhibit)))

    def of_case(self, case_id: int) -> list[Exhibit]:
        """Return a case's exhibits in the order of their labels: A … Z, AA and so on."""
        rows = self._db.rows(f"{_SELECT} WHERE case_id = ? ORDER BY length(label), label", (case_id,))
        return [_exhibit(row) for row in rows]

    def given(self, case_id: int) -> int:
        """Return how many labels were ever given in a case; also where the exhibit is deleted."""
        row = self._db.row("SELECT exhibits_given FROM cases WHERE id = ?", (case_id,))
        return int(row["exhibits_given"]) if row else 0


def _row(exhibit: Exhibit) -> dict[str, SqlValue]:
    return {
        "case_id": exhibit.case_id,
        "label": exhibit.label,
        "title": exhibit.title,
        "dated": json_text(exhibit.dated),
        "letter_id": exhibit.letter_id,
        "file_name": exhibit.file.name if exhibit.file else None,
        "file_sha256": exhibit.file.sha256 if exhibit.file else None,
    }


def _exhibit(row: Row) -> Exhibit:
    return Exhibit(
        id=row["id"],
        case_id=row["case_id"],
        label=row["label"],
        title=row["title"],
        dated=json.loads(row["dated"]),
        letter_id=row["letter_id"],
        file=file_of(row["file_name"], row["file_sha256"], row["file_size"]),
    )
