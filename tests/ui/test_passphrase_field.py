"""A passphrase is typed as dots, and out of every history."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.passphrase_field import PassphraseField


def test_what_is_typed_is_hidden_until_the_person_wants_to_see_it(qtbot: QtBot) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "tea")
    assert (field.text(), field.line.displayText()) == ("tea", "●●●")
    field._show.click()
    assert field.line.displayText() == "tea"
    field._show.click()
    assert field.line.echoMode() is QLineEdit.EchoMode.Password


def test_no_keyboard_learns_it(qtbot: QtBot) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    wanted = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    assert field.line.inputMethodHints() & wanted == wanted
    assert field.line.completer() is None


def test_it_tells_of_typing_and_of_enter(qtbot: QtBot) -> None:
    field, told = PassphraseField(can_show=False), list[str]()
    qtbot.addWidget(field)
    field.edited.connect(told.append)
    field.entered.connect(lambda: told.append("entered"))
    QTest.keyClicks(field.line, "ab")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    field.clear()
    assert (told, field.text()) == (["a", "ab", "entered"], "")
