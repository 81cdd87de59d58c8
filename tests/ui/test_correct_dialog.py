from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.letters import Channel
from app.services.sending_account import SendingAccount
from app.ui.case_history import happened
from app.ui.correct_dialog import CorrectDialog, record_words, records_of
from app.ui.navigator import Navigator
from tests.ui.page_checks import button, settle
from tests.ui.sample_cases import case_of, finished, opened, replied, sent

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    plaint = opened(tmp_path / "data")
    case = case_of(plaint, "Fence repair charge")
    sent(plaint, case, date(2026, 11, 2))
    replied(plaint, case, date(2026, 11, 18), their_ref="NF/77")
    yield plaint
    plaint.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def _dialog(window: QWidget, plaint: Plaint) -> CorrectDialog:
    dialog = CorrectDialog(plaint, Navigator(), 1, window)
    dialog.open()
    settle()
    return dialog


def _choose(dialog: CorrectDialog, place: int) -> None:
    dialog.which.setCurrentIndex(place)
    dialog.which.activated.emit(place)


def test_the_newest_record_is_first(window: QWidget, plaint: Plaint) -> None:
    which = _dialog(window, plaint).which
    assert [which.itemText(place) for place in range(which.count())] == [
        "The reply of Wed 18 Nov 2026",
        "“Subject access request”, sent on Mon 2 Nov 2026",
    ]


def test_a_receipt_is_corrected_with_a_reason(window: QWidget, plaint: Plaint) -> None:
    dialog = _dialog(window, plaint)
    dialog.receipt.set_values({"received_on": "2026-11-17", "channel": "email", "their_ref": "NF/77"})
    dialog.reason.set_values({"reason": "The envelope says so"})
    dialog.keep_button.click()
    view = plaint.cases.view(1)
    assert view.replies[0].received_on == date(2026, 11, 17)
    assert view.history[-1].happening.content["reason"] == "The envelope says so"


def test_a_sending_is_corrected(window: QWidget, plaint: Plaint) -> None:
    dialog = _dialog(window, plaint)
    _choose(dialog, 1)
    fields = {"sent_on": "2026-11-03", "channel": "post", "address": "1 Quay Street", "received": "2026-11-05"}
    dialog.sending.set_values(fields)
    dialog.reason.set_values({"reason": "I had the days mixed up"})
    dialog.keep_button.click()
    sending = plaint.cases.view(1).letters[0].known_sending()
    assert (sending.sent_on, sending.channel, sending.address) == (date(2026, 11, 3), Channel.POST, "1 Quay Street")


def test_a_correction_that_changes_nothing_is_not_kept(window: QWidget, plaint: Plaint) -> None:
    dialog = _dialog(window, plaint)
    dialog.reason.set_values({"reason": "No reason"})
    dialog.keep_button.click()
    settle()
    button(dialog, "Nothing is different from what was recorded").click()
    assert dialog.isVisible()
    assert dialog.focusWidget().accessibleName() == "When did it come?"


def test_a_correction_needs_its_reason(window: QWidget, plaint: Plaint) -> None:
    dialog = _dialog(window, plaint)
    dialog.receipt.set_values({"received_on": "2026-11-17", "channel": "email", "their_ref": "NF/77"})
    dialog.keep_button.click()
    settle()
    button(dialog, "Answer “Why is it corrected?”").click()
    assert dialog.focusWidget().accessibleName() == "Why is it corrected?"
    assert plaint.cases.view(1).replies[0].received_on == date(2026, 11, 18)


def test_only_the_fields_of_the_chosen_record_are_shown(window: QWidget, plaint: Plaint) -> None:
    dialog = _dialog(window, plaint)
    before = (dialog.sending.isHidden(), dialog.receipt.isHidden())
    _choose(dialog, 1)
    assert (before, (dialog.sending.isHidden(), dialog.receipt.isHidden())) == ((True, False), (False, True))


def test_an_assumed_day_of_receipt_is_left_for_the_rules(window: QWidget, tmp_path: Path) -> None:
    plaint = opened(tmp_path / "other")
    letter = finished(plaint, case_of(plaint, "Record"))
    plaint.letters.mark_sent(letter.id, SendingAccount(date(2026, 11, 20), Channel.POST))
    dialog = _dialog(window, plaint)
    assert dialog.sending.text("received") == ""
    assert not dialog.is_changed()
    plaint.close()


def test_a_call_is_corrected_and_both_accounts_stand_in_the_history(window: QWidget, plaint: Plaint) -> None:
    plaint.cases.contact(1, date(2026, 11, 19), "Owen", "Soon.", "14:30")
    dialog = _dialog(window, plaint)
    assert dialog.which.itemText(0) == "The call or meeting of Thu 19 Nov 2026 with Owen"
    dialog.contact.set_values({"on": "2026-11-18", "time": "3 pm", "with": "Una", "text": "Soon."})
    dialog.reason.set_values({"reason": "My diary"})
    dialog.keep_button.click()
    shown = {(entry.title, entry.detail) for entry in happened(plaint.cases.view(1).history)}
    assert ("You spoke with Owen at 14:30", "Soon.\nCorrected on Fri 20 Nov 2026: see there.") in shown
    said = "It was on Wed 18 Nov 2026, not Thu 19 Nov 2026; At 15:00, not 14:30; With Una, not Owen. Because: My diary"
    assert ("You corrected what was recorded", said) in shown
    assert record_words(records_of(plaint.cases.view(1))[0]).startswith("The reply of")


def test_a_note_is_corrected(window: QWidget, plaint: Plaint) -> None:
    plaint.cases.note(1, "Ask him.")
    dialog = _dialog(window, plaint)
    assert (dialog.which.itemText(0), dialog.contact.isHidden()) == ("The note of Fri 20 Nov 2026", True)
    dialog.note.set_values({"on": "2026-11-20", "text": "Ask her."})
    dialog.reason.set_values({"reason": "A slip"})
    dialog.keep_button.click()
    assert plaint.cases.view(1).history[-1].happening.content["now"] == {"on": "2026-11-20", "text": "Ask her."}


def test_a_call_is_not_corrected_to_what_is_no_time(window: QWidget, plaint: Plaint) -> None:
    plaint.cases.contact(1, date(2026, 11, 19), "Owen", "Soon.")
    dialog = _dialog(window, plaint)
    dialog.contact.set_values({"on": "2026-11-19", "time": "soonish", "with": "Owen", "text": "Soon."})
    dialog.reason.set_values({"reason": "A slip"})
    assert len(dialog.check()) == 1
