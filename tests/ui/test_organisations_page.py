from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.navigator import Navigator
from app.ui.organisation_form import free_id, with_scheme
from app.ui.organisation_table import ROW_ROLE
from app.ui.organisations_page import OrganisationsPage
from app.ui.tasks import TaskRunner
from tests.builders import opened
from tests.ui.page_checks import SIZES, button, cut_words, markup_labels, nameless_stops, said, settle, shown, sideways
from tests.ui.page_samples import HARBOUR, HARBOUR_RECORD


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path) as found:
        found.organisations.add(HARBOUR_RECORD)
        yield found


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint) -> OrganisationsPage:
    navigator = Navigator()
    page = OrganisationsPage(plaint, navigator, TaskRunner())
    navigator.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.refresh()
    shown(page, SIZES[1])
    return page


def words(page: QWidget) -> str:
    """Return what the page says once its layouts have come to rest."""
    settle()
    return said(page)


def field(page: QWidget, label: str) -> QLineEdit:
    settle()
    return next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == label and each.isVisible())


def names(page: OrganisationsPage) -> list[str]:
    return [page.shown.index(place, 0).data(ROW_ROLE).name for place in range(page.shown.rowCount())]


def test_the_model_keeps_qt_s_rules(page: OrganisationsPage) -> None:
    QAbstractItemModelTester(page.table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.search.setText("party")
    assert page.table.headerData(0, Qt.Orientation.Horizontal) == "Name"


def test_words_in_any_order_narrow_the_list(page: OrganisationsPage) -> None:
    page.search.setText("party HÁRBOUR")
    assert names(page) == ["The Harbour Party"]


def test_a_search_without_a_hit_says_so(page: OrganisationsPage) -> None:
    page.search.setText("volcano")
    assert "No organisation has these words." in words(page)


def test_enter_opens_what_was_found(page: OrganisationsPage) -> None:
    page.search.setText("harbour")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert "complaints@harbour.example" in words(page)


def test_the_details_say_source_check_and_how_sure(page: OrganisationsPage) -> None:
    page.show_organisation(HARBOUR)
    told = words(page)
    assert "Checked on 4 September 2026" in told
    assert "Read on a page of their own." in told
    assert "Read at https://harbour.example/contact" in told


def test_what_nobody_knows_is_said(page: OrganisationsPage) -> None:
    page.show_organisation("ofcom")
    assert "Not known: look it up" in words(page)


def test_a_correction_is_kept_and_can_be_given_up(page: OrganisationsPage, plaint: Plaint) -> None:
    page.show_organisation("labour-party")
    button(page, "Correct my copy").click()
    field(page, "E-mail address").setText("mine@labour.example")
    button(page, "Keep my copy").click()
    assert "mine@labour.example" in words(page)
    assert "You changed your own copy of this." in words(page)
    button(page, "Go back to the pack’s record").click()
    box = page.findChildren(QMessageBox)[-1]
    next(each for each in box.buttons() if each.text() == "Give it up").click()
    assert not plaint.organisations.get("labour-party").corrected
    assert "mine@labour.example" not in words(page)


def test_a_wrong_address_is_not_kept(page: OrganisationsPage, plaint: Plaint) -> None:
    page.show_organisation("labour-party")
    button(page, "Correct my copy").click()
    field(page, "E-mail address").setText("mine@")
    button(page, "Keep my copy").click()
    assert "There is 1 problem" in words(page)
    assert not plaint.organisations.get("labour-party").corrected


def test_an_organisation_can_be_added(page: OrganisationsPage, plaint: Plaint) -> None:
    button(page, "Add an organisation").click()
    field(page, "Name").setText("Ashgrove Allotment Society")
    next(each for each in page.findChildren(QRadioButton) if each.text() == "Another organisation").click()
    field(page, "Web form").setText("ashgrove.example/form")
    button(page, "Add it").click()
    added = plaint.organisations.get("my-ashgrove-allotment-society").organisation
    assert (added.kind, added.nation, added.routes[0].form) == ("other", "uk", "https://ashgrove.example/form")
    assert "You added this organisation yourself." in words(page)


def test_adding_without_a_name_says_what_is_missing(page: OrganisationsPage) -> None:
    button(page, "Add an organisation").click()
    settle()
    button(page, "Add it").click()
    assert "There are 2 problems" in words(page)


def test_back_from_a_form_keeps_nothing(page: OrganisationsPage, plaint: Plaint) -> None:
    before = len(plaint.organisations.directory())
    button(page, "Add an organisation").click()
    button(page, "Back").click()
    assert len(plaint.organisations.directory()) == before
    assert "Each address says where it was read" in words(page)


def test_an_organisation_that_is_gone_leads_to_the_list(page: OrganisationsPage) -> None:
    page.show_organisation("gone")
    assert "Each address says where it was read" in words(page)


def test_ids_of_added_organisations_never_meet() -> None:
    assert free_id("Café Ünion", set()) == "my-cafe-union"
    assert free_id("Café Ünion", {"my-cafe-union"}) == "my-cafe-union-2"
    assert free_id("日本", set()) == "my-organisation"


@pytest.mark.parametrize(("typed", "kept"), [("", ""), ("a.example", "https://a.example"), ("http://a", "http://a")])
def test_web_addresses_get_their_beginning(typed: str, kept: str) -> None:
    assert with_scheme(typed) == kept


@pytest.mark.parametrize("size", SIZES, ids=["1024", "1280"])
def test_nothing_is_cut_or_sideways(page: OrganisationsPage, size: QSize) -> None:
    shown(page, size)
    assert cut_words(page) == []
    page.show_organisation("labour-party")
    shown(page, size)
    assert (cut_words(page), sideways(page), markup_labels(page), nameless_stops(page)) == ([], [], [], [])
    button(page, "Correct my copy").click()
    settle()
    assert (cut_words(page), sideways(page)) == ([], [])
