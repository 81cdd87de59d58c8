"""What people do with a case after the letter has gone: they note, correct, close, add from before, and go further."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.domain.case_clocks import ClockState
from app.domain.case_needs import Need
from app.ui.case_table import CaseTable
from app.ui.file_editor import FileEditor
from tests.builders import TODAY, a_case, a_draft, a_sent_letter, opened
from tests.stories.test_first_letter import MONDAY, sends_a_complaint, writes_a_complaint
from tests.stories.user import User

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of menus


@pytest.fixture
def requester(user: User, tmp_path: Path) -> User:
    """Somebody who sent a request for their data today, and looks at its case."""
    return _who_sent(user, tmp_path, "subject-access-request")


@pytest.fixture
def complainant(user: User, tmp_path: Path) -> User:
    """Somebody who sent a data protection complaint today, and looks at its case."""
    return _who_sent(user, tmp_path, "data-protection-complaint")


def _who_sent(user: User, tmp_path: Path, template: str) -> User:
    with opened(tmp_path / "data") as plaint:
        letter = a_sent_letter(plaint, template=template)
    user.opens(TODAY)
    user.window.show_case(letter.case_id)
    return user


def test_a_note_stands_in_the_history(user: User) -> None:
    sends_a_complaint(user)
    user.presses("Go to the case")
    user.presses("Add a note")
    user.types("What do you want to remember?", "Item 6 was the motion on minutes.")
    user.presses("Add the note")
    user.sees("History")
    user.sees("Item 6 was the motion on minutes.")


def test_a_call_stands_in_the_history_with_its_day_and_who_it_was(requester: User) -> None:
    user = requester
    user.presses("More")
    user.picks("Add a call or a meeting…")
    user.types("Who did you speak with?", "Petra Quill")
    user.clears("On which day?")
    user.types("On which day?", "yesterday")
    user.types("What was said?", "She said “it is on its way”.")
    user.presses("Add it")
    user.sees("You spoke with Petra Quill")
    user.sees("She said “it is on its way”.")
    user.sees("Thu 19 Nov 2026")


def test_a_corrected_day_of_sending_moves_the_date_and_keeps_the_old_one(requester: User) -> None:
    user = requester
    before = user.plaint.cases.all()[0].clocks[0].shown
    user.presses("More")
    user.picks("Correct what was recorded…")
    user.clears("When did you send it?")
    user.types("When did you send it?", "10 November 2026")
    user.types("Why is it corrected?", "The e-mail went earlier.")
    user.presses("Keep the correction")
    user.sees("Sent on Tue 10 Nov 2026, not Fri 20 Nov 2026")
    user.sees("Because: The e-mail went earlier.")
    clock = user.plaint.cases.all()[0].clocks[0]
    assert clock.shown < before


def test_a_closed_case_is_last_and_can_be_opened_again(requester: User) -> None:
    user = requester
    a_draft(user.plaint, a_case(user.plaint, "Another matter"))
    user.presses("More")
    user.picks("Close the case")
    user.sees("Closed on Fri 20 Nov 2026.")
    user.window.activateWindow()  # the offscreen platform gives no window the keys when a menu goes
    user.presses("Open the case again")
    user.sees("Waiting for the reply of The Liberal Democrats")
    user.presses("More")
    user.picks("Close the case")
    user.window.activateWindow()
    user.presses("Cases")
    rows = [user.window.findChildren(CaseTable)[0].row_at(place) for place in range(2)]
    assert [(row.title, row.need is Need.CLOSED) for row in rows] == [
        ("Another matter", False),
        ("A mailing list", True),
    ]


def test_a_letter_from_before_is_kept_with_its_file_and_its_clock_runs(user: User, tmp_path: Path) -> None:
    scan = tmp_path / "my request.txt"
    scan.write_text("Please send me my data.", encoding="utf-8")
    user.opens(MONDAY)
    user.presses("I already have a letter or a reply to add")
    user.sees("What do you have?")
    user.types("What do you call it?", "My data")
    user.types("Their name", "The Harbour Party")
    user.chooses("What kind of letter is it?", "Subject access request")
    user.types("When did you send it?", "2 November 2026")
    shown = (field for field in user.window.findChildren(FileEditor) if field.isVisible())
    next(shown).take(scan)
    user.sees("my request.txt")
    user.presses("Keep it")
    user.sees("History")
    view = user.plaint.cases.all()[0]
    assert view.clocks[0].state is ClockState.RUNNING
    assert user.plaint.letters.file_bytes(view.letters[0].files[0]) == scan.read_bytes()


def test_a_posted_letter_is_taken_as_received_two_days_later(user: User) -> None:
    writes_a_complaint(user)
    user.presses("Finish this letter")
    user.sees("Your letter is finished")
    user.presses("Post")
    user.presses("I sent it")
    user.sees("Sent on Mon 16 Nov 2026")
    user.sees("Wed 18 Nov 2026, as Plaint assumes")


def test_a_data_protection_complaint_leads_to_the_regulator_about_the_same_organisation(complainant: User) -> None:
    user = complainant
    user.sees("What next")
    user.presses("Letters that may follow")
    user.presses("Write it")
    user.sees("Complaint to the Information Commissioner")
    user.presses("Start writing")
    user.sees("Topic 1 of 10")
    assert user.does_not_see("Draft to The Liberal Democrats"), "it goes to the regulator"
    user.presses("Who it goes to")
    user.sees("The Liberal Democrats")
    user.types("Who you are writing to", "Information Commissioner")
    user.hits(Qt.Key.Key_Down, Qt.Key.Key_Return)
    user.sees("Draft to Information Commissioner")


def test_an_organisation_that_was_written_down_need_not_be_written_again(user: User) -> None:
    sends_a_complaint(user)
    user.presses("Go to the case")
    user.presses("Letters that may follow")
    user.presses("Write it")
    user.presses("Start writing")
    user.presses("Who it goes to")
    user.sees("The Harbour Party")
    user.sees("Pier House, 3 Quay Row")
