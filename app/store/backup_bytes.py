"""The bytes of one kept file, looked up by their SHA-256 in a copy of a data file."""

import hashlib
from contextlib import closing
from pathlib import Path

import apsw

from app.store.data_key import DataKey
from app.store.file_swap import connect

_KEPT = "SELECT data FROM contents WHERE sha256 = ?"


def bytes_kept_in(copy: Path, key: DataKey | None, sha256: str) -> bytes | None:
    """Return the bytes with a SHA-256 (lower-case hex) that a copy keeps.

    Args:
        copy: The copy; nobody has it open, and nothing else in it is trusted.
        key: What it is encrypted with.
        sha256: The hash, which proves them.

    Returns:
        None when it has none, or they are not those, or it can't be read.
    """
    try:
        with closing(connect(copy, key)) as connection:
            connection.pragma("trusted_schema", False)
            rows = connection.execute(_KEPT, (sha256,)).fetchall()
    except apsw.Error:
        return None
    found = (bytes(data) for (data,) in rows if isinstance(data, bytes))
    return next((data for data in found if hashlib.sha256(data).hexdigest() == sha256), None)
