import os
import stat
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.services.private_copies import PrivateCopies

OTHERS = stat.S_IRWXG | stat.S_IRWXO


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_a_copy_has_the_name_and_the_bytes() -> None:
    path = PrivateCopies().copy("letter.pdf", b"words")
    assert (path.name, path.read_bytes()) == ("letter.pdf", b"words")


def test_a_name_cannot_lead_elsewhere(tmp_path: Path) -> None:
    path = PrivateCopies().copy("../../letter.pdf", b"words")
    assert path.name == "letter.pdf"
    assert tmp_path in path.parents


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
def test_nobody_else_can_look_into_the_folder() -> None:
    path = PrivateCopies().copy("letter.pdf", b"words")
    assert not path.parent.parent.stat().st_mode & OTHERS


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
def test_a_copy_can_only_be_read() -> None:
    path = PrivateCopies().copy("letter.pdf", b"words")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IRUSR


def test_two_copies_of_one_name_do_not_meet() -> None:
    copies = PrivateCopies()
    first, second = copies.copy("letter.pdf", b"old"), copies.copy("letter.pdf", b"new")
    assert (first.read_bytes(), second.read_bytes()) == (b"old", b"new")


def test_copies_go_when_they_are_cleared(tmp_path: Path) -> None:
    copies = PrivateCopies()
    copies.copy("letter.pdf", b"words")
    copies.clear()
    assert list(tmp_path.iterdir()) == []


def test_clearing_nothing_is_fine(tmp_path: Path) -> None:
    PrivateCopies().clear()
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_is_said_calmly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "not there"))
    with pytest.raises(UserError, match=r"“letter\.pdf” could not be opened"):
        PrivateCopies().copy("letter.pdf", b"words")
