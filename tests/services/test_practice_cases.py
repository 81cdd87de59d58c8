"""Made-up cases to practise with."""

from datetime import date

import pytest

from app.bootstrap import Plaint
from app.domain.case_needs import Need
from app.services.practice_cases import PracticeCases
from tests.builders import TODAY, Calendar


@pytest.fixture
def filled(plaint: Plaint, calendar: Calendar) -> Plaint:
    def go_to(day: date) -> None:
        calendar.day = day

    PracticeCases(plaint.packs, plaint.organisations, plaint.letters, plaint.replies, go_to).write(TODAY)
    return plaint


def test_each_has_something_else_to_do(filled: Plaint, calendar: Calendar) -> None:
    assert calendar.day == TODAY
    needs = [item.status.need for item in filled.agenda.agenda().ours]
    assert needs == [Need.OVERDUE, Need.PART_ANSWERED, Need.DRAFT]


def test_one_letter_is_half_written(filled: Plaint) -> None:
    draft = filled.agenda.agenda().ours[-1].status
    assert not draft.sentence.endswith("5 of 5 topics are done.")
    assert "topics are done" in draft.sentence or "topics is done" in draft.sentence


def test_nobody_in_them_is_a_real_organisation(filled: Plaint) -> None:
    known = {entry.organisation.name for entry in filled.organisations.directory()}
    assert not {case.case.organisation for case in filled.cases.views.overviews()} & known
