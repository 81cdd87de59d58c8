"""How what was found is drawn: words marked, nothing outside its row, also in a narrow list."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from app.domain.typed_search import typed_terms
from app.ui.found_delegate import FoundDelegate
from app.ui.found_rows import FoundRows
from app.ui.theme import Theme, colour
from tests.ui.test_found_rows import a_hit

WIDTH = 900


def drawn(
    words: str, place: int = 1, state: QStyle.StateFlag = QStyle.StateFlag.State_None, width: int = WIDTH
) -> QImage:
    model, delegate = FoundRows(), FoundDelegate()
    model.show_hits([a_hit(words=words, title="A long title of a letter")], typed_terms("fence"))
    delegate.follow_width(width)
    option, index = QStyleOptionViewItem(), model.index(place, 0)
    option.rect, option.state = QRect(0, 0, width, delegate.sizeHint(option, index).height()), state
    picture = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    picture.fill(colour("base"))
    painter = QPainter(picture)
    delegate.paint(painter, option, index)
    painter.end()
    return picture


def has_colour(picture: QImage, token: str) -> bool:
    wanted = colour(token).rgb()
    return any(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


def test_searched_words_are_marked_and_others_not() -> None:
    assert has_colour(drawn("about the fence"), "mark")
    assert not has_colour(drawn("about the hedge"), "mark")


def test_the_title_of_a_case_is_marked_on_a_quiet_ground() -> None:
    assert has_colour(drawn("", place=0), "mark")
    assert has_colour(drawn("", place=0), "alt")


def test_a_mark_that_is_cut_off_does_no_harm() -> None:
    assert has_colour(drawn("fence " + "a" * 500 + " fence"), "mark")


def test_the_row_with_the_keys_has_a_ring() -> None:
    state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
    assert has_colour(drawn("hedge", state=state), "focus")
    assert has_colour(drawn("hedge", state=QStyle.StateFlag.State_MouseOver), "button-hover")


def test_a_narrow_list_has_one_line_more() -> None:
    assert drawn("hedge", width=500).height() > drawn("hedge").height()
    assert drawn("", place=0, width=500).height() > drawn("", place=0).height()


def test_only_another_arrangement_is_told() -> None:
    delegate = FoundDelegate()
    assert [delegate.follow_width(width) for width in (900, 500, 510, 900)] == [False, True, False, True]


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_rows_grow_with_the_text(qapp: QApplication, theme: Theme, scale: float) -> None:
    before = drawn("hedge").height()
    theme.apply(qapp, "light", scale)
    assert drawn("hedge").height() > before
