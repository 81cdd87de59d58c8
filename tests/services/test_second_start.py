"""Notes from a second start to the Plaint that is open."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from app.services.second_start import forget_notes, is_open_elsewhere, leave_note, take_back, take_notes
from app.store.one_writer import hold


def test_a_note_is_taken_once(tmp_path: Path) -> None:
    leave_note(tmp_path / "notes", tmp_path / "a.plaintpack")
    assert list(take_notes(tmp_path / "notes")) == [tmp_path / "a.plaintpack"]
    assert list(take_notes(tmp_path / "notes")) == []


def test_a_note_without_a_file_only_asks_to_come_forward(tmp_path: Path) -> None:
    leave_note(tmp_path / "notes", None)
    assert list(take_notes(tmp_path / "notes")) == [None]


def test_a_note_that_nobody_took_is_taken_back(tmp_path: Path) -> None:
    note = leave_note(tmp_path, None)
    assert take_back(note)
    assert not take_back(note)


def test_old_notes_open_nothing(tmp_path: Path) -> None:
    leave_note(tmp_path, tmp_path / "a.plaintpack")
    forget_notes(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are told otherwise there")
def test_notes_are_for_their_owner_alone(tmp_path: Path) -> None:
    note = leave_note(tmp_path / "notes", None)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (note, note.parent)] == [0o600, 0o700]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner's number there")
def test_a_note_of_somebody_else_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = leave_note(tmp_path, tmp_path / "a.plaintpack")
    owner = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    assert list(take_notes(tmp_path)) == []
    assert note.exists()


@pytest.mark.parametrize("said", [b"", b"[1]", b"{", b"\xff", b'{"file": 3}', b'{"file": "' + b"x" * 70_000 + b'"}'])
def test_what_is_no_note_says_nothing(tmp_path: Path, said: bytes) -> None:
    (tmp_path / "a.note").write_bytes(said)
    assert list(take_notes(tmp_path)) == []


def test_a_link_is_no_note(tmp_path: Path) -> None:
    (tmp_path / "told.json").write_text(json.dumps({"file": "x.plaintpack"}))
    (tmp_path / "a.note").symlink_to(tmp_path / "told.json")
    assert list(take_notes(tmp_path)) == []


def test_windows_knows_no_owners_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_note(tmp_path, None)
    monkeypatch.delattr(os, "getuid", raising=False)
    assert list(take_notes(tmp_path)) == [None]


def test_a_data_file_is_open_elsewhere_while_somebody_holds_it(tmp_path: Path) -> None:
    database = tmp_path / "plaint.db"
    assert not is_open_elsewhere(database)
    database.touch()
    assert not is_open_elsewhere(database)
    held = hold(database)
    assert is_open_elsewhere(database)
    held.close()
