"""Each fault of a disk, a file or a clock, caused for real: what is said, in the window too, and that nothing is lost.

Every moment of a killed migration is in `tests/store/test_killed_migrations.py`, every change of a file from under an
open Plaint in `tests/store/test_open_file.py`, every wall round the worker in `tests/test_worker_walls.py`.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import DiskError
from app.services import limited_work
from app.services.limited_work import WORKER
from app.ui.application import REFUSED
from app.ui.interview_page import InterviewPage
from tests.builders import TODAY, Calendar, a_case, opened
from tests.faults.lived_folders import assert_whole, lived_in, subject_of, told, types_until_told
from tests.faults.places import fill, filled, forbidden, open_to_all, small_disk, without_rights
from tests.stories.at_the_terminal import Member

DAY = timedelta(days=1)
OLD_FILE = Path(__file__).parents[1] / "store" / "old_files" / "version-1.db"
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="done with the tools of Linux")


# A full disk


def test_a_full_disk_refuses_with_a_hint_and_takes_all_once_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        lived_in(disk / "data")
        with opened(disk / "data") as plaint:
            draft = plaint.letters.writing(2).letter
            with filled(disk):
                for deed in (
                    lambda: plaint.letters.save(2, {**draft.answers, "subject": "long " * 2000}, draft.step),
                    lambda: plaint.exhibits.add(1, "Photo", "photo.jpg", os.urandom(100_000)),
                    lambda: plaint.letters.finish_now(2),
                    lambda: a_case(plaint, "Another " * 3000),
                ):
                    with pytest.raises(DiskError, match="The disk is full") as refused:
                        deed()
                    assert "Free some space, then try again" in refused.value.hint
            plaint.letters.save(2, {**draft.answers, "subject": "long " * 2000}, draft.step)
            assert subject_of(plaint, 2) == "long " * 2000
        assert_whole(disk / "data")


def test_on_a_full_disk_the_terminal_still_shows_what_there_is(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        lived_in(disk / "data")
        member = Member(tmp_path, "small disk/data")
        with filled(disk):
            assert "A mailing list" in member.reads("case", "list")
            assert "Free some space" in member.is_refused("case", "note", "1", "words " * 9000)
            assert "Free some space" in member.is_refused("settings", "appearance=dark")
        member.does("case", "note", "1", "words " * 9000)
        assert_whole(disk / "data")
        assert not list((disk / "data").glob(".settings-*"))


def test_what_is_typed_while_the_disk_is_full_is_saved_by_itself_once_there_is_room(
    tmp_path: Path, qtbot: QtBot, window: Callable[[Plaint, int], InterviewPage]
) -> None:
    with small_disk(tmp_path) as disk:
        lived_in(disk / "data")
        with opened(disk / "data") as plaint:
            page = window(plaint, 2)
            with filled(disk):
                plaint.records.database._connection.pragma("wal_checkpoint", "TRUNCATE")
                with (disk / "more").open("wb", buffering=0) as file:
                    fill(file)
                types_until_told(page, qtbot, "Typed in vain? ", "The disk is full.")
                (disk / "more").unlink()
            qtbot.waitUntil(lambda: "not saved yet" not in told(page), timeout=5000)
            assert subject_of(plaint, 2).startswith("Typed in vain? ")
        assert_whole(disk / "data")


# A folder that may not be written, and rights that go while it is open


def test_a_read_only_folder_is_told_and_left_as_it_is(
    says_at_start: Callable[[Path], tuple[int, list[str]]],
) -> None:
    with open_to_all() as folder, without_rights():
        data = folder / "data"
        lived_in(data)
        before = (data / "plaint.db").read_bytes()
        with forbidden(data / "plaint.db.lock", data / "plaint.db", data):
            said = Member(folder, "data").is_refused("case", "list")
            assert says_at_start(data) == (REFUSED, ["The folder with your letters can’t be written."])
        assert "The folder with your letters can’t be written." in said
        assert "Make sure that you may write there, then try again." in said
        assert (data / "plaint.db").read_bytes() == before
        assert_whole(data)


def test_rights_that_go_while_plaint_is_open_lose_nothing() -> None:
    with open_to_all() as folder, without_rights():
        data = folder / "data"
        lived_in(data)
        with opened(data) as plaint:
            with forbidden(data / "plaint.db", data):
                try:
                    plaint.cases.note(1, "They rang.")
                except DiskError:
                    plaint.cases.all()
            plaint.cases.note(1, "They rang again.")
        assert_whole(data)
        with opened(data) as plaint:
            assert "They rang again." in str(plaint.cases.view(1).history)


# A file that is gone


def test_a_folder_that_vanished_is_told_on_the_page_and_typing_goes_on(
    tmp_path: Path, qtbot: QtBot, window: Callable[[Plaint, int], InterviewPage]
) -> None:
    data = tmp_path / "data"
    lived_in(data)
    with opened(data) as plaint:
        page = window(plaint, 2)
        shutil.rmtree(data)
        types_until_told(page, qtbot, "Still here? ", "The folder with your letters is gone")
        data.mkdir()
        qtbot.waitUntil(lambda: "not saved yet" not in told(page), timeout=5000)
    assert_whole(data)
    with opened(data) as plaint:
        assert subject_of(plaint, 2).startswith("Still here? ")


def test_a_file_that_was_deleted_is_there_again_at_the_terminal(tmp_path: Path) -> None:
    lived_in(tmp_path / "data")
    with opened(tmp_path / "data") as plaint:
        (tmp_path / "data" / "plaint.db").unlink()
        plaint.cases.note(1, "They rang.")
    assert "They rang." in str(Member(tmp_path, "data").case())
    assert_whole(tmp_path / "data")


# Bytes that are damaged


@linux_only
def test_a_damaged_page_is_told_and_a_copy_put_in_its_place_has_everything(
    tmp_path: Path, says_at_start: Callable[[Path], tuple[int, list[str]]]
) -> None:
    data = tmp_path / "data"
    lived_in(data)
    file = data / "plaint.db"
    shutil.copy(file, tmp_path / "copy")
    with closing(sqlite3.connect(file)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'letters'").fetchone()
    command = ["dd", "if=/dev/urandom", f"of={file}", "bs=4096", f"seek={page - 1}", "count=1", "conv=notrunc"]
    subprocess.run(command, check=True, capture_output=True)
    before = file.read_bytes()
    said = Member(tmp_path, "data").is_refused("case", "list")
    assert "damaged" in said
    assert "restore a backup" in said
    code, seen = says_at_start(data)
    assert (code, "damaged" in seen[0], file.read_bytes()) == (0, True, before)
    shutil.copy(tmp_path / "copy", file)
    assert_whole(data)


def test_what_was_half_written_is_no_matter(tmp_path: Path) -> None:
    data = tmp_path / "data"
    lived_in(data)
    whole = (data / "plaint.db").read_bytes()
    (data / "backups").mkdir()
    for name in ("plaint.db.new", "backups/before-version-9.part", "plaint.db.key.new", "settings.json"):
        (data / name).write_bytes(whole)
        os.truncate(data / name, 5000)
    assert_whole(data)
    assert Member(tmp_path, "data").reads("case", "list")
    assert not (data / "plaint.db.new").exists()


def test_a_file_cut_short_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    lived_in(tmp_path / "data")
    file = tmp_path / "data" / "plaint.db"
    whole = file.read_bytes()
    os.truncate(file, len(whole) - 8192)
    assert "damaged" in Member(tmp_path, "data").is_refused("case", "list")
    assert file.read_bytes() == whole[:-8192]


# A file that is locked, newer, or was being migrated


@pytest.mark.usefixtures("cheap_guesses")
def test_a_wrong_passphrase_opens_nothing_and_the_right_one_everything(tmp_path: Path) -> None:
    lived_in(tmp_path / "data")
    member = Member(tmp_path, "data")
    right, wrong = member.file("right", "four calm paper boats"), member.file("wrong", "four calm paper goats")
    member.does("lock", "--new-passphrase-file", right)
    before = (tmp_path / "data" / "plaint.db").read_bytes()
    said = member.is_refused("case", "list", "--passphrase-file", wrong)
    assert "That is not the passphrase." in said
    assert "use your recovery code" in said
    assert (tmp_path / "data" / "plaint.db").read_bytes() == before
    assert "A mailing list" in member.reads("case", "list", "--passphrase-file", right)
    member.reads("unlock", "--passphrase-file", right)
    assert_whole(tmp_path / "data")


def test_a_newer_file_is_told_and_left_as_it_is(
    tmp_path: Path, says_at_start: Callable[[Path], tuple[int, list[str]]]
) -> None:
    data = tmp_path / "data"
    lived_in(data)
    with closing(sqlite3.connect(data / "plaint.db")) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        db.execute("PRAGMA user_version = 99")
    before = (data / "plaint.db").read_bytes()
    said = Member(tmp_path, "data").is_refused("today")
    assert "newer Plaint" in said
    assert "Install the newest Plaint" in said
    assert says_at_start(data) == (REFUSED, ["Your letters were kept with a newer Plaint than this one."])
    assert (data / "plaint.db").read_bytes() == before
    with closing(sqlite3.connect(data / "plaint.db")) as db:
        db.execute(f"PRAGMA user_version = {version}")
    assert_whole(data)


@linux_only
def test_a_killed_migration_shows_nothing_but_what_there_was(tmp_path: Path) -> None:
    source, data = tmp_path / "old", tmp_path / "work" / "90"
    source.mkdir()
    shutil.copy(OLD_FILE, source / "plaint.db")
    command = [sys.executable, "-m", "tests.store.killed_migrations", str(source), str(data.parent), "readable", "90"]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == ""
    assert Member(data.parent, "90").does("me")["name"] == "Siân Ó Néill"
    assert (data / "backups").is_dir()


# A clock that was set back, and memory that runs out


def test_a_clock_that_was_set_back_loses_nothing_and_breaks_no_history(tmp_path: Path) -> None:
    data = tmp_path / "data"
    lived_in(data)
    with opened(data, Calendar(TODAY - 400 * DAY)) as plaint:
        plaint.cases.note(1, "Noted a year too early.")
        draft = plaint.letters.writing(2).letter
        plaint.letters.save(2, {**draft.answers, "subject": "Later, and earlier"}, draft.step)
        assert plaint.records.history.first_broken(1) is None
    with opened(data) as plaint:
        assert subject_of(plaint, 2) == "Later, and earlier"
        assert "Noted a year too early." in str(plaint.cases.view(1).history)
    assert_whole(data)


@linux_only
def test_a_reader_that_runs_out_of_memory_takes_nothing_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "from app import worker\nworker.TASKS = {'read_reply': lambda *_: len(bytearray(2**31))}\n"
        "worker.warm_up = lambda: None\nworker.main()"
    )
    monkeypatch.setattr(limited_work, "worker_command", lambda: [sys.executable, "-c", code])
    WORKER.stop()
    lived_in(tmp_path / "data")
    member = Member(tmp_path, "data")
    try:
        kept = member.does("reply", "add", "1", member.file("reply.txt", "We refuse."), "--received", "2026-11-19")
    finally:
        WORKER.stop()
    assert "takes more memory than it may" in json.dumps(kept)
    with opened(tmp_path / "data") as plaint:
        assert plaint.replies.get(kept["reply"]).file is not None
    assert_whole(tmp_path / "data")
