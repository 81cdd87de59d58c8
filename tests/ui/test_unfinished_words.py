"""What was typed in open dialogs is gathered, but never a passphrase."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.text_questions import TextQuestion
from app.ui.form_dialog import QuestionsDialog
from app.ui.navigator import Navigator
from app.ui.passphrase_dialog import PUT_ON, PassphraseDialog
from app.ui.unfinished_words import Unfinished, UnfinishedDialog, _texts, close_dialogs, unfinished
from tests.builders import TODAY, opened
from tests.ui.page_checks import button


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as found:
        yield found


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def note(parent: QWidget, words: str) -> QuestionsDialog:
    question = TextQuestion(id="text", label="What happened?")
    dialog = QuestionsDialog("Add a note", "Short.", "Keep", (question,), TODAY, Navigator(parent), parent)
    dialog.open()
    dialog.form.set_values({"text": words})
    return dialog


def test_typed_words_are_found_with_the_title_of_their_dialog(parent: QWidget) -> None:
    note(parent, "They rang")
    assert unfinished() == (Unfinished("Add a note", "They rang"),)
    close_dialogs()
    assert unfinished() == ()


def test_a_dialog_in_which_nothing_was_typed_has_none(parent: QWidget) -> None:
    note(parent, "")
    assert unfinished() == ()
    close_dialogs()


def test_a_passphrase_is_never_among_them(parent: QWidget, plaint: Plaint) -> None:
    dialog = PassphraseDialog(plaint, PUT_ON, Navigator(parent), parent)
    dialog.open()
    dialog._fields["new"].line.setText("tea for two")
    assert unfinished() == ()
    close_dialogs()
    assert not dialog.isVisible()


def test_a_box_is_closed_without_an_answer(parent: QWidget) -> None:
    box = QMessageBox(parent)
    box.open()
    close_dialogs()
    assert not box.isVisible()


def test_they_are_given_back_to_be_copied(parent: QWidget) -> None:
    dialog = UnfinishedDialog((Unfinished("Add a note", "They rang"), Unfinished("Other", "B")), parent)
    dialog.open()
    button(dialog, "Copy it").click()
    assert QGuiApplication.clipboard().text() == "Add a note\nThey rang\n\nOther\nB"
    assert [each.isReadOnly() for each in dialog.findChildren(QPlainTextEdit)] == [True]
    button(dialog, "Done").click()
    assert not dialog.isVisible()


def test_words_are_found_however_deep_they_lie() -> None:
    assert list(_texts({"a": ["x", {"b": ("y", 3, None)}], "c": " "})) == ["x", "y"]
