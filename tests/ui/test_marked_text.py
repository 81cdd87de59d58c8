import pytest
from pytestqt.qtbot import QtBot

from app.ui.marked_text import Mark, MarkedText, place_of

TEXT = "Dear Ann,\n\nWe refuse\nto do so. Yours"


@pytest.fixture
def shown(qtbot: QtBot) -> MarkedText:
    text = MarkedText()
    qtbot.addWidget(text)
    text.resize(400, 300)
    text.show()
    text.show_text(TEXT, (Mark("Kind", 0, 4), Mark("P1", 11, 20)))
    return text


@pytest.mark.parametrize(
    ("words", "place"), [("We refuse to do so.", (11, 30)), ("Dear", (0, 4)), ("nothing", None), ("", None)]
)
def test_words_are_found_however_lines_break(words: str, place: tuple[int, int] | None) -> None:
    assert place_of(TEXT, words) == place


def test_the_words_stand_as_they_came(shown: MarkedText) -> None:
    shown.show_text("<b>Dear</b> <img src='//host/x.png'>")
    assert shown.toPlainText() == "<b>Dear</b> <img src='//host/x.png'>"


def test_places_are_marked(shown: MarkedText) -> None:
    marked = [selection.cursor.selectedText() for selection in shown.extraSelections()]
    assert marked == ["Dear", "We refuse"]


def test_a_later_place_stands_lower(shown: MarkedText) -> None:
    first, second = shown.marks()
    assert shown.top_of(first) < shown.top_of(second)


def test_it_is_as_high_as_its_lines(shown: MarkedText) -> None:
    low = shown.sizeHint().height()
    shown.show_text(TEXT * 10)
    assert shown.sizeHint().height() > 3 * low
    assert shown.minimumSizeHint().height() == shown.sizeHint().height()


def test_the_words_in_the_margin_are_drawn(shown: MarkedText) -> None:
    assert not shown.grab().isNull()


def test_nobody_can_change_it(shown: MarkedText) -> None:
    assert shown.isReadOnly()
