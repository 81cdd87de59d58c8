"""A reply that was dropped where no case is shown finds its case."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.services.case_service import NewCase
from app.ui.navigator import Navigator
from app.ui.reply_dialog import ReplyDialog
from app.ui.tasks import TaskRunner
from app.ui.today_page import TodayPage
from app.ui.which_case_dialog import WhichCaseDialog
from tests.builders import opened
from tests.ui.dropping import brought, drop


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as made:
        yield made


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.wait()


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    path = tmp_path / "reply.txt"
    path.write_text("Dear Siân, we at The Lantern have your letter.", encoding="utf-8")
    return path


def test_on_today_it_asks_which_case_and_proposes_the_likely_one(
    qtbot: QtBot, plaint: Plaint, tasks: TaskRunner, reply: Path
) -> None:
    plaint.cases.open_case(NewCase("Gate", "Harbour Council"))
    case = plaint.cases.open_case(NewCase("Motion", "The Lantern"))
    navigator = Navigator()
    page = TodayPage(plaint, navigator, tasks)
    qtbot.addWidget(page)
    page.show()
    drop(page, brought(reply))
    qtbot.waitUntil(lambda: page.findChild(WhichCaseDialog) is not None, timeout=20_000)
    which = page.findChild(WhichCaseDialog)
    assert isinstance(which, WhichCaseDialog)
    assert which.answers() == {"case": str(case.id)}
    with qtbot.waitSignal(navigator.case_wanted) as wanted:
        which.keep_button.click()
    assert wanted.args == [case.id]
    dialog = page.findChild(ReplyDialog)
    assert isinstance(dialog, ReplyDialog)
    assert dialog.form.arrival().name == "reply.txt"


def test_without_a_case_it_says_what_to_do(qtbot: QtBot, plaint: Plaint, tasks: TaskRunner, reply: Path) -> None:
    navigator = Navigator()
    page = TodayPage(plaint, navigator, tasks)
    qtbot.addWidget(page)
    with qtbot.waitSignal(navigator.refused) as refused:
        drop(page, brought(reply))
    assert isinstance(refused.args[0], UserError)


def test_a_file_that_is_gone_is_said_to_be(qtbot: QtBot, plaint: Plaint, tasks: TaskRunner, tmp_path: Path) -> None:
    plaint.cases.open_case(NewCase("Gate", "Harbour Council"))
    navigator = Navigator()
    page = TodayPage(plaint, navigator, tasks)
    qtbot.addWidget(page)
    with qtbot.waitSignal(navigator.refused, timeout=20_000):
        drop(page, brought(tmp_path / "none.txt"))
