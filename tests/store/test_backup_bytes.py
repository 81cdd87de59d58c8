"""Bytes looked up in a copy of a data file."""

import hashlib
from pathlib import Path

from app.store.backup_bytes import bytes_kept_in
from app.store.content_store import ContentStore
from app.store.data_key import DataKey
from app.store.database import open_database
from tests.store.damage import behind_our_back

SHA256 = hashlib.sha256(b"bytes").hexdigest()


def kept(tmp_path: Path, key: DataKey | None = None) -> Path:
    path = tmp_path / "letters" / "plaint.db"
    with open_database(path, key=key) as db:
        ContentStore(db).put(b"bytes", "a.txt")
    return path


def test_bytes_are_found_by_their_hash(tmp_path: Path) -> None:
    assert bytes_kept_in(kept(tmp_path), None, SHA256) == b"bytes"
    assert bytes_kept_in(kept(tmp_path), None, "00" * 32) is None


def test_bytes_are_found_under_their_key(tmp_path: Path) -> None:
    key = DataKey.random()
    path = kept(tmp_path, key)
    assert bytes_kept_in(path, key, SHA256) == b"bytes"
    assert bytes_kept_in(path, DataKey.random(), SHA256) is None


def test_other_bytes_under_the_hash_are_none(tmp_path: Path) -> None:
    path = kept(tmp_path)
    with behind_our_back(path) as raw:
        raw.execute("UPDATE contents SET data = x'0000000000'")
    assert bytes_kept_in(path, None, SHA256) is None


def test_what_is_no_data_file_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"no data file at all" * 100)
    assert bytes_kept_in(tmp_path / "a.db", None, SHA256) is None
