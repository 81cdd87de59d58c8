"""Temporary files lie in one folder of ours, and are overwritten before and after."""

import stat
import sys
import tempfile
from pathlib import Path

import pytest

from app.services.temporary_folder import TemporaryFolder
from app.store.private_files import wipe_folder


def test_temporary_files_go_into_the_folder_while_it_is_in_use(tmp_path: Path) -> None:
    before, folder = tempfile.gettempdir(), TemporaryFolder(tmp_path / "temporary")
    folder.begin()
    with tempfile.NamedTemporaryFile() as file:
        assert Path(file.name).parent == tmp_path / "temporary"
    folder.end()
    assert (tempfile.gettempdir(), (tmp_path / "temporary").exists()) == (before, False)


def test_two_that_are_open_end_in_any_order(tmp_path: Path) -> None:
    before, first, second = tempfile.gettempdir(), TemporaryFolder(tmp_path / "a"), TemporaryFolder(tmp_path / "b")
    first.begin()
    second.begin()
    first.end()
    assert tempfile.gettempdir() == str(tmp_path / "b")
    second.end()
    assert tempfile.gettempdir() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes a profile's folders by itself")
def test_the_folder_is_for_the_owner_alone(tmp_path: Path) -> None:
    folder = TemporaryFolder(tmp_path / "temporary")
    folder.begin()
    assert stat.S_IMODE((tmp_path / "temporary").stat().st_mode) == 0o700
    folder.end()


@pytest.mark.parametrize("moment", ["begin", "end"])
def test_what_lies_there_is_overwritten_and_goes(tmp_path: Path, moment: str) -> None:
    left = tmp_path / "temporary" / "a" / "letter.pdf"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"Quillon")
    left.chmod(stat.S_IRUSR)
    (tmp_path / "second name").hardlink_to(left)
    folder = TemporaryFolder(tmp_path / "temporary")
    getattr(folder, moment)()
    assert (left.exists(), (tmp_path / "second name").read_bytes()) == (False, bytes(7))
    folder.end()


def test_a_link_that_lies_there_does_not_lead_out(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_bytes(b"kept")
    (tmp_path / "temporary").mkdir()
    try:
        (tmp_path / "temporary" / "link").symlink_to(mine)
    except OSError:
        pytest.skip("no links here")
    wipe_folder(tmp_path / "temporary")
    assert (mine.read_bytes(), (tmp_path / "temporary").exists()) == (b"kept", False)


def test_where_the_folder_cannot_be_made_no_file_goes_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    folder = TemporaryFolder(tmp_path / "file" / "temporary")
    folder.begin()
    with pytest.raises(OSError, match=r"Not a directory|cannot find|No such file"):
        tempfile.mkdtemp()
    folder.end()


def test_another_folder_that_was_taken_meanwhile_stays(tmp_path: Path) -> None:
    folder = TemporaryFolder(tmp_path / "temporary")
    folder.begin()
    tempfile.tempdir = str(tmp_path)
    folder.end()
    assert tempfile.tempdir == str(tmp_path)


def test_a_file_that_another_program_holds_is_left_for_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "temporary" / "letter.pdf"
    held.parent.mkdir()
    held.write_bytes(b"Quillon")

    def refuse(_path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("app.store.private_files.wipe", refuse)
    wipe_folder(tmp_path / "temporary")
