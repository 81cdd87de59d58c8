"""What can be read of a damaged file, rescued at a button."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.ui.navigator import Navigator
from app.ui.salvage_asking import SalvageAsking
from app.ui.tasks import TaskRunner
from tests.builders import Calendar, a_sent_letter, opened
from tests.store.damage import root_page, spoil_page
from tests.ui.page_checks import button, cut_words, markup_labels, nameless_stops, said, settle, shown


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in which a page of the data file is spoiled."""
    with opened(tmp_path / "data") as plaint:
        a_sent_letter(plaint)
    spoil_page(tmp_path / "data" / "plaint.db", root_page(tmp_path / "data" / "plaint.db", "points"))
    return tmp_path / "data"


@pytest.fixture
def refusals() -> list[UserError]:
    return []


@pytest.fixture
def asking(data: Path, qtbot: QtBot, refusals: list[UserError]) -> Iterator[SalvageAsking]:
    holder = QWidget()
    qtbot.addWidget(holder)
    navigator = Navigator(holder)
    navigator.refused.connect(refusals.append)
    asking = SalvageAsking(data, None, Calendar().time(), navigator, TaskRunner(holder))
    asking.setParent(holder)
    shown(holder, QSize(600, 400))
    asking.setGeometry(0, 0, 600, 400)
    asking.show()
    yield asking
    holder.hide()


def waited(asking: SalvageAsking, qtbot: QtBot) -> SalvageAsking:
    qtbot.waitUntil(lambda: not asking.work.is_on(), timeout=20_000)
    settle()
    return asking


def test_it_says_what_it_does_in_words_that_have_room(asking: SalvageAsking) -> None:
    assert "as a rule all but a few letters" in said(asking)
    assert (cut_words(asking), markup_labels(asking), nameless_stops(asking)) == ([], [], [])


def test_what_came_of_it_is_said_before_the_letters_open(asking: SalvageAsking, data: Path, qtbot: QtBot) -> None:
    button(asking, "Rescue what can be read").click()
    assert "What could be read was rescued" in said(waited(asking, qtbot))
    with qtbot.waitSignal(asking.opened):
        button(asking, "Open my letters").click()
    with opened(data) as plaint:
        assert plaint.cases.all()[0].letters[0].title == "Complaint to your party"


def test_where_nothing_can_be_read_it_is_told(
    asking: SalvageAsking, data: Path, qtbot: QtBot, refusals: list[UserError]
) -> None:
    spoil_page(data / "plaint.db", 1)
    asking.salvage()
    waited(asking, qtbot)
    assert "can’t be read" in refusals[0].message


def test_stopped_everything_is_as_it_was(asking: SalvageAsking, qtbot: QtBot, refusals: list[UserError]) -> None:
    asking.salvage()
    assert asking.work.box is not None
    asking.work.box.dialog.stop.click()
    waited(asking, qtbot)
    assert not refusals
