from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.letters import Channel
from app.domain.replies import Reply, ReplyKind
from app.ui.navigator import Navigator
from app.ui.reply_dialog import ReplyDialog, reply_kinds
from app.ui.theme import Theme
from tests.ui.page_checks import button, cut_words, markup_labels, nameless_stops, said, settle, sideways
from tests.ui.sample_cases import case_of, opened, sent

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    plaint = opened(tmp_path / "data")
    sent(plaint, case_of(plaint, "Fence repair charge"), date(2026, 11, 2))
    yield plaint
    plaint.close()


@pytest.fixture
def dialog(qtbot: QtBot, plaint: Plaint) -> Iterator[ReplyDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ReplyDialog(plaint, Navigator(), 1, window)
    dialog.open()
    settle()
    yield dialog
    settle()


def _reply(plaint: Plaint) -> Reply:
    (reply,) = plaint.cases.view(1).replies
    return reply


def test_pasted_words_are_kept_with_all_that_was_said(plaint: Plaint, dialog: ReplyDialog) -> None:
    dialog.form.first.set_values({"on": "2026-11-18", "channel": "post"})
    dialog.form.kind.setCurrentIndex(dialog.form.kind.findData("refusal"))
    dialog.form.second.set_values({"their_ref": "NF/77", "text": "<b>No</b>"})
    dialog.keep_button.click()
    reply = _reply(plaint)
    assert (reply.received_on, reply.channel, reply.kind) == (date(2026, 11, 18), Channel.POST, ReplyKind.REFUSAL)
    assert (reply.their_ref, reply.text, reply.letter_id) == ("NF/77", "<b>No</b>", 1)


def test_a_file_is_kept_byte_for_byte(plaint: Plaint, dialog: ReplyDialog, tmp_path: Path) -> None:
    path = tmp_path / "answer.pdf"
    path.write_bytes(b"%PDF-1.7 \x00 answer")
    dialog.form.file.take(path)
    dialog.keep_button.click()
    file = _reply(plaint).file
    assert file is not None
    assert (file.name, plaint.letters.file_bytes(file)) == ("answer.pdf", b"%PDF-1.7 \x00 answer")


def test_a_reply_without_words_and_file_is_not_kept(plaint: Plaint, dialog: ReplyDialog) -> None:
    dialog.keep_button.click()
    settle()
    assert plaint.cases.view(1).replies == ()
    button(dialog, "Paste what they wrote, or choose the file").click()
    assert dialog.focusWidget().accessibleName() == "What they wrote"


def test_a_day_to_come_is_said_under_its_field(plaint: Plaint, dialog: ReplyDialog) -> None:
    dialog.form.first.set_values({"on": "2026-11-21", "channel": "email"})
    dialog.form.second.set_values({"text": "Dear A"})
    dialog.keep_button.click()
    settle()
    button(dialog, "The date must be today, 20 November 2026, or earlier").click()
    assert dialog.focusWidget().accessibleName() == "When did it come?"
    assert dialog.form.second.text("text") == "Dear A"


def test_a_reply_too_large_is_refused_and_nothing_typed_is_lost(
    plaint: Plaint, dialog: ReplyDialog, tmp_path: Path
) -> None:
    path = tmp_path / "large.pdf"
    path.write_bytes(bytes(26 * 1024 * 1024))
    dialog.form.file.take(path)
    dialog.form.second.set_values({"their_ref": "NF/77"})
    dialog.keep_button.click()
    settle()
    assert "The file is larger than 25 MB" in dialog.summary.accessibleDescription()
    assert plaint.cases.view(1).replies == ()
    assert dialog.form.second.text("their_ref") == "NF/77"


def test_not_read_yet_is_the_first_choice() -> None:
    kinds = reply_kinds()
    assert kinds[0] == ("unread", "I have not read it yet")
    assert len(kinds) == len(ReplyKind)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_word_is_cut(qapp: QApplication, theme: Theme, dialog: ReplyDialog, scale: float) -> None:
    theme.apply(qapp, "light", scale)
    dialog.resize(620, 660)
    settle()
    assert cut_words(dialog) == []
    assert sideways(dialog) == []


def test_labels_are_plain_and_fields_named(dialog: ReplyDialog) -> None:
    assert markup_labels(dialog) == []
    assert nameless_stops(dialog) == []
    assert "It is kept as it came." in said(dialog)
