"""Damage that leaves all the rest of the data file usable: of the search index, and of the bytes of one kept file.

The index only repeats what is kept, so that it is made anew; of a file it is found by its hash which one it is.
"""

from collections.abc import Sequence

import apsw

# The index and the tables that SQLite keeps it in (https://sqlite.org/fts5.html, 9).
INDEX = ("search", "search_config", "search_content", "search_data", "search_docsize", "search_idx")

_ONE_FILE_ALONE = "CHECK constraint failed in contents"  # SQLite's words for one whose size is another
_MADE_WITH = "SELECT sql FROM sqlite_schema WHERE name = 'search'"
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
_FILL = """
INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
SELECT case_id, kind, item_id, day, title, body FROM findable
WHERE case_id IN (SELECT id FROM cases) ORDER BY day
"""


def rebuild_index(connection: apsw.Connection) -> None:
    """Make the index anew; call it in a transaction.

    Raises:
        apsw.Error: The disk is full or refuses, or what is kept can't be read.
    """
    ((made_with,),) = connection.execute(_MADE_WITH).fetchall()
    for sql in ("DROP TABLE search", str(made_with), "DELETE FROM searched", _FILL, "DELETE FROM search_waiting"):
        connection.execute(sql)


def tables_beside_the_index(connection: apsw.Connection) -> Sequence[str]:
    """Return the tables that hold what somebody keeps, and can't be made anew."""
    return [str(name) for (name,) in connection.execute(_TABLES).fetchall() if name not in INDEX]


def hard_faults(lines: Sequence[Sequence[object]]) -> list[str]:
    """Return of the rows of SQLite's own check those that concern more than the bytes of one kept file."""
    return [str(line) for (line,) in lines if line not in {"ok", _ONE_FILE_ALONE}]
