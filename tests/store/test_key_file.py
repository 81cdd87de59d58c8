"""The side file: ways in, kept as JSON, refused calmly when it is not whole."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import UserError
from app.store import key_file
from app.store.data_key import DataKey
from app.store.key_file import KeyFile
from app.store.key_wrapping import Cost
from app.store.side_files import key_path

KEY = DataKey(b"k" * 32)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "USUAL_COST", Cost(64, 1, 1))


@pytest.fixture
def kept() -> KeyFile:
    return KeyFile.new(KEY, "tea for two", "CODE")


def changed(kept: KeyFile, change: dict[str, Any]) -> bytes:
    shape = json.loads(kept.to_bytes())
    shape["wraps"][0] |= change
    return json.dumps(shape).encode()


def test_both_ways_open_it(kept: KeyFile) -> None:
    assert kept.by_passphrase("tea for two") == KEY
    assert kept.by_code("CODE") == KEY


def test_one_way_is_not_the_other(kept: KeyFile) -> None:
    assert kept.by_passphrase("CODE") is None
    assert kept.by_code("tea for two") is None
    assert kept.by_keyring(b"CODE") is None


def test_a_passphrase_is_the_same_from_keyboards_that_compose_and_that_do_not() -> None:
    kept = KeyFile.new(KEY, "Si\u00e2n", "CODE")
    assert kept.by_passphrase("Sia\u0302n") == KEY


def test_half_a_character_in_a_passphrase_is_a_wrong_one(kept: KeyFile) -> None:
    assert kept.by_passphrase("\ud800") is None


def test_a_changed_passphrase_leaves_the_recovery_code_as_it_is(kept: KeyFile) -> None:
    after = kept.with_passphrase(KEY, "coffee")
    assert (after.by_passphrase("tea for two"), after.by_passphrase("coffee"), after.by_code("CODE")) == (
        None,
        KEY,
        KEY,
    )


def test_a_new_recovery_code_ends_the_old_one(kept: KeyFile) -> None:
    after = kept.with_code(KEY, "NEW")
    assert (after.by_code("CODE"), after.by_code("NEW"), after.by_passphrase("tea for two")) == (None, KEY, KEY)


def test_the_keyring_is_a_third_way_that_can_be_taken_away(kept: KeyFile) -> None:
    with_it = kept.with_keyring(KEY, b"r" * 32)
    assert (with_it.has_keyring, with_it.by_keyring(b"r" * 32)) == (True, KEY)
    assert with_it.without_keyring() == kept


def test_it_comes_back_from_the_disk_as_it_was(kept: KeyFile, tmp_path: Path) -> None:
    full = kept.with_keyring(KEY, b"r" * 32)
    full.write(tmp_path / "plaint.db")
    assert KeyFile.read(tmp_path / "plaint.db") == full
    assert [file.name for file in tmp_path.iterdir()] == ["plaint.db.key"]


def test_it_holds_neither_key_nor_secrets(kept: KeyFile) -> None:
    data = kept.to_bytes()
    assert not [
        words for words in (b"tea for two", b"CODE", KEY.reveal(), KEY.reveal().hex().encode()) if words in data
    ]


def test_a_missing_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="missing") as told:
        KeyFile.read(tmp_path / "plaint.db")
    assert "backup" in told.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[1]",
        b'{"plaint_key": 1, "name": "zz", "wraps": []}',
        b'{"plaint_key": 1, "name": "00", "wraps": []}',
        b'{"plaint_key": 1, "name": "0011223344556677", "wraps": [1]}',
        b"\xff\xfe",
        b"[" * 16_000,
    ],
)
def test_what_is_no_side_file_is_told(data: bytes) -> None:
    with pytest.raises(UserError, match="can’t be read"):
        KeyFile.from_bytes(data)


@pytest.mark.parametrize(
    "change",
    [
        {"way": "magic"},
        {"salt": "AAAA"},
        {"sealed": "no base64!"},
        {"argon2id": {"memory_kib": 64, "passes": 10**9, "lanes": 1}},
        {"argon2id": {"memory_kib": 10**9, "passes": 1, "lanes": 1}},
        {"argon2id": {"memory_kib": 64, "passes": 1, "lanes": 0}},
        {"argon2id": {"memory_kib": 8, "passes": 1, "lanes": 4}},
        {"argon2id": None},
    ],
)
def test_a_wrap_that_is_not_one_or_asks_for_too_much_is_told(kept: KeyFile, change: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="can’t be read"):
        KeyFile.from_bytes(changed(kept, change))


def test_one_of_a_newer_plaint_is_told(kept: KeyFile) -> None:
    shape = json.loads(kept.to_bytes()) | {"plaint_key": 2}
    with pytest.raises(UserError, match="newer Plaint"):
        KeyFile.from_bytes(json.dumps(shape).encode())


def test_too_little_memory_is_told(kept: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object) -> None:
        raise MemoryError

    monkeypatch.setattr(key_file, "unwrap", fails)
    with pytest.raises(UserError, match="too little memory"):
        kept.by_passphrase("tea for two")


def test_the_side_file_lies_beside_its_file(tmp_path: Path) -> None:
    assert key_path(tmp_path / "plaint.db") == tmp_path / "plaint.db.key"
