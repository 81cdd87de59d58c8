"""A reply dropped on the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.services.case_service import NewCase
from app.ui.case_page import CasePage
from app.ui.navigator import Navigator
from app.ui.reply_dialog import ReplyDialog
from app.ui.reply_drop import ReplyDrop
from app.ui.tasks import TaskRunner
from tests.builders import opened
from tests.ui.dropping import brought, drag, drop


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


def test_a_file_over_a_page_shows_that_it_may_be_dropped(qtbot: QtBot, reply: Path) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    hint = ReplyDrop(page).hint
    assert drag(page, brought(reply))
    assert hint.isVisible()
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not hint.isVisible()


def test_words_are_not_taken_for_a_file(qtbot: QtBot) -> None:
    page, data = QWidget(), QMimeData()
    qtbot.addWidget(page)
    ReplyDrop(page)
    data.setText("words")
    assert not drag(page, data)


def test_on_a_case_it_opens_the_dialog_with_the_file(
    qtbot: QtBot, plaint: Plaint, tasks: TaskRunner, reply: Path
) -> None:
    case = plaint.cases.open_case(NewCase("Motion", "The Lantern"))
    page = CasePage(plaint, Navigator(), tasks)
    qtbot.addWidget(page)
    page.show_case(case.id)
    page.show()
    drop(page, brought(reply))
    dialog = page.findChild(ReplyDialog)
    assert isinstance(dialog, ReplyDialog)
    assert dialog.form.arrival().name == "reply.txt"


def test_two_files_at_once_are_refused(qtbot: QtBot, plaint: Plaint, tasks: TaskRunner, reply: Path) -> None:
    navigator = Navigator()
    page = CasePage(plaint, navigator, tasks)
    qtbot.addWidget(page)
    with qtbot.waitSignal(navigator.refused) as refused:
        drop(page, brought(reply, reply.with_name("b.txt")))
    assert "one reply at a time" in refused.args[0].message
