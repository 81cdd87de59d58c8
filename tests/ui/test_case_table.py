from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.domain.case_needs import Need
from app.ui.case_badges import BadgeWords
from app.ui.case_table import ROW_ROLE, CaseFilter, CaseRow, CaseTable, case_row, case_rows, columns
from tests.ui.sample_cases import TODAY, case_of, opened, sent


def _row(number: int, title: str = "Fence", need: Need = Need.WAITING) -> CaseRow:
    badge = BadgeWords("theirs", "3 days left")
    return CaseRow(number, title, "Northfield Co-operative", f"P-2026-{number:04d}", "Waiting.", badge, need)


@pytest.fixture
def table(qtbot: QtBot) -> CaseTable:
    table = CaseTable()
    table.show_cases([_row(1, "Fence repair charge"), _row(2, "Copies of my café file"), _row(3, "Old", Need.CLOSED)])
    return table


def _titles(shown: CaseFilter) -> list[str]:
    return [shown.row_of(shown.index(place, 0)).title for place in range(shown.rowCount())]


def test_the_model_keeps_to_qts_rules(qtbot: QtBot) -> None:
    table = CaseTable()
    shown = CaseFilter(table)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(table, mode), QAbstractItemModelTester(shown, mode)]
    table.show_cases([_row(1), _row(2)])
    shown.show_only("fence", {2: "words"})
    table.show_cases([])
    assert len(testers) == 2


def test_every_column_has_a_heading_and_words(table: CaseTable) -> None:
    headings = [table.headerData(place, Qt.Orientation.Horizontal) for place in range(table.columnCount())]
    assert headings == [column.title for column in columns()]
    assert all(table.index(0, place).data() for place in range(len(columns())))


def test_rows_have_no_headings_and_cells_nothing_beneath(table: CaseTable) -> None:
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    assert table.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) is None
    assert (table.rowCount(table.index(0, 0)), table.columnCount(table.index(0, 0))) == (0, 0)


def test_a_row_is_spoken_whole(table: CaseTable) -> None:
    spoken = table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Fence repair charge. Northfield Co-operative. 3 days left. Waiting."


def test_other_roles_and_places_outside_say_nothing(table: CaseTable) -> None:
    assert table.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert table.data(QModelIndex(), ROW_ROLE) is None


def test_a_case_is_found_by_its_own_words_without_accents_and_capitals(table: CaseTable) -> None:
    shown = CaseFilter(table)
    shown.show_only("CAFE copies", {})
    assert _titles(shown) == ["Copies of my café file"]


def test_a_case_is_found_by_what_its_letters_say(table: CaseTable) -> None:
    shown = CaseFilter(table)
    shown.show_only("minutes", {3: "the minutes of June"})
    assert _titles(shown) == ["Old"]
    assert shown.row_of(shown.index(0, 0)).second_line == "Found: the minutes of June"


def test_an_emptied_search_shows_all_again(table: CaseTable) -> None:
    shown = CaseFilter(table)
    shown.show_only("minutes", {3: "the minutes"})
    shown.show_only("", {})
    assert len(_titles(shown)) == 3
    assert table.row_at(2).second_line == "Waiting."


def test_searching_nothing_in_nothing_is_quiet(qtbot: QtBot) -> None:
    shown = CaseFilter(CaseTable())
    shown.show_only("anything", {})
    assert shown.rowCount() == 0


def test_a_row_tells_how_its_case_stands(tmp_path: Path) -> None:
    plaint = opened(tmp_path / "data")
    sent(plaint, case_of(plaint, "Minutes"), date(2026, 11, 11))
    row = case_row(plaint.cases.all()[0], TODAY)
    plaint.close()
    assert (row.title, row.reference, row.badge.text) == ("Minutes", "P-2026-0001", "21 days left")


def test_a_case_is_found_again_after_the_cases_were_looked_at_anew(table: CaseTable) -> None:
    shown = CaseFilter(table)
    shown.show_only("fence", {2: "the fence"})
    table.show_cases([_row(7, "Gate"), _row(8, "Another fence")])
    assert _titles(shown) == ["Another fence"]
    shown.show_only("fence", {7: "the fence"})
    assert [shown.row_of(shown.index(place, 0)).found for place in range(2)] == ["the fence", ""]


def test_a_case_has_its_place_in_the_list(table: CaseTable) -> None:
    assert (table.index_of(3).row(), table.index_of(9).isValid()) == (2, False)


def test_rows_of_many_cases_are_made_when_they_are_looked_at(tmp_path: Path) -> None:
    plaint = opened(tmp_path / "data")
    for number in range(3):
        case_of(plaint, f"Matter {number}")
    views = plaint.cases.views.overviews()
    plaint.close()
    rows = case_rows(views, TODAY)
    assert (len(rows), rows[0], rows[1:]) == (
        3,
        case_row(views[0], TODAY),
        [case_row(view, TODAY) for view in views[1:]],
    )
    assert rows[2] is rows[2]
