"""The key of the automatic backups is locked with the letters, and opened with them."""

from pathlib import Path

import pytest

from app.store.data_key import DataKey
from app.store.key_file import KeyFile
from app.store.side_files import KEY_COPIES, vaults
from app.store.vault_keys import KeyBox, lock_vaults, open_vaults, read_box, renew_vaults, write_box

pytestmark = pytest.mark.usefixtures("cheap_guesses")
SECRET, KEY, OTHER = DataKey(b"s" * 32), DataKey(b"k" * 32), DataKey(b"o" * 32)
LOCK = KeyFile("0" * 16).with_passphrase(KEY, "tea for two")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_box(tmp_path / "one", KeyBox(SECRET))
    return tmp_path


def held(root: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file())


def test_without_a_lock_anybody_who_can_read_the_folder_has_the_key(root: Path) -> None:
    assert vaults(root) == [root / "one"]
    assert read_box(root / "one").open(None) == read_box(root / "one").open(KEY) == SECRET
    assert not [path for path in root.rglob("*.json") if path.stat().st_mode & 0o077]


def test_a_lock_seals_it_and_leaves_no_readable_copy(root: Path) -> None:
    lock_vaults(root, KEY, LOCK.with_keyring(KEY, b"r" * 32))
    box = read_box(root / "one")
    assert (box.open(KEY), box.open(None), box.open(OTHER), box.key) == (SECRET, None, None, None)
    assert box.lock == LOCK
    assert box.lock.by_passphrase("tea for two") == KEY
    assert SECRET.reveal().hex().encode() not in held(root)


def test_a_second_look_at_a_locked_one_writes_nothing(root: Path) -> None:
    lock_vaults(root, KEY, LOCK)
    before = held(root)
    lock_vaults(root, KEY, LOCK)
    assert held(root) == before


def test_another_passphrase_opens_it_once_it_is_changed(root: Path) -> None:
    lock_vaults(root, KEY, LOCK)
    renew_vaults(root, LOCK.with_passphrase(KEY, "coffee"))
    box = read_box(root / "one")
    assert box.lock is not None
    assert (box.lock.by_passphrase("tea for two"), box.lock.by_passphrase("coffee")) == (None, KEY)
    assert box.open(KEY) == SECRET


def test_what_is_under_another_key_stays_as_it_is(root: Path) -> None:
    lock_vaults(root, KEY, LOCK)
    before = held(root)
    renew_vaults(root, KeyFile("1" * 16))
    lock_vaults(root, OTHER, KeyFile("1" * 16))
    open_vaults(root, OTHER)
    assert held(root) == before


def test_a_lock_that_is_taken_off_leaves_it_readable(root: Path) -> None:
    lock_vaults(root, KEY, LOCK)
    open_vaults(root, KEY)
    before = held(root)
    open_vaults(root, KEY)
    assert (read_box(root / "one").open(None), held(root)) == (SECRET, before)


@pytest.mark.parametrize("spoiled", [b"", b"{}", b"[]", b'{"plaint_vault": 2}'])
def test_the_second_copy_serves_where_the_first_is_spoiled(root: Path, spoiled: bytes) -> None:
    (root / "one" / KEY_COPIES[0]).write_bytes(spoiled)
    assert read_box(root / "one").open(None) == SECRET
    (root / "one" / KEY_COPIES[1]).write_bytes(spoiled)
    assert read_box(root / "one").open(KEY) is None
