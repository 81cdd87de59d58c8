"""A backup by hand is whole, encrypted and read back, or there is none."""

import os
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.errors import LockedError, NotAllowedError, UserError
from app.domain.progress import StoppedError
from app.services import backup_service
from app.services.restore_service import Tried, key_by_code, key_by_passphrase, look, try_file
from app.store.backup_contents import parts_of
from app.store.key_file import KeyFile
from app.store.standing_file import moved
from tests.builders import a_case, a_finished_letter
from tests.owners_files import is_for_its_owner_alone
from tests.services.keyrings import MemoryKeyring

pytestmark = pytest.mark.usefixtures("cheap_guesses")
WORDS = "tea for two"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "mine.plaintbackup"


def tried(target: Path, tmp_path: Path, passphrase: str = WORDS) -> Tried:
    file = look(target)
    return try_file(file, key_by_passphrase(file.lock, passphrase), tmp_path / "other")


def left(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


def test_a_backup_of_open_letters_takes_a_passphrase_of_its_own(plaint: Plaint, target: Path, tmp_path: Path) -> None:
    a_finished_letter(plaint)
    assert plaint.backups.asks_passphrase
    made = plaint.backups.to_file(target, WORDS)
    assert (made.cases, made.letters, made.size, made.faults) == (1, 1, target.stat().st_size, ())
    assert (tried(target, tmp_path).letters, left(target)) == (1, ["mine.plaintbackup"])
    assert is_for_its_owner_alone(target)


def test_nothing_of_it_can_be_read(plaint: Plaint, target: Path) -> None:
    a_case(plaint, "Quillon")
    plaint.backups.to_file(target, WORDS)
    assert b"Quillon" in plaint.records.database.path.read_bytes()
    assert b"Quillon" not in target.read_bytes()


@pytest.mark.parametrize("passphrase", ["", "   "])
def test_a_backup_without_any_passphrase_is_refused(plaint: Plaint, target: Path, passphrase: str) -> None:
    with pytest.raises(NotAllowedError, match="needs a passphrase"):
        plaint.backups.to_file(target, passphrase)
    assert left(target) == []


def test_a_backup_of_locked_letters_opens_with_their_passphrase_and_code(
    plaint: Plaint, target: Path, tmp_path: Path
) -> None:
    code = plaint.lock.put_on(WORDS)
    plaint.backups.to_file(target)
    lock = look(target).lock
    assert key_by_passphrase(lock, WORDS) == key_by_code(lock, code.lower()) == plaint.records.database.key
    assert tried(target, tmp_path).cases == 0
    for find in (key_by_passphrase, key_by_code):
        with pytest.raises(LockedError, match="of this backup"):
            find(lock, "coffee")


def test_what_this_computers_keyring_remembers_opens_no_backup(
    plaint: Plaint, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plaint.lock.put_on(WORDS)
    monkeypatch.setattr(plaint.lock, "_keyring", MemoryKeyring())
    assert plaint.lock.remember(is_wanted=True)
    plaint.backups.to_file(target)
    assert not look(target).lock.has_keyring
    assert KeyFile.read(plaint.records.database.path).has_keyring


def test_a_backup_in_the_folder_of_the_letters_is_only_made_when_wished(plaint: Plaint) -> None:
    inside = plaint.data / "mine.plaintbackup"
    with pytest.raises(NotAllowedError, match="is lost when they are"):
        plaint.backups.to_file(inside, WORDS)
    assert plaint.backups.to_file(inside, WORDS, is_inside_wished=True).path == inside


def test_an_earlier_backup_is_replaced_and_another_file_is_not(plaint: Plaint, target: Path) -> None:
    plaint.backups.to_file(target, WORDS)
    before = target.read_bytes()
    plaint.backups.to_file(target, WORDS)
    assert target.read_bytes() != before
    target.write_bytes(b"a letter")
    with pytest.raises(NotAllowedError, match=r"“mine\.plaintbackup” is there already"):
        plaint.backups.to_file(target, WORDS)
    assert target.read_bytes() == b"a letter"


def test_a_folder_that_is_not_there_is_told(plaint: Plaint, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="it is not there"):
        plaint.backups.to_file(tmp_path / "nowhere" / "a.plaintbackup", WORDS)


def test_a_stopped_backup_leaves_the_earlier_one(plaint: Plaint, target: Path) -> None:
    plaint.backups.to_file(target, WORDS)
    before = target.read_bytes()

    def stop_at_the_end(done: int, of: int) -> None:
        if done / of >= 0.7:
            raise StoppedError

    with pytest.raises(StoppedError):
        plaint.backups.to_file(target, WORDS, stop_at_the_end)
    assert (target.read_bytes(), left(target)) == (before, ["mine.plaintbackup"])


def test_how_far_it_is_never_goes_back(plaint: Plaint, target: Path) -> None:
    told: list[float] = []
    plaint.backups.to_file(target, WORDS, lambda done, of: told.append(done / of))
    assert (told == sorted(told), told[-1]) == (True, 1.0)


def test_what_comes_back_from_the_disk_otherwise_is_no_backup(
    plaint: Plaint, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_service, "read_back", lambda *_given: b"other")
    with pytest.raises(UserError, match="damaged"):
        plaint.backups.to_file(target, WORDS)
    assert left(target) == []


@pytest.mark.parametrize("times", [1, 3])
def test_letters_that_moved_meanwhile_are_copied_once_more(
    plaint: Plaint, target: Path, monkeypatch: pytest.MonkeyPatch, times: int, tmp_path: Path
) -> None:
    moves = [times]

    def moving(*given: object) -> object:
        moves[0] -= 1
        if moves[0] >= 0:
            raise moved()
        return parts_of(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(backup_service, "parts_of", moving)
    if times == 1:
        plaint.backups.to_file(target, WORDS)
        assert tried(target, tmp_path).cases == 0
        return
    with pytest.raises(UserError, match="were changed while"):
        plaint.backups.to_file(target, WORDS)
    assert left(target) == []


def test_what_is_wrong_with_the_letters_is_said_and_copied_all_the_same(
    plaint: Plaint, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_service, "faults", lambda *_given: ["1 kept file is no longer what was kept."])
    assert plaint.backups.to_file(target, WORDS).faults == ("1 kept file is no longer what was kept.",)


def test_a_stick_that_was_pulled_is_told(plaint: Plaint, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pulled(*_given: object) -> None:
        target.with_name("mine.plaintbackup.part").unlink()
        raise OSError(5, "gone")

    monkeypatch.setattr(backup_service, "_settle", pulled)
    with pytest.raises(UserError, match="could not be read or written") as refused:
        plaint.backups.to_file(target, WORDS)
    assert "stick is connected" in refused.value.hint


def test_a_system_without_advice_about_memory_is_fine(
    plaint: Plaint, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    assert plaint.backups.to_file(target, WORDS).path == target
