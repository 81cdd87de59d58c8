"""Whether everything that was kept is as it was kept: the chains, the bytes of files, and what names them."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

import apsw

from app.domain.history import FIRST_PREVIOUS, Happened, HistoryEntry
from app.domain.progress import Tell, tell_nobody
from app.store.database import Database
from app.store.history_store import ENTRIES, entry_of
from app.store.looking import looked, looked_beside, looked_by_name
from app.store.table_rows import Row, SqlValue

_FREEZING = (Happened.FINISHED, Happened.RECORDED)
_PIECE = 1024 * 1024  # bytes that are in memory at once
_AT_ONCE = 200  # cases, or files, that are asked for at once
_CASES = "SELECT id, ref FROM cases WHERE id > ? ORDER BY id LIMIT ?"
_CHAINS = f"{ENTRIES} WHERE case_id > ? AND case_id <= ? ORDER BY case_id, place"
_FROZEN = """
SELECT letters.case_id, letters.id, letters.title,
  (SELECT json_group_array(sha256) FROM letter_files WHERE letter_id = letters.id) AS files
FROM letters WHERE case_id > ? AND case_id <= ? AND state <> 'draft' AND gone_on IS NULL
"""
_FILES = "SELECT rowid, sha256, size FROM contents WHERE rowid > ? ORDER BY rowid LIMIT ?"
_NAMED_BY = """
SELECT cases.ref, cases.title AS case_title, found.kind, found.item, found.title FROM (
  SELECT letters.case_id, 'letter' AS kind, letters.id AS item, letters.title
  FROM letter_files JOIN letters ON letters.id = letter_id WHERE sha256 = :sha256
  UNION SELECT case_id, 'proof', id, title FROM letters WHERE proof_sha256 = :sha256
  UNION SELECT case_id, 'reply', id, received_on FROM replies WHERE file_sha256 = :sha256
  UNION SELECT case_id, 'exhibit', label, title FROM exhibits WHERE file_sha256 = :sha256
  UNION SELECT case_id, 'draft', id, title FROM letters WHERE state = 'draft' AND instr(answers, :sha256)
) AS found LEFT JOIN cases ON cases.id = found.case_id
"""
_UNNAMED = """
SELECT count(*), coalesce(sum(size), 0) FROM contents WHERE NOT EXISTS (
  SELECT 1 FROM letter_files WHERE sha256 = contents.sha256
  UNION ALL SELECT 1 FROM letters WHERE proof_sha256 = contents.sha256
  UNION ALL SELECT 1 FROM replies WHERE file_sha256 = contents.sha256
  UNION ALL SELECT 1 FROM exhibits WHERE file_sha256 = contents.sha256
) AND NOT EXISTS (SELECT 1 FROM letters WHERE state = 'draft' AND instr(answers, contents.sha256))
  AND NOT EXISTS (SELECT 1 FROM history WHERE instr(content, contents.sha256))
"""
# What `salvage_gaps` puts where something is lost that others refer to.
_STAND_INS = """
SELECT ref, title AS case_title, 'case' AS kind, id AS item, title FROM cases
WHERE ref LIKE 'RESCUED-%' AND bin_id IS NULL AND gone_on IS NULL
UNION ALL
SELECT cases.ref, cases.title, 'letter', letters.id, letters.title FROM letters JOIN cases ON cases.id = case_id
WHERE letters.pack = 'rescued' AND letters.bin_id IS NULL AND letters.gone_on IS NULL
"""
_COUNTED = ("cases", "letters", "replies", "exhibits")
_PUT_BACK = "INSERT INTO contents (sha256, size, data) VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True)
class BrokenChain:
    """A case whose history was changed behind our back, from an entry on."""

    case: str
    place: int


@dataclass(frozen=True, slots=True)
class UnprovenLetter:
    """A finished letter whose files are not those that the history says it was finished with."""

    case: str
    letter: int
    title: str


@dataclass(frozen=True, slots=True)
class Named:
    """What names a kept file, or stands in the place of something that is lost.

    Attributes:
        kind: `letter`, `proof`, `reply`, `exhibit`, `draft` or `case`.
        item: The letter's or reply's number, the exhibit's label.
        title: The letter's or exhibit's title, the day of the reply.
    """

    case: str
    case_title: str
    kind: str
    item: str
    title: str


class EvidenceCheck:
    """Looks at everything that was kept, a piece at a time."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.entries = 0  # how many entries of histories were looked at
        self._forgotten: set[int] = set()  # cases in which it was deleted what a letter was finished with
        self.held: dict[str, tuple[str, int]] = {}  # of the heads asked for, those found: the case and the place

    def histories(self, tell: Tell = tell_nobody, heads: Iterable[str] = ()) -> Iterator[BrokenChain | UnprovenLetter]:
        """Follow the chain of every case, and hold the letters' files against what it says they were finished with.

        Args:
            tell: Told how far it is; may stop it.
            heads: Hashes that somebody noted before; `held` says afterwards where they stand in a whole chain.
        """
        wanted, done = frozenset(heads), 0
        many = int(self._one("SELECT count(*) FROM cases"))
        for refs in self._cases(tell):
            between = (min(refs) - 1, max(refs))
            by_case = _by_case(self._rows(_CHAINS, between, tell))
            stated: dict[int, frozenset[str]] = {}
            for case_id, ref in refs.items():
                yield from self._follow(ref, by_case.get(case_id, []), stated, wanted)
            yield from self._unproven(refs, between, stated)
            done += len(refs)
            tell(done, many)

    def changed_files(self, tell: Tell = tell_nobody) -> Iterator[str]:
        """Yield the SHA-256 of each kept file whose bytes are no longer those, or can't be read."""
        many, done, last = int(self._one("SELECT count(*) FROM contents")), 0, 0
        while rows := self._plain(_FILES, (last, _AT_ONCE)):
            for rowid, sha256, size in rows:
                tell(done, many)
                if not self._is_whole(int(rowid), str(sha256), int(size)):
                    yield str(sha256)
                done, last = done + 1, int(rowid)

    def named_by(self, sha256: str) -> list[Named]:
        """Return the letters, proofs, replies, exhibits and drafts that a kept file belongs to."""
        return _named(looked_by_name(self._db, _NAMED_BY, {"sha256": sha256}))

    def stand_ins(self) -> list[Named]:
        """Return the cases and letters that a rescue put in the place of lost ones."""
        return _named(looked_by_name(self._db, _STAND_INS))

    def unnamed(self, tell: Tell = tell_nobody) -> tuple[int, int]:
        """Return how many kept files nothing names any more, and their bytes in all."""
        ((files, size),) = looked_beside(self._db, _UNNAMED, tell)
        return int(files), int(size)

    def packs(self) -> list[tuple[str, str, str]]:
        """Return the packs that letters were written with: id, version, SHA-256 of its files or ""."""
        rows = self._plain(
            "SELECT DISTINCT pack, version, pack_digest FROM letters WHERE origin = 'written' AND pack <> ''"
        )
        return [(str(pack), str(version), str(digest or "")) for pack, version, digest in rows]

    def last_moment(self) -> datetime | None:
        """Return the latest moment at which anything was recorded, UTC."""
        text = self._one("SELECT max(recorded_at) FROM history")
        return datetime.fromisoformat(text) if text else None

    def figures(self) -> dict[str, int]:
        """Return how much there is: cases, letters, replies, exhibits, files and their bytes."""
        counted = {name: int(self._one(f"SELECT count(*) FROM {name}")) for name in _COUNTED}  # noqa: S608 constants
        files, size = self._plain("SELECT count(*), coalesce(sum(size), 0) FROM contents")[0]
        return {**counted, "files": int(files), "bytes": int(size)}

    def put_back(self, sha256: str, data: bytes) -> None:
        """Put the true bytes of a damaged file in its place; they are known by their hash.

        Raises:
            ValueError: They are not those.
        """
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError("these are other bytes")

        def replace(connection: apsw.Connection) -> None:
            words = connection.execute("SELECT words FROM words_of_files WHERE sha256 = ?", (sha256,)).fetchall()
            # The rows that name it stay as they are; only between the two steps they refer to nothing.
            connection.execute("PRAGMA defer_foreign_keys = ON")
            connection.execute("DELETE FROM contents WHERE sha256 = ?", (sha256,))
            connection.execute(_PUT_BACK, (sha256, len(data), data))
            for (text,) in words:  # they went with the row
                connection.execute("INSERT INTO words_of_files (sha256, words) VALUES (?, ?)", (sha256, text))

        self._db.turns.change(replace)

    def _cases(self, tell: Tell) -> Iterator[dict[int, str]]:
        last = 0
        while rows := self._plain(_CASES, (last, _AT_ONCE)):
            tell(0, 0)
            yield {int(case_id): str(ref) for case_id, ref in rows}
            last = int(rows[-1][0])

    def _follow(
        self, ref: str, rows: list[Row], stated: dict[int, frozenset[str]], wanted: frozenset[str]
    ) -> Iterator[BrokenChain]:
        previous = FIRST_PREVIOUS
        for place, row in enumerate(rows, start=1):
            self.entries += 1
            entry = _read(row)
            if entry is None or not _follows(entry, row, place, previous):
                yield BrokenChain(ref, place)
                return
            previous = entry.hash
            stated |= _stated(entry)
            if entry.deleted_on and entry.happening.kind in _FREEZING:
                self._forgotten.add(entry.case_id)
            if previous in wanted:
                self.held[previous] = (ref, place)

    def _unproven(
        self, refs: Mapping[int, str], between: tuple[int, int], stated: Mapping[int, frozenset[str]]
    ) -> Iterator[UnprovenLetter]:
        for row in self._rows(_FROZEN, between):
            is_forgotten = row["id"] not in stated and row["case_id"] in self._forgotten
            if not is_forgotten and frozenset(json.loads(row["files"])) != stated.get(row["id"]):
                yield UnprovenLetter(refs[row["case_id"]], row["id"], row["title"])

    def _is_whole(self, rowid: int, sha256: str, size: int) -> bool:
        """Hold the bytes of a file against their hash, a piece at a time."""

        def read(connection: apsw.Connection) -> bool:
            found = hashlib.sha256()
            with closing(connection.blob_open("main", "contents", "data", rowid, False)) as blob:
                while piece := blob.read(_PIECE):
                    found.update(piece)
                return blob.length() == size and found.hexdigest() == sha256

        try:
            return self._db.turns.look(read)
        except (apsw.CorruptError, apsw.IOError, apsw.SQLError):
            return False

    def _rows(self, sql: str, values: Sequence[SqlValue] = (), tell: Tell = tell_nobody) -> list[Row]:
        return looked_by_name(self._db, sql, values, tell)

    def _plain(self, sql: str, values: Sequence[SqlValue] = ()) -> list[tuple[Any, ...]]:
        return looked(self._db, sql, values)

    def _one(self, sql: str) -> Any:  # noqa: ANN401 whatever the statement counts
        return self._plain(sql)[0][0]


def _by_case(rows: list[Row]) -> dict[int, list[Row]]:
    return {case_id: list(entries) for case_id, entries in groupby(rows, key=lambda row: int(row["case_id"]))}


def _read(row: Row) -> HistoryEntry | None:
    """Return the entry of a row, or None where no history can hold what it says."""
    try:
        return entry_of(row)
    except (ValueError, TypeError):
        return None


def _follows(entry: HistoryEntry, row: Row, place: int, previous: str) -> bool:
    is_next = entry.place == place and entry.previous == previous and entry.hash == row["hash"]
    return is_next and entry.content_is_whole()


def _stated(entry: HistoryEntry) -> dict[int, frozenset[str]]:
    """Return the files that an entry says a letter was finished or recorded with, by the letter's number."""
    content, kind = entry.happening.content, entry.happening.kind
    letter, files = content.get("letter"), content.get("files")
    if not isinstance(letter, int):
        return {}
    if kind is Happened.FINISHED and isinstance(files, dict):
        return {letter: frozenset(str(sha256) for sha256 in files.values())}
    return {letter: frozenset({str(content.get("file"))})} if kind is Happened.RECORDED else {}


def _named(rows: Iterable[Row]) -> list[Named]:
    return [
        Named(row["ref"] or "", row["case_title"] or "", row["kind"], str(row["item"]), row["title"]) for row in rows
    ]
