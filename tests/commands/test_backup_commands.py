"""`plaint backup` and `plaint restore`, as a script uses them."""

import json
from pathlib import Path

import pytest

from app.commands import passphrases
from tests.commands.conftest import Say

pytestmark = pytest.mark.usefixtures("cheap_guesses")


@pytest.fixture
def words(tmp_path: Path) -> str:
    (tmp_path / "words.txt").write_text("tea for two\n", encoding="utf-8")
    return str(tmp_path / "words.txt")


@pytest.fixture
def target(say: Say, case: str, words: str, tmp_path: Path) -> str:
    """A backup of a folder with one case that is not locked."""
    made = say("backup", str(tmp_path / "a.plaintbackup"), "--backup-passphrase-file", words)
    assert (made.code, made.data["cases"], made.data["problems"]) == (0, 1, [])
    return str(made.data["file"])


def test_a_backup_restored_elsewhere_shows_the_same_case(
    say: Say, target: str, case: str, words: str, tmp_path: Path
) -> None:
    say("case", "note", case, "They rang back")
    other = str(tmp_path / "other")
    done = say("restore", target, "--data", other, "--backup-passphrase-file", words)
    assert (done.code, done.data["cases"], done.data["kept"], done.data["data"]) == (0, 1, None, other)
    assert say("case", "show", case, "--data", other).data["title"] == "A mailing list"


def test_a_folder_that_is_not_empty_is_refused(say: Say, target: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "holiday.jpg").write_bytes(b"")
    said = say("restore", target, "--data", str(tmp_path / "full"), "--backup-passphrase-file", words)
    assert (said.code, said.data["error"]["message"]) == (
        3, "The folder “full” is not empty, so nothing was restored."
    )  # fmt: skip


def test_letters_that_are_there_move_aside_when_wished(
    say: Say, target: str, case: str, words: str, data_folder: Path
) -> None:
    say("case", "note", case, "They rang back")
    assert say("restore", target, "--backup-passphrase-file", words).code == 3
    done = say("restore", target, "--replace", "--backup-passphrase-file", words)
    assert done.data["kept"] == str(data_folder / "before-restore-2026-11-20")
    shown = [say("case", "show", case, "--data", folder).data for folder in (str(data_folder), done.data["kept"])]
    assert [len(each["history"]) for each in shown] == [1, 2]


def test_a_locked_backup_opens_with_passphrase_or_code(say: Say, case: str, words: str, tmp_path: Path) -> None:
    code = tmp_path / "code.txt"
    say("lock", "--new-passphrase-file", words, "--recovery-code-file", str(code))
    target = str(tmp_path / "b.plaintbackup")
    assert say("backup", target, "--passphrase-file", words).code == 0
    assert say("restore", target, "--data", str(tmp_path / "one"), "--passphrase-file", words).code == 0
    assert say("restore", target, "--data", str(tmp_path / "two"), "--recovery-code-file", str(code)).code == 0
    assert say("case", "list", "--data", str(tmp_path / "two")).code == 3
    assert len(say("case", "list", "--data", str(tmp_path / "two"), "--passphrase-file", words).data) == 1


def test_another_passphrase_or_none_is_refused(say: Say, target: str, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("coffee", encoding="utf-8")
    other = ("--data", str(tmp_path / "other"))
    wrong = say("restore", target, *other, "--backup-passphrase-file", str(tmp_path / "wrong"))
    assert (wrong.code, wrong.data["error"]["message"]) == (3, "That is not the passphrase of this backup.")
    none = say("restore", target, *other)
    assert (none.code, none.data["error"]["message"]) == (3, "A backup is encrypted, and no passphrase was given.")


def test_a_person_is_asked_and_told(say: Say, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "is_terminal", lambda: True)
    monkeypatch.setattr("app.commands.backup_commands.is_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _asked: "tea for two")
    made = say("backup", str(tmp_path / "c.plaintbackup"), as_json=False)
    assert made.out.startswith(f"Backed up to {tmp_path / 'c.plaintbackup'} (0.")
    assert made.out.endswith("read back and whole: 1 case.\n")
    assert made.error == "It opens with the passphrase that you just gave. Nothing else opens it.\n"
    done = say("restore", target, "--replace", as_json=False)
    assert done.out.endswith(": 1 case, as of 2026-11-20.\n")
    assert done.error.startswith("What was there before is kept, whole, in ")


def test_a_backup_without_a_passphrase_is_refused_where_there_is_nobody_to_ask(
    say: Say, case: str, tmp_path: Path
) -> None:
    said = say("backup", str(tmp_path / "d.plaintbackup"))
    assert (said.code, said.data["error"]["hint"]) == (3, "Give it in a file: --backup-passphrase-file FILE.")


def test_a_backup_among_the_letters_is_made_when_wished(say: Say, case: str, words: str, data_folder: Path) -> None:
    asked = ("backup", str(data_folder / "in.plaintbackup"), "--backup-passphrase-file", words)
    assert (say(*asked).code, say(*asked, "--anyway").code) == (3, 0)


def test_a_file_that_is_no_backup_is_refused(say: Say, words: str, tmp_path: Path) -> None:
    said = say("restore", words, "--data", str(tmp_path / "other"))
    assert (said.code, json.loads(said.out)["error"]["message"]) == (3, "“words.txt” is no backup of Plaint.")


def backups(say: Say, today: str = "2026-11-20") -> list[int]:
    return [each["number"] for each in say("backups", today=today).data]


@pytest.mark.usefixtures("daily_backups")
def test_the_first_change_of_a_day_is_followed_by_an_automatic_backup(say: Say, case: str) -> None:
    say("case", "note", case, "They rang back")
    assert backups(say) == [1]
    say("case", "show", case, today="2026-11-22")
    assert backups(say, "2026-11-22") == [1]
    say("case", "note", case, "They rang again", today="2026-11-22")
    assert backups(say, "2026-11-22") == [2, 1]
    assert say("backups", as_json=False).out.startswith("2  2026-11-22 ")


@pytest.mark.usefixtures("daily_backups")
def test_an_automatic_backup_is_restored_in_the_place_of_the_letters(
    say: Say, case: str, words: str, data_folder: Path
) -> None:
    say("case", "note", case, "They rang back")
    done = say("restore", "--kept", "1")
    assert (done.code, done.data["cases"]) == (0, 1)
    assert done.data["kept"] == str(data_folder / "before-restore-2026-11-20")
    assert len(say("case", "show", case).data["history"]) == 1
    assert say("restore", "--kept", "9").code == 3


@pytest.mark.usefixtures("daily_backups")
def test_an_automatic_backup_of_locked_letters_asks_for_their_passphrase(say: Say, case: str, words: str) -> None:
    say("lock", "--new-passphrase-file", words)
    assert say("restore", "--kept", "1").code == 3
    assert say("restore", "--kept", "1", "--passphrase-file", words).code == 0
    assert (say("case", "list").code, say("case", "list", "--passphrase-file", words).code) == (3, 0)


@pytest.mark.usefixtures("daily_backups")
def test_a_backup_that_has_no_room_is_told_and_stops_nobody(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.backup_vault.Vault.room", lambda _vault: 0)
    said = say("case", "new", "--title", "A mailing list", "--to", "green-party")
    assert said.code == 0
    assert "too little room for automatic backups" in said.error
    assert say("backups", as_json=False).out == "None yet.\n"
