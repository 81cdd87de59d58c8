import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.domain.letters import Channel
from app.domain.text_questions import TextQuestion
from app.ui.form_dialog import QuestionsDialog, channel_question
from app.ui.navigator import Navigator
from app.ui.theme import Theme
from tests.ui.page_checks import button, said, settle
from tests.ui.sample_cases import TODAY

# The offscreen platform says of every dialog that it can't be raised.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Asking(QuestionsDialog):
    """A dialog of one field that refuses the word “no”."""

    def __init__(self, navigator: Navigator, parent: QWidget) -> None:
        question = TextQuestion(id="word", label="Which word?", required=True)
        super().__init__("A word", "Say it.", "&Keep it", [question], TODAY, navigator, parent)
        self.kept: list[str] = []
        self.start()

    def keep(self) -> None:
        """Keep the word."""
        if self.form.text("word") == "no":
            raise UserError("That word can’t be kept.", "Take another.")
        self.kept.append(self.form.text("word"))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    yield window
    settle()


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def dialog(window: QWidget, navigator: Navigator) -> Asking:
    dialog = Asking(navigator, window)
    dialog.open()
    settle()
    return dialog


def _type(dialog: Asking, word: str) -> None:
    field = dialog.focusWidget()
    assert field is not None
    QTest.keyClicks(field, word)


def test_it_begins_in_the_first_field(dialog: Asking) -> None:
    assert dialog.focusWidget().accessibleName() == "Which word?"


def test_enter_keeps_and_says_that_something_changed(qtbot: QtBot, dialog: Asking, navigator: Navigator) -> None:
    _type(dialog, "yes")
    kept = dialog.kept
    with qtbot.waitSignal(navigator.changed):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert kept == ["yes"]


def test_a_missing_answer_is_said_above_and_under_its_field(dialog: Asking) -> None:
    dialog.keep_button.click()
    settle()
    assert "There is 1 problem" in said(dialog)
    button(dialog, "Answer “Which word?”").click()
    assert dialog.focusWidget().accessibleName() == "Which word?"


def test_a_refusal_keeps_the_dialog_and_every_word(dialog: Asking) -> None:
    _type(dialog, "no")
    dialog.keep_button.click()
    settle()
    button(dialog, "That word can’t be kept. Take another.").click()
    assert dialog.isVisible()
    assert dialog.form.text("word") == "no"


def test_escape_closes_when_nothing_was_typed(dialog: Asking) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_asks_before_typed_words_go(dialog: Asking) -> None:
    _type(dialog, "half a wor")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    box = dialog.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    button(box, "Go back to it").click()
    assert dialog.isVisible()
    assert dialog.form.text("word") == "half a wor"


def test_typed_words_go_when_the_person_says_so(dialog: Asking) -> None:
    _type(dialog, "half a wor")
    dialog.cancel_button.click()
    box = dialog.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    button(box, "Don’t keep it").click()
    assert not dialog.isVisible()


def test_a_closed_dialog_is_freed(window: QWidget, navigator: Navigator) -> None:
    dialog = Asking(navigator, window)
    seen = weakref.ref(dialog)
    dialog.open()
    dialog.reject()
    del dialog
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert seen() is None
    assert window.findChildren(Asking) == []


def test_a_way_of_sending_is_asked_in_plain_words() -> None:
    question = channel_question("How did it come?", (Channel.POST, Channel.HAND))
    assert [option.label for option in question.options] == ["Post", "By hand"]


def test_with_large_text_the_buttons_stay_on_the_screen(
    window: QWidget, navigator: Navigator, qapp: QApplication, theme: Theme
) -> None:
    theme.apply(qapp, "light", 3.0)
    try:
        dialog = Asking(navigator, window)
        assert dialog.height() < window.screen().availableSize().height()
        dialog.deleteLater()
    finally:
        theme.apply(qapp, "light")
