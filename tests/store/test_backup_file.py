"""A backup in one file opens with its ways in, and is refused at whatever is not as it was written."""

import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.progress import tell_nobody
from app.store import sealed_stream
from app.store.backup_contents import Contents, Part
from app.store.backup_file import MAGIC, MOST_LIST_BYTES, BackupFile, _head, read_back, whole_length, write_backup
from app.store.data_key import DataKey
from app.store.key_file import KeyFile
from app.store.sealed_stream import SealedWriter, stream_key

pytestmark = pytest.mark.usefixtures("cheap_guesses")
KEY, MADE = DataKey(b"k" * 32), datetime(2026, 11, 20, 12, tzinfo=UTC)


def part(name: str, data: bytes) -> Part:
    return Part(name, len(data), lambda offset, length: data[offset : offset + length])


PARTS = (part("plaint.db", b"Quillon " * 500), part("settings.json", b""), part("packs/a/1/pack.toml", b"id"))


def written(tmp_path: Path, parts: Sequence[Part] = PARTS, *, is_locked: bool = True) -> Path:
    path = tmp_path / "a.plaintbackup"
    lock = KeyFile("0" * 16).with_passphrase(KEY, "tea for two")
    with path.open("wb") as file:
        write_backup(file, KEY, lock, parts, MADE, tell_nobody, is_locked=is_locked)
    return path


def opened(path: Path) -> tuple[Contents, dict[str, bytes]]:
    with path.open("rb") as file:
        contents = BackupFile.look(path).open(file, KEY)
        return contents, {taken.name: b"".join(taken.pieces) for taken in contents.files}


def with_list(tmp_path: Path, listed: bytes, length: int | None = None) -> Path:
    """A file sealed rightly around a list that no Plaint writes."""
    salt, path = b"s" * 32, tmp_path / "b.plaintbackup"
    head = _head(KeyFile("0" * 16).with_passphrase(KEY, "tea"), salt)
    with path.open("wb") as file:
        file.write(head)
        writer = SealedWriter(file, stream_key(KEY, salt, b"plaint backup file 1"), head)
        writer.write((len(listed) if length is None else length).to_bytes(4, "big") + listed)
        writer.finish()
    return path


def test_all_comes_out_as_it_went_in(tmp_path: Path) -> None:
    contents, files = opened(written(tmp_path))
    assert files == {each.name: b"".join(each.pieces()) for each in PARTS}
    assert (contents.made, contents.key, contents.size) == (MADE, KEY, 4002)


def test_a_data_file_without_a_key_is_said_to_have_none(tmp_path: Path) -> None:
    assert opened(written(tmp_path, is_locked=False))[0].key is None


def test_the_passphrase_in_its_head_gives_the_key_and_nothing_can_be_read(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert BackupFile.look(path).lock.by_passphrase("tea for two") == KEY
    assert not [word for word in (b"Quillon", b"plaint.db", b"pack.toml") if word in path.read_bytes()]


def test_what_is_read_back_is_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.plaintbackup"
    with path.open("wb") as file:
        digest = write_backup(file, KEY, KeyFile("0" * 16), PARTS, MADE, tell_nobody, is_locked=True)
    assert read_back(BackupFile.look(path), KEY, tell_nobody) == digest
    assert path.stat().st_size <= whole_length(PARTS)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(UserError, match="damaged"):
        read_back(BackupFile.look(path), KEY, tell_nobody)


@given(data=st.data())
def test_any_changed_or_missing_byte_is_refused(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = written(tmp_path_factory.mktemp("backup"))
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        del whole[at:]
    else:
        whole[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(bytes(whole))
    with pytest.raises(UserError):
        opened(path)


def test_words_behind_the_end_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes() + b"more")
    with pytest.raises(UserError, match="damaged"):
        opened(path)


def test_something_else_is_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"PK")
    with pytest.raises(UserError, match=r"“letter\.docx” is no backup"):
        BackupFile.look(path)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ({"plaint_backup": 2}, "newer Plaint"),
        ({"plaint_backup": 1}, "damaged"),
        ({"plaint_backup": 1, "lock": KeyFile("0" * 16).to_bytes().decode(), "salt": "00"}, "damaged"),
        ({"plaint_backup": 1, "lock": 5, "salt": "00" * 32}, "damaged"),
        ([], "damaged"),
    ],
)
def test_heads_that_are_not_ours_are_refused(tmp_path: Path, head: object, message: str) -> None:
    said = json.dumps(head).encode()
    path = tmp_path / "a.plaintbackup"
    path.write_bytes(MAGIC + len(said).to_bytes(4, "big") + said)
    with pytest.raises(UserError, match=message):
        BackupFile.look(path)


@pytest.mark.parametrize(
    "listed",
    [
        b"{}",
        b"[]",
        b"no json",
        json.dumps({"made": MADE.isoformat(), "locked": True, "files": [["../x", 1]]}).encode(),
        json.dumps({"made": MADE.isoformat(), "locked": True, "files": [["plaint.db", -1]]}).encode(),
        json.dumps({"made": MADE.isoformat(), "locked": True, "files": [["plaint.db", 9]]}).encode(),
        json.dumps({"made": "today", "locked": True, "files": []}).encode(),
    ],
)
def test_lists_that_no_plaint_writes_are_refused(tmp_path: Path, listed: bytes) -> None:
    with pytest.raises(UserError, match="damaged"):
        opened(with_list(tmp_path, listed))


def test_a_list_without_an_end_and_words_behind_the_last_file_are_refused(tmp_path: Path) -> None:
    whole = json.dumps({"made": MADE.isoformat(), "locked": True, "files": []}).encode()
    for listed, length in ((b"{}", MOST_LIST_BYTES + 1), (whole + b"x", len(whole))):
        path = with_list(tmp_path, listed, length)
        with pytest.raises(UserError, match="damaged"):
            opened(path)


def test_memory_holds_a_few_pieces_however_large_the_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_stream, "PIECE_BYTES", 1000)
    asked: list[int] = []

    def read(offset: int, length: int) -> bytes:
        asked.append(length)
        return bytes(min(length, 10_000_000 - offset))

    path = written(tmp_path, [Part("plaint.db", 10_000_000, read)])
    assert (len(asked), max(asked)) == (10, 1024 * 1024)
    with path.open("rb") as file:
        taken = next(iter(BackupFile.look(path).open(file, KEY).files))
        assert {len(piece) for piece in taken.pieces} <= set(range(1001))


def test_a_large_one_goes_to_the_disk_a_little_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    monkeypatch.setattr("app.store.backup_file.SYNCED_EVERY_BYTES", 3_000)
    monkeypatch.setattr("app.store.backup_file.os.fsync", lambda handle: sizes.append(os.fstat(handle).st_size))
    _contents, files = opened(written(tmp_path, [part("plaint.db", bytes(3_500)), part("settings.json", b"{}")]))
    assert (len(sizes), files["settings.json"]) == (1, b"{}")
