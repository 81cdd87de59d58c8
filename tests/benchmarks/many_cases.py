"""A data file of somebody who has written for years: a real case, kept again and again with its letters and replies."""

from collections.abc import Mapping
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
    """Keep a case so many times more; all but the first few copies are closed."""
    db = plaint.records.database
    with db.transaction():
        for number in range(times):
            closed = None if number < open_ones else (NOW - timedelta(days=number % 3000)).isoformat()
            values = {"ref": f"PLT-2020-{number:05}", "title": f"Matter {number}", "closed_on": closed}
            new = _copied(db, "cases", f"id = {case.id}", values)[case.id]
            letters = _copied(db, "letters", f"case_id = {case.id}", {"case_id": new, "state": "draft", **_UNSENT})
            _keep_states(db, letters)
            for old, letter in letters.items():
                _copied(db, "replies", f"letter_id = {old}", {"case_id": new, "letter_id": letter})
            _copied(db, "replies", f"case_id = {case.id} AND letter_id IS NULL", {"case_id": new})


_SENDING = ("sent_on", "channel", "address", "received_latest", "received_earliest", "receipt_assumed")
_UNSENT = dict.fromkeys(("finished_on", *_SENDING))


def _copied(db: Database, table: str, where: str, values: Mapping[str, str | int | None]) -> dict[int, int]:
    """Copy rows with other values in some columns; return the new ids by the old."""
    columns = [row["name"] for row in db.rows(f"SELECT name FROM pragma_table_info('{table}') WHERE name <> 'id'")]
    given = [f":{name}" if name in values else name for name in columns]
    found: dict[int, int] = {}
    for row in db.rows(f"SELECT id FROM {table} WHERE {where}"):
        chosen = f"SELECT {', '.join(given)} FROM {table} WHERE id = {row['id']}"
        found[row["id"]] = db.insert(f"INSERT INTO {table} ({', '.join(columns)}) {chosen}", values)
    return found


def _keep_states(db: Database, letters: dict[int, int]) -> None:
    """Finish and send the copies as the originals were: letters begin as drafts, by the data file's own rules."""
    for old, new in letters.items():
        files = f"SELECT {new}, place, name, sha256 FROM letter_files WHERE letter_id = {old}"
        db.write(f"INSERT INTO letter_files (letter_id, place, name, sha256) {files}")
        names = ", ".join(("state", "finished_on", *_SENDING))
        db.write(f"UPDATE letters SET ({names}) = (SELECT {names} FROM letters WHERE id = {old}) WHERE id = {new}")
