"""A complaint of six points, an answer that meets some of them, and the letter back: through the real window."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from app.ui.file_editor import FileEditor
from tests.stories.at_the_terminal import Member, one_line
from tests.stories.six_points import ADDRESS, COMPLAINT, DENIAL, I_HAD_SAID, MINUTES, POINTS, answer_mail
from tests.stories.user import User

ANSWERED_ON = date(2026, 11, 12)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of menus


@pytest.fixture
def complainant(user: User, tmp_path: Path) -> User:
    """Somebody whose complaint went on 24 September, on the day of the answer, with its case before them."""
    member = Member(tmp_path, "data")
    member.day = "2026-09-24"
    member.does("case", "new", "--title", "Item 6", "--to", "The Harbour Party")
    member.writes("party-complaint", COMPLAINT)
    member.does("sent", "1", "--on", member.day, "--by", "email", "--to", ADDRESS)
    (tmp_path / "answer.eml").write_bytes(answer_mail())
    user.opens(ANSWERED_ON)
    user.window.show_case(1)
    return user


def keeps_the_answer(user: User, file: Path) -> None:
    user.presses("A reply came")
    shown = (field for field in user.window.findChildren(FileEditor) if field.isVisible())
    next(shown).take(file)
    user.presses("Keep the reply")


def judges_each_point(user: User) -> None:
    """Take what is proposed, and say what was denied and never said."""
    user.sees("Read their reply")
    user.window.activateWindow()  # the offscreen platform gives no window the keys when a dialog goes
    user.sees("It looks like this: they answered part of it")
    assert user.does_not_see("Write back"), "nobody said yet what it is"
    user.presses("Yes, that is so")
    for number in range(1, 7):
        user.presses(f"Confirm what is proposed for P{number}")
    user.sees("6 of 6 confirmed")
    user.types("What you had in fact said", I_HAD_SAID)


def writes_back(user: User) -> None:
    user.presses("Write back about 4 points")
    user.sees("Show point by point what you asked, what they answered and what is still missing.")
    user.presses("Start writing")
    for _topic in range(4):
        user.presses("Continue")
    user.presses("By e-mail")
    user.presses("Continue")
    user.sees("Check your answers")


def test_the_letter_back_lists_what_is_open_in_their_words(complainant: User, tmp_path: Path) -> None:
    user = complainant
    keeps_the_answer(user, tmp_path / "answer.eml")
    judges_each_point(user)
    writes_back(user)
    for known in (
        "CT/2026/118",
        "Complaint to your party, Thu 24 Sep 2026",
        "They answered part of it, Thu 12 Nov 2026",
    ):
        user.sees(known)
    user.presses("Finish this letter")
    user.sees("Your letter is finished")
    letter = user.plaint.cases.view(1).letters[-1]
    docx = next(user.plaint.letters.file_bytes(file) for file in letter.files if file.name.endswith(".docx"))
    rows = [[one_line(cell.text) for cell in row.cells] for row in Document(BytesIO(docx)).tables[1].rows]
    assert [row[0] for row in rows[1:]] == [f"P{number} {POINTS[number - 1][0]}" for number in (2, 3, 4, 6)]
    assert rows[1][1].startswith(f"“{MINUTES}")
    assert [row[1] for row in rows[2:]] == ["Nothing.", f"“{DENIAL}”", "Nothing."]
    assert f"What I had said was: “{I_HAD_SAID}”" in one_line(letter.text)
    user.window.show_case(1)
    user.sees("2 of 6 answered")
