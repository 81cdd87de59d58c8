"""Letters of a case on the command line: written, finished, sent, recorded, corrected."""

from pathlib import Path

import pytest

from tests.builders import SAMPLES
from tests.commands.conftest import Say

RECORD = ("letter", "record", "1")


def test_a_draft_has_the_keys_that_scripts_rely_on(say: Say, case: str, answers: str) -> None:
    shape = say("write", case, "party-complaint", "--answers", answers).data
    assert {key: shape[key] for key in ("case", "ref", "letter", "state")} == {
        "case": 1,
        "ref": "P-2026-0001",
        "letter": 1,
        "state": "draft",
    }


def test_a_draft_that_is_not_complete_is_kept_and_says_what_is_missing(say: Say, case: str, tmp_path: Path) -> None:
    (tmp_path / "few.toml").write_text('[answers]\nsubject = "a motion"\n', encoding="utf-8")
    said = say("write", case, "party-complaint", "--answers", str(tmp_path / "few.toml"))
    assert (said.code, said.data["state"]) == (0, "draft")


def test_a_draft_with_unknown_questions_is_refused_with_all_of_them(say: Say, case: str, tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text("[answers]\nsubjekt = 'x'\nfoo = 1\n", encoding="utf-8")
    said = say("write", case, "party-complaint", "--answers", str(tmp_path / "odd.toml"))
    assert (said.code, len(said.data["problems"])) == (1, 2)
    assert "Did you mean “subject”?" in said.error


def test_a_finished_letter_names_its_exact_bytes(say: Say, draft: str) -> None:
    shape = say("finish", draft).data
    assert (shape["state"], len(shape["sha256"]), shape["pages"]) == ("finished", 64, 1)


def test_finishing_lists_every_problem(say: Say, case: str, tmp_path: Path) -> None:
    (tmp_path / "few.toml").write_text('[answers]\nsubject = "a motion"\n', encoding="utf-8")
    say("write", case, "party-complaint", "--answers", str(tmp_path / "few.toml"))
    said = say("finish", "1")
    assert (said.code, len(said.data["problems"]) > 5) == (1, True)


def test_a_problem_has_the_keys_that_scripts_rely_on(say: Say, case: str, tmp_path: Path) -> None:
    (tmp_path / "few.toml").write_text("[answers]\n", encoding="utf-8")
    say("write", case, "party-complaint", "--answers", str(tmp_path / "few.toml"))
    problem = say("finish", "1").data["problems"][0]
    assert set(problem) >= {"severity", "file", "part", "paragraph", "tag", "line", "code", "message", "hint"}


def test_a_letter_is_finished_once(say: Say, finished: str) -> None:
    assert say("finish", finished).code == 3


def test_a_number_that_nothing_can_have_is_a_wrong_command_line(say: Say, case: str) -> None:
    assert [say("finish", number).code for number in ("9" * 30, "-1", "x")] == [2, 2, 2]


def test_a_letter_by_post_counts_as_received_by_rule(say: Say, finished: str) -> None:
    shape = say("sent", finished, "--on", "2026-11-19", "--by", "post", "--to", "1 High Street").data
    assert (shape["state"], shape["received_on"], shape["received_assumed"]) == ("sent", "2026-11-23", True)


def test_a_letter_is_received_when_the_person_says_so(say: Say, finished: str) -> None:
    said = say("sent", finished, "--on", "2026-11-18", "--by", "post", "--received", "2026-11-20", as_json=False)
    assert said.out == "Sent on 2026-11-18; received on 2026-11-20.\n"


def test_proof_of_posting_is_kept(say: Say, finished: str, reply_file: Path) -> None:
    assert say("sent", finished, "--on", "2026-11-20", "--by", "recorded", "--proof", str(reply_file)).code == 0


def test_proof_that_is_not_there_leaves_the_letter_unsent(say: Say, finished: str, tmp_path: Path) -> None:
    proof = str(tmp_path / "none.jpg")
    assert say("sent", finished, "--on", "2026-11-20", "--by", "recorded", "--proof", proof).code == 3
    assert say("case", "show", "1").data["letters"][0]["state"] == "finished"


@pytest.mark.parametrize(
    ("days", "word"),
    [
        (("--on", "2026-11-21"), "still to come"),
        (("--on", "2026-11-18", "--received", "2026-11-21"), "still to come"),
        (("--on", "2026-11-18", "--received", "2026-11-17"), "before it was sent"),
    ],
)
def test_days_of_sending_that_cannot_be_are_refused(say: Say, finished: str, days: tuple[str, ...], word: str) -> None:
    said = say("sent", finished, *days, "--by", "post")
    assert (said.code, word in said.error) == (3, True)


def test_a_letter_from_elsewhere_starts_its_clock(say: Say, case: str, reply_file: Path) -> None:
    sent = ("--sent", "2026-10-01", "--by", "email")
    shape = say(*RECORD, str(reply_file), "--as", "party-complaint", *sent).data
    assert (shape["state"], shape["origin"]) == ("sent", "recorded")
    assert say("case", "show", case).data["clocks"][0]["state"] == "overdue"


def test_a_letter_from_elsewhere_brings_its_points(say: Say, case: str, reply_file: Path, tmp_path: Path) -> None:
    points = tmp_path / "points.toml"
    points.write_text('[[points]]\nstatement = "Who decided?"\n', encoding="utf-8")
    sent = ("--sent", "2026-10-01", "--by", "hand", "--points", str(points))
    say(*RECORD, str(reply_file), "--as", "party-complaint", *sent)
    assert say("case", "show", case).data["points"][0]["statement"] == "Who decided?"


@pytest.mark.parametrize("text", ["points = 3", "points = [3]", "[[points", "a = " + "[" * 5000])
def test_points_that_are_no_points_are_refused(
    say: Say, case: str, reply_file: Path, tmp_path: Path, text: str
) -> None:
    points = tmp_path / "points.toml"
    points.write_text(text, encoding="utf-8")
    sent = ("--sent", "2026-10-01", "--by", "hand", "--points", str(points))
    assert say(*RECORD, str(reply_file), "--as", "party-complaint", *sent).code == 3


def test_a_letter_older_than_its_rule_never_hides_the_case(say: Say, case: str, reply_file: Path) -> None:
    sent = ("--sent", "1990-01-01", "--by", "post")
    say(*RECORD, str(reply_file), "--as", "subject-access-request", *sent)
    assert say("case", "show", case).data["clocks"] == []


def test_a_correction_keeps_the_old_account(say: Say, sent: str) -> None:
    shape = say("correct", f"letter:{sent}", "sent_on=2026-11-19", "--reason", "Receipt found").data
    assert shape["sent_on"] == "2026-11-19"
    entry = say("case", "show", "1").data["history"][-1]
    assert "Sent on Thu 19 Nov 2026, not Fri 20 Nov 2026" in entry["detail"]


def test_a_reply_can_be_corrected(say: Say, sent: str, reply_file: Path) -> None:
    say("reply", "add", "1", str(reply_file), "--received", "2026-11-20")
    shape = say("correct", "reply:1", "received_on=2026-11-19", "--reason", "Postmark").data
    assert shape["received_on"] == "2026-11-19"


@pytest.mark.parametrize("item", ["letter:x", "case:1", "letter:" + "9" * 30, ":"])
def test_only_what_was_recorded_can_be_corrected(say: Say, sent: str, item: str) -> None:
    said = say("correct", item, "sent_on=2026-11-19", "--reason", "Wrong")
    assert said.code == 3
    assert said.data["error"]["hint"].startswith("Write letter:3 or reply:2, or for a note or a call")


def test_a_change_without_a_value_is_refused(say: Say, sent: str) -> None:
    assert say("correct", sent, "sent_on", "--reason", "Wrong").data["error"]["hint"] == "Write FIELD=VALUE."


def test_every_letter_of_the_pack_can_be_written_from_its_largest_sample(say: Say, case: str) -> None:
    for place, letter in enumerate(say("letters").data, start=1):
        file = str(SAMPLES / f"{letter['id']}.large.toml")
        say("write", case, letter["id"], "--answers", file)
        assert say("finish", str(place)).code == 0, letter


def test_a_call_is_corrected_by_its_case_and_its_place_there(say: Say, case: str) -> None:
    call = ["--on", "2026-11-18", "--at", "2.30 pm", "--with", "Owen", "Soon."]
    assert say("contact", "add", case, *call).data["entry"] == 2
    said = say("correct", f"contact:{case}/2", "with=Una", "time=", "--reason", "My diary")
    assert said.data == {"case": 1, "ref": "P-2026-0001", "entry": 2}
    history = say("case", "show", case).data["history"]
    assert [entry["what"] for entry in history[1:]] == [
        "You spoke with Owen at 14:30",
        "You corrected what was recorded",
    ]


def test_a_note_is_corrected_by_its_cases_reference(say: Say, case: str) -> None:
    assert say("case", "note", case, "Ask him.").data["entry"] == 2
    assert say("correct", "note:P-2026-0001/2", "text=Ask her.", "--reason", "A slip").code == 0


@pytest.mark.parametrize(
    "item", ["note:2", "letter:1/2", "contact:1/x", "song:1", "contact:/2", "note:1/9", "note:7/2"]
)
def test_what_is_no_item_is_not_corrected(say: Say, case: str, item: str) -> None:
    assert say("correct", item, "text=x", "--reason", "A slip").code == 3


def test_a_time_that_is_none_is_refused(say: Say, case: str) -> None:
    call = ["--on", "2026-11-18", "--at", "soonish", "--with", "Owen", "Soon."]
    assert say("contact", "add", case, *call).code == 3


def test_points_of_a_recorded_letter_are_entered_from_a_list(say: Say, case: str, tmp_path: Path) -> None:
    letter, points = tmp_path / "old.txt", tmp_path / "points.txt"
    letter.write_text("Dear all, the fee and the fence.", encoding="utf-8")
    points.write_text("1. The fee\n   of March.\n2. The fence.\n", encoding="utf-8")
    given = ("--as", "party-complaint", "--sent", "2026-11-02", "--by", "email")
    number = str(say(*RECORD, str(letter), *given).data["letter"])
    shape = say("letter", "points", number, str(points)).data
    assert [(point["number"], point["statement"]) for point in shape["points"]] == [
        ("P1", "The fee of March."), ("P2", "The fence."),
    ]  # fmt: skip
    assert "P4  The fence." in say("letter", "points", number, str(points), as_json=False).out


def test_points_that_a_recorded_letter_lists_are_proposed(say: Say, case: str, tmp_path: Path) -> None:
    letter = tmp_path / "old.txt"
    letter.write_text("Dear all,\n\n1. The fee.\n2. The fence.\n\nYours", encoding="utf-8")
    given = (str(letter), "--as", "party-complaint", "--sent", "2026-11-02", "--by", "email")
    assert say(*RECORD, *given).data["proposed_points"] == ["The fee.", "The fence."]
    assert say("case", "show", case).data["points"] == []
    assert "  2. The fence." in say(*RECORD, *given, as_json=False).error
    points = tmp_path / "points.txt"
    points.write_text("The fee.", encoding="utf-8")
    assert say(*RECORD, *given, "--points", str(points)).data["proposed_points"] == []
