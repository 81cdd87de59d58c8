"""The beginning and the end of five months in the window: entered half-way, and ready for the regulator."""

from datetime import date
from pathlib import Path

import pytest

from tests.stories import five_months as told
from tests.stories.at_the_terminal import Member
from tests.stories.test_five_months_cli import hears as hears_by_post
from tests.stories.test_five_months_cli import records, writes_and_sends
from tests.stories.user import User

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of menus

A_POINT = """
[[answers.points]]
statement = "I believe that the file is missing, because you write that more is held."
"""


def records_the_request(user: User) -> None:
    user.opens(date(2026, 8, 10))
    user.presses("I already have a letter or a reply to add")
    user.types("What do you call it?", "My data")
    user.types("Their name", "The Lantern Party")
    user.chooses("What kind of letter is it?", "Subject access request")
    user.types("When did you send it?", "18 June 2026")
    user.types("Which points did the letter make?", "My record\nThe file")
    user.types("The letter’s words", "Please send me my data.")
    user.presses("Keep it")


def hears(user: User, words: str, day: str, kind: str) -> None:
    user.window.activateWindow()  # the offscreen platform gives no window the keys when a dialog goes
    user.presses("More")
    user.picks("A reply came…")
    user.clears("When did it come?")
    user.types("When did it come?", day)
    user.types("What they wrote", words)
    user.presses("Keep the reply")
    user.window.activateWindow()
    user.sees(f"It looks like this: {kind}")
    user.presses("Yes, that is so")
    user.presses("Save and leave")


def records_the_proof(user: User) -> None:
    user.presses("More")
    user.picks("Add a letter from before…")
    user.chooses("What kind of letter is it?", "Answer about your subject access request")
    user.types("When did you send it?", "26 June 2026")
    user.types("The letter’s words", "Here is my licence.")
    user.presses("Keep it")


def test_who_comes_late_enters_what_was_and_sees_when_it_was_due(user: User) -> None:
    records_the_request(user)
    user.sees(told.RECORDED.status)
    hears(user, "We need proof of your identity.", "24 June 2026", "they asked for proof of who you are")
    user.sees(told.ASKED_FOR_ID.status)
    records_the_proof(user)
    user.sees(told.ID_SENT.status)
    hears(user, "We need to extend the time by two further months.", "7 Aug 2026", "they said that they need more time")
    user.sees(told.TOO_LATE.status)
    user.sees("that was after Mon 27 Jul 2026, so it is not counted.")


def test_after_thirty_days_the_way_to_the_regulator_is_open(user: User, tmp_path: Path) -> None:
    member = Member(tmp_path, "data")
    member.day = "2026-09-09"
    member.does("case", "new", "--title", "My data", "--to", "The Lantern Party")
    records(member, "subject-access-request", "2026-06-18")
    hears_by_post(member, told.DISCLOSED, "partial", received="2026-09-09")
    member.day = "2026-09-30"
    writes_and_sends(member, "data-protection-complaint", told.ABOUT_ME + told.COMPLAINT + A_POINT)
    user.opens(date(2026, 10, 31))
    user.sees(told.TIME_GIVEN.status)
    user.window.show_case(1)
    user.sees("Complaint to the Information Commissioner")
    user.sees("4 of 5 met")
    user.presses("Answer it")
    user.sees("Start writing")
