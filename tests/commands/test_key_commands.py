"""Publishers' keys on the command line."""

import io
from argparse import Namespace
from pathlib import Path

import pytest

from app.commands.key_commands import public_key, secret_key
from app.packs.minisign import read_secret_key
from tests.commands.conftest import Say
from tests.owners_files import is_for_its_owner_alone
from tests.packs.test_minisign import KEY


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that are derived at once; `test_minisign` takes the time that real ones need."""
    monkeypatch.setattr("app.packs.minisign._OPERATIONS", 2**15)
    monkeypatch.setattr("app.packs.minisign._MEMORY", 2**20)


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase"
    path.write_text("open sesame\n", encoding="utf-8")
    return path


def test_a_new_key_opens_with_its_passphrase(say: Say, tmp_path: Path, passphrase: Path) -> None:
    shape = say("key", "new", str(tmp_path / "key"), "--key-passphrase-file", str(passphrase)).data
    opened = secret_key(Namespace(sign=tmp_path / "key", key_passphrase_file=passphrase))
    assert opened
    assert read_secret_key(*opened).public.text == shape["key"]
    assert public_key(str(tmp_path / "key.pub")).text == public_key(shape["key"]).text == shape["key"]
    assert len(shape["words"].split()) == 10


def test_only_the_owner_may_read_the_key(say: Say, tmp_path: Path, passphrase: Path) -> None:
    say("key", "new", str(tmp_path / "key"), "--key-passphrase-file", str(passphrase))
    assert is_for_its_owner_alone(tmp_path / "key")


@pytest.mark.parametrize("taken", ["key", "key.pub"])
def test_a_key_is_never_written_over(say: Say, tmp_path: Path, passphrase: Path, taken: str) -> None:
    (tmp_path / taken).write_text("a key")
    said = say("key", "new", str(tmp_path / "key"), "--key-passphrase-file", str(passphrase))
    assert (said.code, (tmp_path / taken).read_text()) == (3, "a key")


def test_a_folder_that_is_not_there_is_said_to_be(say: Say, tmp_path: Path, passphrase: Path) -> None:
    said = say("key", "new", str(tmp_path / "none" / "key"), "--key-passphrase-file", str(passphrase))
    assert said.code == 3
    assert "could not be written" in said.data["error"]["message"]


def test_without_a_passphrase_it_says_what_that_means(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    said = say("key", "new", str(tmp_path / "key"), as_json=False)
    assert "no passphrase" in said.error


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


def test_at_a_terminal_it_is_asked_for_twice(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["one", "two"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("app.commands.key_commands.getpass.getpass", lambda _prompt: next(answers))
    said = say("key", "new", str(tmp_path / "key"))
    assert "differ" in said.data["error"]["message"]
    assert not (tmp_path / "key").exists()


def test_a_public_key_can_be_given_as_its_line() -> None:
    assert public_key(KEY.public.text) == KEY.public
