"""`plaint lock`, `unlock` and `passphrase`, as a script uses them."""

import errno
import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Say
from tests.owners_files import is_for_its_owner_alone
from tests.store.damage import root_page, spoil_page

pytestmark = pytest.mark.usefixtures("cheap_guesses")
PLANTED = "Quillon"


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_text("tea for two\n", encoding="utf-8")
    return path


@pytest.fixture
def locked(say: Say, words: Path) -> str:
    """Lock a folder that knows a name; returns the recovery code."""
    say("me", f"name={PLANTED}")
    said = say("lock", "--new-passphrase-file", str(words))
    assert (said.code, said.data["locked"]) == (0, True)
    return str(said.data["recovery_code"])


def found(folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file() and PLANTED.encode() in file.read_bytes()]


def test_a_locked_folder_shows_nothing_and_opens_with_its_passphrase(
    say: Say, locked: str, words: Path, data_folder: Path
) -> None:
    assert len(locked) == 34
    assert found(data_folder) == []
    assert say("me", "--passphrase-file", str(words)).data["name"] == PLANTED


def test_a_locked_folder_is_refused_without_a_passphrase(say: Say, locked: str) -> None:
    said = say("me")
    assert (said.code, said.data["error"]["message"]) == (3, "Your letters are locked, and no passphrase was given.")


def test_a_wrong_passphrase_is_refused(say: Say, locked: str, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("coffee", encoding="utf-8")
    said = say("me", "--passphrase-file", str(tmp_path / "wrong"))
    assert (said.code, said.data["error"]["message"]) == (3, "That is not the passphrase.")


def test_the_recovery_code_can_go_to_a_file_of_the_owner(say: Say, words: Path, tmp_path: Path) -> None:
    target = tmp_path / "code.txt"
    said = say("lock", "--new-passphrase-file", str(words), "--recovery-code-file", str(target))
    assert said.data == {"locked": True, "recovery_code_file": str(target)}
    assert len(target.read_text("ascii").strip()) == 34
    assert is_for_its_owner_alone(target)


def test_a_code_that_cannot_be_written_locks_nothing(say: Say, words: Path, tmp_path: Path) -> None:
    said = say("lock", "--new-passphrase-file", str(words), "--recovery-code-file", str(words))
    assert said.code == 3
    assert say("me").code == 0


def test_a_code_that_can_no_longer_be_written_is_printed_as_it_opens_what_is_locked_now(
    say: Say, words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        said = say("lock", "--new-passphrase-file", str(words), "--recovery-code-file", str(tmp_path / "code.txt"))
    assert (said.code, len(said.data["recovery_code"])) == (0, 34)


def test_a_lock_that_fails_leaves_no_empty_file_for_the_code(say: Say, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    code = tmp_path / "code.txt"
    assert say("lock", "--new-passphrase-file", str(tmp_path / "empty"), "--recovery-code-file", str(code)).code == 3
    assert say("lock", "--new-passphrase-file", str(tmp_path / "empty")).code == 3
    assert not code.exists()


def test_what_is_locked_cannot_be_locked_again(say: Say, locked: str, words: Path) -> None:
    said = say("lock", "--new-passphrase-file", str(words), "--passphrase-file", str(words))
    assert (said.code, said.data["error"]["message"]) == (3, "A passphrase is on already.")


def test_a_person_reads_the_code_and_what_it_is_for(say: Say, words: Path) -> None:
    said = say("lock", "--new-passphrase-file", str(words), as_json=False)
    assert said.out.startswith("Locked.\nRecovery code, shown this once: ")
    assert "only the recovery code opens" in said.error


def test_a_changed_passphrase_opens_and_the_old_one_does_not(
    say: Say, locked: str, words: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    new.write_text("coffee", encoding="utf-8")
    said = say("passphrase", "--passphrase-file", str(words), "--new-passphrase-file", str(new))
    assert said.data == {"locked": True}
    assert (say("me", "--passphrase-file", str(words)).code, say("me", "--passphrase-file", str(new)).code) == (3, 0)


def test_a_lost_passphrase_is_changed_by_the_recovery_code(say: Say, locked: str, tmp_path: Path, words: Path) -> None:
    code = tmp_path / "code"
    code.write_text(locked, encoding="utf-8")
    words.write_text("coffee", encoding="utf-8")
    assert say("passphrase", "--recovery-code-file", str(code), "--new-passphrase-file", str(words)).code == 0
    assert say("me", "--passphrase-file", str(words)).data["name"] == PLANTED


def test_without_a_passphrase_there_is_none_to_change_or_take_off(say: Say, words: Path) -> None:
    assert say("passphrase", "--new-passphrase-file", str(words)).code == 3
    assert say("unlock").code == 3


def test_a_passphrase_is_taken_off(say: Say, locked: str, words: Path, data_folder: Path) -> None:
    said = say("unlock", "--passphrase-file", str(words))
    assert (said.data, said.error) == ({"locked": False}, "")
    assert say("me").data["name"] == PLANTED
    assert found(data_folder)


def test_locked_backups_that_stay_are_told_of(say: Say, locked: str, words: Path, data_folder: Path) -> None:
    (data_folder / "backups").mkdir()
    (data_folder / "backups" / "a.db.key").write_bytes(b"ways in")
    said = say("unlock", "--passphrase-file", str(words), as_json=False)
    assert "Backups that were made while it was locked" in said.error


def test_a_damaged_copy_that_could_not_be_locked_is_named_with_what_to_do(
    say: Say, words: Path, data_folder: Path
) -> None:
    say("me", f"name={PLANTED}")
    aside = data_folder / "before-restore-2026-11-20" / "plaint.db"
    aside.parent.mkdir()
    shutil.copy(data_folder / "plaint.db", aside)
    spoil_page(aside, root_page(aside, "letters"))
    said = say("lock", "--new-passphrase-file", str(words))
    assert said.data["still_readable"] == [str(Path(aside.parent.name, aside.name))]
    again = say("passphrase", "--passphrase-file", str(words), "--new-passphrase-file", str(words))
    assert again.data == {"locked": True, "still_readable": said.data["still_readable"]}
