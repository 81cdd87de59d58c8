"""Which words have a wavy line under them."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.spelling import PlacedWord, words_to_look_up
from app.ui.spelling_marks import SpellingMarks, qt_place
from app.ui.text_editors import GrowingText

WAVY = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


def misspelt(text: str) -> list[PlacedWord]:
    return [word for word in words_to_look_up(text) if word.text.startswith("zz")]


@pytest.fixture
def field(qtbot: QtBot) -> GrowingText:
    field = GrowingText()
    qtbot.addWidget(field)
    return field


def marked(field: GrowingText) -> list[str]:
    found, block = [], field.document().begin()
    while block.isValid():
        text = block.text().encode("utf-16-le")
        wavy = [part for part in block.layout().formats() if part.format.underlineStyle() == WAVY]
        found += [text[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le") for part in wavy]
        block = block.next()
    return found


def test_words_that_nobody_knows_are_marked_in_each_paragraph(field: GrowingText) -> None:
    field.setPlainText("😀 zzone good\nzztwo")
    SpellingMarks(field, misspelt).rehighlight()
    assert marked(field) == ["zzone", "zztwo"]


def test_the_word_that_is_typed_is_marked_when_the_keyboard_leaves_it(qtbot: QtBot, field: GrowingText) -> None:
    marks = SpellingMarks(field, misspelt)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "zzone")
    assert marked(field) == []
    QTest.keyClicks(field, " ")
    assert marked(field) == ["zzone"]
    assert marks.next_word(field.textCursor()) is not None


def test_marking_is_no_typing(qtbot: QtBot, field: GrowingText) -> None:
    field.setPlainText("zzone")
    marks = SpellingMarks(field, misspelt)
    marks.rehighlight()
    assert not field.document().isUndoAvailable()
    assert field.toPlainText() == "zzone"
    qtbot.wait(0)


def test_the_next_word_begins_again_at_the_end(field: GrowingText) -> None:
    field.setPlainText("zzone then\n😀 zztwo")
    marks, cursor, seen = SpellingMarks(field, misspelt), field.textCursor(), []
    for _ in range(3):
        found = marks.next_word(cursor)
        assert found is not None
        cursor = found
        seen.append(cursor.selectedText())
    assert seen == ["zzone", "zztwo", "zzone"]


def test_the_word_at_a_place_is_found_and_none_where_all_is_well(field: GrowingText) -> None:
    field.setPlainText("well zzone")
    marks, cursor = SpellingMarks(field, misspelt), field.cursorForPosition(QPoint(0, 0))
    assert marks.word_at(cursor) is None
    cursor.setPosition(7)
    word = marks.word_at(cursor)
    assert word is not None
    assert word.selectedText() == "zzone"


def test_without_a_marked_word_there_is_no_next(field: GrowingText) -> None:
    field.setPlainText("well")
    assert SpellingMarks(field, misspelt).next_word(field.textCursor()) is None


def test_an_emoji_before_a_word_counts_two() -> None:
    assert qt_place("😀 zz", PlacedWord("zz", 2)) == (3, 2)
