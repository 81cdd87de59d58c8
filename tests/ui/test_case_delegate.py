import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.domain.case_needs import Need
from app.ui.case_badges import BadgeWords
from app.ui.case_delegate import CaseDelegate
from app.ui.case_table import CaseRow, CaseTable
from app.ui.theme import Theme, colour

WIDTH = 940


def _drawn(
    row: CaseRow, *, is_narrow: bool = False, state: QStyle.StateFlag = QStyle.StateFlag.State_None, place: int = 0
) -> QImage:
    table, delegate = CaseTable(), CaseDelegate()
    table.show_cases([row] * (place + 1))
    delegate.follow_width(500 if is_narrow else WIDTH)
    option = QStyleOptionViewItem()
    height = delegate.sizeHint(option, QModelIndex()).height()
    option.rect = QRect(0, 0, WIDTH, height)
    option.state = state
    picture = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    picture.fill(colour("base"))
    painter = QPainter(picture)
    delegate.paint(painter, option, table.index(place, 0))
    painter.end()
    return picture


def _row(need: Need = Need.WAITING, badge: str = "theirs", title: str = "Fence") -> CaseRow:
    return CaseRow(1, title, "Northfield", "P-1", "Waiting.", BadgeWords(badge, "3 days left"), need)


def _colours(picture: QImage, columns: range) -> set[int]:
    return {picture.pixel(x, y) for x in columns for y in range(picture.height())}


def test_a_wide_row_has_its_badge_on_the_right(qtbot: QtBot) -> None:
    fill = colour("theirs-soft").rgb()
    assert fill in _colours(_drawn(_row()), range(WIDTH - 120, WIDTH))


def test_a_narrow_row_has_its_badge_behind_the_title(qtbot: QtBot) -> None:
    narrow, fill = _drawn(_row(), is_narrow=True), colour("theirs-soft").rgb()
    assert fill not in _colours(narrow, range(WIDTH - 120, WIDTH))
    assert fill in _colours(narrow, range(100, 300))


def test_a_narrow_row_is_higher(qtbot: QtBot) -> None:
    assert _drawn(_row(), is_narrow=True).height() > _drawn(_row()).height() == 72


def test_rows_grow_with_the_text(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, "light", 1.5)
    height = CaseDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
    theme.apply(qapp, "light")
    assert height > 72


def test_a_row_with_the_keys_has_a_ring(qtbot: QtBot) -> None:
    state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
    picture = _drawn(_row(), state=state)
    assert colour("focus").rgb() in _colours(picture, range(WIDTH // 2, WIDTH // 2 + 2))


def test_a_row_under_the_mouse_is_shaded(qtbot: QtBot) -> None:
    picture = _drawn(_row(), state=QStyle.StateFlag.State_MouseOver)
    assert picture.pixel(2, 40) == colour("button-hover").rgb()


def test_later_rows_are_parted_by_a_line(qtbot: QtBot) -> None:
    assert _drawn(_row(), place=1).pixel(WIDTH // 2, 0) == colour("line").rgb()


@pytest.mark.parametrize(("need", "badge"), [(Need.CLOSED, "plain"), (Need.DRAFT, "draft")])
def test_badges_without_fill_or_icon_are_drawn(qtbot: QtBot, need: Need, badge: str) -> None:
    assert len(_colours(_drawn(_row(need, badge)), range(WIDTH - 140, WIDTH))) > 2


def test_a_long_title_never_reaches_the_badge(qtbot: QtBot) -> None:
    badge_only, both = _drawn(_row(title="x")), _drawn(_row(title="A long title " * 40))
    columns = range(WIDTH - 125, WIDTH)
    assert [both.pixel(x, 30) for x in columns] == [badge_only.pixel(x, 30) for x in columns]
