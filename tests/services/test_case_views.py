"""How cases look: one as a page shows it, all of them as lists do."""

from contextlib import suppress
from datetime import timedelta

from app.bootstrap import Plaint
from app.domain.case_needs import Need
from tests.builders import TODAY, Calendar, a_case, a_draft, a_reply, a_sent_letter


def test_an_overview_says_the_same_as_a_look(plaint: Plaint) -> None:
    sent = a_sent_letter(plaint)
    a_reply(plaint, sent.case_id)
    a_draft(plaint)
    overviews = plaint.cases.views.overviews()
    assert [plaint.cases.views.whole(overview) for overview in overviews] == plaint.cases.all()


def test_of_a_closed_case_an_overview_has_only_that_it_is_closed(plaint: Plaint) -> None:
    case, other = plaint.cases.close(a_sent_letter(plaint).case_id), a_case(plaint)
    first, last = plaint.cases.views.overviews()
    assert (first.case, last.case, last.letters, last.status.need) == (other, case, (), Need.CLOSED)


def test_what_did_not_change_is_not_worked_out_again(plaint: Plaint) -> None:
    a_draft(plaint)
    look = plaint.cases.views.overviews
    assert look(include_closed=False) is look(include_closed=False)
    assert plaint.agenda.agenda() is plaint.agenda.agenda()


def test_a_change_in_one_case_leaves_the_others_as_they_were_worked_out(plaint: Plaint) -> None:
    changed, other = a_sent_letter(plaint), a_sent_letter(plaint)
    before = {view.case.id: view for view in plaint.cases.views.overviews()}
    a_reply(plaint, changed.case_id)
    after = {view.case.id: view for view in plaint.cases.views.overviews()}
    assert after[other.case_id] is before[other.case_id]
    assert after[changed.case_id].replies
    assert not before[changed.case_id].replies


def test_on_another_day_everything_is_worked_out_again(plaint: Plaint, calendar: Calendar) -> None:
    a_sent_letter(plaint)
    assert plaint.agenda.agenda().theirs
    calendar.day = TODAY + timedelta(days=90)
    assert plaint.agenda.agenda().ours


def test_a_change_is_seen_at_once(plaint: Plaint) -> None:
    case = a_sent_letter(plaint).case_id
    assert not plaint.cases.views.overviews()[0].replies
    a_reply(plaint, case)
    assert plaint.cases.views.overviews()[0].replies


def test_what_was_taken_back_is_not_remembered(plaint: Plaint) -> None:
    case = a_case(plaint)
    with suppress(ZeroDivisionError), plaint.records.database.transaction():
        plaint.cases.rename(case.id, "Never kept")
        assert plaint.cases.views.overviews()[0].case.title == "Never kept"
        raise ZeroDivisionError
    assert plaint.cases.views.overviews()[0].case.title == case.title


def test_other_packs_are_seen_at_once(plaint: Plaint) -> None:
    before = plaint.cases.views.overviews(include_closed=False)
    plaint.packs._library.refresh()
    assert plaint.cases.views.overviews(include_closed=False) is not before


def test_closed_cases_are_left_out_of_the_overviews_where_they_are_not_asked_for(plaint: Plaint) -> None:
    plaint.cases.close(a_case(plaint).id)
    assert not plaint.cases.views.overviews(include_closed=False)
    assert plaint.cases.views.has_any()
