from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.services.reply_service import Arrival
from app.ui.navigator import Navigator
from app.ui.reply_attachments import AttachmentsCard, UnreadWords
from tests.intake.mails import multipart, part
from tests.ui.page_checks import button, said
from tests.ui.sample_cases import case_of, opened

FILE = part("%PDF", "application/pdf", Content_Disposition="attachment; filename=minutes.pdf")
MAIL = multipart("mixed", [part("Enclosed."), FILE])


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    plaint = opened(tmp_path / "data")
    case = case_of(plaint, "Minutes")
    plaint.replies.add(case.id, Arrival(date(2026, 11, 9), name="r.eml", data=MAIL))
    yield plaint
    plaint.close()


def card(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> AttachmentsCard:
    made = AttachmentsCard(plaint, navigator, plaint.reading.reading(1))
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_attachment_is_kept_as_an_exhibit(qtbot: QtBot, plaint: Plaint) -> None:
    shown = card(qtbot, plaint, Navigator())
    assert "minutes.pdf" in said(shown)
    button(shown, "Keep as an exhibit").click()
    exhibit = plaint.cases.view(1).exhibits[0]
    assert (exhibit.label, exhibit.title, exhibit.dated) == ("A", "minutes", "2026-11-09")


def test_one_that_is_kept_already_is_not_offered_again(qtbot: QtBot, plaint: Plaint) -> None:
    button(card(qtbot, plaint, Navigator()), "Keep as an exhibit").click()
    assert "Keep as an exhibit" not in said(card(qtbot, plaint, Navigator()))


def test_one_that_cannot_be_kept_says_why(qtbot: QtBot, plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> None:
        raise UserError("The disk is full.")

    navigator = Navigator()
    monkeypatch.setattr("app.services.exhibit_service.ExhibitService.add", fail)
    with qtbot.waitSignal(navigator.refused):
        button(card(qtbot, plaint, navigator), "Keep as an exhibit").click()


def unread(qtbot: QtBot) -> UnreadWords:
    made = UnreadWords()
    qtbot.addWidget(made)
    made.show()
    return made


def test_words_that_cannot_be_read_are_typed(qtbot: QtBot) -> None:
    shown = unread(qtbot)
    shown.area.setPlainText(" It says no. ")
    with qtbot.waitSignal(shown.kept) as heard:
        button(shown, "Keep these words").click()
    assert heard.args == ["It says no."]


def test_nothing_typed_is_no_words(qtbot: QtBot) -> None:
    shown: QWidget = unread(qtbot)
    button(shown, "Keep these words").click()
    assert "Type what they wrote" in said(shown)
