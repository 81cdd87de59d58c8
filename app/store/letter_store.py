"""Letters and their points in the data file; a finished letter's words can't be changed there, by SQL triggers."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from app.domain.errors import NotFoundError
from app.domain.letters import Channel, Letter, LetterState, Origin, Sending, StoredFile, TemplateName
from app.domain.points import Point, Verdict
from app.i18n import tr
from app.store.database import Database
from app.store.table_rows import (
    OPEN_CASES,
    Row,
    SqlValue,
    day_of,
    day_text,
    file_of,
    insert_sql,
    json_text,
    moment_text,
    select_sql,
    size_of,
    update_sql,
)

DRAFT_COLUMNS = (
    "case_id",
    "pack",
    "template",
    "version",
    "pack_digest",
    "title",
    "edited_at",
    "state",
    "origin",
    "answers",
    "step",
    "dated",
    "reply_by",
    "recipient",
    "text",
    "supersedes",
)
FINISHED_COLUMNS = (
    "finished_on",
    "sent_on",
    "channel",
    "address",
    "received_latest",
    "received_earliest",
    "receipt_assumed",
    "proof_name",
    "proof_sha256",
)
POINT_COLUMNS = (
    "number",
    "letter_id",
    "statement",
    "remedy",
    "rule",
    "exhibits",
    "verdict",
    "their_words",
    "still_wanted",
    "i_had_said",
    "promised_by",
)

_ADD = insert_sql("letters", DRAFT_COLUMNS)
_UPDATE = update_sql("letters", (*DRAFT_COLUMNS, *FINISHED_COLUMNS))
_SELECT = select_sql("live_letters", ("id", *DRAFT_COLUMNS, *FINISHED_COLUMNS, size_of("proof_sha256")))
_ADD_FILE = "INSERT INTO letter_files (letter_id, place, name, sha256) VALUES (?, ?, ?, ?)"
_FILES = """
SELECT letter_id, name, sha256, size FROM letter_files JOIN contents USING (sha256)
WHERE letter_id IN (SELECT value FROM json_each(?)) ORDER BY letter_id, place
"""
_ADD_POINT = insert_sql("points", ("case_id", *POINT_COLUMNS))
_UPDATE_POINT = update_sql("points", POINT_COLUMNS, keys=("case_id", "number"))
_SELECT_POINTS = select_sql("live_points", POINT_COLUMNS)
_SELECT_ALL_POINTS = select_sql("points", POINT_COLUMNS)
_SELECT_CASES_POINTS = select_sql("live_points", ("case_id", *POINT_COLUMNS))


class LetterStore:
    """Keeps letters, each with its files, and the points that they state."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, letter: Letter) -> Letter:
        """Keep a new letter and return it with its number."""
        with self._db.transaction():
            added = replace(letter, id=self._db.insert(_ADD, _draft_row(replace(letter, state=LetterState.DRAFT))))
            self._add_files(added)
            if letter.state is not LetterState.DRAFT:
                self._write(added)
        return added

    def get(self, letter_id: int) -> Letter:
        """Return a letter by its number; raises NotFoundError."""
        found = self._letters("WHERE id = ?", (letter_id,))
        if not found:
            raise _no_letter(letter_id)
        return found[0]

    def of_case(self, case_id: int) -> list[Letter]:
        """Return a case's letters in the order in which they were begun."""
        return self._letters("WHERE case_id = ? ORDER BY id", (case_id,))

    def of_open_cases(self) -> dict[int, list[Letter]]:
        """Return the letters of the cases that are not closed, by case, in the order in which they were begun."""
        found: dict[int, list[Letter]] = defaultdict(list)
        for letter in self._letters(f"WHERE case_id IN ({OPEN_CASES}) ORDER BY id", ()):
            found[letter.case_id].append(letter)
        return found

    def all_of(self, states: Iterable[LetterState]) -> list[Letter]:
        """Return every letter in one of these states, in the order in which they were begun."""
        return self._letters("WHERE state IN (SELECT value FROM json_each(?)) ORDER BY id", (json_text(list(states)),))

    def update(self, letter: Letter) -> None:
        """Keep a changed letter.

        Raises:
            NotFoundError: It was never added, or was deleted.
            NotAllowedError: It is finished, and its words, files or date would change.
        """
        with self._db.transaction():
            if self._files([letter.id])[letter.id] != letter.files:
                self._db.write("DELETE FROM letter_files WHERE letter_id = ?", (letter.id,))
                self._add_files(letter)
            self._write(letter)

    def add_points(self, points: Sequence[tuple[int, Point]]) -> None:
        """Keep new points, each with the number of its case."""
        with self._db.transaction():
            for case_id, point in points:
                self._db.write(_ADD_POINT, {"case_id": case_id} | _point_row(point))

    def points_of_case(self, case_id: int, *, with_binned: bool = False) -> list[Point]:
        """Return a case's points by their numbers; those of letters in the bin only when they are asked for."""
        select = _SELECT_ALL_POINTS if with_binned else _SELECT_POINTS
        return [_point(row) for row in self._db.rows(f"{select} WHERE case_id = ? ORDER BY number", (case_id,))]

    def points_of_open_cases(self) -> dict[int, list[Point]]:
        """Return the points of the cases that are not closed, by case and number."""
        found: dict[int, list[Point]] = defaultdict(list)
        for row in self._db.rows(f"{_SELECT_CASES_POINTS} WHERE case_id IN ({OPEN_CASES}) ORDER BY case_id, number"):
            found[row["case_id"]].append(_point(row))
        return found

    def update_point(self, case_id: int, point: Point) -> None:
        """Keep what became of a point; what a sent letter stated stays (NotAllowedError)."""
        if not self._db.write(_UPDATE_POINT, {"case_id": case_id} | _point_row(point)):
            raise NotFoundError(tr("There is no point {label} in this case.").format(label=point.label))

    def highest_point_number(self, case_id: int) -> int:
        """Return the highest number that was ever given in a case, 0 for none; also where its point is deleted."""
        row = self._db.row("SELECT points_given FROM cases WHERE id = ?", (case_id,))
        return int(row["points_given"]) if row else 0

    def _letters(self, condition: str, values: Sequence[SqlValue]) -> list[Letter]:
        rows = self._db.rows(f"{_SELECT} {condition}", values)
        files = self._files([row["id"] for row in rows])
        return [_letter(row, files[row["id"]]) for row in rows]

    def _files(self, letter_ids: Sequence[int]) -> defaultdict[int, tuple[StoredFile, ...]]:
        files: defaultdict[int, tuple[StoredFile, ...]] = defaultdict(tuple)
        for row in self._db.rows(_FILES, (json_text(letter_ids),)):
            files[row["letter_id"]] += (StoredFile(row["name"], row["sha256"], row["size"]),)
        return files

    def _add_files(self, letter: Letter) -> None:
        for place, file in enumerate(letter.files, start=1):
            self._db.write(_ADD_FILE, (letter.id, place, file.name, file.sha256))

    def _write(self, letter: Letter) -> None:
        if not self._db.write(_UPDATE, {"id": letter.id} | _draft_row(letter) | _finished_row(letter)):
            raise _no_letter(letter.id)


def _no_letter(letter_id: int) -> NotFoundError:
    return NotFoundError(
        tr("There is no letter {id}.").format(id=letter_id), tr("See a case’s letters with: plaint case show CASE")
    )


def _draft_row(letter: Letter) -> dict[str, SqlValue]:
    return {
        "case_id": letter.case_id,
        "pack": letter.template.pack,
        "template": letter.template.id,
        "version": letter.template.version,
        "pack_digest": letter.template.digest,
        "title": letter.title,
        "edited_at": moment_text(letter.edited_at),
        "state": letter.state.value,
        "origin": letter.origin.value,
        "answers": json_text(letter.answers),
        "step": letter.step,
        "dated": day_text(letter.dated),
        "reply_by": day_text(letter.reply_by),
        "recipient": json_text(dict(letter.recipient)),
        "text": letter.text,
        "supersedes": letter.supersedes,
    }


def _finished_row(letter: Letter) -> dict[str, SqlValue]:
    sending = letter.sending
    proof = sending.proof if sending else None
    return {
        "finished_on": day_text(letter.finished_on),
        "sent_on": day_text(sending.sent_on) if sending else None,
        "channel": sending.channel.value if sending else None,
        "address": sending.address if sending else None,
        "received_latest": day_text(sending.received_latest) if sending else None,
        "received_earliest": day_text(sending.received_earliest) if sending else None,
        "receipt_assumed": sending.receipt_assumed if sending else None,
        "proof_name": proof.name if proof else None,
        "proof_sha256": proof.sha256 if proof else None,
    }


def _letter(row: Row, files: tuple[StoredFile, ...]) -> Letter:
    return Letter(
        id=row["id"],
        case_id=row["case_id"],
        template=TemplateName(row["pack"], row["template"], row["version"], row["pack_digest"]),
        title=row["title"],
        edited_at=datetime.fromisoformat(row["edited_at"]),
        state=LetterState(row["state"]),
        origin=Origin(row["origin"]),
        answers=json.loads(row["answers"]),
        step=row["step"],
        finished_on=day_of(row["finished_on"]),
        dated=day_of(row["dated"]),
        reply_by=day_of(row["reply_by"]),
        recipient=json.loads(row["recipient"]),
        files=files,
        text=row["text"],
        sending=_sending(row) if row["sent_on"] else None,
        supersedes=row["supersedes"],
    )


def _sending(row: Row) -> Sending:
    return Sending(
        sent_on=date.fromisoformat(row["sent_on"]),
        channel=Channel(row["channel"]),
        address=row["address"],
        received_latest=date.fromisoformat(row["received_latest"]),
        received_earliest=date.fromisoformat(row["received_earliest"]),
        receipt_assumed=bool(row["receipt_assumed"]),
        proof=file_of(row["proof_name"], row["proof_sha256"], row["file_size"]),
    )


def _point_row(point: Point) -> dict[str, SqlValue]:
    values = {column: getattr(point, column) for column in POINT_COLUMNS}
    return values | {
        "exhibits": json_text(point.exhibits),
        "verdict": point.verdict.value,
        "promised_by": day_text(point.promised_by),
    }


def _point(row: Row) -> Point:
    values = {column: row[column] for column in POINT_COLUMNS}
    exhibits, promised_by = tuple(json.loads(row["exhibits"])), day_of(row["promised_by"])
    return Point(**{**values, "exhibits": exhibits, "verdict": Verdict(row["verdict"]), "promised_by": promised_by})
