"""The first letter on the command line: from the question to a reply, over a month, as a script would do it."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import run
from tests.builders import SAMPLES, opened


class Member:
    """Somebody at a terminal, on one day after the other."""

    def __init__(self, output: pytest.CaptureFixture[str]) -> None:
        self._output = output
        self.day = "2026-11-20"

    def does(self, *arguments: str) -> Any:  # noqa: ANN401 whatever the command answers
        self._output.readouterr()
        code = run([*arguments, "--json", "--today", self.day])
        captured = self._output.readouterr()
        assert code == 0, captured.err
        return json.loads(captured.out)

    def sees_today(self) -> list[tuple[str, str]]:
        return [(row["why"], row["action"]) for row in self.does("today")]

    def writes_and_sends(self) -> None:
        self.does("case", "new", "--title", "My addresses", "--to", "liberal-democrats")
        answers = str(SAMPLES / "subject-access-request.minimal.toml")
        self.does("write", "1", "subject-access-request", "--answers", answers)
        self.does("finish", "1")
        self.does("sent", "1", "--on", self.day, "--by", "post", "--to", "1 High Street")


@pytest.fixture
def member(capsys: pytest.CaptureFixture[str]) -> Member:
    return Member(capsys)


def test_a_draft_waits_on_today_until_it_is_finished_and_sent(member: Member) -> None:
    member.does("case", "new", "--title", "My addresses", "--to", "liberal-democrats")
    answers = str(SAMPLES / "subject-access-request.minimal.toml")
    member.does("write", "1", "subject-access-request", "--answers", answers)
    assert [action for _why, action in member.sees_today()] == ["continue"]
    member.does("finish", "1")
    assert [action for _why, action in member.sees_today()] == ["send"]
    member.does("sent", "1", "--on", "2026-11-20", "--by", "email")
    assert member.sees_today() == []


def test_the_clock_runs_a_month_from_the_day_the_post_came(member: Member) -> None:
    member.writes_and_sends()
    clock = member.does("case", "show", "1")["clocks"][0]
    assert (clock["starts_on"], clock["latest"], clock["state"]) == ("2026-11-23", "2026-12-23", "running")


def test_nothing_is_asked_of_the_member_on_the_last_day(member: Member) -> None:
    member.writes_and_sends()
    member.day = "2026-12-23"
    assert member.sees_today() == []
    assert member.does("case", "show", "1")["clocks"][0]["days_left"] == 0


def test_on_the_day_after_today_says_that_the_reply_is_late(member: Member) -> None:
    member.writes_and_sends()
    member.day = "2026-12-24"
    why = "Their reply was due on Wed 23 Dec 2026 and has not come."
    assert member.sees_today() == [(why, "write:sar-overdue")]


def test_a_reply_is_to_be_read_and_stops_the_talk_of_lateness(member: Member, tmp_path: Path) -> None:
    member.writes_and_sends()
    (tmp_path / "reply.eml").write_bytes(b"Subject: Your letter\r\n\r\nHello\r\n")
    member.day = "2026-12-30"
    member.does("reply", "add", "1", str(tmp_path / "reply.eml"), "--received", "2026-12-29")
    assert [action for _why, action in member.sees_today()] == ["read"]


def test_a_corrected_day_of_receipt_moves_the_clock(member: Member) -> None:
    member.writes_and_sends()
    member.day = "2026-12-24"
    member.does("correct", "letter:1", "received=2026-11-26", "--reason", "The tracking says so")
    clock = member.does("case", "show", "1")["clocks"][0]
    assert (clock["latest"], clock["state"], clock["days_left"]) == ("2026-12-29", "running", 5)


def test_everything_said_and_done_is_in_the_history_and_found_again(member: Member, tmp_path: Path) -> None:
    member.writes_and_sends()
    (tmp_path / "reply.txt").write_text("Your file is enclosed, every page of it.", encoding="utf-8")
    member.day = "2026-12-30"
    member.does("reply", "add", "1", str(tmp_path / "reply.txt"))
    member.does("contact", "add", "1", "--on", "2026-12-30", "--with", "the data office", "Two pages are missing.")
    member.does("case", "note", "1", "Ask about the annexe.")
    kinds = [entry["kind"] for entry in member.does("case", "show", "1")["history"]]
    assert kinds == ["opened", "finished", "sent", "replied", "contact", "note"]
    found = [member.does("search", words)[0]["kind"] for words in ("membership records", "enclosed", "annexe")]
    assert found == ["letter", "reply", "note"]


def test_a_finished_letter_keeps_its_bytes_whatever_comes_after(
    member: Member, data_folder: Path, tmp_path: Path
) -> None:
    member.writes_and_sends()
    files = member.does("case", "show", "1")["letters"][0]["files"]
    with opened(data_folder) as plaint:
        before = [plaint.letters.file_bytes(file) for file in plaint.cases.view(1).letters[0].files]
    (tmp_path / "reply.txt").write_text("No.", encoding="utf-8")
    member.day = "2027-01-30"
    member.does("reply", "add", "1", str(tmp_path / "reply.txt"))
    member.does("correct", "1", "channel=hand", "--reason", "I took it there")
    member.does("me", "name=Somebody Else")
    member.does("case", "close", "1")
    assert member.does("case", "show", "1")["letters"][0]["files"] == files
    with opened(data_folder) as plaint:
        assert [plaint.letters.file_bytes(file) for file in plaint.cases.view(1).letters[0].files] == before
        assert plaint.records.history.first_broken(1) is None
