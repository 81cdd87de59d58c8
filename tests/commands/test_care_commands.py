"""`plaint doctor` as a script meets it."""

import shutil
from pathlib import Path

import pytest

from app import paths
from app.packs.minisign import SecretKey
from app.services.update_service import System
from tests.builders import opened
from tests.commands.conftest import Say
from tests.store.damage import behind_our_back, root_page, spoil_page


def test_where_all_is_well_it_says_so(say: Say, sent: str) -> None:
    said = say("doctor")
    assert (said.code, said.data["ok"], said.data["problems"]) == (0, True, [])
    assert (said.data["cases"], said.data["letters"]) == (1, 1)


def test_for_people_it_says_so_in_words(say: Say, sent: str) -> None:
    said = say("doctor", as_json=False)
    assert said.out == "Everything is as it should be.\nLooked at: 1 letter, 2 files.\n"


def test_what_is_wrong_is_found_mended_and_then_gone(say: Say, sent: str, data_folder: Path) -> None:
    with behind_our_back(data_folder / "plaint.db") as raw:
        raw.execute("DELETE FROM searched")
    shutil.rmtree(data_folder / "packs")
    said = say("doctor")
    assert said.code == 1
    assert {each["code"]: bool(each["mended"]) for each in said.data["problems"]} == {
        "index-wrong": True,
        "pack-missing": True,
    }
    assert say("doctor").code == 0


def test_it_only_looks_where_that_is_wanted(say: Say, sent: str, data_folder: Path) -> None:
    shutil.rmtree(data_folder / "packs")
    assert not say("doctor", "--look-only").data["problems"][0]["mended"]
    lines = say("doctor", "--look-only", as_json=False).out.splitlines()
    assert lines[0].startswith("Wrong: Version ")
    assert lines[1] == "  It comes with Plaint: let Plaint put it back."


def test_what_was_done_is_said_to_people(say: Say, sent: str, data_folder: Path) -> None:
    shutil.rmtree(data_folder / "packs")
    assert "  Mended: It was put back as it came with Plaint." in say("doctor", as_json=False).out


def test_warnings_alone_end_well(say: Say, sent: str, data_folder: Path) -> None:
    said = say("doctor", today="2026-10-01")
    assert (said.code, [each["code"] for each in said.data["problems"]]) == (0, ["clock-set-back"])


def test_a_noted_fingerprint_is_found(say: Say, sent: str, case: str) -> None:
    head = say("case", "show", case).data["history"][-1]["hash"]
    assert say("doctor", "--head", head).data["held"] == [{"head": head, "case": "P-2026-0001", "place": 3}]
    assert "the history is unchanged up to entry 3" in say("doctor", "--head", head, as_json=False).out


def test_a_file_that_cannot_be_opened_for_damage_is_a_finding(say: Say, sent: str, data_folder: Path) -> None:
    spoil_page(data_folder / "plaint.db", root_page(data_folder / "plaint.db", "letters"))
    said = say("doctor")
    assert (said.code, said.data["ok"], said.data["problems"][0]["code"]) == (1, False, "file-damaged")
    assert say("doctor", as_json=False).out.startswith("Wrong: ")


def test_everything_is_written_out(say: Say, sent: str, tmp_path: Path) -> None:
    said = say("export", str(tmp_path / "out"))
    assert (said.code, said.data["cases"], said.data["letters"], said.data["problems"]) == (0, 1, 1, [])
    assert next((tmp_path / "out").rglob("*.docx"))


def test_an_export_is_told_in_words(say: Say, sent: str, tmp_path: Path) -> None:
    said = say("export", str(tmp_path / "out"), as_json=False)
    assert said.out.startswith(f"Written to {tmp_path / 'out'}: 1 case, ")


def test_an_export_into_a_filled_folder_is_refused(say: Say, sent: str, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    assert say("export", str(tmp_path)).code == 3


def test_an_export_with_a_damaged_file_names_it(say: Say, sent: str, tmp_path: Path, data_folder: Path) -> None:
    with behind_our_back(data_folder / "plaint.db") as raw:
        raw.execute("UPDATE contents SET data = zeroblob(size) WHERE rowid = 1")
    said = say("export", str(tmp_path / "out"))
    assert (said.code, len(said.data["problems"])) == (1, 1)


@pytest.mark.usefixtures("cheap_guesses")
def test_an_export_of_locked_letters_comes_with_a_notice(
    say: Say, sent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passphrase = tmp_path / "passphrase.txt"
    passphrase.write_text("four quiet garden words", encoding="utf-8")
    say("lock", "--new-passphrase-file", str(passphrase))
    monkeypatch.setenv("PLAINT_PASSPHRASE_FILE", str(passphrase))
    said = say("export", str(tmp_path / "out"), as_json=False)
    assert "anybody who has the folder can read it" in said.error


def test_a_newer_plaint_that_the_makers_signed_is_said_to_be_theirs(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, key = "Plaint-9.0.0-windows-x64.exe", SecretKey.new()
    (tmp_path / "release.pub").write_text(key.public.file_text(), encoding="utf-8")
    (tmp_path / name).write_bytes(b"an installer")
    (tmp_path / f"{name}.minisig").write_text(key.sign(b"an installer", f"plaint 9.0.0 {name}"), encoding="utf-8")
    monkeypatch.setattr(paths, "release_key_file", lambda: tmp_path / "release.pub")
    monkeypatch.setattr(System, "here", lambda: System("win32", "AMD64"))
    said = say("installer", str(tmp_path))
    assert (said.code, said.data["version"]) == (0, "9.0.0")


def test_a_plaint_without_its_makers_key_vouches_for_no_installer(say: Say, tmp_path: Path) -> None:
    assert say("installer", str(tmp_path)).code == 3


def test_what_can_be_read_of_a_damaged_file_is_rescued(say: Say, sent: str, data_folder: Path) -> None:
    spoil_page(data_folder / "plaint.db", root_page(data_folder / "plaint.db", "points"))
    assert "plaint doctor --rescue" in say("doctor", as_json=False).out
    said = say("doctor", "--rescue")
    assert said.code == 1
    assert Path(said.data["rescued"]["kept"]).is_file()
    assert say("case", "show", "1").data["letters"][0]["title"] == "Complaint to your party"
    assert say("doctor", "--rescue").data["rescued"] is None


def test_what_lost_its_case_is_rescued_too(say: Say, sent: str, data_folder: Path) -> None:
    with behind_our_back(data_folder / "plaint.db") as raw:
        raw.execute("DELETE FROM cases")
    assert "reference-lost" in [each["code"] for each in say("doctor").data["problems"]]
    said = say("doctor", "--rescue")
    assert said.data["rescued"]["lost"] == {}
    assert say("case", "show", "RESCUED-1").data["title"] == "A mailing list"
    assert [each["case"] for each in say("doctor").data["problems"] if each["code"] == "stand-in"] == ["RESCUED-1"]


def test_damage_names_the_newest_backup(say: Say, sent: str, data_folder: Path) -> None:
    with opened(data_folder) as plaint:
        plaint.keeper.back_up()
    spoil_page(data_folder / "plaint.db", root_page(data_folder / "plaint.db", "letters"))
    said = say("doctor")
    assert "plaint restore --kept 1" in said.data["problems"][0]["hint"]
