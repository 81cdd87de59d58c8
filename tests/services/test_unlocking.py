"""The door: a passphrase, a recovery code or the keyring finds the key; wrong ones cost a growing wait."""

from pathlib import Path

import pytest

from app.domain.errors import LockedError, UserError
from app.services.lock_service import LockService
from app.services.unlocking import LONGEST_WAIT_SECONDS, Door
from app.store.database import open_database
from app.store.side_files import key_path
from tests.services.keyrings import MemoryKeyring

pytestmark = pytest.mark.usefixtures("cheap_guesses")


class Clock:
    def __init__(self) -> None:
        self.seconds = 100.0

    def now(self) -> float:
        return self.seconds


class Place:
    """A locked data file, its code, and a door before it."""

    def __init__(self, path: Path) -> None:
        self.path, self.keyring, self.clock = path, MemoryKeyring(), Clock()
        with open_database(path) as db:
            lock = LockService(db, self.keyring)
            self.code = lock.put_on("tea for two")
            lock.remember(is_wanted=True)
            self.key = db.key
        self.door = Door(path, self.keyring, self.clock.now)

    def is_wrong(self, passphrase: str = "coffee") -> LockedError:
        with pytest.raises(LockedError) as told:
            self.door.by_passphrase(passphrase)
        return told.value


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "plaint.db")


def test_a_folder_without_letters_is_not_locked(tmp_path: Path) -> None:
    assert not Door(tmp_path / "plaint.db", MemoryKeyring()).is_locked


def test_readable_letters_are_not_locked_whatever_lies_beside_them(tmp_path: Path) -> None:
    open_database(tmp_path / "plaint.db").close()
    key_path(tmp_path / "plaint.db").write_bytes(b"left over")
    assert not Door(tmp_path / "plaint.db", MemoryKeyring()).is_locked


def test_each_way_in_finds_the_same_key(place: Place) -> None:
    assert place.door.is_locked
    assert place.door.by_passphrase("tea for two") == place.door.by_code(place.code) == place.key
    assert place.door.by_keyring() == place.key


def test_a_wrong_passphrase_is_told_calmly(place: Place) -> None:
    error = place.is_wrong()
    assert error.message == "That is not the passphrase."
    assert "recovery code" in error.hint


def test_a_slip_in_the_recovery_code_is_told_and_costs_no_try(place: Place) -> None:
    for _ in range(9):
        with pytest.raises(LockedError, match="not a whole recovery code"):
            place.door.by_code(place.code[:-1])
    assert place.door.wait_seconds == 0


def test_the_code_of_other_letters_is_told(place: Place, tmp_path: Path) -> None:
    other = Place(tmp_path / "other" / "plaint.db")
    with pytest.raises(LockedError, match="not the recovery code of these letters"):
        place.door.by_code(other.code)


def test_a_few_slips_cost_nothing_then_the_wait_grows_to_a_minute(place: Place) -> None:
    waits = []
    for _ in range(12):
        place.is_wrong()
        waits.append(place.door.wait_seconds)
        place.clock.seconds += place.door.wait_seconds
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, LONGEST_WAIT_SECONDS]


def test_within_the_wait_even_the_right_one_is_not_tried(place: Place) -> None:
    for _ in range(3):
        place.is_wrong()
    assert place.is_wrong("tea for two").hint == "Try again in 1 second."


def test_the_right_one_ends_the_wait(place: Place) -> None:
    for _ in range(3):
        place.is_wrong()
    place.clock.seconds += 1
    assert place.door.by_passphrase("tea for two") == place.key
    place.is_wrong()
    assert place.door.wait_seconds == 0


def test_a_keyring_that_forgot_or_is_gone_opens_nothing(place: Place) -> None:
    place.keyring.is_absent = True
    assert place.door.by_keyring() is None


def test_a_keyring_with_another_secret_opens_nothing(place: Place) -> None:
    place.keyring.kept = dict.fromkeys(place.keyring.kept, b"x" * 32)
    assert place.door.by_keyring() is None


def test_a_missing_side_file_is_told(place: Place) -> None:
    key_path(place.path).unlink()
    with pytest.raises(UserError, match="missing"):
        place.door.by_passphrase("tea for two")
