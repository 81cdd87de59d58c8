"""The member's own organisations, and their corrections of the packs' records."""

import json
from collections.abc import Mapping

from app.domain.answers import Value
from app.store.database import Database
from app.store.table_rows import json_text

_SAVE = "INSERT INTO organisations (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record"


class OrganisationStore:
    """Keeps records as plain data; what they must hold is the domain's to say."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def own(self) -> dict[str, dict[str, Value]]:
        """Return every record of the member's own, by directory id."""
        rows = self._db.rows("SELECT id, record FROM organisations ORDER BY id")
        return {row["id"]: json.loads(row["record"]) for row in rows}

    def save(self, organisation_id: str, record: Mapping[str, Value]) -> None:
        """Keep a record in the place of the one before."""
        self._db.write(_SAVE, (organisation_id, json_text(dict(record))))

    def remove(self, organisation_id: str) -> None:
        """Forget a record; the pack's own, if there is one, counts again."""
        self._db.write("DELETE FROM organisations WHERE id = ?", (organisation_id,))
