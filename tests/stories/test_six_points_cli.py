"""A complaint of six points, an answer that meets some of them, and the letter back: on the command line."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.stories.at_the_terminal import Member, WrittenLetter
from tests.stories.six_points import (
    ADDRESS,
    ANSWER,
    COMPLAINT,
    DENIAL,
    I_HAD_SAID,
    MINUTES,
    POINTS,
    VERDICTS,
    answer_mail,
)

WHY = "why they say that I withdrew it"
OPEN = ("P2", "P3", "P4", "P6")


@pytest.fixture
def member(tmp_path: Path) -> Member:
    """Somebody whose complaint of 24 September was answered on 12 November."""
    member = Member(tmp_path)
    member.day = "2026-09-24"
    member.does("case", "new", "--title", "Item 6", "--to", "The Harbour Party")
    member.writes("party-complaint", COMPLAINT)
    member.does("sent", "1", "--on", member.day, "--by", "email", "--to", ADDRESS)
    (tmp_path / "answer.eml").write_bytes(answer_mail())
    member.day = "2026-11-12"
    return member


def keeps_the_answer(member: Member, tmp_path: Path) -> str:
    return member.reads("reply", "add", "1", str(tmp_path / "answer.eml"))


def judges(member: Member) -> str:
    said = [f"{label}={verdict}" for label, verdict in VERDICTS.items()]
    return member.reads("reply", "mark", "1", "--kind", "partial", *said)


def writes_back(member: Member) -> WrittenLetter:
    member.day = "2026-11-20"
    letter = member.writes("inadequate-reply", '[answers]\nreply_how = "email"')
    member.sends(letter)
    return member.letter(letter)


def test_the_answer_is_held_against_the_six_points(member: Member, tmp_path: Path) -> None:
    said = keeps_the_answer(member, tmp_path)
    assert "Kept as reply 1 of P-2026-0001, received on Thu 12 Nov 2026." in said
    assert "It seems to be: They answered part of it." in said
    assert "Their reference seems to be CT/2026/118." in said
    for label, words in {
        "P1": "Answered",
        "P2": "Partly",
        "P3": "Ignored",
        "P4": "Off the point",
        "P5": "Answered",
        "P6": "Ignored",
    }.items():
        assert f"{label}: {words}, because" in said
    told = " ".join(f"{label}={verdict}" for label, verdict in VERDICTS.items())
    assert f"plaint reply mark 1 --kind partial {told}" in said
    assert "already" in member.is_refused("reply", "add", "1", str(tmp_path / "answer.eml"))


def test_a_slip_of_the_pen_says_what_can_be_written(member: Member, tmp_path: Path) -> None:
    keeps_the_answer(member, tmp_path)
    assert "the words are: waiting, answered, partly" in member.is_refused("reply", "mark", "1", "P1=answerd")
    assert "There is no point P7 in this case." in member.is_refused("reply", "mark", "1", "P7=answered")
    assert "is not a day" in member.is_refused("reply", "mark", "1", "P5=promised", "P5.by=December")
    assert {point["verdict"] for point in member.case()["points"]} == {"waiting"}


def test_once_it_is_read_the_letter_back_comes_first(member: Member, tmp_path: Path) -> None:
    keeps_the_answer(member, tmp_path)
    assert member.today() == [("They replied on Thu 12 Nov 2026. Say what the reply answers.", "read")]
    said = judges(member)
    assert [line.split()[2] for line in said.splitlines() if line.startswith("Still open:")] == [*OPEN]
    assert "Say what you had in fact said: plaint reply mark 1 P4.said=TEXT" in said
    assert member.clocks() == [("party-soft", "2026-10-22", "answered-late")]  # four weeks from 24 September
    assert member.may_write() == ["inadequate-reply", "apology-request"]
    assert member.reads("next", "1").startswith("Now: Reply that leaves points open (inadequate-reply).")


def test_the_letter_back_lists_exactly_what_is_open_in_their_words(member: Member, tmp_path: Path) -> None:
    keeps_the_answer(member, tmp_path)
    judges(member)
    member.does("reply", "mark", "1", f"P2.wanted={WHY}", f"p4.said={I_HAD_SAID}")
    letter = writes_back(member)
    rows = [[cell.text for cell in row.cells] for row in Document(BytesIO(letter.docx)).tables[1].rows]
    minutes = ANSWER[ANSWER.index(MINUTES) :].partition("\n")[0]
    statements = [f"P{number} {statement}" for number, (statement, _remedy) in enumerate(POINTS, 1)]
    assert rows == [
        ["What I asked", "What you answered", "What is still missing"],
        [statements[1], f"“{minutes}”", "Why they say that I withdrew it."],
        [statements[2], "Nothing.", "An answer."],
        [statements[3], f"“{DENIAL}”", "An answer to it."],
        [statements[5], "Nothing.", "The number."],
    ]
    assert_is_fair_and_whole(letter.pdf)
    assert member.status() == "Waiting for The Harbour Party’s reply, due Fri 4 Dec 2026."


def assert_is_fair_and_whole(words: str) -> None:
    """The same stands in the PDF: what is open, what was denied and never said, by when; nothing that was answered."""
    for label, (statement, _remedy) in zip(VERDICTS, POINTS, strict=True):
        assert (statement in words) is (label in OPEN), label
    assert "standing order 12" not in words
    assert "put to the vote" not in words
    assert f"P4. You write: “{DENIAL}” What I had said was: “{I_HAD_SAID}”" in words
    assert "Your reference: CT/2026/118" in words
    assert "Your reply of 12 November 2026: points still to be answered" in words
    assert "my letter of 24 September 2026 about a motion taken off a branch agenda." in words
    assert "in writing by 4 December 2026" in words  # two weeks from the day it is sent
