"""One person at Plaint: the window while the letters are open, the lock screen while they are not."""

import gc
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

import app.services
import app.ui
from app.bootstrap import Plaint, door_of, open_plaint, tidy_up
from app.domain.errors import DamagedError, UserError
from app.i18n import tr
from app.paths import database_file, settings_file
from app.services.time_source import TimeSource
from app.services.unlocking import Door, Key
from app.settings import SettingsFile, speak_as_set
from app.ui.appearance import dress
from app.ui.icons import app_icon
from app.ui.idle_watch import IdleWatch
from app.ui.main_window import MainWindow
from app.ui.plaint_application import PlaintApplication, stays_open
from app.ui.settling import Settling
from app.ui.theme import Theme
from app.ui.window_opening import open_window

if TYPE_CHECKING:  # letters that are open and whole need none of them at the start; see app.later
    import app.services.backup_keeper
    import app.ui.asking
    import app.ui.backup_watch
    import app.ui.coming_back
    import app.ui.desktop
    import app.ui.lock_screen
    import app.ui.passphrase_dialog
    import app.ui.rescue_screen
    import app.ui.restore_asking
    import app.ui.unfinished_words
    from app.services.restore_service import Tried

services, ui = app.services, app.ui
KeptBackups: TypeAlias = "list[services.backup_keeper.KeptBackup]"


class Session(QObject):
    """Opens a data folder, locks it and opens it again; nothing of the letters is held while they are locked.

    Signals:
        somebody_else: The person at the lock screen is another one.
    """

    somebody_else = Signal()

    def __init__(self, app: QApplication, theme: Theme, data: Path, time: TimeSource, whose: str = "") -> None:
        super().__init__()
        self._app, self._theme, self._data, self._time, self._whose = app, theme, data, time, whose
        self._plaint: Plaint | None = None
        self._unfinished: tuple[ui.unfinished_words.Unfinished, ...] = ()
        self._place = (0, 0)
        self._file: Path | None = None
        self.window: MainWindow | None = None
        self.screen: ui.lock_screen.LockScreen | None = None
        self.rescue: ui.rescue_screen.RescueScreen | None = None
        self.backups: ui.backup_watch.BackupWatch | None = None
        self.watch = IdleWatch(self)
        self.watch.idle.connect(self.lock)
        if isinstance(app, PlaintApplication):
            app.file_opened.connect(self._keep_file)

    def start(self, passphrase: str | None = None, file: Path | None = None) -> None:
        """Open the window, or the lock screen when the letters are locked and nothing here opens them.

        Args:
            passphrase: What to try before anybody is asked.
            file: What to open in the window, once it is there.

        Raises:
            UserError: The folder can't be opened at all.
        """
        speak_as_set(self._data)
        self._file, door = file, door_of(self._data)
        tidy_up(self._data)
        if not door.is_locked:
            self._open_or_rescue(None)
            return
        try:
            key = door.by_keyring() if passphrase is None else door.by_passphrase(passphrase)
        except UserError as error:
            self._show_screen(door).show_refused(error)
            return
        if key is None:
            self._show_screen(door)
        else:
            self._open_or_rescue(key)

    @Slot()
    def lock(self) -> None:
        """Save, close all that can be read, and show the lock screen; without a passphrase show where to set one."""
        window, plaint = self.window, self._plaint
        if window is None or plaint is None:
            return
        if not plaint.lock.is_on:
            window.navigator.settings_wanted.emit()
            return
        self._unfinished, self._place = ui.unfinished_words.unfinished(), window.menus.shown.place
        with stays_open(self._app):
            ui.unfinished_words.close_dialogs()
            if not window.close():  # the last words could not be saved; it says so itself
                self._give_back()
                return
            self._let_go(is_locking=True)
            self._show_screen(door_of(self._data))
            ui.desktop.forget_copied()

    @Slot(object)
    def restore(self, tried: "Tried") -> None:
        """Close everything, put a backup in place, and open what is there then."""
        with stays_open(self._app):
            ui.unfinished_words.close_dialogs()
            if self.window is not None and not self.window.close():  # the last words could not be saved; it says so
                tried.drop()
                return
            self._let_go(is_locking=True)
            self._end_rescue()
            self._put_in_place(tried)

    @Slot(object)
    def rescue_letters(self, error: DamagedError) -> None:
        """Close letters that turned out to be damaged while they were open, and offer a backup or what can be read."""
        if self.window is None or self._plaint is None:
            return
        key = self._plaint.records.database.key
        with stays_open(self._app):
            ui.unfinished_words.close_dialogs()
            if not self.window.close():  # the last words could not be saved; it says so itself
                return
            with suppress(UserError):  # what is damaged may refuse even that
                self._let_go(is_locking=True)
            self._show_rescue(error, key, self._kept_backups(key)).offer_to_salvage(self._data, key, self._time)

    def closing_backup(self) -> "ui.backup_watch.ClosingBackup | None":
        """Begin the backup of letters that were open until now; None when they are locked or were never opened."""
        if self.window is None or self._plaint is None:
            return None
        return ui.backup_watch.ClosingBackup(self._plaint, self.window)

    def end(self) -> None:
        """Close what is open."""
        self._end_rescue()
        if self.screen is not None:
            self.screen.tasks.wait()
            self.screen.reporter.unwatch()
            self.screen.close()
            self.screen.deleteLater()
        self.screen = None
        self._let_go()

    def _open(self, key: Key | None) -> None:
        self._plaint = plaint = open_plaint(self._data, self._time, key=key)
        self.window = window = open_window(self._app, plaint, self._theme, self._file)
        self._file = None
        Settling(window, [partial(self._watch_backups, plaint)])
        window.navigator.lock_wanted.connect(self.lock)
        window.navigator.restore_wanted.connect(self.restore)
        window.navigator.rescue_wanted.connect(self.rescue_letters)
        window.reporter.rescue_wanted.connect(self.rescue_letters)
        window.navigator.changed.connect(self._watch)
        window.navigator.lock_time_changed.connect(self._watch)
        self._watch()

    def _watch_backups(self, plaint: Plaint) -> None:
        if self.window is not None and self._plaint is plaint:
            self.backups = watch = ui.backup_watch.BackupWatch(plaint, self)
            watch.refused.connect(self.window.navigator.refused)

    def _open_or_rescue(self, key: Key | None) -> None:
        """Open the window; where the letters are damaged or gone and a backup is there, offer that instead."""
        if not database_file(self._data).exists() and (found := self._kept_backups(key)):
            self._show_rescue(ui.rescue_screen.letters_gone(), key, found).offer_to_begin()
            return
        try:
            self._open(key)
        except DamagedError as error:
            self._show_rescue(error, key, self._kept_backups(key)).offer_to_salvage(self._data, key, self._time)

    def _kept_backups(self, key: Key | None) -> KeptBackups:
        return services.backup_keeper.KeptBackups(self._data).all(key)

    def _show_rescue(self, error: UserError, key: Key | None, found: "KeptBackups") -> "ui.rescue_screen.RescueScreen":
        dress(self._app, self._theme, SettingsFile(settings_file(self._data)).load())
        self.rescue = rescue = ui.rescue_screen.RescueScreen(
            error, ui.restore_asking.Restorable(self._data, lambda: key), found
        )
        rescue.navigator.restore_wanted.connect(self.restore)
        rescue.begin_wanted.connect(self._begin_anew)
        rescue.salvaged.connect(partial(self._begin_anew, key))
        rescue.reporter.watch()
        rescue.show()
        rescue.take(self._file)
        return rescue

    def _begin_anew(self, key: Key | None = None) -> None:
        self._open(key)
        self._end_rescue()

    def _end_rescue(self) -> None:
        if self.rescue is not None:
            self.rescue.tasks.wait()
            self.rescue.close()
            self.rescue.deleteLater()
            self.rescue = None

    def _let_go(self, *, is_locking: bool = False) -> None:
        """Give up the window and the data file, and with them the key."""
        self.watch.stop()
        if self.backups is not None:
            self.backups.end()
            self.backups.deleteLater()
            self.backups = None
        if self.window is not None:
            self.window.reporter.unwatch()
            self.window.deleteLater()
        self.window, plaint = None, self._plaint
        self._plaint = None
        if plaint is not None and is_locking:
            plaint.lock_up()
        elif plaint is not None:
            plaint.look_ahead()
            plaint.close()
        gc.collect()

    def _put_in_place(self, tried: "Tried") -> None:
        """Put a backup in place, and say what came of it over whatever opens then."""
        words, more = tr("The backup is restored."), ""
        try:
            kept = tried.put_in_place(self._time.today())
            more = tr("What was there before is kept, whole, in {folder}.").format(folder=kept) if kept else ""
        except UserError as error:
            words, more = error.message, error.hint
        self.start()
        window = self.window or self.screen or self.rescue
        if window is not None:
            ui.asking.tell(window, tr("Restore a backup"), words, more)

    def _show_screen(self, door: Door) -> "ui.lock_screen.LockScreen":
        dress(self._app, self._theme, SettingsFile(settings_file(self._data)).load())
        self.screen = screen = ui.lock_screen.LockScreen(door, self._whose)
        screen.setWindowIcon(app_icon())
        screen.opened.connect(self._unlock)
        screen.somebody_else.connect(self.somebody_else)
        screen.reporter.watch()
        screen.show()
        return screen

    @Slot(object, bool)
    def _unlock(self, key: Key, is_by_code: bool) -> None:
        screen = self.screen
        if screen is None:
            return
        try:
            self._open_or_rescue(key)
        except UserError as error:
            screen.show_refused(error)
            return
        screen.close()
        screen.deleteLater()
        self.screen = None
        self._go_back()
        self._give_back()
        if is_by_code and self.window is not None and self._plaint is not None:
            ui.passphrase_dialog.PassphraseDialog(
                self._plaint, ui.passphrase_dialog.RENEW, self.window.navigator, self.window
            ).open()

    @Slot(object)
    def _keep_file(self, file: Path) -> None:
        """Keep what is opened with Plaint until the letters are open; then the window takes such files itself."""
        if self.window is None:
            self._file = file

    def _go_back(self) -> None:
        """Show the letter or the case that was shown when Plaint locked."""
        place, self._place = self._place, (0, 0)
        if self.window is not None and self._plaint is not None and any(place):
            ui.coming_back.show_again(self._plaint, self.window.navigator, *place)

    def _give_back(self) -> None:
        """Give back what was typed in dialogs that had to be closed."""
        found, self._unfinished = self._unfinished, ()
        if found and self.window is not None:
            ui.unfinished_words.UnfinishedDialog(found, self.window).open()

    @Slot()
    def _watch(self) -> None:
        """Watch for nobody being here, while there is a passphrase."""
        if self._plaint is not None:
            self.watch.start(int(self._plaint.settings.load().lock_after) if self._plaint.lock.is_on else 0)
