"""The exact bytes of files, kept once under their SHA-256."""

import hashlib

from app.domain.errors import DamagedError, NotFoundError
from app.domain.letters import StoredFile
from app.i18n import tr
from app.store.database import Database

_PUT = "INSERT INTO contents (sha256, size, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"

# Drafts and history name files inside their JSON; those are in use as well.
_DROP_UNUSED = """
DELETE FROM contents WHERE NOT EXISTS (
  SELECT 1 FROM letter_files WHERE sha256 = contents.sha256
  UNION ALL SELECT 1 FROM letters WHERE proof_sha256 = contents.sha256
  UNION ALL SELECT 1 FROM replies WHERE file_sha256 = contents.sha256
  UNION ALL SELECT 1 FROM exhibits WHERE file_sha256 = contents.sha256
  UNION ALL SELECT 1 FROM letters WHERE instr(answers, contents.sha256)
  UNION ALL SELECT 1 FROM history WHERE instr(content, contents.sha256)
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

    def drop_unused(self) -> int:
        """Delete the bytes that no letter, reply, exhibit, draft or history names; return how many files that were."""
        return self._db.write(_DROP_UNUSED)
