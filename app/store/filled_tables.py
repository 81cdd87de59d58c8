"""Whether a table holds anything, told without the store that knows what it holds."""

from typing import Literal

from app.store.database import Database


def has_rows(db: Database, table: Literal["bin", "cases", "open_cases"]) -> bool:
    """Say whether there is a row of a kind: anything in the bin, a case that was ever opened, one that is open."""
    return db.row(_ASKED[table]) is not None


_ASKED = {
    "bin": "SELECT 1 FROM bin LIMIT 1",
    "cases": "SELECT 1 FROM cases LIMIT 1",
    "open_cases": "SELECT 1 FROM live_cases WHERE closed_on IS NULL LIMIT 1",
}
