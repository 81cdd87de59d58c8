"""Full text over cases, letters, drafts, replies, notes, calls and exhibits; SQL triggers keep the index true."""

from dataclasses import dataclass

from app.store.database import Database

_WAITING = "SELECT 1 AS waiting FROM search_waiting LIMIT 1"
_TAKE_IN_WAITING = """
INSERT OR REPLACE INTO search (rowid, case_id, kind, item_id, title, body)
SELECT id * 8 + 2, case_id, 'letter', id, title, iif(
  state = 'draft',
  (SELECT coalesce(group_concat(atom, char(10)), '') FROM json_tree(answers) WHERE type = 'text'),
  text
)
FROM letters JOIN search_waiting ON letter_id = id
"""
_FOUND = """
SELECT case_id, kind, item_id, iif(search.title = '', cases.title, search.title) AS title,
  snippet(search, -1, '', '', '…', 16) AS snippet
FROM search JOIN cases ON cases.id = case_id
WHERE search MATCH ?
"""
# Weighing every hit of a common word takes a tenth of a second in a large file, and tells little.
_NEWEST, _BEST = (f"{_FOUND} ORDER BY {order} LIMIT ?" for order in ("search.rowid DESC", "rank"))


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    Attributes:
        kind: `case`, `letter`, `reply`, `note`, `contact` or `exhibit`.
        id: The item's number; of a note or a contact its place in the case's history.
        title: The item's title, or the case's where it has none.
        snippet: Some words around what was found, on one line.
    """

    case_id: int
    kind: str
    id: int
    title: str
    snippet: str


class SearchIndex:
    """Finds what a person wrote or was sent."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, text: str, limit: int = 50) -> list[Hit]:
        """Return what holds all the words of `text`, best first; where there is more than `limit`, the newest.

        Accents and capitals do not count, the last word may be unfinished, and no character means anything special.
        """
        query = match_expression(text)
        if not query:
            return []
        self.refresh()
        rows = self._db.rows(_NEWEST, (query, limit + 1))
        if len(rows) <= limit:
            rows = self._db.rows(_BEST, (query, limit))
        return [
            Hit(row["case_id"], row["kind"], row["item_id"], row["title"], " ".join(row["snippet"].split()))
            for row in rows[:limit]
        ]

    def refresh(self) -> None:
        """Take in the letters that were written since; words that a draft no longer holds leave the index."""
        if self._db.row(_WAITING):
            with self._db.transaction():
                self._db.write(_TAKE_IN_WAITING)
                self._db.write("DELETE FROM search_waiting")


def match_expression(text: str) -> str:
    """Return typed text as an FTS5 expression: each word quoted, the last one a prefix; "" when there is no word."""
    whole = text.encode("utf-8", errors="ignore").decode("utf-8").replace("\0", " ")
    words = [word.replace('"', '""') for word in whole.split() if any(sign.isalnum() for sign in word)]
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""
