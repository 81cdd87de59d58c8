"""What is said of the data folder: rights, what was left behind, room, the clock, fonts; and what is put right."""

import os
import sys
import time
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.ailments import Ailment
from app.services.folder_health import FolderHealth
from app.store.side_files import key_path

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LONG_AGO = time.time() - 7 * 24 * 3600
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder for the owner alone, with a data file in it."""
    folder = tmp_path / "letters"
    (folder / "packs").mkdir(parents=True)
    folder.chmod(0o700)
    (folder / "plaint.db").touch(mode=0o600)
    return folder


def look(data: Path, *, mends: bool = True, last: datetime | None = None, is_locked: bool = False) -> list[Ailment]:
    health = FolderHealth(data, data / "plaint.db", data / "temporary")
    return list(health.look(NOW, last, is_locked=is_locked, mends=mends))


def left_behind(path: Path, when: float = LONG_AGO) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    os.utime(path, (when, when))
    return path


def test_of_a_folder_in_order_nothing_is_said(data: Path) -> None:
    (data / "packs" / "public.toml").touch(mode=0o644)
    assert not look(data)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are those of the profile's folder there")
def test_a_folder_open_to_others_is_closed(data: Path) -> None:
    data.chmod(0o755)
    (data / "plaint.db").chmod(0o644)
    assert look(data, mends=False)[0].message.startswith("2 files or folders")
    (found,) = look(data)
    assert found.mended == "Only you can open them now."
    assert ((data.stat().st_mode | (data / "plaint.db").stat().st_mode) & 0o077) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="as above")
def test_rights_that_the_disk_does_not_let_go_are_told_of(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", lambda *_given: None)
    (found,) = look(data)
    assert (found.mended, found.can_be_mended) == ("", False)
    assert "The disk does not let Plaint change that." in found.hint


@pytest.mark.skipif(sys.platform == "win32", reason="as above")
def test_rights_that_plaint_may_not_change_are_told_of(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise PermissionError

    data.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", refuse)
    assert [each.mended for each in look(data)] == [""]


def test_on_windows_rights_are_not_looked_at(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data.chmod(0o755)
    monkeypatch.setattr("app.services.folder_health.IS_POSIX", False)
    assert not look(data)


@pytest.mark.parametrize("name", ["backups/a.part", "packs/x/.part-abc", ".part-1"])
def test_half_written_files_are_taken_away(data: Path, name: str) -> None:
    stray = left_behind(data / name)
    assert [each.code for each in look(data, mends=False)] == ["left-over"]
    (found,) = look(data)
    assert (bool(found.mended), stray.exists()) == (True, False)


def test_a_half_made_pack_is_taken_away_whole(data: Path) -> None:
    folder = left_behind(data / "packs" / ".part-abc" / "pack.toml").parent
    os.utime(folder, (LONG_AGO, LONG_AGO))
    assert look(data)[0].mended
    assert not folder.exists()


def test_what_is_being_written_is_left_alone(data: Path) -> None:
    part = left_behind(data / "backups" / "a.part", time.time())
    assert not look(data)
    assert part.exists()


def test_what_another_program_holds_is_not_called_taken_away(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError

    left_behind(data / "a.part")
    left_behind(data / "temporary" / "letter.pdf")
    monkeypatch.setattr("app.services.folder_health.wipe", refuse)
    assert [each.mended for each in look(data)] == ["", ""]


def test_a_file_that_goes_meanwhile_is_no_matter(data: Path) -> None:
    from app.services.folder_health import _age

    assert _age(data / "gone.part") == 0


def test_old_temporary_copies_are_overwritten(data: Path) -> None:
    copy = left_behind(data / "temporary" / "letter.pdf")
    assert [each.code for each in look(data, mends=False)] == ["copies-left"]
    (found,) = look(data)
    assert (found.mended, copy.exists()) == ("They were overwritten and taken away.", False)


def test_a_damaged_key_file_is_told_of_while_the_letters_are_open(data: Path) -> None:
    left_behind(key_path(data / "plaint.db"))
    (found,) = look(data, is_locked=True)
    assert (found.code, found.severity, found.file) == ("key-file", "error", "plaint.db.key")
    assert "make a backup or an export before you close Plaint" in found.hint


def test_a_nearly_full_disk_is_told_of(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(10**12, 10**12 - 10**6, 10**6))
    (found,) = look(data)
    assert found.message.startswith("Only 1 MB are free")


def test_a_clock_behind_the_history_is_told_of(data: Path) -> None:
    (found,) = look(data, last=NOW + timedelta(days=40))
    assert (found.code, "30 December 2026" in found.message) == ("clock-set-back", True)


def test_a_history_up_to_now_says_nothing_of_the_clock(data: Path) -> None:
    assert not look(data, last=NOW)


def test_missing_fonts_are_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.folder_health.damaged_fonts", lambda: ["Carlito-Bold.ttf"])
    (found,) = look(data)
    assert (found.code, "Carlito-Bold.ttf" in found.message) == ("fonts-damaged", True)


def test_a_whole_key_file_is_not_mentioned(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.key_file.KeyFile.read", lambda _path: None)
    assert not look(data, is_locked=True)
