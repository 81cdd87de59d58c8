"""Made-up cases to practise with, in a window of their own; all that is done in it goes when it is closed."""

from contextlib import ExitStack
from datetime import UTC, date, datetime, time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint, open_trial
from app.i18n import tr
from app.services.practice_cases import PracticeCases
from app.services.temporary_folder import TemporaryFolder
from app.services.time_source import TimeSource
from app.ui.banners import Banner
from app.ui.buttons import Button
from app.ui.icons import app_icon
from app.ui.main_window import MainWindow
from app.ui.theme import Theme


class PracticeWindow(MainWindow):
    """Like the window beside it, on a data folder that lies among the temporary files of the person's own."""

    def __init__(self, own: Plaint, theme: Theme) -> None:
        self._scratch = TemporaryFolder.scratch()
        self._days = _Days(own.time)
        self._trial = _filled(self._scratch, self._days, own.time.today())
        super().__init__(self._trial, theme)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowIcon(app_icon())
        self.setWindowTitle(tr("Practice: Plaint"))
        self._say_what_it_is()
        self.glossary.listen()

    def throw_away(self) -> None:
        """Close it, whatever is being typed in it."""
        self._lose_words()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take everything away that was written."""
        super().closeEvent(event)
        if event.isAccepted() and self._scratch.exists():
            self._trial.close_trial()
            TemporaryFolder.wipe(self._scratch)

    def _say_what_it_is(self) -> None:
        close = Button(tr("&Throw it away"), icon="bin")
        close.clicked.connect(self.close)
        words = tr("These people and letters are made up. Try anything: nothing that you do here is kept.")
        pages, whole = self.takeCentralWidget(), QWidget()
        assert pages is not None
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Banner("info", words, title=tr("Practice"), actions=[close]))
        column.addWidget(pages, 1)
        self.setCentralWidget(whole)


class _Days:
    """The day by which the made-up cases go: first those on which they were written, then the person's own."""

    def __init__(self, own: TimeSource) -> None:
        self._own = own
        self._day: date | None = None

    def go_to(self, day: date) -> None:
        """Let it be another day."""
        self._day = day

    def come_back(self) -> None:
        """Let it be the day that it is."""
        self._day = None

    def source(self) -> TimeSource:
        """Return what services ask."""
        return TimeSource(self._today, self._now)

    def _today(self) -> date:
        return self._day or self._own.today()

    def _now(self) -> datetime:
        return datetime.combine(self._day, time(12), UTC) if self._day else self._own.now()


def _filled(scratch: Path, days: _Days, today: date) -> Plaint:
    """Open a folder and write the made-up cases into it; nothing is left of them where that fails (UserError)."""
    with ExitStack() as undo:
        undo.callback(TemporaryFolder.wipe, scratch)
        trial = open_trial(scratch, days.source())
        undo.callback(trial.close_trial)
        trial.settings.save(trial.settings.load().changed("letters_folder", str(scratch)))
        PracticeCases(trial.packs, trial.organisations, trial.letters, trial.replies, days.go_to).write(today)
        days.come_back()
        undo.pop_all()
    return trial
