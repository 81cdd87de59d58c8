"""How cases look: one as a page shows it, all of them as lists do."""

from app.bootstrap import Plaint
from app.domain.case_status import Need
from tests.builders import a_case, a_draft, a_reply, a_sent_letter


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


def test_closed_cases_are_left_out_of_the_overviews_where_they_are_not_asked_for(plaint: Plaint) -> None:
    plaint.cases.close(a_case(plaint).id)
    assert plaint.cases.views.overviews(include_closed=False) == []
    assert plaint.cases.views.has_any()
