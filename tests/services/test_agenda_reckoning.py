"""Today: what needs doing, most urgent first, with the one thing that its button does."""

from datetime import date

import pytest

from app.bootstrap import Plaint
from app.domain.case_clocks import ClockState
from app.domain.case_needs import Need
from app.domain.replies import ReplyKind
from tests.builders import Calendar, a_case, a_draft, a_finished_letter, a_reply, a_sent_letter


def actions(plaint: Plaint) -> list[str]:
    return [item.action for item in plaint.agenda.agenda().ours]


def test_a_new_plaint_has_no_cases_and_nothing_to_do(plaint: Plaint) -> None:
    agenda = plaint.agenda.agenda()
    assert (agenda.ours, agenda.theirs, agenda.has_cases) == ((), (), False)


def test_a_case_in_which_nothing_is_written_asks_nothing(plaint: Plaint) -> None:
    a_case(plaint)
    agenda = plaint.agenda.agenda()
    assert (agenda.ours, agenda.theirs, agenda.has_cases) == ((), (), True)


def test_a_draft_is_to_be_continued(plaint: Plaint) -> None:
    a_draft(plaint)
    assert actions(plaint) == ["continue"]


def test_a_finished_letter_is_to_be_sent(plaint: Plaint) -> None:
    a_finished_letter(plaint)
    assert actions(plaint) == ["send"]


def test_a_draft_with_a_limit_of_its_own_is_said_once_with_the_date(plaint: Plaint) -> None:
    a_draft(plaint, template="allegations-response", changes={"answer_by": "2026-11-27"})
    (item,) = plaint.agenda.agenda().ours
    assert (item.action, item.status.by) == ("continue", date(2026, 11, 27))
    words = "Your time for this ends on Fri 27 Nov 2026: Answer a notice of investigation. The letter is still a draft."
    assert item.status.sentence == words


def test_a_finished_letter_with_a_limit_of_its_own_is_to_be_sent(plaint: Plaint) -> None:
    a_finished_letter(plaint, template="allegations-response", changes={"answer_by": "2026-11-27"})
    assert actions(plaint) == ["send"]


def test_a_sent_letter_is_theirs_to_answer(plaint: Plaint) -> None:
    a_sent_letter(plaint)
    agenda = plaint.agenda.agenda()
    assert (agenda.ours, len(agenda.theirs)) == ((), 1)


def test_a_reply_is_to_be_read(plaint: Plaint) -> None:
    a_reply(plaint, a_sent_letter(plaint).case_id)
    assert actions(plaint) == ["read"]


@pytest.mark.parametrize(
    ("template", "action", "title"),
    [
        ("subject-access-request", "write:sar-overdue", "Overdue subject access request"),
        ("party-complaint", "write:party-complaint-chaser", "Reminder of your complaint"),
        ("apology-request", "write:party-complaint", "Complaint to your party"),
    ],
)
def test_an_overdue_letter_offers_the_letter_that_may_follow(
    plaint: Plaint, calendar: Calendar, template: str, action: str, title: str
) -> None:
    a_sent_letter(plaint, template=template)
    calendar.day = date(2027, 3, 1)
    (item,) = plaint.agenda.agenda().ours
    assert (item.action, item.follow_up) == (action, title)


def test_an_overdue_letter_that_nothing_follows_leads_to_its_case(plaint: Plaint, calendar: Calendar) -> None:
    a_sent_letter(plaint, template="review-submission")
    calendar.day = date(2027, 3, 1)
    assert actions(plaint) == ["open"]


def test_a_question_of_theirs_is_for_us_to_answer_and_holds_their_time(plaint: Plaint, calendar: Calendar) -> None:
    letter = a_sent_letter(plaint, template="subject-access-request")
    calendar.day = date(2026, 11, 25)
    a_reply(plaint, letter.case_id, ReplyKind.ASKS_FOR_CLARIFICATION)
    calendar.day = date(2026, 12, 30)
    assert [item.status.need for item in plaint.agenda.agenda().ours] == [Need.OURS]
    assert plaint.cases.view(letter.case_id).clocks[0].state is ClockState.WAITING_FOR_US


def test_a_limit_of_ours_leads_to_the_letter_that_keeps_it(plaint: Plaint) -> None:
    draft = a_draft(plaint, template="appeal", changes={"limit": "days", "counted_from": "2026-11-10"})
    assert actions(plaint) == ["continue"]
    plaint.letters.finish_now(draft.id)
    assert actions(plaint) == ["send"]


def test_what_is_most_urgent_comes_first(plaint: Plaint) -> None:
    a_draft(plaint)
    a_finished_letter(plaint)
    a_reply(plaint, a_sent_letter(plaint).case_id)
    assert actions(plaint) == ["read", "send", "continue"]


def test_what_is_answered_is_off_both_lists(plaint: Plaint) -> None:
    a_reply(plaint, a_sent_letter(plaint).case_id, ReplyKind.FULL)
    agenda = plaint.agenda.agenda()
    assert (agenda.ours, agenda.theirs) == ((), ())


def test_a_closed_case_asks_nothing(plaint: Plaint) -> None:
    plaint.cases.close(a_draft(plaint).case_id)
    assert actions(plaint) == []


def test_a_limit_leads_to_the_letter_that_keeps_it_once_that_may_go(plaint: Plaint, calendar: Calendar) -> None:
    case = plaint.cases.view(a_sent_letter(plaint, template="data-protection-complaint").case_id).case
    calendar.day = date(2027, 1, 25)
    a_reply(plaint, case.id, ReplyKind.ACKNOWLEDGEMENT)
    (limit,) = plaint.agenda.agenda().ours
    assert (limit.status.sentence, limit.action) == (
        "Your time for this ends on Fri 19 Feb 2027: Take the complaint to the ICO.",
        "write:ico-referral",
    )


def test_what_a_begun_letter_is_about_leads_to_it_and_is_one_row(plaint: Plaint, calendar: Calendar) -> None:
    case = plaint.cases.view(a_sent_letter(plaint, template="data-protection-complaint").case_id).case
    a_reply(plaint, case.id, ReplyKind.REFUSAL)
    calendar.day = date(2027, 1, 25)
    draft = a_draft(plaint, case, "ico-referral")
    (row,) = plaint.agenda.agenda().ours
    assert (row.action, row.status.letter_id, row.status.need) == ("continue", draft.id, Need.OURS)
    plaint.letters.finish_now(draft.id)
    assert actions(plaint) == ["send"]


def test_a_late_answer_leads_to_the_reminder_that_was_begun(plaint: Plaint, calendar: Calendar) -> None:
    case = plaint.cases.view(a_sent_letter(plaint, template="subject-access-request").case_id).case
    calendar.day = date(2027, 1, 25)
    reminder = a_draft(plaint, case, "sar-overdue")
    (row,) = plaint.agenda.agenda().ours
    assert (row.action, row.status.letter_id, row.status.need) == ("continue", reminder.id, Need.OVERDUE)


def test_a_letter_on_another_matter_is_a_row_of_its_own(plaint: Plaint, calendar: Calendar) -> None:
    case = plaint.cases.view(a_sent_letter(plaint, template="subject-access-request").case_id).case
    calendar.day = date(2027, 1, 25)
    a_draft(plaint, case, "apology-request")
    assert actions(plaint) == ["write:sar-overdue", "continue"]


def test_a_late_answer_is_left_alone_by_a_draft_about_something_else(plaint: Plaint, calendar: Calendar) -> None:
    case = plaint.cases.view(a_sent_letter(plaint, template="evidence-preservation").case_id).case
    calendar.day = date(2027, 1, 25)
    a_draft(plaint, case, "rectification")
    assert actions(plaint) == ["open", "continue"]
