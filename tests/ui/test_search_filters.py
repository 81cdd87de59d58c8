"""What a search is narrowed to, as a person chooses it."""

from datetime import date

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from app.domain.findings import SearchFilter
from app.services.time_source import TimeSource
from app.ui.date_editor import DateField
from app.ui.form_parts import DropDown
from app.ui.search_filters import SearchFilters
from tests.ui.page_checks import button, nameless_stops, said

TODAY = date(2026, 11, 20)


@pytest.fixture
def filters(qtbot: QtBot) -> SearchFilters:
    filters = SearchFilters(TimeSource.fixed(TODAY))
    qtbot.addWidget(filters)
    filters.show_organisations(["Ashdown Party", "Northfield"])
    filters.show()
    return filters


def choose(field: DropDown, value: str) -> None:
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def write(field: DateField, text: str) -> None:
    field.clear()
    QTest.keyClicks(field, text)
    field.editingFinished.emit()


def test_nothing_is_narrowed_at_first(filters: SearchFilters) -> None:
    assert filters.chosen() == SearchFilter()
    assert nameless_stops(filters) == []


@pytest.mark.parametrize(
    ("choice", "kinds", "is_sent"),
    [
        ("sent", {"letter"}, True),
        ("letter", {"letter"}, False),
        ("reply", {"reply"}, False),
        ("note", {"note", "contact"}, False),
    ],
)
def test_kinds_can_be_chosen(filters: SearchFilters, choice: str, kinds: set[str], is_sent: bool) -> None:
    choose(filters.kind, choice)
    assert filters.chosen() == SearchFilter(frozenset(kinds), is_sent)


def test_cases_can_be_chosen(filters: SearchFilters) -> None:
    choose(filters.organisation, "Northfield")
    choose(filters.cases, "closed")
    assert filters.chosen() == SearchFilter(organisation="Northfield", is_open=False)


def test_days_are_written_as_people_write_them(filters: SearchFilters) -> None:
    write(filters.since, "1 nov")
    write(filters.until, "yesterday")
    assert filters.chosen() == SearchFilter(since=date(2026, 11, 1), until=date(2026, 11, 19))
    assert (filters.since.text(), filters.until.text()) == ("1 November 2026", "19 November 2026")


def test_a_day_that_is_not_understood_narrows_nothing_and_is_told(filters: SearchFilters) -> None:
    write(filters.since, "soonish")
    assert filters.chosen() == SearchFilter()
    assert "Write the date as day, month and year" in said(filters)
    write(filters.since, "")
    assert "Write the date" not in said(filters)


def test_each_change_is_told_once(filters: SearchFilters) -> None:
    told = QSignalSpy(filters.changed)
    write(filters.since, "1 nov")
    filters.since.editingFinished.emit()
    choose(filters.kind, "all")
    assert told.count() == 1


def test_filters_can_be_cleared_once_there_are_any(filters: SearchFilters) -> None:
    assert "Clear the filters" not in said(filters)
    choose(filters.kind, "reply")
    write(filters.until, "yesterday")
    button(filters, "Clear the filters").click()
    assert filters.chosen() == SearchFilter()
    assert "Clear the filters" not in said(filters)


def test_the_kinds_say_how_many_there_are(filters: SearchFilters) -> None:
    filters.show_counts({"note": 2, "contact": 1, "letter": 1200})
    words = [filters.kind.itemText(place) for place in range(filters.kind.count())]
    assert words[:3] == ["Everything (1,203)", "Letters and drafts (1,200)", "Letters you sent"]
    assert words[3:5] == ["Replies (0)", "Notes, calls and meetings (3)"]
    filters.show_counts({})
    assert filters.kind.itemText(0) == "Everything"


def test_a_chosen_organisation_stays_while_others_come(filters: SearchFilters) -> None:
    choose(filters.organisation, "Northfield")
    filters.show_organisations(["Ashdown Party", "Beckside", "Northfield"])
    assert filters.chosen().organisation == "Northfield"
    filters.show_organisations(["Beckside"])
    assert filters.chosen().organisation == ""
