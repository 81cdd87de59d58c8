"""Import and export of the directory in the window."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.services.directory_exchange import TakenIn
from app.ui.directory_door import taken_words
from app.ui.navigator import Navigator
from app.ui.organisations_page import OrganisationsPage
from app.ui.tasks import TaskRunner
from tests.builders import opened
from tests.domain.test_company_records import RECORD
from tests.ui.page_checks import SIZES, button, shown


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as found:
        yield found


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> OrganisationsPage:
    page = OrganisationsPage(plaint, navigator, TaskRunner())
    navigator.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.refresh()
    shown(page, SIZES[0])
    return page


def box(page: OrganisationsPage) -> str:
    (found,) = page.findChildren(QMessageBox)
    words = f"{found.text()} {found.informativeText()}"
    found.reject()
    return words


def test_a_file_is_chosen_and_taken_in(page: OrganisationsPage, plaint: Plaint, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(RECORD), encoding="utf-8")
    button(page, "Import…").click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "a.json"))
    dialog.reject()
    assert "1 organisation was taken in. Nobody has noted when" in box(page)
    assert plaint.organisations.find("harbour-party") is not None


def test_the_directory_is_written_where_the_person_says(page: OrganisationsPage, tmp_path: Path) -> None:
    button(page, "Export…").click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "all.json"))
    dialog.reject()
    words = box(page)
    assert "organisations are in “all.json”." in words
    assert "Left out, for too little is known: " in words
    assert (tmp_path / "all.json").is_file()


def test_a_directory_that_is_whole_leaves_nothing_out(
    page: OrganisationsPage, plaint: Plaint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(plaint.directory), "give_out", lambda *_given: (["A"], []))
    page.door.give_out(tmp_path / "one.json")
    assert "Left out" not in box(page)


def test_refusals_of_the_disk_are_told(
    qtbot: QtBot, page: OrganisationsPage, navigator: Navigator, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    for does in (page.door.take_in, page.door.give_out):
        with qtbot.waitSignal(navigator.refused) as heard:
            does(tmp_path / "file" / "a.json")
        assert isinstance(heard.args[0], UserError)


def test_what_was_not_taken_in_is_said_too() -> None:
    refused = tuple((f"{n}.json", "This is not JSON.") for n in range(7))
    words, more = taken_words(TakenIn((), (), ("The Labour Party",), 3, refused))
    assert words == "0 organisations were taken in."
    assert more.splitlines() == [
        "In a pack already, and left as it is there: The Labour Party.",
        "3 that are not for the UK were left out.",
        *(f"{n}.json: This is not JSON." for n in range(5)),
        "2 more could not be read.",
    ]
