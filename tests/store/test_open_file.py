"""A data file that is taken from under an open Plaint: nothing is lost, and nothing of others is overwritten."""

import os
import shutil
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.letters import LetterState
from app.store.data_key import DataKey
from app.store.database import Database, open_database
from app.store.file_swap import put_back
from app.store.letter_store import LetterStore
from app.store.side_files import key_path
from tests.store.samples import NOW, stored_draft

KEY = DataKey(b"0123456789abcdef" * 2)
WORDS = "Quillon " * 500


def types(db: Database, words: str = WORDS) -> None:
    begun = stored_draft(db)
    LetterStore(db).update(begun.edit({"what": words}, "", NOW))


def typed(path: Path, key: DataKey | None = None) -> list[str]:
    """Return what each letter says in the file as it would be found after a power cut."""
    copy = path.parent.with_name("after the power cut")
    shutil.copytree(path.parent, copy)
    with open_database(copy / path.name, key=key) as db:
        assert db.faults() == []
        found = [str(letter.answers.get("what", "")) for letter in LetterStore(db).all_of(LetterState)]
    shutil.rmtree(copy)
    return found


@pytest.mark.parametrize("key", [None, KEY], ids=["readable", "locked"])
@pytest.mark.parametrize("lost", [["plaint.db"], ["plaint.db", "plaint.db-wal"], ["plaint.db-wal"]])
def test_a_file_that_was_deleted_while_open_is_put_back_with_the_next_change(
    path: Path, lost: list[str], key: DataKey | None
) -> None:
    with open_database(path, key=key) as db:
        types(db, "first")
        for name in lost:
            path.with_name(name).unlink()
        types(db, "second")
        assert typed(path, key) == ["first", "second"]
        types(db, "third")
        assert typed(path, key) == ["first", "second", "third"]
    assert typed(path, key) == ["first", "second", "third"]


def test_a_folder_that_was_taken_away_is_told_and_nothing_is_lost_once_it_is_there_again(
    path: Path, tmp_path: Path
) -> None:
    with open_database(path, key=KEY) as db:
        key_path(path).write_bytes(b"ways in")
        types(db, "first")
        shutil.rmtree(path.parent)
        for _ in range(2):
            with pytest.raises(UserError, match="is gone"):
                types(db, "second")
        path.parent.mkdir()
        types(db, "second")
        assert key_path(path).read_bytes() == b"ways in"
    assert typed(path, KEY) == ["first", "second"]


@pytest.mark.parametrize("key", [None, KEY], ids=["readable", "locked"])
def test_where_another_file_came_under_the_name_neither_is_lost(path: Path, key: DataKey | None) -> None:
    """As a program does that keeps folders the same on several computers: its file, put there by one rename."""
    with open_database(path, key=key) as db:
        types(db, "here and there")
    theirs = path.with_name("incoming")
    shutil.copy(path, theirs)
    with open_database(theirs, key=key) as db:
        types(db, "there")
    with open_database(path, key=key) as db:
        key_path(path).write_bytes(b"ways in")
        types(db, "here")
        theirs.replace(path)
        types(db, "here, later")
        assert db.file.replaced == path
        aside = db.path
    key_path(aside).unlink(missing_ok=True)
    assert (typed(path, key), typed(aside, key)) == (
        ["here and there", "there"],
        ["here and there", "here", "here, later"],
    )
    assert aside.name.startswith("plaint (kept on ")


def test_the_side_file_goes_with_the_file_that_went_aside(path: Path) -> None:
    with open_database(path, key=KEY) as db:
        key_path(path).write_bytes(b"ways in")
        types(db)
        path.with_name("other").write_bytes(b"something else")
        path.with_name("other").replace(path)
        types(db)
        assert key_path(db.path).read_bytes() == b"ways in"
    assert path.read_bytes() == b"something else"


def test_a_file_that_only_got_another_number_keeps_its_name(path: Path) -> None:
    """Some network drives number a file anew now and then."""
    with open_database(path) as db:
        types(db, "first")
    with open_database(path) as db:
        shutil.copy(path, path.with_name("other"))
        path.with_name("other").replace(path)
        types(db, "second")
        assert (db.path, db.file.replaced) == (path, None)
    assert typed(path) == ["first", "second"]
    assert sorted(file.name for file in path.parent.iterdir()) == ["plaint.db", "plaint.db.lock"]


@pytest.mark.parametrize("more", [b"", b"x"])
def test_a_file_of_another_length_is_another(path: Path, more: bytes) -> None:
    open_database(path).close()
    whole = path.read_bytes()
    with open_database(path) as db:
        path.with_name("other").write_bytes(whole + more if more else whole[:-4096])
        path.with_name("other").replace(path)
        types(db)
        assert db.path != path


def test_a_file_that_comes_while_ours_is_put_back_is_left_to_its_owner(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def comes(there: Path) -> None:
        there.write_bytes(b"theirs")
        put_back(there)

    monkeypatch.setattr("app.store.open_file.put_back", comes)
    with open_database(path) as db:
        types(db, "first")
        path.unlink()
        types(db, "second")
        aside = db.path
    assert (path.read_bytes(), typed(aside)) == (b"theirs", ["first", "second"])


def test_a_file_that_vanished_is_put_back_when_it_is_closed(path: Path) -> None:
    with open_database(path) as db:
        types(db)
        path.unlink()
    assert typed(path) == [WORDS]


def test_closing_without_a_folder_ends_all_the_same(path: Path) -> None:
    with open_database(path):
        shutil.rmtree(path.parent)
    assert not path.parent.exists()


def test_within_a_transaction_nothing_is_moved(path: Path) -> None:
    with open_database(path) as db:
        with db.transaction():
            types(db, "first")
            path.unlink()
            db.file.make_sure()
            assert not path.exists()
        db.file.make_sure()
        assert path.exists()
    assert typed(path) == ["first"]


def test_a_side_file_that_vanished_is_put_back(path: Path) -> None:
    with open_database(path, key=KEY) as db:
        key_path(path).write_bytes(b"ways in")
        types(db)
        key_path(path).unlink()
        types(db)
        assert key_path(path).read_bytes() == b"ways in"


def test_names_that_may_not_be_looked_at_stop_nobody(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    types(db, "first")

    def forbidden(_path: Path, **_more: bool) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", forbidden)
        types(db, "second")
        db.file._see()
    types(db, "third")
    assert typed(db.path) == ["first", "second", "third"]


@pytest.mark.skipif(not hasattr(os, "link"), reason="files have one name only")
def test_where_files_have_one_name_only_the_copy_takes_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_names: Path) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refused)
    with open_database(path) as db:
        types(db, "first")
        path.unlink()
        types(db, "second")
    assert typed(path) == ["first", "second"]


def test_a_copy_that_was_not_put_back_yet_is_taken_up_at_the_next_start(path: Path) -> None:
    with open_database(path) as db:
        types(db, "first")
    path.replace(path.with_name("plaint.db.new"))
    with open_database(path) as db:
        assert len(LetterStore(db).all_of(LetterState)) == 1
