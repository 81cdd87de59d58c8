"""The data folder moved: every byte comes along, the old place leads to the new, and no kill loses anything."""

import json
import os
import random
import shutil
import signal
import sys
from pathlib import Path

import pytest

from app.domain.errors import NotAllowedError, UserError
from app.domain.progress import StoppedError
from app.services import moving_house
from app.services.moving_house import NOTE, delete_old, followed, move_house, own_folder_of
from app.services.old_place import CAME_FROM, came_from
from app.services.people_folders import PeopleFolders
from app.store.data_place import Place, PlaceKind
from tests.builders import TODAY, a_case, a_draft, opened

KITCHEN = ("kitchen", "1")
STEP = 7  # every so many touches of the disk; another first one each time


@pytest.fixture(autouse=True)
def _kitchen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving_house, "this_computer", lambda: KITCHEN)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with letters, a backup, a kept copy, and a file of somebody else."""
    folder = tmp_path / "synced"
    with opened(folder) as plaint:
        a_draft(plaint, a_case(plaint, "Kept"))
        plaint.keeper.back_up()
        plaint.records.database.copy_to(folder / "backups" / "evening.db")
    (folder / "holiday.jpg").write_bytes(b"mine")
    return folder


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "here"


def titles(folder: Path) -> list[str]:
    with opened(folder) as plaint:
        assert plaint.records.database.faults() == []
        return [view.case.title for view in plaint.cases.all()]


def test_everything_of_the_owner_comes_along_and_the_old_place_leads_there(data: Path, to: Path) -> None:
    assert move_house(data, to, TODAY) == to
    names = {path.name for path in to.iterdir()}
    assert {"plaint.db", "packs", "backups", CAME_FROM} <= names
    assert "holiday.jpg" not in names
    assert (followed(data), followed(to), titles(to)) == (to, to, ["Kept"])
    with opened(to) as plaint:
        assert len(plaint.keeper.all()) == 1
        assert (to / "backups" / "evening.db").exists()


def test_the_old_files_stay_until_they_are_deleted(data: Path, to: Path) -> None:
    move_house(data, to, TODAY)
    assert ((data / "plaint.db").exists(), came_from(to)) == (True, data)
    assert delete_old(to) == data
    assert {path.name for path in data.iterdir()} - {"plaint.db.lock", "started-again"} == {NOTE, "holiday.jpg"}
    assert (came_from(to), followed(data), titles(to)) == (None, to, ["Kept"])
    with pytest.raises(NotAllowedError, match="No old letters"):
        delete_old(to)


@pytest.mark.usefixtures("cheap_guesses")
def test_locked_letters_are_moved_without_their_passphrase(data: Path, to: Path) -> None:
    with opened(data) as plaint:
        plaint.lock.put_on("tea for two")
    move_house(data, to, TODAY)
    assert (to / "plaint.db.key").read_bytes() == (data / "plaint.db.key").read_bytes()


def test_stopped_midway_all_is_as_before(data: Path, to: Path) -> None:
    def stop(done: int, of: int) -> None:
        if done > of * 0.7:
            raise StoppedError

    with pytest.raises(StoppedError):
        move_house(data, to, TODAY, stop)
    assert (followed(data), titles(data), (to / "plaint.db").exists()) == (data, ["Kept"], False)
    assert not (to / "restoring").exists()


def test_a_byte_that_did_not_come_is_told_and_all_is_as_before(
    data: Path, to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving_house, "_pieces", lambda path, _tell: iter([str(path).encode()]))
    with pytest.raises(UserError):
        move_house(data, to, TODAY)
    assert (followed(data), titles(data)) == (data, ["Kept"])


def test_what_can_not_be_moved_says_why(data: Path, to: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotAllowedError, match="no letters"):
        move_house(tmp_path / "nothing", to, TODAY)
    with pytest.raises(NotAllowedError, match="not empty"):
        move_house(data, data / "inside", TODAY)
    (to / "sub").mkdir(parents=True)
    with pytest.raises(NotAllowedError, match="not empty"):
        move_house(data, to, TODAY)
    monkeypatch.setattr(moving_house, "place_of", lambda _folder: Place(PlaceKind.SYNCED, "Dropbox"))
    with pytest.raises(NotAllowedError, match="does not lie on this computer alone"):
        move_house(data, tmp_path / "other", TODAY)
    PeopleFolders(data).add("Siân", "Ffion")
    with pytest.raises(NotAllowedError, match="Several people"):
        move_house(data, tmp_path / "other", TODAY)


def test_letters_that_are_open_are_not_moved(data: Path, to: Path) -> None:
    with opened(data), pytest.raises(UserError, match="open in Plaint already"):
        move_house(data, to, TODAY)
    assert followed(data) == data


def test_another_computer_is_told_where_they_are(data: Path, to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    move_house(data, to, TODAY)
    monkeypatch.setattr(moving_house, "this_computer", lambda: ("attic", "2"))
    with pytest.raises(UserError, match="moved to the computer “kitchen” on 20 November 2026") as told:
        followed(data)
    assert "delete the file “moved.json” there" in told.value.hint


def test_a_place_that_is_gone_is_told_and_nothing_is_begun_anew(data: Path, to: Path) -> None:
    move_house(data, to, TODAY)
    to.rename(to.with_name("unplugged"))
    with pytest.raises(UserError, match="and are not there") as told:
        followed(data)
    assert "See that the disk is connected." in told.value.hint


@pytest.mark.parametrize("nonsense", [b"", b"[]", b"{}", b'{"to": 1, "computer": [], "on": "x", "done": 1}'])
def test_a_note_that_cannot_be_read_is_told(data: Path, nonsense: bytes) -> None:
    (data / NOTE).write_bytes(nonsense)
    with pytest.raises(UserError, match="where to can’t be read"):
        followed(data)


def test_where_nobody_came_from_nothing_is_deleted(data: Path, tmp_path: Path) -> None:
    (data / CAME_FROM).write_text(json.dumps({"from": str(tmp_path / "nowhere")}))
    assert came_from(data) is None
    with opened(tmp_path / "other"):
        pass
    (data / CAME_FROM).write_text(json.dumps({"from": str(tmp_path / "other")}))
    with pytest.raises(NotAllowedError, match="No old letters"):
        delete_old(data)
    (data / CAME_FROM).write_bytes(b"{")
    assert came_from(data) is None


def test_the_first_empty_folder_of_the_usual_name_is_taken(data: Path, tmp_path: Path) -> None:
    assert own_folder_of(data, tmp_path / "Plaint") == tmp_path / "Plaint"
    assert own_folder_of(data, data) == data.with_name("synced-2")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a copy of this process is killed")
def test_killed_before_each_touch_of_the_disk_the_letters_are_in_one_place_and_whole(tmp_path: Path) -> None:
    with opened(tmp_path / "first") as plaint:
        a_case(plaint, "Kept")
    for path in (tmp_path / "first").iterdir():
        if path.name == "packs":
            shutil.rmtree(path)
    moment = random.randrange(STEP)
    while True:
        data, to = tmp_path / f"old-{moment}", tmp_path / f"new-{moment}"
        shutil.copytree(tmp_path / "first", data)
        child = os.fork()
        if child == 0:
            _die_before(moment)
            move_house(data, to, TODAY)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        where = followed(data)
        assert titles(where) == ["Kept"], moment
        if where == data:
            assert move_house(data, to, TODAY) == followed(data) == to, moment
            assert titles(to) == ["Kept"], moment
        if status == 0:
            break
        assert os.WTERMSIG(status) == signal.SIGKILL
        moment += STEP
    assert moment > 20


def _die_before(moment: int) -> None:
    left = [moment]

    def hear(event: str, _given: object) -> None:
        if event in {"open", "os.rename", "os.remove", "os.link", "os.chmod", "os.mkdir", "os.rmdir"}:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hear)
