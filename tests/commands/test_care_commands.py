"""`plaint doctor` as a script meets it."""

import shutil
from pathlib import Path

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
