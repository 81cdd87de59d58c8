"""Locked, opened, locked again: what was typed is kept, and nothing of it stays to be read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from app.domain.errors import DamagedError, UserError
from app.services.restore_service import Tried, key_by_either, look, try_file
from app.services.time_source import TimeSource
from app.ui.desktop import copy_text
from app.ui.main_window import MainWindow
from app.ui.note_dialog import NoteDialog
from app.ui.passphrase_dialog import PassphraseDialog
from app.ui.salvage_asking import SalvageAsking
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.unfinished_words import UnfinishedDialog
from tests.builders import TODAY, a_case, a_draft, opened
from tests.store.damage import root_page, spoil_page
from tests.ui.page_checks import button, said, settle
from tests.ui.small_window import SmallWindow

pytestmark = pytest.mark.usefixtures("cheap_guesses")
SECRET = "Quillon"


@pytest.fixture
def code(data_folder: Path) -> str:
    """A locked folder with a case and a draft in it; the recovery code."""
    with opened(data_folder) as plaint:
        a_draft(plaint, a_case(plaint, f"The {SECRET} matter"))
        return plaint.lock.put_on("tea for two")


@pytest.fixture
def session(qtbot: QtBot, qapp: QApplication, theme: Theme, data_folder: Path) -> Iterator[Session]:
    session = Session(qapp, theme, data_folder, TimeSource.fixed(TODAY))
    yield session
    for widget in (session.window, session.screen):
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    session.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.removePostedEvents(qapp, QEvent.Type.Quit.value)


def window_of(session: Session) -> MainWindow:
    assert session.window is not None
    return session.window


def types_passphrase(session: Session, qtbot: QtBot, words: str) -> None:
    assert session.screen is not None
    session.screen._field.line.setText(words)
    session.screen.open_lock()
    qtbot.waitUntil(lambda: session.screen is None or not session.screen.tasks.is_busy())


def readable() -> str:
    """Return every word in every window that there is, shown or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    words = []
    for widget in QApplication.allWidgets():
        words.append(widget.windowTitle() + widget.accessibleName())
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            words.append(widget.text())
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            words.append(widget.toPlainText())
    return "\n".join(words)


def test_readable_letters_open_at_once(session: Session, small: list[SmallWindow]) -> None:
    session.start()
    assert (window_of(session).isVisible(), session.screen) == (True, None)


def test_locked_letters_show_the_lock_screen_first(
    session: Session, code: str, qtbot: QtBot, small: list[SmallWindow]
) -> None:
    session.start()
    assert session.screen is not None
    assert (session.window, session.screen.isVisible(), SECRET in readable()) == (None, True, False)
    types_passphrase(session, qtbot, "tea for two")
    assert window_of(session).isVisible()
    assert session.screen is None


def test_what_a_killed_plaint_left_to_be_read_is_gone_when_the_lock_screen_shows(
    session: Session, code: str, data_folder: Path
) -> None:
    left = data_folder / "temporary" / "letter.pdf"
    left.parent.mkdir()
    left.write_bytes(b"Quillon")
    session.start()
    assert session.screen is not None
    assert not left.exists()


def test_a_passphrase_from_a_file_opens_without_asking(session: Session, code: str, small: list[SmallWindow]) -> None:
    session.start("tea for two")
    assert window_of(session).isVisible()


def test_a_wrong_one_from_a_file_is_told_on_the_lock_screen(
    session: Session, code: str, small: list[SmallWindow]
) -> None:
    session.start("coffee")
    assert "That is not the passphrase." in readable()


def test_a_damaged_side_file_is_told_on_the_lock_screen(session: Session, code: str, data_folder: Path) -> None:
    (data_folder / "plaint.db.key").write_bytes(b"x")
    session.start()
    assert "can’t be read" in readable()


def test_locking_saves_what_is_being_typed_and_comes_back_to_it(session: Session, code: str, qtbot: QtBot) -> None:
    session.start("tea for two")
    window = window_of(session)
    window.show_letter(1)
    field = next(
        each for each in window.interview.findChildren(QLineEdit) if each.isVisible() and not each.isReadOnly()
    )
    field.setFocus()
    QTest.keyClicks(field, SECRET)
    window.navigator.lock_wanted.emit()
    assert SECRET not in readable()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    types_passphrase(session, qtbot, "tea for two")
    assert window_of(session).interview.isVisibleTo(window_of(session))
    assert session._plaint is not None
    assert SECRET in str(session._plaint.letters.writing(1).letter.answers)


def test_what_was_copied_here_goes_from_the_clipboard(session: Session, code: str, small: list[SmallWindow]) -> None:
    session.start("tea for two")
    copy_text(SECRET)
    session.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_words_in_a_dialog_are_given_back(session: Session, code: str, qtbot: QtBot) -> None:
    session.start("tea for two")
    window = window_of(session)
    window.show_case(1)
    assert SECRET in readable()
    assert session._plaint is not None
    dialog = NoteDialog(session._plaint, window.navigator, 1, window)
    dialog.open()
    QTest.keyClicks(
        next(iter([*dialog.findChildren(QTextEdit), *dialog.findChildren(QPlainTextEdit)])), f"{SECRET} rang"
    )
    session.lock()
    assert SECRET not in readable()
    types_passphrase(session, qtbot, "tea for two")
    assert window_of(session).case.isVisibleTo(window_of(session))
    shown = window_of(session).findChild(UnfinishedDialog)
    assert shown is not None
    assert f"{SECRET} rang" in readable()
    shown.accept()


def test_words_that_cannot_be_saved_keep_it_open(
    session: Session, code: str, monkeypatch: pytest.MonkeyPatch, small: list[SmallWindow]
) -> None:
    session.start("tea for two")
    monkeypatch.setattr(SmallWindow, "close", lambda _window: False)
    session.lock()
    assert session.window is small[0]  # type: ignore[comparison-overlap] # it stands in for the real one
    assert session.screen is None


def test_lock_now_without_a_passphrase_shows_where_to_set_one(session: Session, small: list[SmallWindow]) -> None:
    session.start()
    window_of(session).navigator.lock_wanted.emit()
    assert small[0].places == ["settings"]


def test_it_locks_by_itself_when_nobody_is_there(session: Session, code: str, small: list[SmallWindow]) -> None:
    session.start("tea for two")
    session.watch.idle.emit()
    assert (session.window, session.screen is not None) == (None, True)


def test_without_a_passphrase_nobody_is_watched_for(session: Session, small: list[SmallWindow]) -> None:
    session.start()
    session.watch._last = 0
    session.watch.look()
    assert session.window is not None


def test_the_recovery_code_opens_and_a_new_passphrase_follows(
    session: Session, code: str, qtbot: QtBot, small: list[SmallWindow]
) -> None:
    session.start()
    assert session.screen is not None
    session.screen._turn()
    types_passphrase(session, qtbot, code.lower())
    dialog = window_of(session).findChild(PassphraseDialog)
    assert dialog is not None
    for line in dialog.findChildren(QLineEdit):
        line.setText("coffee")
    dialog._keep()
    session.lock()
    types_passphrase(session, qtbot, "coffee")
    assert session.window is not None


def test_letters_that_do_not_open_are_told_on_the_lock_screen(
    session: Session, code: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object, **_named: object) -> None:
        raise UserError("It is damaged.", "Restore a backup.")

    session.start()
    monkeypatch.setattr("app.ui.session.open_plaint", fails)
    types_passphrase(session, qtbot, "tea for two")
    assert "It is damaged. Restore a backup." in readable()


def test_a_letter_that_is_gone_leads_to_today(
    session: Session, code: str, qtbot: QtBot, small: list[SmallWindow]
) -> None:
    session.start("tea for two")
    session.lock()
    session._place = (0, 99)
    types_passphrase(session, qtbot, "tea for two")
    assert small[1].places == ["today"]


def test_a_file_that_is_opened_while_the_letters_are_locked_waits_for_them(
    session: Session, code: str, qtbot: QtBot, small: list[SmallWindow]
) -> None:
    session.start(file=Path("a.plaintpack"))
    session._keep_file(Path("b.plaintpack"))
    types_passphrase(session, qtbot, "tea for two")
    session._keep_file(Path("c.plaintpack"))
    session.lock()
    types_passphrase(session, qtbot, "tea for two")
    assert [window.file for window in small] == [Path("b.plaintpack"), None]


def test_a_backup_that_was_tried_is_put_in_place_and_opened(
    session: Session, small: list[SmallWindow], data_folder: Path, tmp_path: Path
) -> None:
    session.start()
    plaint = session._plaint
    assert plaint is not None
    a_case(plaint, "Restored")
    backup = look(plaint.backups.to_file(tmp_path / "mine.plaintbackup", "tea for two").path)
    a_case(plaint, "Later")
    tried = try_file(backup, key_by_either(backup.lock, "tea for two"), data_folder)
    window_of(session).navigator.restore_wanted.emit(tried)
    assert (len(small), small[1].isVisible()) == (2, True)
    assert session._plaint is not None
    assert [view.case.title for view in session._plaint.cases.all()] == ["Restored"]
    told = small[1].findChildren(QMessageBox)[0]
    assert str(data_folder / "before-restore-2026-11-20") in told.informativeText()
    told.close()


def test_words_that_cannot_be_saved_keep_a_backup_from_being_put_in_place(
    session: Session, small: list[SmallWindow], data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.start()
    plaint = session._plaint
    assert plaint is not None
    backup = look(plaint.backups.to_file(tmp_path / "mine.plaintbackup", "tea for two").path)
    tried = try_file(backup, key_by_either(backup.lock, "tea for two"), data_folder)
    monkeypatch.setattr(small[0], "close", lambda: False)
    session.restore(tried)
    assert (session._plaint, (data_folder / "restoring").exists()) == (plaint, False)


def test_nothing_is_backed_up_while_nothing_is_open(session: Session) -> None:
    assert session.closing_backup() is None


def test_letters_that_were_open_are_backed_up_at_the_end(
    session: Session, small: list[SmallWindow], qtbot: QtBot
) -> None:
    session.start()
    closing = session.closing_backup()
    assert closing is not None
    with qtbot.waitSignal(closing.done):
        pass
    assert session._plaint is not None
    assert len(session._plaint.keeper.all()) == 1


def backed_up(data: Path, passphrase: str = "") -> None:
    """A folder with a backup of one case."""
    with opened(data) as plaint:
        if passphrase:
            plaint.lock.put_on(passphrase)
        a_case(plaint, "Kept")
        plaint.keeper.back_up()


def rescues(session: Session, qtbot: QtBot) -> list[str]:
    """Take the newest backup that the rescue screen offers; the cases that are there then."""
    rescue = session.rescue
    assert rescue is not None
    assert rescue.isVisible()
    rescue.asking.try_newest()
    qtbot.waitUntil(lambda: not rescue.asking.work.is_on())
    box = rescue.findChildren(QMessageBox)[-1]
    next(each for each in box.buttons() if each.text() == "&Restore it").click()
    if session.screen is not None:
        types_passphrase(session, qtbot, "tea for two")
    assert session.rescue is None
    assert session._plaint is not None
    return [view.case.title for view in session._plaint.cases.all()]


@pytest.mark.usefixtures("small")
def test_damaged_letters_are_brought_back_from_the_newest_backup_and_kept(
    session: Session, qtbot: QtBot, data_folder: Path
) -> None:
    backed_up(data_folder)
    (data_folder / "plaint.db").write_bytes(b"torn" * 5000)
    session.start()
    assert session.window is None
    assert rescues(session, qtbot) == ["Kept"]
    kept = data_folder / "before-restore-2026-11-20" / "plaint.db"
    assert kept.read_bytes() == b"torn" * 5000


@pytest.mark.usefixtures("small")
def test_damaged_letters_under_a_passphrase_are_brought_back_too(
    session: Session, qtbot: QtBot, data_folder: Path
) -> None:
    backed_up(data_folder, "tea for two")
    (data_folder / "plaint.db").write_bytes(b"torn" * 5000)
    session.start()
    types_passphrase(session, qtbot, "tea for two")
    assert session.screen is None
    assert rescues(session, qtbot) == ["Kept"]


def test_letters_that_are_gone_are_brought_back_or_begun_anew(
    session: Session, small: list[SmallWindow], qtbot: QtBot, data_folder: Path
) -> None:
    backed_up(data_folder)
    (data_folder / "plaint.db").unlink()
    session.start()
    assert session.rescue is not None
    assert (small, "not there any more" in said(session.rescue)) == ([], True)
    session.rescue.begin_wanted.emit()
    assert not session.rescue
    assert len(small) == 1


def test_damaged_letters_without_a_backup_can_come_from_a_file(
    session: Session, small: list[SmallWindow], data_folder: Path
) -> None:
    data_folder.mkdir()
    (data_folder / "plaint.db").write_bytes(b"torn" * 5000)
    session.start()
    assert (session.rescue is not None, small) == (True, [])


def test_a_disk_that_refuses_a_restore_is_told_over_the_letters(
    session: Session, small: list[SmallWindow], data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.start()
    plaint = session._plaint
    assert plaint is not None
    backup = look(plaint.backups.to_file(tmp_path / "mine.plaintbackup", "tea for two").path)
    tried = try_file(backup, key_by_either(backup.lock, "tea for two"), data_folder)

    def refuse(_tried: Tried, _on: date) -> Path | None:
        raise UserError("The disk refused.", "Try again.")

    monkeypatch.setattr(Tried, "put_in_place", refuse)
    session.restore(tried)
    told = small[1].findChildren(QMessageBox)[0]
    assert (told.text(), told.informativeText()) == ("The disk refused.", "Try again.")
    told.close()


def test_what_can_be_read_of_damaged_letters_is_rescued_and_opened(
    session: Session, qtbot: QtBot, data_folder: Path, small: list[SmallWindow]
) -> None:
    with opened(data_folder) as plaint:
        a_draft(plaint, a_case(plaint, "A rescued matter"))
    spoil_page(data_folder / "plaint.db", root_page(data_folder / "plaint.db", "points"))
    session.start()
    assert session.rescue is not None
    (salvage,) = session.rescue.findChildren(SalvageAsking)
    salvage.salvage()
    qtbot.waitUntil(lambda: not salvage.work.is_on(), timeout=20_000)
    settle()
    button(session.rescue, "Open my letters").click()
    assert window_of(session).isVisible()
    assert session.rescue is None


def test_damage_that_shows_only_while_the_letters_are_open_leads_to_the_page_that_rescues_them(
    session: Session, qtbot: QtBot, data_folder: Path, small: list[SmallWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.database.CHECKED_WHOLE_UP_TO_BYTES", 0)  # as with files of hundreds of MB
    with opened(data_folder) as plaint:
        a_draft(plaint, a_case(plaint, "A rescued matter"))
        plaint.keeper.back_up()
    spoil_page(data_folder / "plaint.db", root_page(data_folder / "plaint.db", "letters"))
    session.start()
    assert session._plaint is not None
    with pytest.raises(DamagedError) as refused:
        session._plaint.cases.view(1)
    small[0].reporter.show_refused(refused.value)
    (box,) = small[0].findChildren(QMessageBox)
    next(each for each in box.buttons() if "rescued" in each.text()).click()
    rescue = session.rescue
    assert rescue is not None
    assert (session.window, rescue.isVisible(), "Restore the backup of" in readable()) == (None, True, True)
    (salvage,) = rescue.findChildren(SalvageAsking)
    salvage.salvage()
    qtbot.waitUntil(lambda: not salvage.work.is_on(), timeout=20_000)
    settle()
    button(rescue, "Open my letters").click()
    assert session._plaint is not None
    assert [view.case.title for view in session._plaint.cases.all()] == ["A rescued matter"]


def test_nothing_is_rescued_while_nothing_is_open(session: Session) -> None:
    session.rescue_letters(DamagedError("It is damaged."))
    assert session.rescue is None


def test_words_that_cannot_be_saved_keep_damaged_letters_open(
    session: Session, small: list[SmallWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    session.start()
    monkeypatch.setattr(small[0], "close", lambda: False)
    session.rescue_letters(DamagedError("It is damaged."))
    assert (session.rescue, session._plaint is not None) == (None, True)
