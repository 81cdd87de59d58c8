"""The data file of somebody who has written for decades: many cases, each letter with its own file and history."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from random import Random

from app.bootstrap import Plaint
from app.domain.history import Happened, Happening, HistoryEntry, next_entry
from app.store import history_store
from app.store.database import Database
from tests.benchmarks.many_cases import a_matter, keep_again
from tests.builders import Calendar

LETTER_BYTES, PHOTO_BYTES = 8_000, 300_000
CASES_A_PHOTO = 10
IN_THE_WAY = ("history", "letter_files")  # the file's own rules let nobody write the past


def fill(plaint: Plaint, calendar: Calendar, cases: int, open_ones: int) -> None:
    """Fill an empty data folder: five letters and five replies a case, and a photo in every tenth."""
    keep_again(plaint, a_matter(plaint, calendar), cases, open_ones)
    database = plaint.records.database
    with database.transaction(), _without_rules(database):
        database.write("DELETE FROM history")
        _own_files(database)
        _photos(database)
        _histories(database, calendar.noon())
    plaint.records.contents.drop(sha256 for (sha256,) in database.plain_rows("SELECT sha256 FROM contents"))
    plaint.search.find("everything")  # takes all that was written into the index


@contextmanager
def _without_rules(database: Database) -> Iterator[None]:
    marks = ", ".join("?" for _ in IN_THE_WAY)
    sql = f"SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ({marks})"
    rules = database.rows(sql, IN_THE_WAY)
    for rule in rules:
        database.write(f"DROP TRIGGER {rule['name']}")
    yield
    for rule in rules:
        database.write(str(rule["sql"]))


def _keep(database: Database, data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    database.write("INSERT INTO contents (sha256, size, data) VALUES (?, ?, ?)", (sha256, len(data), data))
    return sha256


def _own_files(database: Database) -> None:
    """Let each letter have a PDF of its own; the Word file is that of all."""
    chance = Random(1)
    for (letter,) in database.plain_rows("SELECT letter_id FROM letter_files WHERE name LIKE '%.pdf'"):
        sha256 = _keep(database, chance.randbytes(LETTER_BYTES))
        database.write("UPDATE letter_files SET sha256 = ? WHERE letter_id = ? AND name LIKE '%.pdf'", (sha256, letter))


def _photos(database: Database) -> None:
    chance = Random(2)
    sql = "INSERT INTO exhibits (case_id, label, title, dated, file_name, file_sha256) VALUES (?, 'A', ?, ?, ?, ?)"
    for (case,) in database.plain_rows("SELECT id FROM cases WHERE id % ? = 0", (CASES_A_PHOTO,)):
        sha256 = _keep(database, chance.randbytes(PHOTO_BYTES))
        database.write(sql, (case, "A photo of the notice", '""', "photo.jpg", sha256))


def _histories(database: Database, at: datetime) -> None:
    """Chain what happened in each case: it was opened, each letter finished and sent, each reply came."""
    before: HistoryEntry | None = None
    for case, kind, on, content in database.plain_rows(_HAPPENED):
        happening = Happening(Happened(kind), date.fromisoformat(on), at, json.loads(content))
        before = next_entry(case, before if before and before.case_id == case else None, happening)
        database.write(history_store._APPEND, history_store._row(before))


_HAPPENED = """
SELECT case_id, kind, happened_on, content FROM (
  SELECT id AS case_id, 0 AS place, 'opened' AS kind, opened_on AS happened_on,
    json_object('title', title, 'organisation', organisation) AS content
  FROM cases
  UNION ALL
  SELECT case_id, 3 * id, 'finished', finished_on, json_object(
    'letter', id, 'title', title,
    'files', (SELECT json_group_object(name, sha256) FROM letter_files WHERE letter_id = letters.id)
  ) FROM letters WHERE state <> 'draft'
  UNION ALL
  SELECT case_id, 3 * id + 1, 'sent', sent_on, json_object('letter', id, 'title', title) FROM letters
  WHERE state = 'sent'
  UNION ALL
  SELECT case_id, 3 * coalesce(letter_id, 1000000) + 2, 'replied', received_on, json_object('reply', id, 'kind', kind)
  FROM replies
) ORDER BY case_id, place
"""
