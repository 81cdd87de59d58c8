"""Replies in the data file."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from app.domain.errors import NotFoundError
from app.domain.letters import Channel
from app.domain.replies import Reply, ReplyKind
from app.i18n import tr
from app.store.database import Database
from app.store.table_rows import OPEN_CASES, Row, SqlValue, file_of, insert_sql, select_sql, size_of, update_sql

COLUMNS = (
    "case_id",
    "received_on",
    "kind",
    "channel",
    "letter_id",
    "their_ref",
    "text",
    "file_name",
    "file_sha256",
)

_ADD = insert_sql("replies", COLUMNS)
_UPDATE = update_sql("replies", COLUMNS)
_SELECT = select_sql("live_replies", ("id", *COLUMNS, size_of("file_sha256")))


class ReplyStore:
    """Keeps replies as they came."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, reply: Reply) -> Reply:
        """Keep a new reply and return it with its number."""
        return replace(reply, id=self._db.insert(_ADD, _row(reply)))

    def get(self, reply_id: int) -> Reply:
        """Return a reply by its number; raises NotFoundError."""
        row = self._db.row(f"{_SELECT} WHERE id = ?", (reply_id,))
        if row is None:
            raise _no_reply(reply_id)
        return _reply(row)

    def of_case(self, case_id: int) -> list[Reply]:
        """Return a case's replies in the order in which they came."""
        return [
            _reply(row) for row in self._db.rows(f"{_SELECT} WHERE case_id = ? ORDER BY received_on, id", (case_id,))
        ]

    def of_open_cases(self) -> dict[int, list[Reply]]:
        """Return the replies of the cases that are not closed, by case, in the order in which they came."""
        found: dict[int, list[Reply]] = defaultdict(list)
        for row in self._db.rows(f"{_SELECT} WHERE case_id IN ({OPEN_CASES}) ORDER BY received_on, id"):
            found[row["case_id"]].append(_reply(row))
        return found

    def update(self, reply: Reply) -> None:
        """Keep what is known about a reply; what came stays as it came (NotAllowedError)."""
        if not self._db.write(_UPDATE, {"id": reply.id} | _row(reply)):
            raise _no_reply(reply.id)


def _no_reply(reply_id: int) -> NotFoundError:
    return NotFoundError(
        tr("There is no reply {id}.").format(id=reply_id), tr("See a case’s replies with: plaint case show CASE")
    )


def _row(reply: Reply) -> dict[str, SqlValue]:
    return {
        "case_id": reply.case_id,
        "received_on": reply.received_on.isoformat(),
        "kind": reply.kind.value,
        "channel": reply.channel.value,
        "letter_id": reply.letter_id,
        "their_ref": reply.their_ref,
        "text": reply.text,
        "file_name": reply.file.name if reply.file else None,
        "file_sha256": reply.file.sha256 if reply.file else None,
    }


def _reply(row: Row) -> Reply:
    return Reply(
        id=row["id"],
        case_id=row["case_id"],
        received_on=date.fromisoformat(row["received_on"]),
        kind=ReplyKind(row["kind"]),
        channel=Channel(row["channel"]),
        letter_id=row["letter_id"],
        their_ref=row["their_ref"],
        text=row["text"],
        file=file_of(row["file_name"], row["file_sha256"], row["file_size"]),
    )
