"""The pages of the window: each is loaded and made when it is first shown."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

import app.ui
from app.bootstrap import Plaint
from app.later import MadeOnce
from app.ui.appearance import dress
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from app.ui.theme import Theme
from app.ui.today_page import TodayPage

if TYPE_CHECKING:  # each is loaded when it is first shown; see app.later
    import app.ui.case_page
    import app.ui.cases_page
    import app.ui.check_page
    import app.ui.dates_page
    import app.ui.due_page
    import app.ui.finish_page
    import app.ui.found_opener
    import app.ui.glossary_sight
    import app.ui.interview_page
    import app.ui.letter_words_page
    import app.ui.organisations_page
    import app.ui.packs_page
    import app.ui.reply_page
    import app.ui.search_page
    import app.ui.settings_page
    import app.ui.start_page
    import app.ui.undo_toast

Part = TypeVar("Part")
PageWidget = TypeVar("PageWidget", bound=QWidget)
ui = app.ui


class _Made(MadeOnce["PagedWindow", Part]):
    """A part of the window, made when it is first shown."""


class PagedWindow(QMainWindow):
    """Has the pages; those beside the rail share one stack, those that fill the window another."""

    def __init__(self, plaint: Plaint, theme: Theme) -> None:
        super().__init__()
        self._plaint, self._theme = plaint, theme
        self.navigator, self.tasks = Navigator(self), TaskRunner(self)
        self._given = (plaint, self.navigator, self.tasks)
        self._beside, self._stack = QStackedWidget(), QStackedWidget()

    # Beside the rail.
    today = _Made(lambda self: self._beside_rail(TodayPage(*self._given)))
    cases = _Made(lambda self: self._beside_rail(ui.cases_page.CasesPage(*self._given)))
    search = _Made(lambda self: self._beside_rail(ui.search_page.SearchPage(*self._given)))
    case = _Made(lambda self: self._beside_rail(ui.case_page.CasePage(*self._given)))
    dates = _Made(lambda self: self._beside_rail(ui.dates_page.DatesPage(*self._given)))
    due = _Made(lambda self: self._beside_rail(ui.due_page.DuePage(*self._given)))
    packs = _Made(lambda self: self._beside_rail(ui.packs_page.PacksPage(*self._given)))
    organisations = _Made(lambda self: self._beside_rail(ui.organisations_page.OrganisationsPage(*self._given)))
    settings = _Made(lambda self: self._made_settings())
    start = _Made(lambda self: self._beside_rail(ui.start_page.StartPage(*self._given)))
    finish = _Made(lambda self: self._beside_rail(ui.finish_page.FinishPage(*self._given)))
    words = _Made(lambda self: self._beside_rail(ui.letter_words_page.LetterWordsPage(*self._given)))
    # Writing and checking fill the window.
    interview = _Made(lambda self: self._filling(ui.interview_page.InterviewPage(*self._given)))
    check = _Made(lambda self: self._filling(ui.check_page.CheckPage(*self._given)))
    reply = _Made(lambda self: self._filling(ui.reply_page.ReplyPage(*self._given)))
    # What works on pages.
    glossary = _Made(lambda self: ui.glossary_sight.GlossarySight(self, self._plaint))
    found = _Made(
        lambda self: ui.found_opener.FoundOpener(
            self._plaint, self.navigator, (self.case, self.reply, self.words), self
        )
    )
    toast = _Made(lambda self: ui.undo_toast.UndoToast(self._plaint, self.navigator, self))

    def _beside_rail(self, page: PageWidget) -> PageWidget:
        self._beside.addWidget(page)
        self._have_words_explained()
        return page

    def _made_settings(self) -> "ui.settings_page.SettingsPage":
        page = self._beside_rail(ui.settings_page.SettingsPage(*self._given))
        page.appearance_changed.connect(self._dress)
        page.lock.minutes_changed.connect(self.navigator.lock_time_changed)
        return page

    def _filling(self, page: PageWidget) -> PageWidget:
        self._stack.addWidget(page)
        self._have_words_explained()
        return page

    def _have_words_explained(self) -> None:
        """Explain words from the second page on: what explains them is in the packs, which the first does not need."""
        if "today" in vars(self):
            self.glossary.listen()

    @Slot()
    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, self._theme, self._plaint.settings.load())

    def _save_now(self) -> bool:
        """Save what is being typed on the pages that there are; return whether that went well."""
        is_saved = "interview" not in vars(self) or self.interview.save_now()
        return is_saved and ("reply" not in vars(self) or self.reply.save_now())
