"""A backup comes back as it went in, after all of it was tried, and nothing is changed by one that is not whole."""

from contextlib import closing
from pathlib import Path

import apsw
import pytest

from app.bootstrap import Plaint, door_of, open_plaint
from app.domain.errors import LockedError, NotAllowedError, UserError
from app.domain.progress import StoppedError, tell_nobody
from app.services import restore_service
from app.services.restore_service import Restored, key_by_either, key_by_passphrase, look, restore_file, try_file
from app.services.time_source import TimeSource
from tests.builders import TODAY, a_case, a_finished_letter, opened

pytestmark = pytest.mark.usefixtures("cheap_guesses")
WORDS = "tea for two"


@pytest.fixture
def backup(plaint: Plaint, tmp_path: Path) -> Path:
    """A backup with one case and one letter."""
    a_finished_letter(plaint, a_case(plaint, "Restored"))
    return plaint.backups.to_file(tmp_path / "mine.plaintbackup", WORDS).path


def restored(backup: Path, data: Path, *, is_replacing: bool = False) -> Restored:
    file = look(backup)
    unlock = lambda: key_by_passphrase(file.lock, WORDS)  # noqa: E731 asked when it is time
    return restore_file(file, unlock, data, TODAY, tell_nobody, is_replacing=is_replacing)


def titles(data: Path) -> list[str]:
    plaint = open_plaint(data, TimeSource.fixed(TODAY))
    try:
        return [view.case.title for view in plaint.cases.all()]
    finally:
        plaint.close()


def left(data: Path) -> list[str]:
    return sorted(path.name for path in data.iterdir() if path.name not in {"plaint.db.lock", "plaint.log"})


def test_a_folder_that_is_not_there_yet_gets_what_was_backed_up(backup: Path, tmp_path: Path) -> None:
    done = restored(backup, tmp_path / "new" / "data")
    assert (done.kept, done.tried.cases, done.tried.letters, done.tried.replies) == (None, 1, 1, 0)
    assert titles(tmp_path / "new" / "data") == ["Restored"]


def test_a_folder_with_letters_is_refused_before_anybody_is_asked_for_a_passphrase(
    backup: Path, tmp_path: Path
) -> None:
    with opened(tmp_path / "other") as other:
        a_case(other, "Kept")

    def unlock() -> restore_service.Key:
        raise AssertionError("nobody is asked")

    with pytest.raises(NotAllowedError, match="“other” is not empty"):
        restore_file(look(backup), unlock, tmp_path / "other", TODAY, tell_nobody, is_replacing=False)
    assert titles(tmp_path / "other") == ["Kept"]


def test_letters_that_are_there_move_aside_whole_when_wished(backup: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "other") as other:
        a_case(other, "Kept")
    kept = restored(backup, tmp_path / "other", is_replacing=True).kept
    assert kept is not None
    assert (titles(tmp_path / "other"), titles(kept)) == (["Restored"], ["Kept"])


def test_letters_that_are_open_elsewhere_are_refused(plaint: Plaint, backup: Path) -> None:
    with pytest.raises(UserError, match="open in Plaint already"):
        restored(backup, plaint.data, is_replacing=True)


def test_a_backup_is_tried_beside_letters_that_are_open_and_changes_nothing(plaint: Plaint, backup: Path) -> None:
    a_case(plaint, "Later")
    file = look(backup)
    tried = try_file(file, key_by_passphrase(file.lock, WORDS), plaint.data)
    assert (tried.cases, len(plaint.cases.all())) == (1, 2)
    tried.drop()
    assert "restoring" not in left(plaint.data)


def test_locked_letters_come_back_locked(plaint: Plaint, tmp_path: Path) -> None:
    a_case(plaint, "Quillon")
    plaint.lock.put_on(WORDS)
    backup = plaint.backups.to_file(tmp_path / "mine.plaintbackup").path
    restored(backup, tmp_path / "other")
    assert not [each for each in (tmp_path / "other").rglob("*") if each.is_file() and b"Quillon" in each.read_bytes()]
    with pytest.raises(LockedError):
        open_plaint(tmp_path / "other")
    other = open_plaint(tmp_path / "other", key=door_of(tmp_path / "other").by_passphrase(WORDS))
    assert [view.case.title for view in other.cases.all()] == ["Quillon"]
    other.close()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.95])
def test_a_stopped_restore_leaves_nothing(backup: Path, tmp_path: Path, share: float) -> None:
    def stop(done: int, of: int) -> None:
        if done >= share * of:
            raise StoppedError

    file = look(backup)
    with pytest.raises(StoppedError):
        try_file(file, key_by_passphrase(file.lock, WORDS), tmp_path / "other", stop)
    assert left(tmp_path / "other") == []


def test_how_far_it_is_never_goes_back(backup: Path, tmp_path: Path) -> None:
    file, told = look(backup), list[float]()
    try_file(file, key_by_passphrase(file.lock, WORDS), tmp_path / "o", lambda done, of: told.append(done / of))
    assert (told == sorted(told), told[-1]) == (True, 1.0)


@pytest.mark.parametrize("harm", ["cut", "changed"])
def test_a_damaged_backup_leaves_nothing(backup: Path, tmp_path: Path, harm: str) -> None:
    data = bytearray(backup.read_bytes())
    if harm == "cut":
        del data[-1000:]
    else:
        data[-1000] ^= 1
    backup.write_bytes(bytes(data))
    with pytest.raises(UserError, match="damaged"):
        restored(backup, tmp_path / "other")
    assert left(tmp_path / "other") == []


def test_letters_in_it_that_are_not_whole_are_refused_and_named(plaint: Plaint, tmp_path: Path) -> None:
    a_case(plaint)
    path = plaint.records.database.path
    plaint.close()
    with closing(apsw.Connection(str(path))) as connection:
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
        connection.execute("UPDATE history SET happened_on = '2026-01-01'")
    with opened(path.parent) as again:
        made = again.backups.to_file(tmp_path / "mine.plaintbackup", WORDS)
    assert made.faults == ("The history of case 1 was changed after it was written.",)
    with pytest.raises(UserError, match=r"not whole, so nothing was restored\. The history of case 1"):
        restored(made.path, tmp_path / "other")
    assert left(tmp_path / "other") == []


def test_a_backup_opens_by_whichever_was_typed(plaint: Plaint, tmp_path: Path) -> None:
    code = plaint.lock.put_on(WORDS)
    lock = look(plaint.backups.to_file(tmp_path / "mine.plaintbackup").path).lock
    assert key_by_either(lock, WORDS) == key_by_either(lock, code) == plaint.records.database.key


def test_something_that_is_not_there_or_no_backup_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"words")
    with pytest.raises(UserError, match="is no backup"):
        look(tmp_path / "a")
    with pytest.raises(UserError, match="could not be read: it is not there"):
        look(tmp_path / "b")


def test_a_folder_that_cannot_be_written_is_told(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="could not be written"):
        restored(backup, tmp_path / "file" / "data")
