"""Cases: opened, looked at, noted in, closed."""

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.bootstrap import Plaint
from app.domain.case_needs import Need
from app.domain.errors import NotAllowedError, NotFoundError, UserError
from app.domain.history import Happened
from app.services.case_service import NewCase
from tests.builders import TODAY, a_case, a_draft, a_finished_letter, a_reply, a_sent_letter


def kinds(plaint: Plaint, case_id: int) -> list[Happened]:
    return [entry.happening.kind for entry in plaint.cases.view(case_id).history]


def test_each_case_has_a_reference_of_its_own(plaint: Plaint) -> None:
    assert [a_case(plaint).ref, a_case(plaint).ref] == ["P-2026-0001", "P-2026-0002"]


def test_a_case_is_found_by_number_and_by_reference(plaint: Plaint) -> None:
    case = a_case(plaint)
    assert plaint.cases.find("1") == plaint.cases.find("P-2026-0001") == case


def test_a_case_that_is_not_there_is_not_found(plaint: Plaint) -> None:
    with pytest.raises(NotFoundError):
        plaint.cases.view(7)


def test_a_title_is_kept_composed_and_on_one_line(plaint: Plaint) -> None:
    case = plaint.cases.open_case(NewCase(unicodedata.normalize("NFD", " Siân’s\ncomplaint "), "The Party"))
    assert case.title == "Siân’s complaint"


def test_a_case_without_a_title_is_not_opened(plaint: Plaint) -> None:
    with pytest.raises(UserError, match="no title"):
        plaint.cases.open_case(NewCase("\n", "The Party"))


def test_working_days_are_those_of_the_organisations_nation(plaint: Plaint) -> None:
    assert plaint.cases.open_case(NewCase("T", "P", nation="scotland")).nation == "scotland"


def test_working_days_are_the_members_own_for_an_organisation_of_the_whole_uk(plaint: Plaint) -> None:
    plaint.profile.save(replace(plaint.profile.load(), nation="northern-ireland"))
    assert plaint.cases.open_case(NewCase("T", "P", nation="uk")).nation == "northern-ireland"


def test_the_history_begins_with_the_opening(plaint: Plaint) -> None:
    (entry,) = plaint.cases.view(a_case(plaint).id).history
    assert entry.happening.content["title"] == "A mailing list"


def test_a_case_holds_everything_in_it(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    a_reply(plaint, letter.case_id)
    view = plaint.cases.view(letter.case_id)
    assert [len(view.letters), len(view.replies), len(view.points), len(view.clocks)] == [1, 1, 1, 1]
    assert view.status.need is Need.REPLY_TO_READ


def test_the_most_urgent_case_comes_first_and_closed_ones_last(plaint: Plaint) -> None:
    closed, quiet, drafted = a_case(plaint), a_case(plaint), a_draft(plaint).case_id
    plaint.cases.close(closed.id)
    assert [view.case.id for view in plaint.cases.all()] == [drafted, quiet.id, closed.id]


def test_a_case_keeps_its_reference_under_another_title(plaint: Plaint) -> None:
    case = plaint.cases.rename(a_case(plaint).id, " The minutes ")
    assert (case.title, plaint.cases.find(case.ref)) == ("The minutes", case)


def test_a_note_is_kept_composed_on_its_day(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.cases.note(case.id, unicodedata.normalize("NFD", "Siân rang"), date(2026, 11, 18))
    happening = plaint.cases.view(case.id).history[-1].happening
    assert (happening.on, happening.content) == (date(2026, 11, 18), {"text": "Siân rang"})


def test_a_call_says_with_whom_it_was(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.cases.contact(case.id, TODAY, "the office", "They will look.")
    content = plaint.cases.view(case.id).history[-1].happening.content
    assert content == {"with": "the office", "text": "They will look."}


@pytest.mark.parametrize(("who", "text"), [("", "They will look."), ("the office", " \n")])
def test_a_call_about_which_nothing_is_said_is_not_kept(plaint: Plaint, who: str, text: str) -> None:
    case = a_case(plaint)
    with pytest.raises(UserError, match="nothing to keep"):
        plaint.cases.contact(case.id, TODAY, who, text)


def test_what_is_still_to_come_did_not_happen(plaint: Plaint) -> None:
    case = a_case(plaint)
    with pytest.raises(UserError, match="still to come"):
        plaint.cases.note(case.id, "They will ring", TODAY + timedelta(days=1))


def test_a_case_can_be_closed_and_opened_again(plaint: Plaint) -> None:
    case = a_case(plaint)
    assert plaint.cases.close(case.id).closed_on == TODAY
    assert plaint.cases.reopen(case.id).closed_on is None
    assert kinds(plaint, case.id) == [Happened.OPENED, Happened.CLOSED, Happened.REOPENED]


def test_a_case_is_closed_once_and_told_once(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.cases.close(case.id)
    with pytest.raises(NotAllowedError):
        plaint.cases.close(case.id)
    assert kinds(plaint, case.id).count(Happened.CLOSED) == 1


def test_a_case_follows_its_drafts_recipient(plaint: Plaint) -> None:
    case = a_case(plaint)
    ico = plaint.organisations.find("ico")
    changed = plaint.cases.follow_recipient(case, ico, "Information Commissioner's Office")
    assert (changed.organisation_id, changed.organisation_kind) == ("ico", "regulator")


def test_a_case_follows_to_an_organisation_that_is_only_named(plaint: Plaint) -> None:
    changed = plaint.cases.follow_recipient(a_case(plaint), None, "The Harbour Party")
    assert (changed.organisation, changed.organisation_id, changed.organisation_kind) == (
        "The Harbour Party",
        "",
        "other",
    )


def test_a_case_with_a_finished_letter_keeps_its_organisation(plaint: Plaint) -> None:
    case = plaint.cases.view(a_finished_letter(plaint).case_id).case
    assert plaint.cases.follow_recipient(case, None, "The Harbour Party") == case


def test_in_a_closed_case_no_clock_runs(plaint: Plaint) -> None:
    case_id = a_sent_letter(plaint).case_id
    assert [clock.state.value for clock in plaint.cases.view(case_id).clocks] == ["running"]
    plaint.cases.close(case_id)
    (clock,) = plaint.cases.view(case_id).clocks
    assert (clock.state.value, clock.days_left, clock.overdue_days) == ("ended", 0, 0)
    plaint.cases.reopen(case_id)
    assert [clock.state.value for clock in plaint.cases.view(case_id).clocks] == ["running"]


def test_a_time_of_day_is_kept_where_one_is_given(plaint: Plaint) -> None:
    case = a_case(plaint)
    for time in ("", " ", "2.30 pm"):
        plaint.cases.contact(case.id, TODAY, "the office", "Soon.", time)
    kept = [entry.happening.content.get("time") for entry in plaint.cases.view(case.id).history[1:]]
    assert kept == [None, None, "14:30"]
    with pytest.raises(UserError, match="not a time of day"):
        plaint.cases.contact(case.id, TODAY, "the office", "Soon.", "soonish")
