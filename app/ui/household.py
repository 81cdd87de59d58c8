"""Everybody at this computer: whoever is there has a session of their own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

import app.ui
from app.domain.errors import UserError
from app.paths import settings_file
from app.services.people_folders import PeopleFolders, Person
from app.services.time_source import TimeSource
from app.settings import SettingsFile, speak_as_set
from app.ui.appearance import dress
from app.ui.error_reporter import ErrorReporter
from app.ui.icons import app_icon
from app.ui.plaint_application import PlaintApplication
from app.ui.session import Session
from app.ui.theme import Theme

if TYPE_CHECKING:  # most computers have one person; see app.later
    import app.ui.people_screen
    from app.ui.backup_watch import ClosingBackup
    from app.ui.people_screen import PeopleScreen

ui = app.ui


class Household(QObject):
    """Asks who is there where there are several, and opens their letters."""

    def __init__(self, app: QApplication, theme: Theme, data: Path, time: TimeSource) -> None:
        super().__init__()
        self._app, self._theme, self._data, self._time = app, theme, data, time
        self._file: Path | None = None
        self.session: Session | None = None
        self.screen: PeopleScreen | None = None
        if isinstance(app, PlaintApplication):
            app.file_opened.connect(self._keep_file)

    def start(self, passphrase: str | None = None, file: Path | None = None) -> None:
        """Open the window, the lock screen, or the question who is there.

        Args:
            passphrase: What to try before anybody is asked.
            file: What to open in the window, once it is there.

        Raises:
            UserError: The folder can't be opened at all.
        """
        speak_as_set(self._data)
        people = PeopleFolders(self._data).all()
        if people and people[0].folder == self._data:  # somebody's own folder, named on purpose, asks nobody
            self._file = file
            self._ask(people)
        else:
            self._begin(Person("", self._data), passphrase, file)

    def closing_backup(self) -> "ClosingBackup | None":
        """Begin the backup of the letters that were open, if any were."""
        return self.session.closing_backup() if self.session is not None else None

    def end(self) -> None:
        """Close what is open."""
        if self.session is not None:
            self.session.end()

    def _begin(self, person: Person, passphrase: str | None, file: Path | None) -> None:
        session = Session(self._app, self._theme, person.folder, self._time, person.name)
        session.start(passphrase, file)
        self.session = session
        session.somebody_else.connect(self._change)

    @Slot(object)
    def _keep_file(self, file: Path) -> None:
        """Keep what macOS opens with Plaint until it is known whose letters it goes to; their session takes it then."""
        if self.screen is not None:
            self._file = file

    def _ask(self, people: tuple[Person, ...]) -> None:
        dress(self._app, self._theme, SettingsFile(settings_file(self._data)).load())
        self.screen = ui.people_screen.PeopleScreen(people)
        self.screen.setWindowIcon(app_icon())
        self.screen.chosen.connect(self._choose)
        self.screen.show()

    @Slot(object)
    def _choose(self, person: Person) -> None:
        screen = self.screen
        if screen is None:
            return
        try:
            self._begin(person, None, self._file)
        except UserError as error:
            ErrorReporter(screen).show_refused(error)
            return
        self.screen = self._file = None
        screen.close()
        screen.deleteLater()

    @Slot()
    def _change(self) -> None:
        """Let somebody else in; the letters of whoever was here are locked already."""
        if self.session is None:
            return
        self._ask(PeopleFolders(self._data).all())
        self.session.end()
        self.session.deleteLater()
        self.session = None
