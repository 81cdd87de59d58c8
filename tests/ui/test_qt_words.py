"""Qt's own words are in the language of the screens."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.i18n import PSEUDO, speaking
from app.ui.qt_words import speak_in_qt


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    speak_in_qt(qapp)
    QLocale.setDefault(before)


def menu_words(qtbot: QtBot) -> list[str]:
    field = QLineEdit()
    qtbot.addWidget(field)
    return [action.text().partition("\t")[0] for action in field.createStandardContextMenu().actions() if action.text()]


def test_the_menu_of_a_text_field_speaks_the_language(qapp: QApplication, qtbot: QtBot) -> None:
    with speaking(PSEUDO):
        speak_in_qt(qapp)
        assert all(words.startswith("[") for words in menu_words(qtbot))


def test_it_speaks_english_again_when_english_is_spoken(qapp: QApplication, qtbot: QtBot) -> None:
    with speaking(PSEUDO):
        speak_in_qt(qapp)
        speak_in_qt(qapp)
    speak_in_qt(qapp)
    assert "&Copy" in menu_words(qtbot)


def test_what_we_have_no_word_for_stays_as_qt_says_it(qapp: QApplication) -> None:
    with speaking(PSEUDO):
        speak_in_qt(qapp)
        assert QCoreApplication.translate("QDial", "Something of Qt") == "Something of Qt"


@pytest.mark.parametrize(("code", "november"), [("en", "November"), ("cy", "Tachwedd"), (PSEUDO, "November")])
def test_the_calendar_names_months_as_the_screens_do_whatever_the_system_is_set_to(
    qapp: QApplication, code: str, november: str
) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    with speaking(code):
        speak_in_qt(qapp)
        assert QLocale().standaloneMonthName(11) == november
