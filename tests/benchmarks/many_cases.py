"""A data file of somebody who has written for years: a real case, kept again and again with its letters and replies."""

from datetime import timedelta

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.replies import ReplyKind
from app.services.reply_service import Arrival
from app.store.database import Database
from tests.builders import TODAY, Calendar, a_case, a_sent_letter

LETTERS, REPLIES = 5, 5  # of a case
NOW = TODAY + timedelta(days=240)


def a_matter(plaint: Plaint, calendar: Calendar) -> Case:
    """Write a case of five letters, each answered but the last, which is overdue; five replies."""
    case = a_case(plaint)
    for number in range(LETTERS):
        calendar.day = TODAY + timedelta(days=35 * number)
        letter = a_sent_letter(plaint, case)
        if number < LETTERS - 1:
            calendar.day += timedelta(days=20)
            kind = ReplyKind.ACKNOWLEDGEMENT if number % 2 else ReplyKind.PARTIAL
            came = Arrival(calendar.day, kind, text=f"We have looked into it: {letter.text[:600]}")
            plaint.replies.add(case.id, came)
    calendar.day = NOW
    plaint.replies.add(case.id, Arrival(NOW - timedelta(days=30), ReplyKind.AUTOMATIC, text="Out of office."))
    return case


def keep_again(plaint: Plaint, case: Case, times: int, open_ones: int) -> None:
    """Keep a case so many times more, each copy with a number in its title; all but the first few copies are closed."""
    db = plaint.records.database
    originals = db.rows("SELECT id FROM letters WHERE case_id = ? ORDER BY id", (case.id,))
    with db.transaction():
        db.write(f"CREATE TEMP TABLE copies AS {_COPIES}", {"first": case.id + 1, "times": times, "open": open_ones})
        db.write(
            _inserted("cases", "JOIN copies WHERE old.id = :case", {**_CASE, "id": "copies.id"}), {"case": case.id}
        )
        for place, original in enumerate(originals):
            values = {"case": case.id, "letter": original["id"], "place": (place + 1) * (times + 1) + original["id"]}
            _copy_letter(db, values)
        nowhere = "JOIN copies WHERE old.case_id = :case AND old.letter_id IS NULL"
        db.write(_inserted("replies", nowhere, {"case_id": "copies.id"}), {"case": case.id})
        db.write("DROP TABLE copies")


_COPIES = """
WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :times)
SELECT n, n + :first AS id, iif(n < :open, NULL, date('2026-07-01', -(n % 3000) || ' days')) AS closed_on FROM numbers
"""
_CASE = {
    "ref": "format('PLT-2020-%06d', copies.n)",
    "title": "'Matter ' || copies.n",
    "closed_on": "copies.closed_on",
}
_SENDING = ("sent_on", "channel", "address", "received_latest", "received_earliest", "receipt_assumed")
_STATE = ", ".join(("state", "finished_on", *_SENDING))
_DRAFT = {"state": "'draft'"} | dict.fromkeys(("finished_on", *_SENDING), "NULL")
_COLUMNS = {
    "cases": "id ref title organisation_id organisation organisation_kind nation opened_on closed_on",
    "letters": "id case_id pack template version title edited_at origin answers step dated reply_by recipient text "
    f"supersedes state finished_on {' '.join(_SENDING)}",
    "letter_files": "letter_id place name sha256",
    "replies": "case_id received_on kind channel letter_id their_ref text",
}


def _inserted(table: str, where: str, values: dict[str, str]) -> str:
    """Return the statement that copies rows of a table with other values in some of their columns."""
    columns = _COLUMNS[table].split()
    given = ", ".join(values.get(column, f"old.{column}") for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {given} FROM {table} AS old {where}"


def _copy_letter(db: Database, values: dict[str, int]) -> None:
    """Copy a letter, its files and the reply to it; by the data file's own rules letters begin as drafts."""
    new = {"id": ":place + copies.n", "case_id": "copies.id"}
    db.write(
        _inserted("letters", "JOIN copies WHERE old.id = :letter", {**new, **_DRAFT}), _named(values, "letter place")
    )
    files = "JOIN copies WHERE old.letter_id = :letter"
    db.write(_inserted("letter_files", files, {"letter_id": ":place + copies.n"}), _named(values, "letter place"))
    sent = f"UPDATE letters SET ({_STATE}) = (SELECT {_STATE} FROM letters WHERE id = :letter)"
    db.write(f"{sent} WHERE id IN (SELECT :place + n FROM copies)", _named(values, "letter place"))
    reply = {"case_id": "copies.id", "letter_id": ":place + copies.n"}
    db.write(_inserted("replies", "JOIN copies WHERE old.letter_id = :letter", reply), _named(values, "letter place"))


def _named(values: dict[str, int], names: str) -> dict[str, int]:
    return {name: values[name] for name in names.split()}
