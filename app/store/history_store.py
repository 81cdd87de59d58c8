"""The chained history in the data file: it grows at its end, and nothing else; SQL triggers see to it."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.errors import NotFoundError
from app.domain.history import Happened, Happening, HistoryEntry, canonical, first_broken, next_entry
from app.i18n import tr
from app.store.database import Database
from app.store.store_faults import told_plainly
from app.store.table_rows import Row, SqlValue, day_of, insert_sql, moment_text, select_sql

COLUMNS = (
    "case_id",
    "place",
    "kind",
    "happened_on",
    "recorded_at",
    "content",
    "salt",
    "content_hash",
    "previous",
    "hash",
)

_APPEND = insert_sql("history", COLUMNS)
ENTRIES = select_sql("history", (*COLUMNS, "deleted_on"))
_BINNED_ON = "(SELECT binned_on FROM bin WHERE bin.id = history.bin_id) AS binned_on"
_SEEN = select_sql("history", (*COLUMNS, "deleted_on", "left_hashes", _BINNED_ON))
_DELETE_CONTENT = """
UPDATE history SET content = NULL, salt = NULL, deleted_on = ? WHERE case_id = ? AND place = ?
"""


class HistoryStore:
    """Keeps what happened in each case."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def append(self, case_id: int, happening: Happening) -> HistoryEntry:
        """Add to the end of a case's history and return the new link of its chain."""
        moment_text(happening.at)
        in_utc = replace(happening, at=happening.at.astimezone(UTC))
        with self._db.transaction(), told_plainly():
            last = self._db.row(f"{ENTRIES} WHERE case_id = ? ORDER BY place DESC LIMIT 1", (case_id,))
            entry = next_entry(case_id, entry_of(last) if last else None, in_utc)
            self._db.write(_APPEND, _row(entry))
        return entry

    def of_case(self, case_id: int) -> list[HistoryEntry]:
        """Return a case's history from its beginning; what is in the bin says nothing, as if it were deleted."""
        rows = self._db.rows(f"{_SEEN} WHERE case_id = ? ORDER BY place", (case_id,))
        return [_seen(entry_of(row), row) for row in rows]

    def first_broken(self, case_id: int) -> int | None:
        """Return the place of the first entry that was changed behind our back, or None when the chain is whole."""
        rows = self._db.rows(f"{ENTRIES} WHERE case_id = ? ORDER BY place", (case_id,))
        return first_broken((entry_of(row), str(row["hash"])) for row in rows)

    def delete_content(self, case_id: int, place: int, on: date) -> None:
        """Drop what an entry says and its salt; its place and hashes stay.

        Raises:
            NotFoundError: There is no such entry.
            NotAllowedError: It was deleted already.
        """
        if not self._db.write(_DELETE_CONTENT, (on.isoformat(), case_id, place)):
            raise NotFoundError(tr("There is no entry {place} in this case’s history.").format(place=place))


def _seen(entry: HistoryEntry, row: Row) -> HistoryEntry:
    """Return an entry as everybody but the chain sees it."""
    binned_on = day_of(row["binned_on"])
    return entry.delete_content(binned_on) if binned_on else replace(entry, left=tuple(json.loads(row["left_hashes"])))


def _row(entry: HistoryEntry) -> dict[str, SqlValue]:
    happening = entry.happening
    return {
        "case_id": entry.case_id,
        "place": entry.place,
        "kind": happening.kind.value,
        "happened_on": happening.on.isoformat(),
        "recorded_at": moment_text(happening.at),
        "content": canonical(happening.content).decode(),
        "salt": entry.salt,
        "content_hash": entry.content_hash,
        "previous": entry.previous,
        "hash": entry.hash,
    }


def entry_of(row: Row) -> HistoryEntry:
    """Return the link that a row of `ENTRIES` holds; raises ValueError for one that no history can hold."""
    return HistoryEntry(
        case_id=row["case_id"],
        place=row["place"],
        happening=Happening(
            kind=Happened(row["kind"]),
            on=date.fromisoformat(row["happened_on"]),
            at=datetime.fromisoformat(row["recorded_at"]),
            content=json.loads(row["content"] or "{}"),
        ),
        salt=row["salt"] or "",
        content_hash=row["content_hash"],
        previous=row["previous"],
        deleted_on=day_of(row["deleted_on"]),
    )
