"""What was found comes into sight, marked."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.typed_search import typed_terms
from app.ui.found_sight import show_place, show_words
from app.ui.labels import WrappedLabel
from app.ui.marked_text import MarkedText
from app.ui.page_parts import Card, ScrollPage
from app.ui.theme import colour
from tests.ui.page_checks import settle

TERMS = typed_terms("fence")


def page_with(qtbot: QtBot, *words: str) -> tuple[ScrollPage, list[WrappedLabel]]:
    page, labels = ScrollPage(), []
    for text in words:
        card = Card()
        labels.append(WrappedLabel(text))
        card.add(labels[-1])
        page.add(card, 100)
    qtbot.addWidget(page)
    page.resize(400, 200)
    page.show()
    settle()
    return page, labels


def is_marked(label: WrappedLabel) -> bool:
    picture, wanted = label.grab().toImage(), colour("mark").rgb()
    return any(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


def test_a_page_scrolls_to_the_words_and_marks_them(qtbot: QtBot) -> None:
    page, labels = page_with(qtbot, "the fence", *["another"] * 5, "a fence\nof wood")
    assert show_words(page, "a fence of wood", TERMS)
    assert [is_marked(label) for label in labels] == [False] * 6 + [True]
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    show_words(page, "the fence", TERMS)
    assert [is_marked(label) for label in labels] == [True] + [False] * 6


def test_other_words_are_not_marked_any_more(qtbot: QtBot) -> None:
    page, (label,) = page_with(qtbot, "the fence")
    show_words(page, "the fence", TERMS)
    label.setText("the fence again")
    assert not is_marked(label)


def test_words_that_no_page_says_are_not_looked_for(qtbot: QtBot) -> None:
    page, (label,) = page_with(qtbot, "the fence")
    assert not show_words(page, "", TERMS)
    assert not show_words(page, "a hedge", TERMS)
    assert not show_words(label.parentWidget() or QWidget(), "a hedge", TERMS)
    assert not is_marked(label)


def test_words_outside_a_scrolling_page_stay_where_they_are(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    label = WrappedLabel("the fence", parent=part)
    part.show()
    assert not show_words(part, "the fence", TERMS)
    assert not is_marked(label)


def test_a_place_in_a_text_comes_into_sight(qtbot: QtBot) -> None:
    page, text = ScrollPage(), MarkedText()
    text.show_text("\n".join(["many lines"] * 60 + ["the fence"]))
    page.add(text)
    qtbot.addWidget(page)
    page.resize(400, 200)
    page.show()
    show_place(text, (60 * 11 + 4, 60 * 11 + 9))
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 600)


def test_a_text_on_no_page_stays(qtbot: QtBot) -> None:
    text = MarkedText()
    qtbot.addWidget(text)
    text.show_text("the fence")
    text.show()
    show_place(text, (4, 9))
    qtbot.wait(60)
    assert text.isVisible()
