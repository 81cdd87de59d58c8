from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.ui.labels import IconLabel, WrappedLabel
from app.ui.page_parts import ScrollPage
from app.ui.theme import Theme
from tests.ui.parts_gallery import PAGES, window

SIZES = (QSize(1024, 700), QSize(1280, 800))
# The three-column card of the first run and the letter pane are for 1180 px and more at the usual text size.
WIDE_ONLY = {"interview"}


@pytest.fixture(params=[1.0, 1.5], ids=["usual text", "150 % text"])
def text_scale(request: pytest.FixtureRequest, qapp: QApplication, theme: Theme) -> Iterator[float]:
    theme.apply(qapp, "light", request.param)
    yield request.param
    theme.apply(qapp, "light")


def _shown(qtbot: QtBot, name: str, size: QSize) -> QWidget:
    made = window(PAGES[name]())
    qtbot.addWidget(made)
    made.resize(size)
    made.show()
    for _ in range(3):
        QApplication.processEvents()
    return made


def _too_small(widget: QWidget) -> bool:
    if isinstance(widget, IconLabel):
        return False
    if widget.hasHeightForWidth():
        smallest = QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
    else:
        smallest = widget.sizeHint()
    return widget.width() < smallest.width() or widget.height() < smallest.height()


@pytest.mark.parametrize("size", SIZES, ids=["1024", "1280"])
@pytest.mark.parametrize("name", PAGES)
def test_no_word_is_cut(qtbot: QtBot, name: str, size: QSize, text_scale: float) -> None:
    shown = _shown(qtbot, name, size)
    words: list[QLabel | QAbstractButton] = [*shown.findChildren(QLabel), *shown.findChildren(QAbstractButton)]
    cut = [f"{w.text()}: {w.size()}" for w in words if w.isVisible() and w.text() and _too_small(w)]
    assert cut == []


@pytest.mark.parametrize("name", sorted(PAGES.keys() - WIDE_ONLY))
def test_a_page_never_scrolls_sideways(qtbot: QtBot, name: str, text_scale: float) -> None:
    shown = _shown(qtbot, name, SIZES[0])
    for page in shown.findChildren(ScrollPage):
        assert _content_width(page) <= page.viewport().width()


def _content_width(area: QScrollArea) -> int:
    content = area.widget()
    assert content is not None
    return content.width()


@pytest.mark.parametrize("name", PAGES)
def test_no_label_guesses_markup(qtbot: QtBot, name: str) -> None:
    shown = _shown(qtbot, name, SIZES[1])
    labels = [label for label in shown.findChildren(QLabel) if label.text()]
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_cut_label_would_be_noticed(qtbot: QtBot) -> None:
    label = WrappedLabel("Their reply was due on Mon 9 Nov 2026 and has not come.")
    qtbot.addWidget(label)
    label.resize(100, 20)
    assert _too_small(label)
