"""Today is answered at once where there is nothing to work out."""

import pytest

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.services.agenda import Agenda
from app.services.agenda_reckoning import AgendaReckoning
from tests.builders import a_case, a_draft


@pytest.fixture
def without_reckoning(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: AgendaReckoning) -> None:
        raise UserError("This reads the packs.")

    monkeypatch.setattr(AgendaReckoning, "agenda", refuse)


@pytest.mark.usefixtures("without_reckoning")
def test_with_no_case_nothing_is_reckoned(plaint: Plaint) -> None:
    assert plaint.agenda.agenda() == Agenda((), (), has_cases=False)


@pytest.mark.usefixtures("without_reckoning")
def test_with_closed_cases_alone_nothing_is_reckoned(plaint: Plaint) -> None:
    plaint.cases.close(a_case(plaint).id)
    assert plaint.agenda.agenda() == Agenda((), (), has_cases=True)


def test_with_an_open_case_the_lists_are_worked_out(plaint: Plaint) -> None:
    a_draft(plaint)
    assert [item.action for item in plaint.agenda.agenda().ours] == ["continue"]


def test_what_was_worked_out_is_known_until_something_changes(plaint: Plaint) -> None:
    draft = a_draft(plaint)
    assert plaint.agenda.known() is None
    agenda = plaint.agenda.agenda()
    assert plaint.agenda.known() == agenda
    plaint.cases.close(draft.case_id)
    assert plaint.agenda.known() is None
