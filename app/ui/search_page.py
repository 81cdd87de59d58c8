"""Search over everything that is kept: one field, filters, and what was found by case, with the words marked."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.findings import Findings, SearchFilter
from app.domain.typed_search import typed_terms
from app.i18n import tr, trn
from app.ui.announcements import SettledAnnouncement
from app.ui.file_words import FileWords
from app.ui.found_delegate import FoundDelegate
from app.ui.found_rows import FoundRow, FoundRows
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import PAGE_MARGINS, PageHeader
from app.ui.search_asking import SearchAsking
from app.ui.search_box import SearchBox
from app.ui.search_filters import SearchFilters
from app.ui.tasks import TaskRunner

PAUSE_MS = 120  # after the last key
PATIENCE_MS = 400  # before it is said that it takes longer
MOST_HITS = 200
_FIELD_WIDTH = 660


class SearchField(SearchBox):
    """The field; Down and Enter go on into what was found."""

    def __init__(self, page: "SearchPage") -> None:
        super().__init__(tr("Search everything"), tr("Words, a name, a reference, “words that stand together”"))
        self._page = page
        self.setMaximumWidth(_FIELD_WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down into the list, or clear the field."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._page.go_into_list()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)


class SearchPage(QWidget):
    """Looks while one types; what was found stays until something else is looked for.

    The index answers within a few hundredths of a second (see tests/benchmarks/test_many_cases.py) unless the disk is
    slow, so it is asked beside the window, once the keys pause; the counts are asked when the hits are on the screen.
    """

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aloud = SettledAnnouncement(self)
        self.setProperty("role", "page")
        self._plaint, self._to = plaint, navigator
        self._header = PageHeader(tr("Search"), " ")
        self.field = SearchField(self)
        self.filters = SearchFilters(plaint.time)
        self.rows = FoundRows(self)
        self.list = self._make_list()
        self._words = WrappedLabel("", "muted")
        self._files = FileWords(plaint, tasks, self)
        self._asking, self._counting = (SearchAsking(plaint.search, tasks, self) for _ in ("hits", "counts"))
        self._pause, self._patience = _timer(self, PAUSE_MS, self._look), _timer(self, PATIENCE_MS, self._say_waiting)
        self._goes_on = False  # into the list, as soon as what was typed last is found
        self.field.textChanged.connect(self._typed)
        self.filters.changed.connect(self._look)
        self._files.read.connect(self._look)
        self._lay_out()

    def refresh(self) -> None:
        """Look again; the chosen hit stays chosen."""
        self.filters.show_organisations(self._plaint.search.organisations())
        self._files.read_on()
        self._look()

    def begin(self) -> None:
        """Let the person type at once; what stood in the field is chosen, so that a key replaces it."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def go_into_list(self) -> None:
        """Open the only hit that there is, else move on to the first, once what was typed is found."""
        self._goes_on = True
        self._look()

    def _enter_list(self) -> None:
        self._goes_on = False
        places = range(self.rows.rowCount())
        hits = [place for place in places if not self.rows.row_at(place).is_case] or list(places)
        if len(hits) == 1:
            self._open(self.rows.index(hits[0], 0))
        elif hits:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self._choose(self.rows.index(hits[0], 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the rows for the width."""
        super().resizeEvent(event)
        if self._delegate.follow_width(event.size().width() - PAGE_MARGINS[0] - PAGE_MARGINS[2]):
            self.list.scheduleDelayedItemsLayout()
            self._hug()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from the list to the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.begin()
        else:
            super().keyPressEvent(event)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.rows)
        view.setMouseTracking(True)
        view.setAccessibleName(tr("What was found"))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._delegate = FoundDelegate(view)
        view.setItemDelegate(self._delegate)
        view.activated.connect(self._open)
        view.clicked.connect(self._open)
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGINS)
        column.setSpacing(0)
        for widget, space, stretch in (
            (self._header, 16, 0),
            (self.field, 10, 0),
            (self.filters, 12, 0),
            (self._words, 0, 0),
            (self.list, 0, 1),
        ):
            column.addWidget(widget, stretch)
            column.addSpacing(space)
        column.addStretch(0)

    @Slot()
    def _typed(self) -> None:
        self._goes_on = False
        self._pause.start()

    @Slot()
    def _look(self) -> None:
        """Look for what holds the words that stand in the field."""
        self._pause.stop()
        self._counting.forget()
        text, only = self.field.text(), self.filters.chosen()
        if typed_terms(text):
            self._patience.start()
            look = partial(self._plaint.search.look, text, only, MOST_HITS)
            self._asking.ask(look, partial(self._show, text, only))
        else:
            self._asking.forget()
            self._show(text, only, Findings())

    @Slot()
    def _say_waiting(self) -> None:
        """Say that it takes longer than usual; what was found before is still to be seen."""
        self._header.set_text(tr("Search"), tr("Looking …"))

    def _show(self, text: str, only: SearchFilter, found: Findings) -> None:
        self._patience.stop()
        chosen = self._chosen()
        self.rows.show_hits(found.hits, typed_terms(text))
        if chosen is not None:
            self._choose_again(chosen)
        self.filters.show_counts({})
        self._say(text, only, found)
        self._hug()
        if found.hits or only != SearchFilter():
            self._counting.ask(partial(self._plaint.search.count, text, only), self.filters.show_counts)
        if self._goes_on:
            self._enter_list()

    def _say(self, text: str, only: SearchFilter, found: Findings) -> None:
        cases = len({hit.case_id for hit in found.hits})
        said, help_words = tr("Everything that you wrote, that came back and that you noted."), ""
        if not typed_terms(text):
            help_words = _what_can_be_found()
        elif not found.hits:
            said, help_words = tr("Nothing holds all these words."), _what_may_help(only)
        elif found.is_cut:
            said = tr("More than can be shown. These are the newest {n} hits; another word or a filter leaves fewer.")
            said = said.format(n=len(found.hits))
        else:
            places = trn("{n} hit", "{n} hits", len(found.hits))
            said = tr("{hits} in {cases}.").format(hits=places, cases=trn("{n} case", "{n} cases", cases))
        unread = self._files.still_unread()
        if unread and typed_terms(text):
            files = trn("{n} file is still being read", "{n} files are still being read", unread)
            said = tr("{said} {files}, and will be found then.").format(said=said, files=files)
        self._header.set_text(tr("Search"), said)
        self._aloud.say(said)
        self._words.setText(help_words)
        self._words.setVisible(bool(help_words))

    def _hug(self) -> None:
        """Let the list end with its last row."""
        count = self.rows.rowCount()
        self.list.setVisible(count > 0)
        height = sum(self.list.sizeHintForRow(place) for place in range(min(count, MOST_HITS)))
        self.list.setMaximumHeight(height + 2 * self.list.frameWidth() + 2)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index.row())
        if row.is_case:
            self._to.case_wanted.emit(row.hit.case_id)
        else:
            self._to.found_wanted.emit(row.hit, self.field.text())

    def _chosen(self) -> FoundRow | None:
        index = self.list.currentIndex()
        return self.rows.row_at(index.row()) if index.isValid() else None

    def _choose_again(self, chosen: FoundRow) -> None:
        same = (chosen.is_case, chosen.hit.case_id, chosen.hit.kind, chosen.hit.id)
        for place in range(self.rows.rowCount()):
            row = self.rows.row_at(place)
            if (row.is_case, row.hit.case_id, row.hit.kind, row.hit.id) == same:
                self._choose(self.rows.index(place, 0))
                return

    def _choose(self, index: QModelIndex) -> None:
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _timer(owner: SearchPage, pause_ms: int, does: object) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(pause_ms)
    timer.timeout.connect(does)
    return timer


def _what_can_be_found() -> str:
    return tr(
        "Type a word. Letters and drafts are searched, replies and what came with them, notes, calls and meetings, "
        "exhibits and the words in them, and points. All the words must be there; the last may be only its beginning. "
        "Accents and capitals make no difference. Words in quotation marks must stand together."
    )


def _what_may_help(only: SearchFilter) -> str:
    help_words = tr(
        "Try fewer words, or only the beginning of the last one. Accents and capitals make no difference, but endings "
        "do: “letter” finds “letters”, “letters” does not find “letter”."
    )
    if only == SearchFilter():
        return help_words
    return tr("The filters may leave out what you look for: clear them. {else_}").format(else_=help_words)
