"""All cases as a table that views look at: columns as data, one row a case, and the filter of the search field."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Slot,
)

from app.domain.alphabet import plain
from app.domain.case_needs import Need
from app.domain.late_list import LateList
from app.i18n import remembered, tr
from app.services.case_views import CaseOverview
from app.ui.case_badges import BadgeWords, status_badge

Place = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class CaseRow(NamedTuple):
    """What a list shows of a case; `found` are the words around what a search found in it."""

    case_id: int
    title: str
    organisation: str
    reference: str
    sentence: str
    badge: BadgeWords
    need: Need
    found: str = ""

    @property
    def second_line(self) -> str:
        """The status, or where the searched words stand."""
        return tr("Found: {words}").format(words=self.found) if self.found else self.sentence

    @property
    def spoken(self) -> str:
        """The whole row in one sentence, for a screen reader."""
        return f"{self.title}. {self.organisation}. {self.badge.text}. {self.second_line}"


class Column(NamedTuple):
    """One column: its heading and what it says of a row."""

    title: str
    text: Callable[[CaseRow], str]


@remembered(1)
def columns() -> tuple[Column, ...]:
    """Return all columns, the first that a list shows first."""
    return (
        Column(tr("Title"), lambda row: row.title),
        Column(tr("Organisation"), lambda row: row.organisation),
        Column(tr("Reference"), lambda row: row.reference),
        Column(tr("How it stands"), lambda row: row.second_line),
        Column(tr("Next"), lambda row: row.badge.text),
    )


class CaseTable(QAbstractTableModel):
    """The cases in the order they are given; `show_cases` replaces them all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[CaseRow] = ()
        self._found: dict[int, str] = {}

    def show_cases(self, rows: Sequence[CaseRow]) -> None:
        """Show these cases; what was found in others before is forgotten."""
        self.beginResetModel()
        self._rows, self._found = rows, {}
        self.endResetModel()

    def show_found(self, found: Mapping[int, str]) -> None:
        """Say for each case what a search found in it; cases that are not named lose theirs."""
        if found != self._found:
            self._found = dict(found)
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(columns()) - 1))

    def rows(self) -> Sequence[CaseRow]:
        """Return all rows in their order."""
        return self._rows

    def row_at(self, place: int) -> CaseRow:
        """Return the case in a row."""
        row = self._rows[place]
        found = self._found.get(row.case_id) if self._found else None
        return row._replace(found=found) if found else row

    def index_of(self, case_id: int) -> QModelIndex:
        """Return where a case stands; no place when it is not in the list."""
        place = next((place for place, row in enumerate(self._rows) if row.case_id == case_id), None)
        return QModelIndex() if place is None else self.index(place, 0)

    def rowCount(self, parent: Place | None = None) -> int:
        """Return how many cases there are; a case has nothing beneath it."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Place | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(columns())

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 as Qt has it
        """Return a cell's words, the row as a sentence for screen readers, or the row itself for the delegate."""
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return columns()[index.column()].text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _ if role == ROW_ROLE:
                return row
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 as Qt has it
        """Return a column's heading."""
        is_heading = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return columns()[section].title if is_heading else None


class CaseFilter(QSortFilterProxyModel):
    """Shows the cases whose own words hold all that was typed, and those in which a search found it."""

    def __init__(self, table: CaseTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._words: tuple[str, ...] = ()
        self._found: Mapping[int, str] = {}
        self._own: list[tuple[int, str]] = []
        table.modelAboutToBeReset.connect(self._forget)
        self.setSourceModel(table)

    def show_only(self, text: str, found: Mapping[int, str]) -> None:
        """Show what holds the words of `text`; `found` are case ids with words from letters, replies and notes."""
        before, self._words = (self._words, self._found), tuple(plain(text).split())
        self._found = found if self._words else {}
        if before != (self._words, self._found):
            self._table.show_found(self._found)
            self.invalidate()

    def row_of(self, index: Place) -> CaseRow:
        """Return the case that an index of the filter stands for."""
        row: CaseRow = index.data(ROW_ROLE)
        return row

    def filterAcceptsRow(self, source_row: int, source_parent: Place) -> bool:
        """Say whether a case is shown."""
        del source_parent
        if not self._words:
            return True
        if not self._own:
            self._own = [(row.case_id, _own_words(row)) for row in self._table.rows()]
        case_id, own = self._own[source_row]
        return case_id in self._found or all(word in own for word in self._words)

    @Slot()
    def _forget(self) -> None:
        """Look at other cases from now on."""
        self._own, self._found = [], {}


def _own_words(row: CaseRow) -> str:
    """Return what a row says of itself, as the search compares it; worked out once for each list of cases."""
    return plain(f"{row.title} {row.organisation} {row.reference} {row.sentence} {row.badge.text}")


def case_rows(views: Sequence[CaseOverview], today: date) -> Sequence[CaseRow]:
    """Return what a list shows of many cases, each row made when it is first looked at."""
    return LateList(len(views), lambda place: case_row(views[place], today))


def case_row(view: CaseOverview, today: date) -> CaseRow:
    """Return what a list shows of a case."""
    case, status = view.case, view.status
    is_past = status.by is not None and status.by < today
    badge = status_badge(status, is_past)
    return CaseRow(case.id, case.title, case.organisation, case.ref, status.sentence, badge, status.need)
