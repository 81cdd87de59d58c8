import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.replies import ReplyKind
from app.ui.case_actions import CaseActions
from app.ui.case_next_step import Deed, NextStep
from app.ui.correct_dialog import CorrectDialog
from app.ui.delete_dialog import DeleteDialog
from app.ui.navigator import Navigator
from app.ui.note_dialog import ContactDialog, NoteDialog
from app.ui.outcome_dialog import OutcomeDialog
from app.ui.rename_dialog import RenameDialog
from app.ui.reply_dialog import ReplyDialog
from app.ui.tasks import TaskRunner
from tests.ui.sample_cases import TODAY, case_of, drafted, replied, sent

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def case(plaint: Plaint) -> Case:
    return case_of(plaint, "Copy of my record")


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(plaint: Plaint, case: Case, navigator: Navigator, window: QWidget) -> CaseActions:
    actions = CaseActions(plaint, navigator, TaskRunner(), window)
    actions.case_id = case.id
    return actions


def _choose(actions: CaseActions, plaint: Plaint, words: str) -> None:
    """Do what a line of the *More* menu does."""
    entries = [entry for entry in actions.menu_entries(plaint.cases.view(actions.case_id)) if entry]
    next(entry for entry in entries if entry.words.replace("&", "") == words).does()


@pytest.mark.parametrize(
    ("deed", "signal", "args"),
    [
        ("continue", "letter_wanted", [5]),
        ("send", "finished_wanted", [5]),
        ("write", "template_wanted", ["pack:letter", 1]),
        ("start", "start_wanted", [1]),
    ],
)
def test_a_step_leads_to_its_page(
    qtbot: QtBot, actions: CaseActions, navigator: Navigator, deed: Deed, signal: str, args: list[object]
) -> None:
    with qtbot.waitSignal(getattr(navigator, signal)) as heard:
        actions.take(NextStep(deed, "Do it", "letter", 5, "pack:letter"))
    assert heard.args == args


def test_reading_leads_to_the_reply(qtbot: QtBot, actions: CaseActions, navigator: Navigator) -> None:
    with qtbot.waitSignal(navigator.reply_wanted) as heard:
        actions.take(NextStep("read", "Read", "reply", reply_id=7))
    assert heard.args == [7]


def test_a_reply_that_came_is_asked_about(actions: CaseActions, window: QWidget) -> None:
    actions.take(NextStep("reply", "A reply came", "reply"))
    assert len(window.findChildren(ReplyDialog)) == 1


def test_a_closed_case_is_opened_again(plaint: Plaint, actions: CaseActions) -> None:
    plaint.cases.close(actions.case_id)
    actions.take(NextStep("reopen", "Open", "cases"))
    assert plaint.cases.view(actions.case_id).case.closed_on is None


def test_an_open_case_can_be_closed(qtbot: QtBot, plaint: Plaint, actions: CaseActions, navigator: Navigator) -> None:
    with qtbot.waitSignal(navigator.changed):
        _choose(actions, plaint, "Close the case")
    assert plaint.cases.view(actions.case_id).case.closed_on == TODAY


def test_closing_twice_is_said_calmly(qtbot: QtBot, plaint: Plaint, actions: CaseActions, navigator: Navigator) -> None:
    entries = actions.menu_entries(plaint.cases.view(actions.case_id))
    plaint.cases.close(actions.case_id)
    with qtbot.waitSignal(navigator.refused):
        next(entry for entry in entries if entry and entry.words == "Clo&se the case").does()


@pytest.mark.parametrize(
    ("words", "dialog"),
    [
        ("Add a note…", NoteDialog),
        ("Add a call or a meeting…", ContactDialog),
        ("A reply came…", ReplyDialog),
        ("Rename the case…", RenameDialog),
        ("Correct what was recorded…", CorrectDialog),
    ],
)
def test_the_menu_opens_a_dialog(
    plaint: Plaint, case: Case, actions: CaseActions, window: QWidget, words: str, dialog: type[QDialog]
) -> None:
    replied(plaint, case, TODAY)
    _choose(actions, plaint, words)
    (opened_dialog,) = window.findChildren(dialog)
    assert opened_dialog.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def test_an_outcome_card_is_offered_once_a_letter_was_sent(
    plaint: Plaint, case: Case, actions: CaseActions, window: QWidget
) -> None:
    words = "Save an outcome card…"
    with pytest.raises(StopIteration):
        _choose(actions, plaint, words)
    sent(plaint, case, TODAY)
    _choose(actions, plaint, words)
    assert window.findChildren(OutcomeDialog)


def test_nothing_to_correct_is_not_offered(plaint: Plaint, actions: CaseActions) -> None:
    entries = [entry for entry in actions.menu_entries(plaint.cases.view(actions.case_id)) if entry]
    assert "&Correct what was recorded…" not in [entry.words for entry in entries]


def test_a_letter_from_before_is_recorded_in_this_case(
    qtbot: QtBot, plaint: Plaint, actions: CaseActions, navigator: Navigator
) -> None:
    with qtbot.waitSignal(navigator.record_wanted) as heard:
        _choose(actions, plaint, "Add a letter from before…")
    assert heard.args == [actions.case_id]


def test_what_a_reply_is_can_be_said(plaint: Plaint, case: Case, actions: CaseActions) -> None:
    reply = replied(plaint, case, TODAY)
    actions.mark(reply.id, ReplyKind.HOLDING)
    assert plaint.replies.get(reply.id).kind is ReplyKind.HOLDING


def test_a_draft_goes_to_the_bin(
    qtbot: QtBot, plaint: Plaint, case: Case, actions: CaseActions, navigator: Navigator
) -> None:
    draft = drafted(plaint, case)
    with qtbot.waitSignals([navigator.deleted, navigator.changed]):
        actions.discard(draft)
    assert plaint.cases.view(case.id).letters == ()
    assert [each.item_id for each in plaint.bin.all()] == [draft.id]


def test_a_reply_goes_to_the_bin(plaint: Plaint, case: Case, actions: CaseActions) -> None:
    actions.discard(replied(plaint, case, TODAY))
    assert plaint.cases.view(case.id).replies == ()


def test_the_menu_asks_what_is_to_be_deleted(plaint: Plaint, actions: CaseActions, window: QWidget) -> None:
    _choose(actions, plaint, "Delete…")
    assert isinstance(window.findChild(DeleteDialog), DeleteDialog)


def test_a_draft_that_is_gone_already_is_said(
    qtbot: QtBot, plaint: Plaint, case: Case, actions: CaseActions, navigator: Navigator
) -> None:
    draft = drafted(plaint, case)
    plaint.bin.put_letter(draft.id)
    with qtbot.waitSignal(navigator.refused):
        actions.discard(draft)
