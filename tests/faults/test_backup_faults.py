"""Backups meet disks that are full, and disks that take no large file, for real: told plainly, and nothing is lost."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.progress import tell_nobody
from app.services import backup_service
from app.services.backup_keeper import KeptBackups
from app.services.restore_service import key_by_passphrase, look, try_file
from tests.builders import a_case, opened
from tests.faults.places import filled, small_disk

pytestmark = pytest.mark.usefixtures("cheap_guesses")
WORDS = "tea for two"


@contextmanager
def only_small_files(most: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as FAT32 does with four thousand million of them."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_stick_is_told_before_and_while_it_is_written(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_disk(tmp_path) as stick, opened(data_folder) as plaint:
        target = stick / "mine.plaintbackup"
        plaint.backups.to_file(target, WORDS)
        before = target.read_bytes()
        with filled(stick):
            with pytest.raises(UserError, match=r"needs 0\.\d MB, and 0\.0 MB are free there"):
                plaint.backups.to_file(target, WORDS)
            monkeypatch.setattr(backup_service, "refuse_too_large", lambda *_given: None)
            with pytest.raises(UserError, match="could not be written: the disk is full"):
                plaint.backups.to_file(target, WORDS)
        assert (target.read_bytes(), [path.name for path in stick.iterdir()]) == (before, ["mine.plaintbackup"])


def test_a_stick_that_takes_no_large_file_says_what_to_do(data_folder: Path, tmp_path: Path) -> None:
    with opened(data_folder) as plaint:
        target = tmp_path / "mine.plaintbackup"
        size = plaint.backups.to_file(target, WORDS).size
        target.unlink()
        with only_small_files(size - 1), pytest.raises(UserError, match="too large for this disk") as refused:
            plaint.backups.to_file(target, WORDS)
        assert "FAT32" in refused.value.hint
    assert not list(tmp_path.glob("*.plaintbackup*"))


def test_a_restore_onto_a_full_disk_leaves_what_is_there(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(data_folder) as plaint:
        backup = look(plaint.backups.to_file(tmp_path / "mine.plaintbackup", WORDS).path)
    monkeypatch.setattr("app.services.restore_service.refuse_too_large", lambda *_given: None)
    with small_disk(tmp_path) as disk:
        with opened(disk / "data") as other:
            a_case(other, "Kept")
        with filled(disk), pytest.raises(UserError, match="could not be written: the disk is full"):
            try_file(backup, key_by_passphrase(backup.lock, WORDS), disk / "data", tell_nobody)
        assert not (disk / "data" / "restoring").exists()
        with opened(disk / "data") as other:
            assert [view.case.title for view in other.cases.all()] == ["Kept"]


def test_an_automatic_backup_on_a_full_disk_is_told_and_the_earlier_ones_stay(tmp_path: Path) -> None:
    with small_disk(tmp_path, "20m") as disk, opened(disk / "data") as plaint:
        assert plaint.keeper.back_up()
        a_case(plaint, "Later")
        with filled(disk), pytest.raises(UserError, match=r"too little room for automatic backups|disk is full"):
            plaint.keeper.back_up()
        assert plaint.keeper.problem is not None
        tried = KeptBackups(disk / "data").try_newest_good(None)
        assert tried.cases == 0
        tried.drop()
        assert plaint.keeper.back_up()
        assert plaint.keeper.problem is None
