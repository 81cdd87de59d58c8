"""Each row of Today says what is so and has one thing to do about it."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.case_needs import CaseStatus, Need
from app.services.agenda import Agenda, AgendaItem
from app.ui.badges import Badge
from app.ui.today_rows import button_words, next_date_sentence, only_awaited, own_row, their_row
from tests.ui.page_checks import said
from tests.ui.sample_cases import TODAY, case_of


@pytest.fixture
def awaited(plaint: Plaint) -> AgendaItem:
    status = CaseStatus(Need.WAITING, "Waiting.", by=TODAY + timedelta(days=3), days=3)
    return AgendaItem(case_of(plaint, "Appeal"), status, "open")


def test_a_row_without_a_deed_of_its_own_opens_the_case(plaint: Plaint) -> None:
    item = AgendaItem(case_of(plaint, "Appeal"), CaseStatus(Need.OURS, "Your time ends."), "open")
    assert button_words(item) == "Open the case"


def test_the_button_of_a_row_does_its_deed(qtbot: QtBot, plaint: Plaint) -> None:
    item, done = AgendaItem(case_of(plaint, "Appeal"), CaseStatus(Need.OURS, "It ends."), "open"), list[AgendaItem]()
    row = own_row(item, TODAY, done.append)
    qtbot.addWidget(row)
    row.button.click()
    assert done == [item]


def test_a_day_of_ours_that_went_by_is_said_to_be_over(qtbot: QtBot, plaint: Plaint) -> None:
    status = CaseStatus(Need.OURS, "It ended.", by=TODAY - timedelta(days=1))
    row = own_row(AgendaItem(case_of(plaint, "Appeal"), status, "open"), TODAY, lambda _item: None)
    qtbot.addWidget(row)
    assert "Time is over" in said(row)


def test_what_others_owe_says_the_day(qtbot: QtBot, awaited: AgendaItem) -> None:
    row = their_row(awaited, lambda _item: None)
    qtbot.addWidget(row)
    assert "due Mon 23 Nov 2026; 3 days left" in said(row)
    assert not row.findChildren(Badge)


def test_a_case_that_is_told_of_above_is_not_awaited_below(awaited: AgendaItem) -> None:
    late = AgendaItem(awaited.case, CaseStatus(Need.OVERDUE, "Late."), "open")
    assert only_awaited(Agenda((late,), (awaited,), has_cases=True)) == []
    draft = AgendaItem(awaited.case, CaseStatus(Need.DRAFT, "A draft."), "continue")
    assert only_awaited(Agenda((draft,), (awaited,), has_cases=True)) == [awaited]


def test_a_quiet_day_names_the_next_date_or_says_that_there_is_none(awaited: AgendaItem) -> None:
    assert "The next date is Mon 23 Nov 2026" in next_date_sentence(Agenda((), (awaited,), has_cases=True))
    assert "No date is running." in next_date_sentence(Agenda((), (), has_cases=True))
