"""What was laid out is put in place whole, and what was there before is kept whole."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.store import restoring
from app.store.backup_contents import Contents, Taken
from app.store.data_key import DataKey
from app.store.database import open_database
from app.store.one_writer import hold
from app.store.restoring import decide, drop, is_empty, lay_out, take_up
from tests.owners_files import is_for_its_owner_alone
from tests.store.killed_restores import NEW, contents

DAY, MADE = date(2026, 11, 20), datetime(2026, 11, 20, tzinfo=UTC)
OLD = {"plaint.db": b"old letters", "plaint.db.key": b"ways in", "plaint.db-wal": b"log", "packs/b/1/pack.toml": b"b"}


def filled(data: Path, files: dict[str, bytes]) -> Path:
    for name, held in files.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(held)
    return data


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "plaint.db.lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_an_empty_folder_holds_what_was_restored_and_nothing_else(tmp_path: Path) -> None:
    assert lay_out(tmp_path / "data", contents(NEW)) == tmp_path / "data" / "restoring" / "new" / "plaint.db"
    assert decide(tmp_path / "data", DAY) is None
    assert held(tmp_path / "data") == NEW
    assert all(is_for_its_owner_alone(path) for path in (tmp_path / "data").rglob("*"))


def test_what_was_there_before_is_kept_whole_in_a_folder_with_the_date(tmp_path: Path) -> None:
    data = filled(tmp_path / "data", {**OLD, "backups/a.db": b"backup", "people.json": b"[]"})
    lay_out(data, contents(NEW))
    kept = decide(data, DAY)
    assert kept == data / "before-restore-2026-11-20"
    assert held(kept) == OLD
    beside = {name: found for name, found in held(data).items() if not name.startswith(kept.name)}
    assert beside == {**NEW, "backups/a.db": b"backup", "people.json": b"[]"}


def test_a_second_restore_of_the_day_keeps_both(tmp_path: Path) -> None:
    data = filled(tmp_path / "data", OLD)
    for number in ("", "-2"):
        lay_out(data, contents(NEW))
        assert decide(data, DAY) == data / f"before-restore-2026-11-20{number}"
    assert held(data / "before-restore-2026-11-20") == OLD


def test_what_is_not_decided_is_wiped_and_changes_nothing(tmp_path: Path) -> None:
    data = filled(tmp_path / "data", OLD)
    lay_out(data, contents(NEW))
    take_up(data)
    assert held(data) == OLD
    take_up(data)


@pytest.mark.parametrize("step", ["_put_away", "_move", "drop"])
def test_what_was_decided_and_interrupted_is_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    data = filled(tmp_path / "data", OLD)
    lay_out(data, contents(NEW))

    def cut(*_given: object) -> None:
        raise OSError(5, "the power went")

    with monkeypatch.context() as patch:
        patch.setattr(restoring, step, cut)
        with pytest.raises(OSError, match="power"):
            decide(data, DAY)
    drop(data)  # decided is decided
    take_up(data)
    assert held(data / "before-restore-2026-11-20") == OLD
    assert {name: found for name, found in held(data).items() if "before" not in name} == NEW


def test_at_whichever_moment_it_is_killed_the_old_or_the_new_files_are_there_whole(tmp_path: Path) -> None:
    data, work = filled(tmp_path / "data", OLD), tmp_path / "work"
    work.mkdir()
    command = [sys.executable, "-m", "tests.store.killed_restores", str(data), str(work)]
    subprocess.run(command, check=True, capture_output=True)
    moments = sorted(work.iterdir(), key=lambda path: int(path.name))
    after = {f"before-restore-2026-11-20/{name}": found for name, found in OLD.items()} | NEW
    found = []
    for moment in moments:
        take_up(moment)
        found.append(held(moment))
    assert found == [OLD] * found.count(OLD) + [after] * found.count(after)
    assert (found.count(OLD) > 10, found.count(after) > 10) == (True, True)


def test_what_another_plaint_is_at_is_left_alone(tmp_path: Path) -> None:
    lay_out(tmp_path, contents(NEW))
    lock = hold(tmp_path / "plaint.db")
    take_up(tmp_path)
    assert (tmp_path / "restoring" / "new" / "plaint.db").exists()
    lock.close()


@pytest.mark.parametrize(
    "files", [[("settings.json", b"")], [("plaint.db", b"a"), ("plaint.db", b"b")], [("../plaint.db", b"a")]]
)
def test_a_backup_with_strange_files_leaves_nothing(tmp_path: Path, files: list[tuple[str, bytes]]) -> None:
    with pytest.raises(UserError, match="damaged"):
        lay_out(tmp_path, Contents(MADE, None, 0, [Taken(name, len(data), [data]) for name, data in files]))
    assert list(tmp_path.iterdir()) == []


def test_a_backup_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        lay_out(tmp_path, Contents(MADE, None, 0, [Taken("plaint.db", 9, broken())]))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_empty_when_it_holds_nobodys_letters(tmp_path: Path) -> None:
    assert is_empty(tmp_path / "nowhere")
    filled(tmp_path, {"plaint.log": b"", "people.json": b"", "restoring/new/plaint.db": b""})
    assert is_empty(tmp_path)
    for name in ("plaint.db", "holiday.jpg"):
        (tmp_path / name).write_bytes(b"")
        assert not is_empty(tmp_path)
        (tmp_path / name).unlink()


def test_what_is_encrypted_is_dropped_without_writing_all_of_it_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "restoring" / "new"
    with open_database(new / "plaint.db", key=DataKey(b"k" * 32)):
        pass
    written_over: list[str] = []
    monkeypatch.setattr("app.store.private_files.overwrite", lambda path: written_over.append(path.name))
    drop(tmp_path)
    assert ("plaint.db" in written_over, new.exists()) == (False, False)
