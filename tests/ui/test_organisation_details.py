from pathlib import Path

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.ui.navigator import Navigator
from app.ui.organisation_details import OrganisationDetails
from tests.builders import opened
from tests.ui.page_checks import SIZES, button, said, settle, shown
from tests.ui.page_samples import HARBOUR, HARBOUR_RECORD


def test_an_organisation_without_any_route_asks_for_one(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(tmp_path) as plaint:
        plaint.organisations.add({**HARBOUR_RECORD, "routes": [], "note": "Small."})
        details = OrganisationDetails(plaint, Navigator())
        qtbot.addWidget(details)
        details.show_entry(plaint.organisations.get(HARBOUR))
        shown(details, SIZES[0])
        assert "Not known: look it up, for example at https://harbour.example" in said(details)
        with qtbot.waitSignal(details.correct_asked) as wanted:
            button(details, "Correct my copy").click()
        assert wanted.args == ["general"]


def test_keeping_the_own_copy_keeps_it(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(tmp_path) as plaint:
        plaint.organisations.add(HARBOUR_RECORD)
        details = OrganisationDetails(plaint, Navigator())
        qtbot.addWidget(details)
        details.show_entry(plaint.organisations.get(HARBOUR))
        shown(details, SIZES[0])
        button(details, "Take it out").click()
        box = details.findChildren(QMessageBox)[0]
        next(each for each in box.buttons() if each.text() == "Keep my copy").click()
        settle()
        assert plaint.organisations.get(HARBOUR).organisation.name == "The Harbour Party"
