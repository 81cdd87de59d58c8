"""What a person is told about where the letters lie, and about copies of them."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.errors import NotAllowedError, NotFoundError, UserError
from app.services import place_service
from app.services.computer_marks import ComputerMarks
from app.services.moving_house import delete_old, move_house
from app.services.people_folders import PeopleFolders
from app.store.data_key import DataKey
from app.store.data_place import Place, PlaceKind
from app.store.database import open_database
from app.store.side_files import key_path
from tests.builders import TODAY, Calendar, a_case, a_draft, opened

CONFLICT = "plaint (Siân's conflicted copy 2026-11-20).db"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder beside whose data file lies a copy: two cases in it, of which one is here too."""
    folder = tmp_path / "letters"
    with opened(folder) as plaint:
        a_draft(plaint, a_case(plaint, "Here and there"))
    shutil.copytree(folder, tmp_path / "other")
    with opened(tmp_path / "other", Calendar(TODAY + timedelta(days=1))) as plaint:
        plaint.cases.note(1, "Later.")
        a_draft(plaint, a_case(plaint, "Only there"))
    shutil.copy(tmp_path / "other" / "plaint.db", folder / CONFLICT)
    return folder


@pytest.fixture
def plaint(data: Path) -> Iterator[Plaint]:
    with opened(data) as made:
        yield made


def codes(plaint: Plaint) -> list[str]:
    return [notice.code for notice in plaint.place.notices()]


def test_a_folder_of_this_computer_needs_no_word(tmp_path: Path) -> None:
    with opened(tmp_path) as plaint:
        assert (plaint.place.place, codes(plaint)) == (Place(PlaceKind.HERE), [])


def test_a_folder_that_is_kept_the_same_elsewhere_is_explained(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    with opened(tmp_path) as plaint:
        (notice,) = plaint.place.notices()
    assert notice.code == "synced:Syncthing"
    assert notice.title == "Your letters are in a folder that Syncthing copies to other computers."
    assert "Open Plaint on one computer at a time" in notice.sentence
    assert "Without a passphrase Syncthing can read them" in notice.sentence


def test_a_network_drive_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_service, "place_of", lambda _folder: Place(PlaceKind.NETWORK, "cifs"))
    with opened(tmp_path) as plaint:
        (notice,) = plaint.place.notices()
    assert (notice.code, notice.title) == ("network:cifs", "Your letters are on a network drive.")
    assert str(tmp_path) in notice.sentence


def test_a_copy_is_told_with_what_each_has_that_the_other_has_not(plaint: Plaint) -> None:
    a_draft(plaint, plaint.cases.view(1).case)
    (copy,) = plaint.place.copies()
    assert (copy.name, copy.is_newer, copy.cases, copy.letters, copy.cases_here, copy.letters_here) == (
        CONFLICT, True, 1, 1, 0, 1,
    )  # fmt: skip
    (notice,) = plaint.place.notices()
    assert CONFLICT in notice.title
    assert "It is newer" in notice.sentence
    assert "It has 1 case and 1 letter that are not here; here are 0 cases and 1 letter" in notice.sentence


def test_a_copy_that_is_no_newer_is_told_so(data: Path) -> None:
    shutil.copy(data / "plaint.db", data / CONFLICT)
    with opened(data) as plaint:
        assert "It is no newer" in plaint.place.notices()[0].sentence


def test_a_copy_is_not_touched_by_looking(plaint: Plaint, data: Path) -> None:
    before = (data / CONFLICT).read_bytes()
    plaint.place.notices()
    assert (data / CONFLICT).read_bytes() == before
    assert not list(data.glob(f"{CONFLICT}*-wal"))


def test_a_copy_that_cannot_be_read_is_told_so(plaint: Plaint, data: Path) -> None:
    (data / CONFLICT).unlink()
    with open_database(data / CONFLICT, key=DataKey(b"f" * 32)):
        pass
    (copy,) = plaint.place.copies()
    assert not copy.is_readable
    assert "can’t be read" in copy.sentence


def test_both_are_kept_and_the_other_has_a_folder_that_is_offered_at_start(plaint: Plaint, data: Path) -> None:
    before = (data / CONFLICT).read_bytes()
    person = plaint.place.keep_both(CONFLICT)
    assert (person.folder / "plaint.db").read_bytes() == before
    assert not (data / CONFLICT).exists()
    assert [each.name for each in PeopleFolders(data).all()] == ["My letters", "Copy of Friday 20 November 2026"]
    with opened(person.folder) as other:
        assert [view.case.title for view in other.cases.all()] == ["Here and there", "Only there"]
    assert codes(plaint) == []


def test_a_second_copy_of_the_day_has_another_name_and_what_opens_it_goes_with_it(plaint: Plaint, data: Path) -> None:
    plaint.place.keep_both(CONFLICT)
    other = data / "plaint-DESKTOP.db"
    shutil.copy(data / "plaint.db", other)
    key_path(other).write_bytes(b"ways in")
    person = plaint.place.keep_both(other.name)
    assert person.name == "Copy of Friday 20 November 2026 (2)"
    assert key_path(person.folder / "plaint.db").read_bytes() == b"ways in"


def test_a_copy_that_did_not_come_out_whole_stays_where_it_was(
    plaint: Plaint, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "copyfile", lambda _given, made: made.write_bytes(b"half"))
    with pytest.raises(UserError, match="could not be read or written"):
        plaint.place.keep_both(CONFLICT)
    assert (data / CONFLICT).exists()


def test_what_is_no_copy_can_not_be_kept(plaint: Plaint) -> None:
    with pytest.raises(NotFoundError) as refused:
        plaint.place.keep_both("letters.db")
    assert CONFLICT in refused.value.hint


def test_a_file_of_another_computer_that_came_while_ours_was_open_is_told(plaint: Plaint, data: Path) -> None:
    (data / CONFLICT).replace(data / "plaint.db")
    plaint.cases.note(1, "They rang.")
    (notice,) = plaint.place.notices()
    assert notice.code.startswith("replaced:plaint (kept on ")
    assert "nothing is lost" in notice.sentence
    with pytest.raises(NotAllowedError):
        plaint.place.keep_both(plaint.records.database.path.name)


def test_a_clock_that_was_set_back_is_told(data: Path) -> None:
    (data / CONFLICT).unlink()
    with opened(data, Calendar(TODAY - timedelta(days=400))) as plaint:
        (notice,) = plaint.place.notices()
    assert (notice.code, notice.title) == ("clock", "The clock of this computer seems to be wrong.")
    assert "something was kept here on Friday 20 November 2026" in notice.sentence


def test_a_file_that_vanished_is_put_back_when_it_is_looked_at(plaint: Plaint, data: Path) -> None:
    (data / "plaint.db").unlink()
    plaint.place.make_sure()
    assert (data / "plaint.db").exists()


def test_copies_are_held_against_the_letters_again_when_they_changed(plaint: Plaint, data: Path) -> None:
    first = plaint.place.copies()
    assert plaint.place.copies() is first
    shutil.copy(data / "plaint.db", data / "plaint 2.db")
    assert [copy.name for copy in plaint.place.copies()] == [CONFLICT, "plaint 2.db"]


def test_another_computer_that_has_the_letters_open_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    with opened(tmp_path) as plaint:
        attic = ComputerMarks(tmp_path, plaint.time.now, ("attic", "2"))
        attic.renew()
        notice = plaint.place.notices()[-1]
        assert (notice.code, notice.title) == ("open-on:attic", "Your letters seem to be open on “attic” too.")
        assert "Close Plaint there, wait until everything is copied" in notice.sentence
        plaint.place.make_sure()
        assert len(attic.others()) == 1
    assert attic.others() == ()


def test_on_this_computer_alone_nothing_is_marked(tmp_path: Path) -> None:
    with opened(tmp_path) as plaint:
        plaint.place.make_sure()
        assert not list(tmp_path.glob("open-on-*"))
    plaint.place.make_sure()  # once they are closed there is nothing to make sure of


def test_letters_that_were_moved_say_so_until_the_old_ones_are_deleted(tmp_path: Path) -> None:
    with opened(tmp_path / "old"):
        pass
    to = move_house(tmp_path / "old", tmp_path / "new", TODAY)
    with opened(to) as plaint:
        (notice,) = plaint.place.notices()
        assert notice.title == "Your letters lie on this computer now."
        assert str(tmp_path / "old") in notice.sentence
        delete_old(to)
        assert plaint.place.notices() == ()
