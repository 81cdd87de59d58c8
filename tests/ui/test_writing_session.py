"""Saving while somebody writes."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.services.letter_service import LetterService
from app.ui import writing_session
from app.ui.writing_session import WritingSession
from tests.ui.drafts import begun, opened


@pytest.fixture
def plaint(tmp_path: Path) -> Plaint:
    return opened(tmp_path)


def test_an_answer_is_in_the_file_within_half_a_second(plaint: Plaint, qtbot: QtBot) -> None:
    session = WritingSession(plaint, begun(plaint, answers={}))
    with qtbot.waitSignal(session.saved, timeout=500):
        session.answer("subject", "a motion")
    assert plaint.letters.writing(session.letter_id).letter.answers["subject"] == "a motion"
    assert not session.is_dirty


def test_going_on_is_remembered(plaint: Plaint) -> None:
    session = WritingSession(plaint, begun(plaint))
    session.go_to(session.interview.visible_steps()[3])
    again = WritingSession(plaint, session.letter_id)
    assert again.step.title == "What happened"
    assert "About you" in again.interview.seen


def test_what_could_not_be_saved_is_kept_and_tried_again(
    plaint: Plaint, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = WritingSession(plaint, begun(plaint, answers={}))
    session.answer("subject", "a motion")
    with monkeypatch.context() as patch:
        patch.setattr(LetterService, "save", lambda *_arguments: refuse())
        with qtbot.waitSignal(session.not_saved):
            assert not session.save()
    assert session.interview.answers["subject"] == "a motion"
    assert session.save()
    assert plaint.letters.writing(session.letter_id).letter.answers["subject"] == "a motion"


def test_it_is_saved_by_itself_once_the_disk_has_room(
    plaint: Plaint, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing_session, "AGAIN_AFTER_MS", 1)
    session = WritingSession(plaint, begun(plaint, answers={}))
    session.answer("subject", "a motion")
    with monkeypatch.context() as patch:
        patch.setattr(LetterService, "save", lambda *_arguments: refuse())
        with qtbot.waitSignals([session.not_saved] * 2):
            session.save()
    with qtbot.waitSignal(session.saved):
        pass
    assert plaint.letters.writing(session.letter_id).letter.answers["subject"] == "a motion"


def refuse() -> None:
    raise UserError("The disk is full.", "Make room.")


def test_it_says_to_whom_the_letter_goes(plaint: Plaint) -> None:
    session = WritingSession(plaint, begun(plaint, answers={}))
    assert session.detail == "Draft to The Harbour Party"
    session.answer("to", {"name": "Weir Trust"})
    assert session.detail == "Draft to Weir Trust"
    assert session.title == "Complaint to your party"


def test_a_question_is_found_in_its_topic(plaint: Plaint) -> None:
    session = WritingSession(plaint, begun(plaint))
    step = session.step_of("incidents")
    assert step is not None
    assert step.title == "What happened"
    assert session.step_of("nothing") is None


def test_a_letter_to_a_regulator_is_not_said_to_go_to_whom_it_is_about(plaint: Plaint) -> None:
    case = plaint.letters.writing(begun(plaint, answers={})).case
    letter = plaint.letters.begin_from(plaint.packs.template("ico-referral"), case.id)
    assert WritingSession(plaint, letter.id).detail == "Draft"
