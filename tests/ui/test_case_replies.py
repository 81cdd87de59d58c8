from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.replies import Reply, ReplyKind
from app.services.reply_service import Arrival
from app.ui.case_actions import CaseActions
from app.ui.case_replies import replies_section, reply_row, unread_section
from app.ui.case_sections import Section
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from tests.ui.page_checks import button, said
from tests.ui.sample_cases import case_of, opened, replied, sent

MARKUP = "<b>Dear</b> <a href='x'>you</a>"


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    plaint = opened(tmp_path / "data")
    sent(plaint, case_of(plaint, "Fence repair charge"), date(2026, 11, 2))
    yield plaint
    plaint.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(plaint: Plaint, window: QWidget) -> CaseActions:
    return CaseActions(plaint, Navigator(), TaskRunner(), window)


def _reply(plaint: Plaint, kind: ReplyKind = ReplyKind.UNREAD, their_ref: str = "") -> Reply:
    case = plaint.cases.view(1).case
    return replied(plaint, case, date(2026, 11, 18), kind, their_ref, MARKUP)


def _section(qtbot: QtBot, section: Section) -> Section:
    qtbot.addWidget(section)
    return section


def test_a_reply_says_when_how_and_to_what_it_came(qtbot: QtBot, plaint: Plaint, actions: CaseActions) -> None:
    reply = _reply(plaint, ReplyKind.REFUSAL, "NF/77")
    section = _section(qtbot, replies_section([reply], plaint.cases.view(1).letters, actions))
    expected = "Received on Wed 18 Nov 2026 by e-mail. To “Subject access request”. Their reference NF/77."
    assert expected in said(section)


def test_the_words_are_shown_as_they_stand_and_cannot_be_changed(
    qtbot: QtBot, plaint: Plaint, actions: CaseActions
) -> None:
    section = _section(qtbot, unread_section(_reply(plaint), (), actions))
    area = section.findChild(QPlainTextEdit)
    assert isinstance(area, QPlainTextEdit)
    assert area.toPlainText() == MARKUP
    assert area.isReadOnly()


def test_the_newest_reply_is_first(qtbot: QtBot, plaint: Plaint, actions: CaseActions) -> None:
    later = _reply(plaint, ReplyKind.FULL)
    earlier = replied(plaint, plaint.cases.view(1).case, date(2026, 11, 3), ReplyKind.ACKNOWLEDGEMENT)
    words = said(_section(qtbot, replies_section([earlier, later], (), actions)))
    assert words.index("They answered") < words.index("They acknowledged it")


def test_a_kept_file_can_be_opened_and_saved(qtbot: QtBot, plaint: Plaint, actions: CaseActions) -> None:
    arrival = Arrival(date(2026, 11, 18), ReplyKind.FULL, name="answer.pdf", data=b"%PDF")
    row = reply_row(plaint.replies.add(1, arrival), {}, actions)
    qtbot.addWidget(row)
    assert [button(row, words).text() for words in ("Open PDF", "Save PDF")] == ["Open PDF", "Save PDF"]
    assert "What they wrote" not in said(row)
