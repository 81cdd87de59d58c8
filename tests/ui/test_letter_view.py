import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.ui.buttons import IconButton
from app.ui.letter_view import ZOOMS, LetterPage, LetterView
from app.ui.page_sheet import PageSheet

A4 = QSizeF(595, 842)


def _page(text: str = "") -> LetterPage:
    picture = QImage(595, 842, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    return LetterPage(picture, A4, text)


def _view(qtbot: QtBot, pages: int = 2) -> LetterView:
    view = LetterView()
    qtbot.addWidget(view)
    view.resize(520, 760)
    view.show()
    view.set_pages([_page()] * pages)
    return view


def _sheets(view: LetterView) -> list[PageSheet]:
    return [sheet for sheet in view.findChildren(PageSheet) if not sheet.isHidden()]


def test_at_first_a_whole_page_is_shown(qtbot: QtBot) -> None:
    view = _view(qtbot)
    desk = view._desk
    assert view.zoom_text() == "Whole page"
    assert _sheets(view)[0].height() <= desk.viewport().height()
    assert _sheets(view)[0].width() <= desk.viewport().width()


def test_pages_lie_under_each_other(qtbot: QtBot) -> None:
    first, second = _sheets(_view(qtbot))
    assert second.y() == first.geometry().bottom() + 1 + 16


def test_the_pages_follow_the_size_of_the_pane(qtbot: QtBot) -> None:
    view = _view(qtbot)
    before = _sheets(view)[0].height()
    view.resize(520, 500)
    assert _sheets(view)[0].height() < before


def test_zooming_has_two_ends(qtbot: QtBot) -> None:
    view = _view(qtbot)
    smaller, larger = view.findChildren(IconButton)
    assert not smaller.isEnabled()
    for _ in ZOOMS:
        larger.click()
    assert view.zoom_text() == "200 %"
    assert not larger.isEnabled()
    smaller.click()
    assert view.zoom_text() == "150 %"
    view.show_whole_page()
    assert view.zoom_text() == "Whole page"


def test_another_scale_is_told_once_it_has_settled(qtbot: QtBot) -> None:
    view = _view(qtbot)
    with qtbot.waitSignal(view.scale_changed) as told:
        view.zoom_in()
        view.zoom_in()
    assert told.args == [pytest.approx(96 / 72 * view.devicePixelRatioF())]


def test_only_one_page_bears_the_mark(qtbot: QtBot) -> None:
    view = _view(qtbot)
    view.set_mark(1, QRectF(0.1, 0.8, 0.7, 0.05))
    assert [sheet.mark() is not None for sheet in _sheets(view)] == [False, True]
    assert view._desk.verticalScrollBar().value() > 0
    view.set_mark(0, None)
    assert [sheet.mark() for sheet in _sheets(view)] == [None, None]


def test_new_pictures_of_the_same_pages_keep_the_place(qtbot: QtBot) -> None:
    view = _view(qtbot)
    view._desk.verticalScrollBar().setValue(120)
    before = _sheets(view)
    view.set_pages([_page("Dear Ms Pritchard,"), _page()])
    assert _sheets(view) == before
    assert before[0].accessibleDescription() == "Dear Ms Pritchard,"
    assert view._desk.verticalScrollBar().value() == 120


def test_a_letter_can_get_longer_and_vanish(qtbot: QtBot) -> None:
    view = _view(qtbot)
    view.set_pages([_page()] * 3)
    assert len(_sheets(view)) == 3
    view.set_pages([])
    assert _sheets(view) == []


def test_the_view_says_which_pages_are_in_sight(qtbot: QtBot) -> None:
    view = _view(qtbot, 3)
    assert 0 in view.pages_in_sight()
    bar = view._desk.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert 2 in view.pages_in_sight()
    assert 0 not in view.pages_in_sight()


def test_before_there_are_pages_the_first_counts_as_in_sight(qtbot: QtBot) -> None:
    assert _view(qtbot, 0).pages_in_sight() == {0}
