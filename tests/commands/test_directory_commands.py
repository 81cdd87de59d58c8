"""Organisations in and out on the command line."""

import json
from pathlib import Path

from app.commands.directory_commands import taken_lines
from app.services.directory_exchange import TakenIn
from tests.commands.conftest import Say
from tests.domain.test_company_records import RECORD


def test_records_are_taken_in_and_counted(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps([RECORD, {"slug": "no name"}]), encoding="utf-8")
    shape = say("organisation", "import", str(file)).data
    assert (shape["added"], len(shape["refused"])) == (1, 1)
    assert say("organisation", "show", "harbour-party").data["kind"] == "party"


def test_what_could_not_be_read_is_told_on_standard_error(say: Say, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    said = say("organisation", "import", str(tmp_path / "a.json"), as_json=False)
    assert said.out == "1 could not be read.\n"
    assert "a.json: This is not JSON." in said.error


def test_records_are_given_out(say: Say, tmp_path: Path) -> None:
    said = say("organisation", "export", str(tmp_path / "one.json"), "labour-party", as_json=False)
    assert said.out == f"1 record written to {tmp_path / 'one.json'}.\n"
    assert "CC0" in said.error
    assert json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))["slug"] == "labour-party"


def test_what_is_left_out_is_named(say: Say, tmp_path: Path) -> None:
    assert say("organisation", "export", str(tmp_path / "a.json"), "ofcom").data["left_out"] == ["Ofcom"]


def test_everything_that_happened_has_its_line() -> None:
    taken = TakenIn(("A",), ("B", "C"), ("D",), 4, (("e.json", "why"),))
    assert taken_lines(taken) == [
        "1 organisation added.",
        "2 organisations renewed.",
        "1 is in a pack already.",
        "4 are not for the UK.",
        "1 could not be read.",
    ]
