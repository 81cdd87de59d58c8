"""Copies of the data file that lie beside it: left by programs that keep folders the same on several computers.

Dropbox and Nextcloud write `plaint (… conflicted copy …).db`, OneDrive `plaint-COMPUTER.db`, iCloud `plaint 2.db`,
Google Drive `plaint (1).db`, Syncthing `plaint.sync-conflict-….db`. None is ever opened in place of the data file.
"""

import hashlib
import platform
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import apsw

from app.store.data_key import DataKey
from app.store.file_swap import is_encrypted, is_plain

_KEPT = """
SELECT coalesce((SELECT hash FROM history WHERE case_id = cases.id AND place = 1), ref) FROM cases
"""
_LETTERS = """
SELECT
  coalesce((SELECT hash FROM history WHERE case_id = letters.case_id AND place = 1), ''),
  id, template, title, state, answers, text, coalesce(sent_on, '')
FROM letters
"""
# What was kept last stands at the end, but for letters that are edited long after; a thousand rows take no time.
_NEWEST = """
SELECT max(at) FROM (
  SELECT * FROM (SELECT recorded_at AS at FROM history ORDER BY id DESC LIMIT 1000)
  UNION ALL SELECT * FROM (SELECT edited_at FROM letters ORDER BY id DESC LIMIT 1000)
)
"""


@dataclass(frozen=True, slots=True)
class Held:
    """What a data file holds, so that another can be held against it: one hash for each case and each letter.

    Attributes:
        newest: When something was last kept in it, in UTC.
    """

    cases: frozenset[str]
    letters: frozenset[str]
    newest: datetime


def copies_beside(path: Path) -> list[Path]:
    """Return the data files that lie beside the one of this name, whoever gave them their names."""
    found = sorted(path.parent.glob(f"{path.stem}*{path.suffix}"))
    return [copy for copy in found if copy != path and copy.is_file() and (is_plain(copy) or is_encrypted(copy))]


def held_in(connection: apsw.Connection) -> Held:
    """Return what an open file holds."""
    return Held(
        frozenset(str(case) for (case,) in connection.execute(_KEPT)),
        frozenset(hashlib.sha256(repr(row).encode()).hexdigest() for row in connection.execute(_LETTERS)),
        newest_in(connection),
    )


def newest_in(connection: apsw.Connection) -> datetime:
    """Return when something was last kept in an open file, in UTC; long ago when nothing was."""
    newest = connection.execute(_NEWEST).get
    return datetime.fromisoformat(newest) if newest else datetime.fromtimestamp(0, UTC)


def held_in_copy(copy: Path, key: DataKey | None) -> Held | None:
    """Return what a copy holds, which is not touched; None when it can't be read, as under another passphrase."""
    uri = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    with closing(apsw.Connection(uri, flags=flags)) as connection:
        if key is not None and is_encrypted(copy):
            connection.pragma("key", key.for_driver())
        try:
            return held_in(connection)
        except apsw.Error:
            return None


def name_apart(path: Path, at: datetime) -> Path:
    """Return a free name beside the data file for what this computer holds, such as `plaint (kept on …).db`."""
    stem = f"{path.stem} (kept on {this_computer()} {at:%Y-%m-%d %H%M%S}"
    names = (path.with_name(f"{stem}{suffix}){path.suffix}") for suffix in ("", *(f" {n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def this_computer() -> str:
    """Return what the computer calls itself, as far as it can stand in a file's name."""
    return "".join(sign for sign in platform.node() if sign.isalnum() or sign in "-_")[:40] or "this computer"
