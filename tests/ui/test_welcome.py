from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.welcome import LetterAndCalendar, QuietCard, WelcomeCard


def test_the_first_run_offers_to_start_to_add_or_to_practise(qtbot: QtBot) -> None:
    card = WelcomeCard()
    qtbot.addWidget(card)
    start, add, practise = card.findChildren(QAbstractButton)
    signals = (card.start_asked, card.add_asked, card.practice_asked)
    for button, signal in zip((start, add, practise), signals, strict=True):
        with qtbot.waitSignal(signal):
            button.click()
    assert start.property("kind") == "primary"
    assert start.sizeHint().height() == 48


def test_the_drawing_follows_the_theme(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    drawing = LetterAndCalendar()
    qtbot.addWidget(drawing)
    light = drawing.grab().toImage()
    theme.apply(qapp, "dark")
    assert drawing.grab().toImage() != light


def test_a_quiet_day_says_what_comes_next(qtbot: QtBot) -> None:
    card = QuietCard("")
    qtbot.addWidget(card)
    card.set_sentence("The next date is Mon 21 Dec 2026.")
    assert "The next date is Mon 21 Dec 2026." in [label.text() for label in card.findChildren(QLabel)]
    with qtbot.waitSignal(card.start_asked):
        card.findChildren(QAbstractButton)[0].click()
