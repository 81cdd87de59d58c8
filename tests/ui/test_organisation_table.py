from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.ui.organisation_table import (
    OrganisationDelegate,
    OrganisationFilter,
    OrganisationRow,
    OrganisationTable,
    columns,
)
from tests.ui.page_checks import settle

ROWS = [
    OrganisationRow("a", "Ashgrove", "Company", "Reached by post", "", ""),
    OrganisationRow("b", "Béckside School", "School", "No address is known", "think", "Not known"),
]


def table() -> OrganisationTable:
    made = OrganisationTable()
    made.show_rows(ROWS)
    return made


def test_cells_say_what_their_column_is_about() -> None:
    made = table()
    told = [made.index(1, column).data() for column in range(made.columnCount())]
    assert told == ["Béckside School", "School", "No address is known", "Not known"]
    heads = [made.headerData(place, Qt.Orientation.Horizontal) for place in range(len(columns()))]
    assert heads == [column.title for column in columns()]


def test_a_screen_reader_hears_the_whole_row() -> None:
    made = table()
    spoken = made.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ashgrove. Company. Reached by post"


def test_the_filter_forgives_accents() -> None:
    made = table()
    shown = OrganisationFilter(made, made)
    shown.show_only("BECKSIDE")
    assert shown.rowCount() == 1


def test_rows_are_drawn_with_badge_and_without(qtbot: QtBot) -> None:
    made = table()
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(made)
    view.setItemDelegate(OrganisationDelegate(view))
    view.resize(QSize(500, 200))
    view.setCurrentIndex(made.index(0, 0))
    view.show()
    settle()
    assert not view.grab().isNull()
    assert OrganisationDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height() >= 56
