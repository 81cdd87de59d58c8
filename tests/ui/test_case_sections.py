from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.letters import Channel, StoredFile
from app.domain.points import Point, Verdict
from app.services.sending_account import SendingAccount
from app.ui.case_actions import CaseActions
from app.ui.case_sections import EntryRow, file_links, letters_section, points_section
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from tests.ui.page_checks import button, said
from tests.ui.sample_cases import case_of, drafted, finished, sent


@pytest.fixture
def case(plaint: Plaint) -> Case:
    return case_of(plaint, "Copy of my record")


@pytest.fixture
def actions(qtbot: QtBot, plaint: Plaint, case: Case) -> CaseActions:
    window = QWidget()
    qtbot.addWidget(window)
    actions = CaseActions(plaint, Navigator(), TaskRunner(), window)
    actions.case_id = case.id
    actions.setProperty("window", window)
    return actions


def _letters(qtbot: QtBot, plaint: Plaint, actions: CaseActions) -> str:
    section = letters_section(plaint.cases.view(actions.case_id).letters, actions)
    qtbot.addWidget(section)
    return said(section)


def test_points_are_counted_as_settled_or_open(qtbot: QtBot) -> None:
    points = [Point(1, 1, "One", verdict=Verdict.ANSWERED), Point(2, 1, "Two"), Point(3, 1, "Three")]
    section = points_section(points)
    qtbot.addWidget(section)
    assert "1 of 3 answered" in said(section)


def test_a_draft_says_when_it_was_written(qtbot: QtBot, plaint: Plaint, case: Case, actions: CaseActions) -> None:
    drafted(plaint, case)
    assert "You last wrote on Fri 20 Nov 2026." in _letters(qtbot, plaint, actions)


def test_a_finished_letter_asks_for_its_sending(qtbot: QtBot, plaint: Plaint, case: Case, actions: CaseActions) -> None:
    letter = finished(plaint, case)
    section = letters_section([letter], actions)
    qtbot.addWidget(section)
    assert "Finished on Fri 20 Nov 2026; these exact words are kept." in said(section)
    assert [button(section, words).text() for words in ("Record sending", "Open PDF", "Save Word file")]


def test_a_letter_that_takes_anothers_place_says_so(
    qtbot: QtBot, plaint: Plaint, case: Case, actions: CaseActions
) -> None:
    plaint.letters.supersede(finished(plaint, case).id)
    assert "It takes the place of “Subject access request”." in _letters(qtbot, plaint, actions)


def test_an_assumed_day_of_receipt_is_called_so(qtbot: QtBot, plaint: Plaint, case: Case, actions: CaseActions) -> None:
    plaint.letters.mark_sent(finished(plaint, case).id, SendingAccount(date(2026, 11, 20), Channel.POST))
    assert "as assumed." in _letters(qtbot, plaint, actions)


def test_a_recorded_letter_says_that_it_is_from_elsewhere(
    qtbot: QtBot, plaint: Plaint, case: Case, actions: CaseActions
) -> None:
    sent(plaint, case, date(2026, 11, 2))
    assert "Written without Plaint." in _letters(qtbot, plaint, actions)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.pdf", ["Open PDF", "Save PDF"]),
        ("a.docx", ["Open Word file", "Save Word file"]),
        ("a.png", ["Open file", "Save file"]),
        ("a.html", ["Save file"]),
        ("a.exe", ["Save file"]),
    ],
)
def test_only_files_that_run_nothing_can_be_opened(actions: CaseActions, name: str, words: list[str]) -> None:
    links = file_links(StoredFile(name, "0" * 64, 1), "A reply", actions)
    assert [link.text() for link in links] == words


def test_a_row_may_have_only_a_title(qtbot: QtBot) -> None:
    row = EntryRow("A letter", "")
    qtbot.addWidget(row)
    assert said(row) == "A letter"
