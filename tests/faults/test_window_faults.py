"""Faults that a person meets in the window, caused for real: what it says, what to do, and that all is still there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.services import limited_work
from app.services.limited_work import WORKER
from app.services.reply_service import Arrival
from app.ui.backup_dialogs import OpenBackupDialog
from app.ui.main_window import MainWindow
from app.ui.navigator import Navigator
from app.ui.reply_page import ReplyPage
from app.ui.restore_asking import RestoreAsking
from app.ui.session import Session
from app.ui.tasks import TaskRunner
from tests.builders import TODAY, opened
from tests.faults.lived_folders import assert_whole, lived_in, subject_of, told
from tests.faults.places import forbidden, open_to_all, without_rights
from tests.ui.page_checks import button

OLD_FILE = Path(__file__).parents[1] / "store" / "old_files" / "version-1.db"
HUNGRY = (
    "from app import worker\nworker.TASKS = {'read_reply': lambda *_: len(bytearray(2**31))}\n"
    "worker.warm_up = lambda: None\nworker.main()"
)
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="done with the tools of Linux")


def plaint_of(session: Session) -> Plaint:
    assert session._plaint is not None
    return session._plaint


def window_of(session: Session) -> MainWindow:
    assert session.window is not None
    return session.window


def opens_with(session: Session, qtbot: QtBot, passphrase: str) -> None:
    screen = session.screen
    assert screen is not None
    screen.findChildren(QLineEdit)[0].setText(passphrase)
    button(screen, "Open").click()
    qtbot.waitUntil(lambda: not screen.tasks.is_busy())


def message_of(window: MainWindow) -> str:
    """Return the message over the window, and close it."""
    (box,) = window.findChildren(QMessageBox)
    box.close()
    return f"{box.text()} {box.informativeText()}"


@pytest.mark.usefixtures("cheap_guesses")
def test_a_wrong_passphrase_is_told_on_the_lock_screen_and_the_right_one_opens_everything(
    tmp_path: Path, qtbot: QtBot, session_on: Callable[[Path], Session]
) -> None:
    data = tmp_path / "data"
    lived_in(data)
    with opened(data) as plaint:
        plaint.lock.put_on("four calm paper boats")
    before = (data / "plaint.db").read_bytes()
    session = session_on(data)
    opens_with(session, qtbot, "four calm paper goats")
    assert session.screen is not None
    assert "That is not the passphrase." in told(session.screen)
    assert "Try again, or use your recovery code." in told(session.screen)
    assert (data / "plaint.db").read_bytes() == before
    opens_with(session, qtbot, "four calm paper boats")
    assert session.screen is None
    assert [letter.state for letter in plaint_of(session).cases.view(1).letters] == ["finished", "draft"]
    plaint_of(session).lock.take_off()
    session.end()
    assert_whole(data)


def test_part_files_that_were_half_written_keep_no_window_from_opening_and_are_taken_away(
    tmp_path: Path, session_on: Callable[[Path], Session]
) -> None:
    data = tmp_path / "data"
    lived_in(data)
    whole = (data / "plaint.db").read_bytes()
    left = ("plaint.db.new", "plaint.db.key.new", ".part-12ab", ".settings-12ab", "temporary/letter.pdf")
    for name in left:
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_bytes(whole)
        os.truncate(data / name, 5000)
    session = session_on(data)
    assert window_of(session).isVisible()
    assert "A mailing list" in str(plaint_of(session).cases.all())
    assert not [name for name in left if (data / name).exists()]
    session.end()
    assert_whole(data)


@pytest.mark.usefixtures("cheap_guesses")
def test_a_backup_that_was_half_written_is_refused_with_what_to_do(
    tmp_path: Path, qtbot: QtBot, session_on: Callable[[Path], Session]
) -> None:
    data, backup = tmp_path / "data", tmp_path / "mine.plaintbackup"
    lived_in(data)
    with opened(data) as plaint:
        os.truncate(backup, plaint.backups.to_file(backup, "tea for two").size // 2)
    session = session_on(data)
    window = window_of(session)
    (asking,) = window.settings.findChildren(RestoreAsking)
    asking.ask_passphrase(str(backup))
    window.findChildren(OpenBackupDialog)[0].given.emit("tea for two")
    qtbot.waitUntil(lambda: not asking.work.is_on())
    message = message_of(window)
    assert "take another backup" in message
    session.end()
    assert_whole(data)


def test_rights_that_go_while_somebody_types_cost_no_word_and_what_is_refused_says_what_to_do(
    qtbot: QtBot, session_on: Callable[[Path], Session]
) -> None:
    with open_to_all() as folder, without_rights():
        data = folder / "data"
        lived_in(data)
        session = session_on(data)
        window, plaint = window_of(session), plaint_of(session)
        window.interview.show_letter(2, ("subject",))
        with forbidden(data / "plaint.db", data):
            QTest.keyClicks(window.interview.focusWidget(), "May I? ")
            qtbot.waitUntil(lambda: subject_of(plaint, 2).startswith("May I? "), timeout=5000)
            window.settings.keep_folder(str(folder))
            message = message_of(window)
        window.settings.keep_folder(str(folder))
        assert "could not be saved" in message
        assert plaint.settings.load().letters_folder == str(folder)
        session.end()
        assert_whole(data)
        with opened(data) as plaint:
            assert subject_of(plaint, 2).startswith("May I? ")


@linux_only
def test_a_reply_that_takes_all_memory_is_kept_and_its_page_says_what_to_do(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limited_work, "worker_command", lambda: [sys.executable, "-c", HUNGRY])
    WORKER.stop()
    lived_in(tmp_path / "data")
    with opened(tmp_path / "data") as plaint:
        tasks = TaskRunner()
        page = ReplyPage(plaint, Navigator(), tasks)
        qtbot.addWidget(page)
        page.show()
        try:
            reply = plaint.replies.add(1, Arrival(TODAY, name="reply.txt", data=b"We refuse."))
            page.show_reply(reply.id)
            qtbot.waitUntil(lambda: "takes more memory than it may" in told(page), timeout=10_000)
        finally:
            WORKER.stop()
            tasks.wait()
        assert "open it with another program" in told(page)
        assert reply.file is not None
        assert plaint.letters.file_bytes(reply.file) == b"We refuse."
    assert_whole(tmp_path / "data")


@linux_only
def test_a_migration_that_was_killed_is_taken_up_and_the_window_opens_with_everything(
    tmp_path: Path, session_on: Callable[[Path], Session]
) -> None:
    source, data = tmp_path / "old", tmp_path / "work" / "90"
    source.mkdir()
    shutil.copy(OLD_FILE, source / "plaint.db")
    command = [sys.executable, "-m", "tests.store.killed_migrations", str(source), str(data.parent), "readable", "90"]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == ""
    session = session_on(data)
    assert window_of(session).isVisible()
    assert plaint_of(session).profile.load().name == "Siân Ó Néill"
    assert plaint_of(session).records.database.faults() == []
    assert list((data / "backups").glob("before-version-*.db"))
