"""The exact bytes of files, kept once under their SHA-256."""

import hashlib
from collections.abc import Iterable

from app.domain.errors import DamagedError, NotFoundError
from app.domain.letters import StoredFile
from app.i18n import tr
from app.store.database import Database
from app.store.table_rows import json_text

_PUT = "INSERT INTO contents (sha256, size, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"

# Of the letters only those with a `#` are looked at again for each file: `NAME#SHA256#SIZE` is how answers name one.
_DROP = """
WITH naming (words) AS MATERIALIZED (
  SELECT answers FROM letters WHERE instr(answers, '#')
  UNION ALL SELECT before FROM draft_steps WHERE instr(before, '#')
  UNION ALL SELECT after FROM draft_steps WHERE instr(after, '#')
)
DELETE FROM contents WHERE sha256 IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
  SELECT 1 FROM letter_files WHERE sha256 = contents.sha256
  UNION ALL SELECT 1 FROM letters WHERE proof_sha256 = contents.sha256
  UNION ALL SELECT 1 FROM replies WHERE file_sha256 = contents.sha256
  UNION ALL SELECT 1 FROM exhibits WHERE file_sha256 = contents.sha256
  UNION ALL SELECT 1 FROM naming WHERE instr(words, contents.sha256)
)
"""


class ContentStore:
    """Keeps files of up to 100 MiB."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, data: bytes, name: str) -> StoredFile:
        """Keep bytes, once however often they come, and return how to name them."""
        sha256 = hashlib.sha256(data).hexdigest()
        self._db.write(_PUT, (sha256, len(data), data))
        return StoredFile(name, sha256, len(data))

    def get(self, sha256: str) -> bytes:
        """Return kept bytes.

        Raises:
            NotFoundError: None are kept under this hash.
            DamagedError: They are no longer what was kept.
        """
        row = self._db.row("SELECT data FROM contents WHERE sha256 = ?", (sha256,))
        if row is None:
            raise NotFoundError(tr("This file is not kept here."), tr("Look for it in a backup."))
        data = bytes(row["data"])
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamagedError(
                tr("This file is damaged: it is no longer what was kept."),
                tr("Take it from a backup, or send for it again."),
            )
        return data

    def drop(self, files: Iterable[str]) -> None:
        """Delete the bytes of files, named by their SHA-256, but for those that anything else names still."""
        self._db.write(_DROP, (json_text(sorted(files)),))
