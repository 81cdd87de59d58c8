"""Time limits on the command line."""

from pathlib import Path

import pytest

from tests.commands.conftest import Say


def test_every_rule_is_listed_with_its_source_and_the_day_it_was_checked(say: Say) -> None:
    rules = say("clocks").data
    assert {"sar-reply", "foi-reply", "dpc-ack", "eqa"} <= {rule["id"] for rule in rules}
    assert all(rule["source"] and rule["checked_on"] and rule["confidence"] for rule in rules)


def test_a_rule_is_listed_in_words(say: Say) -> None:
    lines = say("clocks", as_json=False).out.splitlines()
    assert any(
        line.startswith("eqa  Start a claim of discrimination") and "six months less one day" in line for line in lines
    )
    assert any(line.startswith("lab-noi") and "the date in the letter" in line for line in lines)
    assert any(line.startswith("dpc-outcome") and "no fixed time" in line for line in lines)


def test_a_date_is_worked_out_in_the_shape_that_scripts_rely_on(say: Say) -> None:
    shape = say("due", "sar-reply", "2026-03-05", "--nation", "scotland").data
    assert (shape["due"], shape["earliest"], shape["latest"]) == ("2026-04-06", "2026-04-06", "2026-04-07")
    assert {"title": "bank holidays anywhere in the UK count", "due": "2026-04-07"} in shape["readings"]
    assert shape["working"][0] == "Received Thu 5 Mar 2026."


@pytest.mark.parametrize(
    ("options", "due"),
    [
        (["2026-03-02", "--paused", "2026-03-09..2026-03-16"], "2026-04-10"),
        (["2026-03-02", "--paused", "2026-03-09..2026-03-16", "--paused", "2026-03-18..2026-03-18"], "2026-04-13"),
        (["2025-08-05", "--extended"], "2025-11-05"),
        (["2025-03-10", "--id-received", "2025-03-19"], "2025-04-22"),
    ],
)
def test_what_happened_since_is_counted(say: Say, options: list[str], due: str) -> None:
    assert say("due", "sar-reply", *options).data["due"] == due


def test_the_nation_is_the_members_own_unless_given(say: Say) -> None:
    say("me", "nation=scotland")
    assert say("due", "sar-reply", "2026-03-03").data["due"] == "2026-04-06"
    assert say("due", "sar-reply", "2026-03-03", "--nation", "northern-ireland").data["due"] == "2026-04-07"


def test_people_read_the_date_to_go_by_then_the_working_the_rule_and_its_source(say: Say) -> None:
    lines = say("due", "dpc-ack", "2026-11-20", as_json=False).out.splitlines()
    assert lines[0] == "Acknowledgement of a data protection complaint: 2026-12-21"
    assert lines[1] == "Received Fri 20 Nov 2026."
    assert lines[-2].startswith("They must tell you within 30 days")
    assert lines[-1].startswith("Source: https://ico.org.uk/")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["sar-replay", "2026-03-03"], 3),
        (["dpc-ack", "2026-06-18"], 3),
        (["sar-reply", "2026-03-03", "--paused", "2026-03-09..2026-03-08"], 3),
        (["sar-reply", "3 March"], 2),
        (["sar-reply", "2026-03-03", "--paused", "2026-03-09"], 2),
        (["sar-reply", "2026-03-03", "--nation", "france"], 2),
    ],
)
def test_what_cannot_be_is_refused(say: Say, arguments: list[str], code: int) -> None:
    assert say("due", *arguments).code == code


def test_the_members_own_calendar_counts(say: Say, data_folder: Path) -> None:
    say("me")
    text = '[[days]]\non = 2026-04-07\nnation = "uk"\nsource = "the news"\n'
    (data_folder / "holidays.toml").write_text(text, encoding="utf-8")
    assert say("due", "sar-reply", "2026-03-03").data["due"] == "2026-04-08"


def test_a_spoilt_calendar_of_the_members_own_is_told(say: Say, data_folder: Path) -> None:
    say("me")
    (data_folder / "holidays.toml").write_text("[[days]\n", encoding="utf-8")
    said = say("due", "sar-reply", "2026-03-03", as_json=False)
    assert said.code == 0
    assert "Your own calendar was not used" in said.error


def test_dates_are_saved_for_a_calendar_program(say: Say, sent: str, tmp_path: Path) -> None:
    file = tmp_path / "dates.ics"
    said = say("calendar", str(file))
    assert (said.code, [date["on"] for date in said.data["dates"]]) == (0, ["2026-12-18"])
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_dates_of_one_case_are_named_by_its_reference(say: Say, sent: str, tmp_path: Path) -> None:
    say("case", "new", "--title", "Another", "--to", "green-party")
    assert say("calendar", str(tmp_path / "a.ics"), "P-2026-0002").data["dates"] == []
    assert len(say("calendar", str(tmp_path / "b.ics"), "P-2026-0001").data["dates"]) == 1


def test_whoever_saves_dates_is_told_where_calendars_go(say: Say, sent: str, tmp_path: Path) -> None:
    said = say("calendar", str(tmp_path / "a.ics"), as_json=False)
    assert said.out == f"Saved 1 date in {tmp_path / 'a.ics'}.\n"
    assert "somebody’s server" in said.error
