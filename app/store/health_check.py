"""Whether the data file is sound: its pages, what refers to what, the search index; and the index made anew.

Everything is read a piece at a time, so that the window goes first and a large file needs no more memory than a small.
"""

from collections.abc import Iterator
from typing import Any

import apsw

from app.domain.progress import Tell, tell_nobody
from app.store.database import Database
from app.store.looking import OFTEN, OFTEN_IN_CHECKS, looked_beside
from app.store.mendable_damage import INDEX, hard_faults, rebuild_index, tables_beside_the_index
from app.store.migrations import released_migrations, stored_version

_SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
_RULES = ("view", "trigger")  # in the order in which they are made
_FREE_PAGES = "PRAGMA freelist_count"
# What should be found and is not, or is found in other words; and what is found and is there no more.
_NOT_FOUND = """
SELECT count(*) FROM findable
LEFT JOIN searched USING (case_id, kind, item_id) LEFT JOIN search ON search.rowid = searched.id
WHERE (search.title IS NOT findable.title OR search.body IS NOT findable.body OR searched.day IS NOT findable.day)
  AND case_id IN (SELECT id FROM cases) AND NOT (kind = 'letter' AND item_id IN (SELECT letter_id FROM search_waiting))
"""
_NO_MORE = """
SELECT (SELECT count(*) FROM searched WHERE NOT EXISTS (
    SELECT 1 FROM findable AS there
    WHERE there.case_id = searched.case_id AND there.kind = searched.kind AND there.item_id = searched.item_id
  ))
  + (SELECT count(*) FROM search WHERE NOT EXISTS (SELECT 1 FROM searched WHERE searched.id = search.rowid))
"""
_CHECK_TABLE = "PRAGMA integrity_check('{}')"


class HealthCheck:
    """Looks at an open data file as a whole."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def page_faults(self, tell: Tell = tell_nobody) -> Iterator[str]:
        """Yield what is wrong with the pages and the indexes, in SQLite's words, table by table.

        Source: https://sqlite.org/pragma.html#pragma_integrity_check; it names a table at most a hundred faults.
        """
        tables = self._db.turns.look(tables_beside_the_index)
        for done, table in enumerate(tables):
            tell(done, len(tables))
            yield from self._faults_of(_CHECK_TABLE.format(table), tell)
        yield from self._faults_of(_FREE_PAGES, tell, is_list=False)

    def loose_rows(self, tell: Tell = tell_nobody) -> list[tuple[str, int]]:
        """Return the rows that refer to something that is not there, as table and row."""
        try:
            return [(str(table), int(row or 0)) for table, row, *_ in self._read("PRAGMA foreign_key_check", tell)]
        except apsw.CorruptError:
            return []  # the pages' own check has said so

    def is_schema_as_released(self) -> bool:
        """Whether the file has exactly the tables, views and triggers that this Plaint gives a new one."""
        return self._read(_SCHEMA, tell_nobody) == _released_schema()

    def version(self) -> int:
        """Return the version of the file's tables."""
        return self._db.turns.look(stored_version)

    def index_agrees(self, tell: Tell = tell_nobody) -> bool:
        """Whether search finds what there is, all of it and nothing else (letters not taken in yet aside).

        Source: https://www.sqlite.org/pragma.html#pragma_integrity_check, which holds such an index against its words.
        """
        try:
            differing = (self._read(sql, tell)[0][0] for sql in (_NOT_FOUND, _NO_MORE))
            return not any(differing) and not any(self._faults_of(_CHECK_TABLE.format(each), tell) for each in INDEX)
        except (apsw.CorruptError, apsw.SQLError, apsw.IOError):
            return False

    def rebuild_index(self) -> None:
        """Make the index anew from what is kept; nothing but the index is touched.

        Raises:
            UserError: The disk is full or refuses; the index is as it was.
        """
        self._db.turns.change(rebuild_index)

    def put_rules_right(self) -> bool:
        """Make the triggers and views anew, in which nothing is kept; return whether all is as released then.

        Raises:
            UserError: The disk is full or refuses.
        """
        there = [(kind, name) for kind, name, _ in self._read(_SCHEMA, tell_nobody) if kind in _RULES]  # triggers first
        released = _released_schema()
        made = [sql for rule in _RULES for kind, _, sql in released if kind == rule]

        def renew(connection: apsw.Connection) -> None:
            for kind, name in there:
                quoted = name.replace('"', '""')
                connection.execute(f'DROP {kind} "{quoted}"')
            for sql in made:
                connection.execute(sql)

        self._db.turns.change(renew)
        return self.is_schema_as_released()

    def _faults_of(self, sql: str, tell: Tell, *, is_list: bool = True) -> list[str]:
        try:
            found = self._read(sql, tell, often=OFTEN_IN_CHECKS)
        except (apsw.CorruptError, apsw.IOError) as error:
            return [str(error)]
        return hard_faults(found) if is_list else []

    def _read(self, sql: str, tell: Tell, *, often: int = OFTEN) -> list[tuple[Any, ...]]:
        return looked_beside(self._db, sql, tell, often=often)


def _released_schema() -> list[tuple[Any, ...]]:
    """Return the tables, indexes, views and triggers of a new data file."""
    made = apsw.Connection(":memory:")
    for step in released_migrations():
        made.execute(step.sql)
    schema = made.execute(_SCHEMA).fetchall()
    made.close()
    return schema
