"""Today's lists are values: the same when they say the same, so that a page knows whether anything changed."""

from app.bootstrap import Plaint
from app.domain.case_needs import CaseStatus, Need
from app.services.agenda import Agenda, AgendaItem
from tests.builders import a_case


def test_two_that_say_the_same_are_the_same(plaint: Plaint) -> None:
    case = a_case(plaint)
    one, other = (AgendaItem(case, CaseStatus(Need.OURS, "It ends."), "open") for _ in range(2))
    assert Agenda((one,), (), has_cases=True) == Agenda((other,), (), has_cases=True)
    assert Agenda((one,), (), has_cases=True) != Agenda((), (one,), has_cases=True)
