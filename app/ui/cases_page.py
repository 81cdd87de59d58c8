"""All cases in one list that can be searched, however many there are."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.findings import Hit
from app.i18n import tr, trn
from app.ui.buttons import PrimaryButton
from app.ui.case_delegate import CaseDelegate
from app.ui.case_table import CaseFilter, CaseRow, CaseTable, case_rows
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import PAGE_MARGINS, PageHeader
from app.ui.reply_bringing import ReplyHome
from app.ui.rows import hug_rows
from app.ui.search_asking import SearchAsking
from app.ui.search_box import SearchBox
from app.ui.tasks import TaskRunner

PAUSE_MS = 150  # after the last key, before the letters are searched
PATIENCE_MS = 400  # before the cases are shown that say the words of themselves
MOST_HITS = 500


class CasesPage(QWidget):
    """A search field over a list; Enter opens the case that is chosen."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._plaint, self._to = plaint, navigator
        self.replies = ReplyHome(plaint, navigator, tasks, self)
        self._header = self._make_header()
        self.search = self._make_search()
        self.table = CaseTable(self)
        self.shown = CaseFilter(self.table, self)
        self.list = self._make_list()
        self._nothing = WrappedLabel("", "muted")
        self._asking = SearchAsking(plaint.search, tasks, self)
        self._pause, self._patience = QTimer(self), QTimer(self)
        self._pause.setInterval(PAUSE_MS)
        self._patience.setInterval(PATIENCE_MS)
        for timer, does in ((self._pause, self._look), (self._patience, self._show_own)):
            timer.setSingleShot(True)
            timer.timeout.connect(does)
        self._opens_first = False  # as soon as what was typed last is found
        self._lay_out()

    def refresh(self) -> None:
        """Look again; the chosen case stays chosen."""
        today = self._plaint.time.today()
        rows = case_rows(self._plaint.cases.views.overviews(), today)
        chosen = self._chosen()
        self.table.show_cases(rows)
        self._look(chosen.case_id if chosen else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the rows for the width."""
        super().resizeEvent(event)
        if self._delegate.follow_width(event.size().width() - PAGE_MARGINS[0] - PAGE_MARGINS[2]):
            self.list.scheduleDelayedItemsLayout()
            hug_rows(self.list)

    def _make_header(self) -> PageHeader:
        start = PrimaryButton(tr("&Start a complaint"), icon="plus")
        start.clicked.connect(self._start)
        return PageHeader(tr("Cases"), " ", actions=[start])

    def _make_search(self) -> QLineEdit:
        field = SearchBox(tr("Search your cases"), tr("Search titles, letters, replies and notes"))
        field.setMaximumWidth(460)
        field.textChanged.connect(self._typed)
        field.returnPressed.connect(self._open_first)
        return field

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.shown)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setAccessibleName(tr("Your cases"))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._delegate = CaseDelegate(view)
        view.setItemDelegate(self._delegate)
        view.activated.connect(self._open)
        view.clicked.connect(self._open)
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGINS)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addSpacing(16)
        column.addWidget(self.search)
        column.addSpacing(12)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        QWidget.setTabOrder(self.search, self.list)

    @Slot()
    def _typed(self) -> None:
        self._opens_first = False
        self._pause.start()

    @Slot()
    def _look(self, chosen: int | None = None) -> None:
        """Look for what holds the words that stand in the field; then choose a case by its number, the first for 0."""
        self._pause.stop()
        text = self.search.text()
        if text.strip():
            self._patience.start()
            self._asking.ask(partial(self._plaint.search.find, text, MOST_HITS), partial(self._show, text, chosen))
        else:
            self._asking.forget()
            self._show(text, chosen, [])

    @Slot()
    def _show_own(self) -> None:
        """Show meanwhile what says the words of itself: the disk is slow."""
        self.shown.show_only(self.search.text(), {})
        self._header.set_text(tr("Cases"), tr("Looking in letters, replies and notes …"))
        hug_rows(self.list)

    def _show(self, text: str, chosen: int | None, hits: Sequence[Hit]) -> None:
        self._patience.stop()
        found = {hit.case_id: hit.snippet for hit in reversed(hits) if hit.kind != "case"}
        self.shown.show_only(text, found)
        self._say_how_many(text)
        if chosen is not None:
            self._choose(chosen)
        if self._opens_first:
            self._open_only()

    def _say_how_many(self, text: str) -> None:
        everything, count = self.table.rowCount(), self.shown.rowCount()
        said = trn("{n} case. What needs you is first.", "{n} cases. What needs you is first.", everything)
        if text.strip() and everything:
            said = trn("{n} case holds these words.", "{n} cases hold these words.", count)
        self._header.set_text(tr("Cases"), said if everything else tr("You have no cases yet."))
        nothing = tr("No case holds these words. Try fewer, or only the beginning of a word.")
        self._nothing.setText(nothing if everything else tr("What you start or add is listed here."))
        self._nothing.setVisible(count == 0)
        hug_rows(self.list)

    @Slot()
    def _open_first(self) -> None:
        """Let Enter in the field open the only case that is left, else move on into the list."""
        self._opens_first = True
        self._look()

    def _open_only(self) -> None:
        self._opens_first = False
        if self.shown.rowCount() == 1:
            self._open(self.shown.index(0, 0))
        elif self.shown.rowCount():
            self.list.setFocus()
            self._choose(self.shown.row_of(self.shown.index(0, 0)).case_id)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self._to.case_wanted.emit(self.shown.row_of(index).case_id)

    def _chosen(self) -> CaseRow | None:
        index = self.list.currentIndex()
        return self.shown.row_of(index) if index.isValid() else None

    def _choose(self, case_id: int) -> None:
        """Choose a case by its number, else the first, so that arrows and Enter work at once."""
        index = self.shown.mapFromSource(self.table.index_of(case_id)) if case_id else QModelIndex()
        if not index.isValid():
            index = self.shown.index(0, 0)
        if index.isValid():
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @Slot()
    def _start(self) -> None:
        self._to.start_wanted.emit(0)
