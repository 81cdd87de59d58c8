"""Ways to give a passphrase to a command."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from app.commands import passphrases
from app.commands.given_files import first_line
from app.commands.passphrases import key_for, new_passphrase
from app.domain.errors import LockedError, UserError
from app.services.lock_service import LockService
from app.services.unlocking import Door, Key
from app.store.database import open_database
from tests.services.keyrings import MemoryKeyring

pytestmark = pytest.mark.usefixtures("cheap_guesses")


class Locked:
    """A locked folder, a keyring, and what the command line says."""

    def __init__(self, data: Path) -> None:
        self.data, self.keyring = data, MemoryKeyring()
        with open_database(data / "plaint.db") as db:
            lock = LockService(db, self.keyring)
            self.code = lock.put_on("tea for two")
            lock.remember(is_wanted=True)
            self.key = db.key
        self.keyring.is_absent = True

    def key_by(self, *, is_keyring_enough: bool = True, **given: Path) -> Key | None:
        return key_for(Namespace(data=self.data, **given), is_keyring_enough=is_keyring_enough)

    def file(self, words: str) -> Path:
        path = self.data / "words.txt"
        path.write_text(words, encoding="utf-8")
        return path


@pytest.fixture
def locked(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Locked:
    made = Locked(data_folder)
    monkeypatch.setattr(passphrases, "door_of", lambda data: Door(data / "plaint.db", made.keyring))
    return made


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sit at the terminal and type lines."""

    def typing(*lines: str) -> None:
        left = list(lines)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr("getpass.getpass", lambda _words: left.pop(0))

    return typing


def test_a_folder_that_is_not_locked_needs_no_key(tmp_path: Path) -> None:
    assert key_for(Namespace(data=tmp_path)) is None


def test_a_file_named_on_the_command_line_opens(locked: Locked) -> None:
    assert locked.key_by(passphrase_file=locked.file("tea for two\n")) == locked.key


def test_a_file_named_in_the_environment_opens(locked: Locked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAINT_PASSPHRASE_FILE", str(locked.file("tea for two\r\n")))
    assert locked.key_by() == locked.key


def test_the_command_line_comes_before_the_environment(locked: Locked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAINT_PASSPHRASE_FILE", str(locked.data / "nowhere"))
    assert locked.key_by(passphrase_file=locked.file("tea for two")) == locked.key


def test_a_recovery_code_in_a_file_opens(locked: Locked) -> None:
    assert locked.key_by(recovery_code_file=locked.file(f"{locked.code.lower()}\n")) == locked.key


def test_what_the_keyring_remembers_opens(locked: Locked) -> None:
    locked.keyring.is_absent = False
    assert locked.key_by() == locked.key


def test_the_keyring_is_not_enough_to_change_the_lock(locked: Locked, types: Callable[..., None]) -> None:
    locked.keyring.is_absent = False
    types("coffee")
    with pytest.raises(LockedError, match="not the passphrase"):
        locked.key_by(is_keyring_enough=False)


def test_a_passphrase_is_asked_for_at_a_terminal(locked: Locked, types: Callable[..., None]) -> None:
    types("tea for two")
    assert locked.key_by() == locked.key


def test_without_a_terminal_it_says_how_to_give_one(locked: Locked) -> None:
    with pytest.raises(LockedError, match="no passphrase was given") as told:
        locked.key_by()
    assert "--passphrase-file FILE, or PLAINT_PASSPHRASE_FILE" in told.value.hint


def test_without_any_input_it_says_so_too(locked: Locked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(LockedError):
        locked.key_by()


def test_without_a_terminal_it_says_how_to_give_a_new_one() -> None:
    with pytest.raises(UserError, match="No new passphrase was given") as refused:
        new_passphrase(None)
    assert "--new-passphrase-file" in refused.value.hint


def test_a_new_passphrase_is_typed_twice(types: Callable[..., None]) -> None:
    types("tea for two", "tea for two")
    assert new_passphrase(None) == "tea for two"


def test_a_new_passphrase_that_is_typed_in_two_ways_is_refused(types: Callable[..., None]) -> None:
    types("tea for two", "tea for tow")
    with pytest.raises(UserError, match="differ"):
        new_passphrase(None)


def test_a_file_gives_its_first_line_with_its_spaces(tmp_path: Path) -> None:
    (tmp_path / "words").write_bytes("\ufeff tea for two \r\nsecond".encode())
    assert first_line(tmp_path / "words") == " tea for two "
