"""The system's keyring keeps a secret, or is calmly absent."""

from collections.abc import Callable
from typing import TypeAlias

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import PasswordDeleteError

from app.services.system_keyring import SystemKeyring

Use: TypeAlias = Callable[[KeyringBackend], None]


class Table(KeyringBackend):
    """A backend in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # the library's
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Forgetful(Table):
    """Takes everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        del service, username, password


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    return lambda backend: monkeypatch.setattr("keyring.core._keyring_backend", backend)


def test_a_secret_is_kept_found_and_forgotten(use: Use) -> None:
    use(Table())
    ours = SystemKeyring()
    assert (ours.keep("a", b"\x00\xffsecret"), ours.find("a"), ours.find("b")) == (True, b"\x00\xffsecret", None)
    ours.forget("a")
    ours.forget("a")
    assert ours.find("a") is None


def test_a_system_without_a_keyring_is_no_error(use: Use) -> None:
    use(fail.Keyring())  # type: ignore[no-untyped-call] # the library's
    ours = SystemKeyring()
    assert (ours.keep("a", b"secret"), ours.find("a")) == (False, None)
    ours.forget("a")


def test_a_keyring_that_does_not_keep_is_noticed(use: Use) -> None:
    use(Forgetful())
    assert not SystemKeyring().keep("a", b"secret")


def test_what_somebody_else_put_there_is_no_secret_of_ours(use: Use) -> None:
    table = Table()
    use(table)
    table.set_password("Plaint", "a", "no base64!")
    assert SystemKeyring().find("a") is None


def test_the_library_has_what_we_ask_of_it() -> None:
    assert all(hasattr(keyring, name) for name in ("get_password", "set_password", "delete_password"))
