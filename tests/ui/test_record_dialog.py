from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.letters import LetterState, Origin
from app.ui.navigator import Navigator
from app.ui.record_dialog import REPLY, RecordDialog
from app.ui.tasks import TaskRunner
from app.ui.theme import Theme
from tests.ui.page_checks import button, cut_words, markup_labels, nameless_stops, settle, sideways
from tests.ui.sample_cases import case_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def _dialog(window: QWidget, plaint: Plaint, navigator: Navigator, case_id: int = 0) -> RecordDialog:
    dialog = RecordDialog(plaint, navigator, TaskRunner(), case_id, window)
    dialog.open()
    settle()
    return dialog


def _fill_letter(dialog: RecordDialog) -> None:
    dialog.letter.kind.setCurrentIndex(dialog.letter.kind.findData("uk-members:subject-access-request"))
    dialog.letter.form.set_values({"sent_on": "2026-09-24", "channel": "email", "received": "2026-09-24"})
    dialog.letter.words.set_values({"points": "My record\n\nWho had it", "text": "Dear all"})


def test_a_letter_opens_a_new_case_and_starts_its_clock(
    qtbot: QtBot, window: QWidget, plaint: Plaint, navigator: Navigator
) -> None:
    dialog = _dialog(window, plaint, navigator)
    dialog.case.form.set_values({"title": "Copy of my record"})
    dialog.case.name.set_values({"name": "The Harbour Party"})
    _fill_letter(dialog)
    with qtbot.waitSignal(navigator.case_wanted) as heard:
        dialog.keep_button.click()
    view = plaint.cases.view(1)
    assert heard.args == [1]
    assert (view.letters[0].state, view.letters[0].origin) == (LetterState.SENT, Origin.RECORDED)
    assert [point.statement for point in view.points] == ["My record", "Who had it"]
    assert (view.clocks[0].shown, view.case.organisation) == (date(2026, 10, 26), "The Harbour Party")


def test_an_organisation_of_the_directory_is_known_by_its_id(
    window: QWidget, plaint: Plaint, navigator: Navigator
) -> None:
    dialog = _dialog(window, plaint, navigator)
    dialog.case.organisation.setCurrentIndex(dialog.case.organisation.findData("ico"))
    dialog.case.organisation.activated.emit(1)
    dialog.case.form.set_values({"title": "Referral"})
    _fill_letter(dialog)
    dialog.keep_button.click()
    case = plaint.cases.view(1).case
    assert (case.organisation_id, case.organisation_kind) == ("ico", "regulator")


def test_a_reply_goes_into_the_case_that_is_there(window: QWidget, plaint: Plaint, navigator: Navigator) -> None:
    case = case_of(plaint, "Fence repair charge")
    dialog = _dialog(window, plaint, navigator, case.id)
    button(dialog, "A reply I had").click()
    dialog.reply.second.set_values({"text": "Dear A"})
    dialog.keep_button.click()
    assert dialog.what.value() == REPLY
    assert plaint.cases.view(case.id).replies[0].text == "Dear A"


def test_a_letter_kept_as_a_file_is_exact(
    window: QWidget, plaint: Plaint, navigator: Navigator, tmp_path: Path
) -> None:
    path = tmp_path / "mine.docx"
    path.write_bytes(b"PK letter")
    dialog = _dialog(window, plaint, navigator, case_of(plaint, "Fence").id)
    _fill_letter(dialog)
    dialog.letter.words.set_values({})
    dialog.letter.file.take(path)
    dialog.keep_button.click()
    (file,) = plaint.cases.view(1).letters[0].files
    assert (file.name, plaint.letters.file_bytes(file)) == ("mine.docx", b"PK letter")


@pytest.mark.parametrize(
    ("problem", "field"),
    [
        ("Answer “What do you call it?”", "What do you call it?"),
        ("Answer “Their name”", "Their name"),
        ("Answer “When did you send it?”", "When did you send it?"),
        ("Paste the letter’s words, or choose its file", "The letter’s words"),
    ],
)
def test_what_is_missing_is_said_and_led_to(
    window: QWidget, plaint: Plaint, navigator: Navigator, problem: str, field: str
) -> None:
    dialog = _dialog(window, plaint, navigator)
    dialog.keep_button.click()
    settle()
    button(dialog, problem).click()
    assert dialog.focusWidget().accessibleName() == field
    assert plaint.cases.all() == []


def test_received_before_it_was_sent_is_no_account(window: QWidget, plaint: Plaint, navigator: Navigator) -> None:
    dialog = _dialog(window, plaint, navigator, case_of(plaint, "Fence").id)
    _fill_letter(dialog)
    dialog.letter.form.set_values({"sent_on": "2026-09-24", "channel": "post", "received": "2026-09-23"})
    dialog.keep_button.click()
    settle()
    assert button(dialog, "The day they received it can’t be before the day you sent it")
    assert plaint.cases.view(1).letters == ()


def test_a_refusal_leaves_no_empty_case_behind(
    window: QWidget, plaint: Plaint, navigator: Navigator, tmp_path: Path
) -> None:
    path = tmp_path / "large.pdf"
    path.write_bytes(bytes(26 * 1024 * 1024))
    dialog = _dialog(window, plaint, navigator)
    button(dialog, "A reply I had").click()
    dialog.case.form.set_values({"title": "Copy of my record"})
    dialog.case.name.set_values({"name": "The Harbour Party"})
    dialog.reply.file.take(path)
    dialog.keep_button.click()
    assert plaint.cases.all() == []
    assert dialog.case.form.text("title") == "Copy of my record"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_word_is_cut(window: QWidget, qapp: QApplication, theme: Theme, plaint: Plaint, scale: float) -> None:
    theme.apply(qapp, "light", scale)
    dialog = _dialog(window, plaint, Navigator())
    dialog.resize(620, 660)
    settle()
    assert cut_words(dialog) == []
    assert sideways(dialog) == []


def test_labels_are_plain_and_fields_named(window: QWidget, plaint: Plaint, navigator: Navigator) -> None:
    dialog = _dialog(window, plaint, navigator)
    assert markup_labels(dialog) == []
    assert nameless_stops(dialog) == []
