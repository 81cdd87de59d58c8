from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.labels import IconLabel, WrappedLabel
from app.ui.theme import Theme, text_px

SENTENCE = "Waiting for the party’s reply, due Mon 21 Dec 2026; 31 days left."


def test_a_label_shows_markup_as_it_is_written(qtbot: QtBot) -> None:
    label = WrappedLabel("<img src='//host/share/x.png'>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_label_gets_higher_as_it_gets_narrower(qtbot: QtBot) -> None:
    label = WrappedLabel(SENTENCE)
    qtbot.addWidget(label)
    assert label.heightForWidth(150) > label.heightForWidth(900) == label.sizeHint().height()


def test_other_words_are_laid_out_anew(qtbot: QtBot) -> None:
    label = WrappedLabel("Short")
    qtbot.addWidget(label)
    narrow = label.sizeHint().width()
    label.set_sentence(SENTENCE, "Mon 21 Dec 2026")
    assert label.text() == SENTENCE
    assert label.sizeHint().width() > narrow


def test_a_role_changes_the_size(qtbot: QtBot) -> None:
    label = WrappedLabel("Today")
    qtbot.addWidget(label)
    label.set_role("title")
    assert label.fontInfo().pixelSize() == text_px("title")
    assert label.sizeHint().height() >= text_px("title")


def test_a_label_paints_its_words(qtbot: QtBot) -> None:
    label, empty = WrappedLabel(SENTENCE), WrappedLabel("")
    for each in (label, empty):
        qtbot.addWidget(each)
        each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        each.resize(200, 80)
    assert label.grab().toImage() != empty.grab().toImage()


def test_an_icon_beside_words_follows_the_theme(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    label = IconLabel("bell", 18)
    qtbot.addWidget(label)
    light = label.pixmap().toImage()
    theme.apply(qapp, "dark")
    assert label.pixmap().toImage() != light


def test_an_icon_can_be_exchanged(qtbot: QtBot) -> None:
    label = IconLabel("lock", 18)
    qtbot.addWidget(label)
    before = label.pixmap().toImage()
    label.set_icon("unlock", "problem")
    assert label.pixmap().toImage() != before


def test_a_label_can_stand_at_the_right(qtbot: QtBot) -> None:
    label = WrappedLabel("1 thing to fix first")
    qtbot.addWidget(label)
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    label.resize(400, 20)
    picture = label.grab().toImage()
    half = [picture.pixelColor(x, y) for x in range(200) for y in range(20)]
    assert len({colour.rgb() for colour in half}) == 1
