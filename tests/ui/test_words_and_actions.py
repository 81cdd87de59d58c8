"""Words and their actions, beside each other or one under the other."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.banners import Banner
from app.ui.buttons import Button
from app.ui.labels import WrappedLabel
from app.ui.page_parts import FooterBar, SectionHeader
from app.ui.words_and_actions import WordsAndActions
from tests.ui.page_checks import cut_words, shown

WORDS = "It says that they are unable to give the minutes, because these also hold other people’s data."


class Part(QWidget):
    def __init__(self, *actions: QWidget) -> None:
        super().__init__()
        self.words, self.buttons = WrappedLabel(WORDS), actions
        self.row = WordsAndActions(self.words, actions, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.row)

    def at(self, width: int) -> "Part":
        shown(self, QSize(width, 300))
        self.row.follow_width(width)
        shown(self, QSize(width, 300))
        return self


def test_actions_stand_beside_the_words_where_there_is_room(qtbot: QtBot) -> None:
    part = Part(Button("Choose another"), Button("Yes, that is so"))
    qtbot.addWidget(part)
    part.at(900)
    assert part.words.geometry().right() < part.buttons[0].mapTo(part, part.rect().topLeft()).x()


def test_they_stand_under_them_where_there_is_none_and_come_back(qtbot: QtBot) -> None:
    part = Part(Button("Choose another"), Button("Yes, that is so"))
    qtbot.addWidget(part)
    part.at(400)
    assert part.words.geometry().bottom() < part.buttons[0].mapTo(part, part.rect().topLeft()).y()
    assert part.words.width() == 400
    part.at(900)
    assert part.words.width() < 900


def test_words_without_actions_have_the_whole_width(qtbot: QtBot) -> None:
    part = Part()
    qtbot.addWidget(part)
    assert part.at(200).words.width() == 200


def test_a_banner_does_not_squeeze_its_words(qtbot: QtBot) -> None:
    banner = Banner("info", WORDS, title="It looks like this", actions=[Button("Choose another"), Button("Yes")])
    qtbot.addWidget(banner)
    shown(banner, QSize(440, 260))
    assert min(label.width() for label in banner.findChildren(WrappedLabel)) > 300
    assert cut_words(banner) == []


def test_a_section_does_not_squeeze_its_heading(qtbot: QtBot) -> None:
    header = SectionHeader("Make letters of your own", action=Button("New letter from a Word file"))
    qtbot.addWidget(header)
    shown(header, QSize(300, 120))
    assert header.findChildren(WrappedLabel)[0].height() < 40


def test_a_footers_reason_stands_above_buttons_that_would_squeeze_it(qtbot: QtBot) -> None:
    footer = FooterBar(left=[Button("Back")], right=[Button("Show the letter check"), Button("Finish this letter")])
    qtbot.addWidget(footer)
    footer.set_reason("Nothing is sent. You see the letter before it is finished.")
    shown(footer, QSize(560, 100))
    reason = footer.findChildren(WrappedLabel)[0]
    assert reason.width() > 400
    shown(footer, QSize(1200, 60))
    assert reason.y() > 10
    assert footer.height() == 60
