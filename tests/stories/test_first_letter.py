"""The whole story through the real window, with the keyboard: from the first question to the date an answer is due."""

from datetime import date

from PySide6.QtCore import Qt

from app.domain.case_clocks import ClockState
from app.domain.letters import LetterState
from tests.stories.user import Person, User

MONDAY = date(2026, 11, 16)
AFTER_IT_WAS_DUE = date(2026, 12, 16)
CONTROL = Qt.KeyboardModifier.ControlModifier


def chooses_the_letter(user: Person) -> None:
    user.presses("Start a complaint")
    user.presses("Somebody in the party behaved badly, or against its rules")
    user.presses("Continue")
    user.types("What shall we call this? Only you see it.", "Motion taken off the agenda")
    user.presses("Start writing")


def says_who_writes_to_whom(user: Person) -> None:
    user.types("Your name", "Siân Pritchard")
    user.types("Your address", "14 Weir Cottages\nMytholm HX7 8QR")
    user.types("Your e-mail address", "sian.pritchard@example.org")
    user.presses("Continue")
    user.presses("Another organisation")
    user.types("Name", "The Harbour Party")
    user.types("Postal address", "Pier House, 3 Quay Row\nSevernmouth SM1 4TT")
    user.types("E-mail address", "complaints@harbour-party.example")
    user.presses("Continue")


def says_what_happened(user: Person) -> None:
    user.types("What is it about, in a few words?", "a motion taken off a branch agenda")
    user.presses("I do not know who did it")
    user.presses("It was done to me")
    user.presses("Yes")
    user.presses("Continue")
    user.types("When", "3 June 2026")
    user.types("What happened", "The chair said that item 6 would not be taken.")
    user.presses("Continue")
    user.presses("No")
    user.types("What was wrong", "A motion that is on the agenda should be put to the vote.")
    user.presses("Continue")
    user.presses("Continue")


def says_what_should_follow(user: Person) -> None:
    user.types("What should they answer?", "Who decided that item 6 would not be taken?")
    user.presses("Explain in writing what happened and why")
    user.presses("Continue")
    user.presses("By e-mail")
    user.presses("Continue")


def writes_a_complaint(user: User) -> None:
    user.opens(MONDAY)
    chooses_the_letter(user)
    says_who_writes_to_whom(user)
    says_what_happened(user)
    says_what_should_follow(user)
    user.sees("Check your answers")


def sends_a_complaint(user: User) -> None:
    writes_a_complaint(user)
    user.presses("Finish this letter")
    user.sees("Your letter is finished")
    user.presses("E-mail")
    user.presses("I sent it")
    user.sees("Sent on Mon 16 Nov 2026")


def test_the_letter_is_kept_exactly_and_its_answer_is_due_in_four_weeks(user: User) -> None:
    sends_a_complaint(user)
    user.sees("They have until Mon 14 Dec 2026, the date in your letter.")
    view = user.plaint.cases.all()[0]
    letter = view.letters[0]
    assert letter.state is LetterState.SENT
    assert {file.name.rpartition(".")[2] for file in letter.files} == {"pdf", "docx"}
    assert all(user.plaint.letters.file_bytes(file) for file in letter.files)
    assert [point.label for point in view.points] == ["P1"]
    assert view.clocks[0].state is ClockState.RUNNING


def test_today_says_when_no_answer_has_come(user: User) -> None:
    sends_a_complaint(user)
    user.closes()
    user.opens(AFTER_IT_WAS_DUE)
    user.sees("Their reply was due on Mon 14 Dec 2026 and has not come.")
    user.sees("2 days overdue")


def test_the_letter_is_found_again_under_cases(user: User) -> None:
    sends_a_complaint(user)
    user.hits(Qt.Key.Key_2, with_=CONTROL)
    user.types("Search your cases", "agenda")
    user.hits(Qt.Key.Key_Down, Qt.Key.Key_Return)
    user.sees("You sent “Complaint to your party”")
    user.sees("How we worked this out")


def test_a_draft_goes_on_where_it_was_left(user: User) -> None:
    user.opens(MONDAY)
    chooses_the_letter(user)
    says_who_writes_to_whom(user)
    user.types("What is it about, in a few words?", "a motion taken off")
    user.closes()
    user.opens(MONDAY)
    user.presses("Carry on writing")
    user.sees("a motion taken off")
    user.sees("Topic 3 of 8")


def test_what_is_missing_is_said_at_the_top_and_under_the_field(user: User) -> None:
    user.opens(MONDAY)
    chooses_the_letter(user)
    user.types("Your address", "14 Weir Cottages")
    user.presses("Continue")
    user.sees("There is 1 problem")
    user.presses("Answer “Your name”")
    user.hits(Qt.Key.Key_A)
    user.presses("Continue")
    user.sees("Topic 2 of 8")


def test_changing_an_answer_from_the_check_leads_to_its_field_and_wipes_nothing(user: User) -> None:
    writes_a_complaint(user)
    user.presses("Change “What is it about, in a few words?”")
    user.types("What is it about, in a few words?", " and its minutes")
    user.hits(Qt.Key.Key_Return, with_=CONTROL)
    user.sees("Wed 3 Jun 2026")


def test_a_reply_that_came_is_kept_and_settles_the_clock(user: User) -> None:
    sends_a_complaint(user)
    user.presses("Go to the case")
    user.presses("A reply came")
    user.chooses("What kind of reply is it?", "They answered everything")
    user.types("What they wrote", "Dear Ms Pritchard, the minutes have been corrected.")
    user.presses("Keep the reply")
    user.sees("They answered")
    assert user.plaint.cases.all()[0].clocks[0].state is ClockState.ANSWERED
