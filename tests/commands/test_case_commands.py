"""Cases on the command line: the shapes that scripts rely on, and what is refused."""

from pathlib import Path

from tests.builders import SAMPLES
from tests.commands.conftest import Say


def test_a_new_case_has_a_number_and_a_reference(say: Say) -> None:
    said = say("case", "new", "--title", "Minutes", "--to", "green-party")
    assert (said.code, said.data) == (0, {"case": 1, "ref": "P-2026-0001"})


def test_a_case_takes_the_name_of_an_organisation_of_the_directory(say: Say, case: str) -> None:
    assert say("case", "show", case).data["organisation"] == "The Green Party of England and Wales"


def test_a_case_may_be_with_an_organisation_that_is_only_named(say: Say) -> None:
    say("case", "new", "--title", "Minutes", "--to", "The Harbour Party")
    assert say("case", "list").data[0]["organisation"] == "The Harbour Party"


def test_a_case_needs_somebody_it_is_with(say: Say) -> None:
    assert say("case", "new", "--title", "Minutes", "--to", " ").code == 3


def test_a_case_needs_a_title(say: Say) -> None:
    said = say("case", "new", "--title", " ", "--to", "green-party")
    assert (said.code, said.data["error"]["message"]) == (3, "The case has no title yet.")


def test_a_case_shows_the_keys_that_scripts_rely_on(say: Say, sent: str) -> None:
    shown = say("case", "show", "1").data
    keys = "case ref title organisation for status letters replies points clocks history exhibits"
    assert set(keys.split()) <= set(shown)


def test_a_letter_shows_the_keys_that_scripts_rely_on(say: Say, sent: str) -> None:
    letter = say("case", "show", "1").data["letters"][0]
    assert {"letter", "id", "title", "state", "sent_on", "received_on", "sha256"} <= set(letter)


def test_a_point_shows_the_keys_that_scripts_rely_on(say: Say, sent: str) -> None:
    point = say("case", "show", "1").data["points"][0]
    assert point["number"] == "P1"
    assert {"number", "statement", "remedy", "verdict", "their_words"} <= set(point)


def test_a_clock_shows_the_keys_that_scripts_rely_on(say: Say, sent: str) -> None:
    clock = say("case", "show", "1").data["clocks"][0]
    keys = "id whose starts_on due earliest latest state days_left overdue_days working"
    assert set(keys.split()) <= set(clock)
    assert (clock["state"], clock["days_left"], clock["latest"]) == ("running", 28, "2026-12-18")


def test_a_history_entry_shows_the_keys_that_scripts_rely_on(say: Say, sent: str) -> None:
    history = say("case", "show", "1").data["history"]
    assert [entry["kind"] for entry in history] == ["opened", "finished", "sent"]
    assert all({"on", "what", "hash"} <= set(entry) for entry in history)


def test_a_case_is_shown_in_words_too(say: Say, sent: str, reply_file: Path) -> None:
    say("reply", "add", "1", str(reply_file))
    shown = say("case", "show", "P-2026-0001", as_json=False).out
    assert "P1 Who gave the group the members' addresses?: waiting" in shown


def test_a_case_that_is_not_there_is_refused(say: Say) -> None:
    said = say("case", "show", "7")
    assert (said.code, said.data["error"]["message"]) == (3, "There is no case “7”.")
    assert "plaint case list" in said.error


def test_cases_are_listed_by_what_is_found_in_them(say: Say, sent: str) -> None:
    say("case", "new", "--title", "Something else", "--to", "labour-party")
    assert [row["case"] for row in say("case", "list", "--search", "addresses").data] == [1]


def test_cases_are_listed_by_what_they_need(say: Say, sent: str) -> None:
    say("case", "new", "--title", "Something else", "--to", "labour-party")
    assert [row["case"] for row in say("case", "list", "--status", "quiet").data] == [2]


def test_a_note_stands_in_the_history(say: Say, case: str) -> None:
    assert say("case", "note", case, "They rang.").data == {"case": 1, "ref": "P-2026-0001", "entry": 2}
    assert say("case", "show", case).data["history"][-1]["detail"] == "They rang."


def test_a_case_is_closed_once(say: Say, case: str) -> None:
    assert say("case", "close", case).data["ref"] == "P-2026-0001"
    assert say("case", "close", case).code == 3


def test_a_call_stands_in_the_history_on_its_day(say: Say, case: str) -> None:
    say("contact", "add", case, "--on", "2026-11-18", "--with", "the party office", "They will look.")
    entry = say("case", "show", case).data["history"][-1]
    assert (entry["on"], entry["what"]) == ("2026-11-18", "You spoke with the party office")


def test_today_has_the_keys_that_scripts_rely_on(say: Say, sent: str) -> None:
    rows = say("today", today="2026-12-19").data
    assert {"case", "why", "by", "whose", "action"} <= set(rows[0])
    assert (rows[0]["by"], rows[0]["whose"]) == ("2026-12-18", "theirs")


def test_today_says_in_words_that_nothing_needs_doing(say: Say, case: str) -> None:
    assert say("today", as_json=False).out == "Nothing needs you today.\n"


def test_what_may_come_next_has_the_keys_that_scripts_rely_on(say: Say, sent: str) -> None:
    found = say("next", "1", today="2027-01-20").data
    assert {"letter", "title", "ready", "conditions"} <= set(found[0])
    conditions = [condition for letter in found for condition in letter["conditions"]]
    assert all({"id", "title", "met", "mend"} <= set(condition) for condition in conditions)


def test_what_may_come_next_is_told_in_words_too(say: Say, sent: str) -> None:
    assert "Later: Subject access request (subject-access-request)." in say("next", "1", as_json=False).out
    assert say("next", "1", as_json=False).code == 0


def test_nothing_follows_an_empty_case(say: Say, case: str) -> None:
    assert say("next", case, as_json=False).out == "Nothing follows yet.\n"


def test_a_case_shows_for_whom_it_is(say: Say, case: str, tmp_path: Path) -> None:
    assert say("case", "show", case).data["for"] is None
    text = (SAMPLES / "party-complaint.minimal.toml").read_text(encoding="utf-8")
    whom = '[behalf]\nname = "Mair Pritchard"\nrelation = "my mother"\n\n'
    answers = tmp_path / "answers.toml"
    answers.write_text(text.replace("[answers]", whom + "[answers]", 1), encoding="utf-8")
    say("write", case, "party-complaint", "--answers", str(answers))
    assert say("case", "show", case).data["for"] == {"name": "Mair Pritchard", "relation": "my mother"}
    assert "For Mair Pritchard" in say("case", "show", case, as_json=False).out
