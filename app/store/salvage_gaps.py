"""Fills the gaps of a salvaged data file: what others refer to is there again, with what is known of it."""

import json
from collections.abc import Callable
from datetime import date

import apsw

from app.i18n import tr

Lose = Callable[[str, int], None]

_MOST_STEPS = 4
_NO_HASH = "0" * 64
_LONG_AGO = "1970-01-01"
_NAMING_FILES = (
    ("letter_files", "sha256"), ("letters", "proof_sha256"), ("replies", "file_sha256"), ("exhibits", "file_sha256"),
)  # fmt: skip
_LOST_FILES = "SELECT DISTINCT {column} FROM {table} WHERE {column} NOT IN (SELECT sha256 FROM contents)"
_EMPTY_FILE = "INSERT OR IGNORE INTO contents (sha256, size, data) VALUES (?, 0, x'')"
_TABLES = """
SELECT tables.name FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
WHERE tables.type = 'table' AND columns.name = ? AND tables.name NOT IN ('searched', 'outcome_cards') ORDER BY 1
"""
_OUT_OF_THE_BIN = "UPDATE {table} SET bin_id = NULL WHERE bin_id NOT IN (SELECT id FROM bin)"
_LOST_CASES = "SELECT DISTINCT case_id FROM {table} WHERE case_id NOT IN (SELECT id FROM cases)"
_OPENED = """
SELECT content, happened_on FROM history WHERE case_id = ? AND kind = 'opened' AND content IS NOT NULL
"""
_ADD_CASE = """
INSERT INTO cases (id, ref, title, organisation_id, organisation, organisation_kind, nation, opened_on)
VALUES (?, ?, ?, '', ?, 'other', 'england-and-wales', ?)
"""
_LOST_LETTERS = """
SELECT letter_id, max(case_id) FROM (
  SELECT letter_id, NULL AS case_id FROM letter_files
  UNION ALL SELECT letter_id, case_id FROM points
  UNION ALL SELECT letter_id, case_id FROM replies
  UNION ALL SELECT letter_id, case_id FROM exhibits
  UNION ALL SELECT json_extract(content, '$.letter'), case_id FROM history
  WHERE kind IN ('finished', 'recorded') AND content IS NOT NULL
) WHERE letter_id IS NOT NULL AND letter_id NOT IN (SELECT id FROM letters) GROUP BY letter_id
"""
_TOLD = """
SELECT content, recorded_at, happened_on FROM history
WHERE kind IN ('finished', 'recorded') AND json_extract(content, '$.letter') = ?
"""
_ADD_LETTER = """
INSERT INTO letters (id, case_id, pack, template, version, title, edited_at, state, origin, answers, step, finished_on,
  dated, recipient, text)
VALUES (?, ?, 'rescued', 'rescued', '0', ?, ?, 'finished', 'recorded', '{}', '', ?, ?, '{}', '')
"""
_ENTRIES = "SELECT case_id, place, previous, hash, happened_on, recorded_at FROM history ORDER BY case_id, place"
_ADD_ENTRY = """
INSERT INTO history (case_id, place, kind, happened_on, recorded_at, content_hash, previous, hash, deleted_on)
VALUES (?, ?, 'note', ?, ?, ?, ?, ?, ?)
"""


def fill_gaps(new: apsw.Connection, today: date, lose: Lose) -> list[str]:
    """Make every reference lead somewhere; triggers and foreign keys are off meanwhile.

    Args:
        new: The salvaged file.
        today: The day that is noted at entries that are lost.
        lose: Counts what has no place at all.

    Returns:
        The SHA-256 of the files whose bytes are lost.
    """
    _add_letters(new)
    _add_cases(new)
    _add_entries(new, today)
    for table, column in _NAMING_FILES:
        for (sha256,) in new.execute(_LOST_FILES.format(table=table, column=column)).fetchall():
            new.execute(_EMPTY_FILE, (sha256,))
    new.execute("UPDATE letters SET supersedes = NULL WHERE supersedes NOT IN (SELECT id FROM letters)")
    for table in _tables_with(new, "bin_id"):  # what lay in the bin comes back rather than go
        new.execute(_OUT_OF_THE_BIN.format(table=table))
    _drop_loose(new, lose)
    return [str(sha256) for (sha256,) in new.execute("SELECT sha256 FROM contents WHERE size = 0")]


def _add_letters(new: apsw.Connection) -> None:
    for letter_id, case_id in new.execute(_LOST_LETTERS).fetchall():
        told = new.execute(_TOLD, (letter_id,)).fetchall()
        content, at, on = told[0] if told else ("{}", f"{_LONG_AGO}T00:00:00+00:00", _LONG_AGO)
        title = str(json.loads(str(content)).get("title") or tr("A letter that was rescued"))
        owner = case_id if case_id is not None else _case_for_what_has_none(new)
        new.execute(_ADD_LETTER, (letter_id, owner, title, at, on, on))


def _case_for_what_has_none(new: apsw.Connection) -> int:
    found = new.execute("SELECT id FROM cases WHERE ref = 'RESCUED-0'").fetchall()
    if found:
        return int(str(found[0][0]))
    title = tr("What was rescued and belongs to no case that is known")
    new.execute(_ADD_CASE, (None, "RESCUED-0", title, "", _LONG_AGO))
    return new.last_insert_rowid()


def _add_cases(new: apsw.Connection) -> None:
    for table in _tables_with(new, "case_id"):
        for (case_id,) in new.execute(_LOST_CASES.format(table=table)).fetchall():
            opened = new.execute(_OPENED, (case_id,)).fetchall()
            content, on = opened[0] if opened else ("{}", _LONG_AGO)
            said = json.loads(str(content))
            title = str(said.get("title") or tr("A case that was rescued"))
            new.execute(_ADD_CASE, (case_id, f"RESCUED-{case_id}", title, str(said.get("organisation") or ""), on))


def _tables_with(new: apsw.Connection, column: str) -> list[str]:
    """Return the tables that have a column, whatever the file's version; cards of outcomes make no case known."""
    return [str(name) for (name,) in new.execute(_TABLES, (column,)).fetchall()]


def _add_entries(new: apsw.Connection, today: date) -> None:
    """Put an entry that says nothing where one is lost: the others keep their places, and the history can go on."""
    before: tuple[int, int, str] = (0, 0, _NO_HASH)
    for case_id, place, previous, hashed, on, at in new.execute(_ENTRIES).fetchall():
        last, hash_before = (before[1], before[2]) if before[0] == case_id else (0, _NO_HASH)
        for lost in range(last + 1, int(str(place))):
            own = str(previous) if lost == int(str(place)) - 1 else _NO_HASH
            new.execute(_ADD_ENTRY, (case_id, lost, on, at, _NO_HASH, hash_before, own, today.isoformat()))
            hash_before = own
        before = (int(str(case_id)), int(str(place)), str(hashed))


def _drop_loose(new: apsw.Connection, lose: Lose) -> None:
    """Take out what refers to nothing still; nothing can be reached by it."""
    for _ in range(_MOST_STEPS):  # what is taken out may have been referred to itself
        for table, rowid, *_more in new.execute("PRAGMA foreign_key_check").fetchall():
            new.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))  # noqa: S608 a table of our own
            lose(str(table), 1)
