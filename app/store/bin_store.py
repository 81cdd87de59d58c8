"""The bin in the data file: what is in it stays in its table, out of sight; what leaves it for good is overwritten."""

import re
from collections.abc import Iterable
from datetime import date

from app.domain.binned import BinKind, Binned
from app.domain.errors import NotFoundError
from app.i18n import tr
from app.store.content_store import ContentStore
from app.store.database import Database
from app.store.table_rows import Row, SqlValue, insert_sql, json_text

_ADD = insert_sql("bin", ("case_id", "kind", "item_id", "title", "binned_on", "goes_on", "accounts"))
_SELECT = """
SELECT bin.*, cases.ref, cases.title AS case_title, cases.bin_id IS NOT NULL AS is_case_binned
FROM bin JOIN cases ON cases.id = bin.case_id
"""
_TABLES = ("cases", "letters", "points", "replies", "exhibits", "history")
_TOLD_OF = """
UPDATE history SET bin_id = :bin
WHERE case_id = :case AND bin_id IS NULL AND deleted_on IS NULL AND json_extract(content, :what) = :item
"""
# What goes into the bin with each kind of thing; the first statement is for the thing itself.
_PUT: dict[BinKind, tuple[str, ...]] = {
    BinKind.CASE: (
        "UPDATE cases SET bin_id = :bin WHERE id = :case AND bin_id IS NULL AND gone_on IS NULL AND :item = :case",
        "UPDATE letters SET bin_id = :bin WHERE case_id = :case AND bin_id IS NULL",
        "UPDATE points SET bin_id = :bin WHERE case_id = :case AND bin_id IS NULL",
        "UPDATE replies SET bin_id = :bin WHERE case_id = :case AND bin_id IS NULL",
        "UPDATE exhibits SET bin_id = :bin WHERE case_id = :case AND bin_id IS NULL",
        "UPDATE history SET bin_id = :bin WHERE case_id = :case AND bin_id IS NULL AND deleted_on IS NULL",
    ),
    BinKind.LETTER: (
        "UPDATE letters SET bin_id = :bin WHERE id = :item AND case_id = :case AND bin_id IS NULL",
        "UPDATE points SET bin_id = :bin WHERE letter_id = :item AND bin_id IS NULL",
        """
        UPDATE exhibits SET bin_id = :bin WHERE letter_id = :item AND bin_id IS NULL
        AND label NOT IN (SELECT value FROM json_each(:named))
        """,
        _TOLD_OF.replace(":what", "'$.letter'"),
    ),
    BinKind.REPLY: (
        "UPDATE replies SET bin_id = :bin WHERE id = :item AND case_id = :case AND bin_id IS NULL",
        _TOLD_OF.replace(":what", "'$.reply'"),
    ),
    BinKind.EXHIBIT: ("UPDATE exhibits SET bin_id = :bin WHERE id = :item AND case_id = :case AND bin_id IS NULL",),
    BinKind.ENTRY: (
        """
        UPDATE history SET bin_id = :bin
        WHERE case_id = :case AND place = :item AND kind IN ('note', 'contact')
          AND bin_id IS NULL AND deleted_on IS NULL
        """,
        _TOLD_OF.replace(":what", "'$.entry'"),
    ),
}
_FILES_THAT_GO = """
SELECT sha256 FROM letter_files JOIN letters ON letters.id = letter_id WHERE bin_id = :bin
UNION SELECT proof_sha256 FROM letters WHERE bin_id = :bin AND proof_sha256 IS NOT NULL
UNION SELECT file_sha256 FROM replies WHERE bin_id = :bin AND file_sha256 IS NOT NULL
UNION SELECT file_sha256 FROM exhibits WHERE bin_id = :bin AND file_sha256 IS NOT NULL
"""
_WORDS_THAT_GO = """
SELECT answers AS words FROM letters WHERE bin_id = :bin AND instr(answers, '#')
UNION ALL SELECT content FROM history WHERE bin_id = :bin
"""
_FORGET = (
    """
    UPDATE history SET content = NULL, salt = NULL, deleted_on = :today, bin_id = NULL, left_hashes = (
      SELECT json_group_array(sha256) FROM letter_files JOIN letters ON letters.id = letter_id
      WHERE state = 'sent' AND history.kind IN ('finished', 'recorded')
        AND letters.id = json_extract(history.content, '$.letter')
    )
    WHERE bin_id = :bin
    """,
    "DELETE FROM points WHERE bin_id = :bin",
    "DELETE FROM exhibits WHERE bin_id = :bin",
    "DELETE FROM replies WHERE bin_id = :bin",
    "DELETE FROM letter_files WHERE letter_id IN (SELECT id FROM letters WHERE bin_id = :bin)",
    """
    UPDATE letters SET supersedes = NULL
    WHERE supersedes IN (SELECT id FROM letters WHERE bin_id = :bin AND state = 'draft')
    """,
    "DELETE FROM letters WHERE bin_id = :bin AND state = 'draft'",
    """
    UPDATE letters SET pack = '', template = '', version = '', pack_digest = '', title = '', answers = '{}', step = '',
      recipient = '{}', text = '', address = iif(state = 'sent', '', NULL), proof_name = NULL, proof_sha256 = NULL,
      gone_on = :today, bin_id = NULL
    WHERE bin_id = :bin
    """,
)
_FORGET_CASE = (
    "DELETE FROM apology_accounts WHERE case_id = (SELECT id FROM cases WHERE bin_id = :bin)",
    "DELETE FROM outcome_cards WHERE case_id = (SELECT id FROM cases WHERE bin_id = :bin)",
    """
    UPDATE cases SET title = '', organisation_id = '', organisation = '', organisation_kind = 'other',
      for_whom = NULL, gone_on = :today, bin_id = NULL
    WHERE bin_id = :bin
    """,
)
_SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


class BinStore:
    """Keeps what was deleted until it comes back or goes for good."""

    def __init__(self, db: Database, contents: ContentStore) -> None:
        self._db, self._contents = db, contents

    def put(self, binned: Binned, named: Iterable[str] = ()) -> Binned:
        """Put a thing and all that belongs to it in the bin; return it with its number there.

        Args:
            binned: What it is; the number in it does not count.
            named: Labels of exhibits that stay although their letter goes, because another letter names them.

        Raises:
            NotFoundError: There is no such thing, or it is in the bin already.
        """
        row: dict[str, SqlValue] = {
            "case_id": binned.case_id,
            "kind": binned.kind.value,
            "item_id": binned.item_id,
            "title": binned.title,
            "binned_on": binned.binned_on.isoformat(),
            "goes_on": binned.goes_on.isoformat(),
            "accounts": binned.accounts,
        }
        with self._db.transaction():
            bin_id = self._db.insert(_ADD, row)
            values: dict[str, SqlValue] = {
                "bin": bin_id,
                "case": binned.case_id,
                "item": binned.item_id,
                "named": json_text(list(named)),
            }
            for place, sql in enumerate(_PUT[binned.kind]):
                marked = self._db.write(sql, values)
                if not place and not marked:
                    raise NotFoundError(tr("There is nothing like that to delete."))
        return self.get(bin_id)

    def all(self) -> list[Binned]:
        """Return what is in the bin, the last deleted first."""
        return [_binned(row) for row in self._db.rows(f"{_SELECT} ORDER BY bin.id DESC")]

    def get(self, bin_id: int) -> Binned:
        """Return one thing in the bin; raises NotFoundError."""
        row = self._db.row(f"{_SELECT} WHERE bin.id = ?", (bin_id,))
        if row is None:
            raise NotFoundError(
                tr("There is no {id} in the bin.").format(id=bin_id), tr("See what is in it with: plaint bin list")
            )
        return _binned(row)

    def restore(self, bin_id: int) -> None:
        """Let a thing and all that went with it stand where it stood."""
        with self._db.transaction():
            for table in _TABLES:
                self._db.write(f"UPDATE {table} SET bin_id = NULL WHERE bin_id = ?", (bin_id,))  # noqa: S608 constants
            self._db.write("DELETE FROM bin WHERE id = ?", (bin_id,))

    def forget(self, bin_id: int, today: date) -> None:
        """Delete a thing for good: of the history the hashes stay, of a file the bytes where another names it.

        Call `SearchIndex.wipe_words` and `wipe_rests` afterwards, outside any transaction: until then bytes of
        it may be in the file.
        """
        with self._db.transaction():
            files: set[str] = set()
            for below in self._within(bin_id):
                files |= self._forget_one(below, today)
            self._contents.drop(files)

    def wipe_rests(self) -> None:
        """Write the file anew, so that no byte of what was deleted stands in a page that is in use, or in the log.

        `secure_delete` overwrites what is freed, not where rows moved from page to page. No transaction may be open.
        """
        self._db.change_key(self._db.key)

    def latest_known_day(self) -> date | None:
        """Return the day (UTC) on which something was last recorded; None in an empty file."""
        row = self._db.row("SELECT date(recorded_at) AS day FROM history ORDER BY id DESC LIMIT 1")
        return date.fromisoformat(row["day"]) if row and row["day"] else None

    def _within(self, bin_id: int) -> list[int]:
        """Return what goes with an entry of the bin, itself the last: of a case, all of it that was deleted before."""
        inner = "SELECT id FROM bin WHERE id <> :bin AND case_id = (SELECT id FROM cases WHERE bin_id = :bin)"
        return [row["id"] for row in self._db.rows(inner, {"bin": bin_id})] + [bin_id]

    def _forget_one(self, bin_id: int, today: date) -> set[str]:
        values: dict[str, SqlValue] = {"bin": bin_id, "today": today.isoformat()}
        files = {str(row["sha256"]) for row in self._db.rows(_FILES_THAT_GO, values)}
        for row in self._db.rows(_WORDS_THAT_GO, values):
            files.update(_SHA256.findall(row["words"]))
        for sql in (*_FORGET, *_FORGET_CASE):
            self._db.write(sql, values)
        self._db.write("DELETE FROM bin WHERE id = :bin", values)
        return files


def _binned(row: Row) -> Binned:
    return Binned(
        id=row["id"],
        kind=BinKind(row["kind"]),
        case_id=row["case_id"],
        item_id=row["item_id"],
        title=row["title"],
        binned_on=date.fromisoformat(row["binned_on"]),
        goes_on=date.fromisoformat(row["goes_on"]),
        accounts=row["accounts"],
        case_ref=row["ref"],
        case_title=row["case_title"],
        is_case_binned=bool(row["is_case_binned"]),
    )
