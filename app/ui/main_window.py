"""The window: the menus, the navigation rail, and the pages that it leads to."""

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QByteArray, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

import app.ui
from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.i18n import tr
from app.logbook import log_state
from app.settings import Settings
from app.ui.announcements import announce_page
from app.ui.error_reporter import ErrorReporter
from app.ui.keyboard_sight import scroll_by_key, show_focus
from app.ui.menus import Menus
from app.ui.navigation_rail import NavigationRail, places
from app.ui.paged_window import PagedWindow
from app.ui.reading_order import order_tabs
from app.ui.spelling_sight import SpellingSight
from app.ui.theme import Theme

if TYPE_CHECKING:
    import app.ui.asking  # these are loaded when they are first shown; see app.later
    import app.ui.record_dialog
    from app.domain.binned import Binned
    from app.domain.findings import Hit

ui = app.ui

SMALLEST = (1024, 700)
USUAL = (1280, 800)


class _Page(Protocol):
    """A widget that stands beside the rail."""

    def refresh(self) -> None:
        """Look again at what is shown."""


class MainWindow(PagedWindow):
    """Shows one page at a time and takes the person where pages say.

    Signals:
        left: The person closes it; what they wrote is kept, and their letters are still open.
    """

    left = Signal()

    def __init__(self, plaint: Plaint, theme: Theme) -> None:
        super().__init__(plaint, theme)
        self._may_lose_words = False
        self.reporter = ErrorReporter(self)
        self._lay_out()
        self.menus = Menus(self, plaint, self.navigator, lambda: self.case.actions_of_case)
        self.menus.add_to_help(tr("What the &words mean"), self._explain_words)
        self._listen()
        self.setWindowTitle(tr("Plaint"))
        self.setMinimumSize(*SMALLEST)
        self._remember_place(plaint.settings.load())
        self._spelling = SpellingSight(self, *self._given, lambda: self.menus.shown.place[1])
        self.menus.add_to_edit(tr("Next &misspelt word"), self._spelling.show_next, "F7")
        self.show_place("today")

    def _lay_out(self) -> None:
        """Pages beside the rail share one stack; writing and checking fill the window."""
        self.rail = NavigationRail()
        self._railed = QWidget()
        row = QHBoxLayout(self._railed)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._beside, 1)
        self._stack.addWidget(self._railed)
        self.setCentralWidget(self._stack)

    def _listen(self) -> None:
        to = self.navigator
        for place, _words in places():
            getattr(to, f"{place}_wanted").connect(partial(self.show_place, place))
        to.start_wanted.connect(self.show_start)
        to.template_wanted.connect(self.show_before_writing)
        to.case_wanted.connect(self.show_case)
        to.dates_wanted.connect(self._show_dates)
        to.due_wanted.connect(self._show_due)
        to.letter_wanted.connect(self.show_letter)
        to.question_wanted.connect(self.show_question)
        to.change_wanted.connect(self.show_change)
        to.check_wanted.connect(self.show_check)
        to.finished_wanted.connect(self.show_finished)
        to.words_wanted.connect(self._show_words)
        to.reply_wanted.connect(self.show_reply)
        to.record_wanted.connect(self.show_record)
        to.changed.connect(self.look_again)
        to.refused.connect(self.reporter.show_refused)
        self.tasks.refused.connect(self.reporter.show_refused)
        self.tasks.crashed.connect(self.reporter.show_bug)
        self.rail.chosen.connect(self.show_place)
        to.found_wanted.connect(self._show_found)
        to.deleted.connect(self._show_deleted)

    @Slot(str)
    def show_place(self, place: str) -> None:
        """Show one of the rail's places: today, cases, search, packs, organisations or settings."""
        self.menus.shown.follow()
        self._show_beside(getattr(self, place), place)
        if place == "search":
            self.search.begin()

    @Slot(int)
    def show_start(self, case_id: int) -> None:
        """Ask what happened, for a new matter or in a case."""
        self.menus.shown.follow(case_id=case_id)
        self.start.show_start(case_id)
        self._show_beside(self.start, "today" if case_id == 0 else "cases")

    @Slot(int)
    def show_case(self, case_id: int) -> None:
        """Show one case."""
        self.menus.shown.follow(case_id=case_id)
        self.case.show_case(case_id)
        self._show_beside(self.case, "cases")

    @Slot(int)
    def _show_dates(self, case_id: int) -> None:
        """Show all dates of one case."""
        self.menus.shown.follow(case_id=case_id)
        self.dates.show_case(case_id)
        self._show_beside(self.dates, "cases")

    @Slot()
    def _show_due(self) -> None:
        """Show when something would be due."""
        self.menus.shown.follow()
        self._show_beside(self.due, "today")

    @Slot(int)
    def show_letter(self, letter_id: int) -> None:
        """Go on writing."""
        self.show_question(letter_id, None)

    @Slot(int, object)
    def show_question(self, letter_id: int, path: tuple[str | int, ...] | None) -> None:
        """Go on writing at one answer."""
        self.menus.shown.follow(letter_id=letter_id)
        self._stack.setCurrentWidget(self.interview)
        self.interview.show_letter(letter_id, path)

    @Slot(int, object)
    def show_change(self, letter_id: int, path: tuple[str | int, ...]) -> None:
        """Change one answer, and then come back to *Check your answers*."""
        self.show_question(letter_id, path)
        self.interview.return_to_check()

    @Slot(int)
    def show_check(self, letter_id: int) -> None:
        """Check the answers of a draft."""
        self.menus.shown.follow(letter_id=letter_id)
        self._stack.setCurrentWidget(self.check)
        self.check.show_letter(letter_id)
        announce_page(self.check)

    @Slot(int)
    def show_finished(self, letter_id: int) -> None:
        """Show a finished letter: its files, how to send it, *I sent it*."""
        self.menus.shown.follow(letter_id=letter_id)
        self.finish.show_letter(letter_id)
        self._show_beside(self.finish, "cases")

    @Slot(int)
    def _show_words(self, letter_id: int) -> None:
        """Show the words of a finished letter."""
        self.menus.shown.follow(letter_id=letter_id)
        self.words.show_letter(letter_id)
        self._show_beside(self.words, "search")

    @Slot(int)
    def show_reply(self, reply_id: int) -> None:
        """Read a reply against the points."""
        self._stack.setCurrentWidget(self.reply)
        self.reply.show_reply(reply_id)
        announce_page(self.reply)

    @Slot(int)
    def show_record(self, case_id: int) -> None:
        """Record a letter or a reply from before Plaint."""
        ui.record_dialog.RecordDialog(self._plaint, self.navigator, self.tasks, case_id, self).open()

    @Slot(str, int)
    def show_before_writing(self, template_name: str, case_id: int) -> None:
        """Show what to know before writing a letter, in a case or for a new matter."""
        self.menus.shown.follow(case_id=case_id)
        self.start.show_template(template_name, case_id)
        self._show_beside(self.start, "cases" if case_id else "today")

    @Slot(object, str)
    def _show_found(self, hit: "Hit", typed: str) -> None:
        """Show something that a search found."""
        self.found.show_hit(hit, typed)

    @Slot(object)
    def _show_deleted(self, binned: "Binned") -> None:
        """Say what was deleted, and offer to bring it back."""
        self.toast.show_deleted(binned)

    def _explain_words(self) -> None:
        self.glossary.show()

    @Slot()
    def look_again(self) -> None:
        """Refresh the page that is shown and the rail's counter."""
        self.rail.set_counter(len(self._plaint.agenda.agenda().ours))
        self.rail.set_has_passphrase(self._plaint.lock.is_on)
        if self._stack.currentWidget() is self._railed:
            self._shown.refresh()
        if "reply" in vars(self):
            self.reply.refresh()

    def _show_beside(self, page: _Page, place: str) -> None:
        self.rail.set_place(place)
        self._shown = page
        # The stack first: Qt gives the keyboard back to what had it there, which must not be hidden by then.
        self._stack.setCurrentWidget(self._railed)
        self._beside.setCurrentWidget(cast("QWidget", page))
        self.look_again()
        announce_page(cast("QWidget", page))

    def _remember_place(self, settings: Settings) -> None:
        if not (settings.window and self.restoreGeometry(QByteArray.fromBase64(settings.window.encode()))):
            self.resize(*USUAL)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Go with Tab to what comes next as one reads the page, whenever its parts were made."""
        order_tabs(self)
        has_moved = super().focusNextPrevChild(is_next)
        show_focus(self)
        return has_moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the page by keys, wherever the keyboard is."""
        if not scroll_by_key(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed and the window's place, and wait for work under way."""
        if not self._may_lose_words and not self._save_now():
            event.ignore()
            self._ask_before_losing_words()
            return
        place = bytes(self.saveGeometry().toBase64().data()).decode()
        try:
            self._plaint.settings.save(self._plaint.settings.load().changed("window", place))
        except UserError:
            # The window's place is not worth keeping anybody from leaving, when the disk is full.
            log_state("window place not saved")
        self.tasks.wait()
        self.left.emit()
        super().closeEvent(event)

    def _ask_before_losing_words(self) -> None:
        """Say that the last words are not in the file, and let the person choose."""
        words = tr("Your last words could not be saved, and would be lost.")
        more = tr("Free some space on the disk and try again, or copy the words somewhere else first.")
        box = ui.asking.message_box(self, tr("Plaint"), words, more, icon="think")
        ui.asking.ask(box, tr("Stay here"), tr("Close and lose them"), self._lose_words)

    @Slot()
    def _lose_words(self) -> None:
        self._may_lose_words = True
        self.close()
