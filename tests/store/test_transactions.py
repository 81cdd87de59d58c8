"""All or nothing, one inside another, and on a disk that fails at any write."""

from pathlib import Path

import apsw
import pytest

from app.domain.errors import UserError
from app.domain.letters import LetterState
from app.store.database import Database, open_database
from app.store.letter_store import LetterStore
from app.store.organisation_store import OrganisationStore
from tests.store.faulty_disk import faulty_disk
from tests.store.samples import stored_draft, stored_finished


class StoppedError(Exception):
    pass


def keep_and_stop(db: Database, name: str) -> None:
    with db.transaction():
        OrganisationStore(db).save(name, {})
        raise StoppedError


def test_what_was_begun_is_undone_when_it_is_stopped(db: Database) -> None:
    with pytest.raises(StoppedError):
        keep_and_stop(db, "a")
    assert OrganisationStore(db).own() == {}


def test_an_inner_step_can_be_undone_alone(db: Database) -> None:
    with db.transaction():
        OrganisationStore(db).save("outer", {})
        with pytest.raises(StoppedError):
            keep_and_stop(db, "inner")
        with db.transaction():
            OrganisationStore(db).save("second", {})
    assert set(OrganisationStore(db).own()) == {"outer", "second"}


def test_what_an_inner_step_kept_is_undone_with_the_outer_one(db: Database) -> None:
    def outer() -> None:
        with db.transaction():
            with db.transaction():
                OrganisationStore(db).save("inner", {})
            raise StoppedError

    with pytest.raises(StoppedError):
        outer()
    assert OrganisationStore(db).own() == {}


def refusal(db: Database) -> UserError | None:
    """Finish a letter and return why that was refused, or None when it was done."""
    try:
        with db.transaction():
            stored_finished(db)
    except UserError as error:
        return error
    return None


@pytest.mark.parametrize(("error", "words"), [(apsw.FullError, "full"), (apsw.IOError, "could not be read or written")])
@pytest.mark.parametrize("sound_writes", range(0, 60, 4))
def test_a_disk_that_fails_at_any_write_leaves_no_half_finished_letter(
    path: Path, error: type[apsw.Error], words: str, sound_writes: int
) -> None:
    with faulty_disk(error) as disk, open_database(path) as db:
        begun = stored_draft(db)
        disk.writes_left = sound_writes
        told = refusal(db)
        assert told is None or words in told.message
        disk.writes_left = None
        assert LetterStore(db).all_of(LetterState) == [begun, *([LetterStore(db).get(2)] if told is None else [])]
        assert db.faults() == []


def test_a_disk_that_has_room_again_takes_what_it_refused(path: Path) -> None:
    with faulty_disk(apsw.FullError) as disk, open_database(path) as db:
        disk.writes_left = 0
        with pytest.raises(UserError, match="full"):
            stored_finished(db)
        disk.writes_left = None
        finished = stored_finished(db)
    with open_database(path) as db:
        assert LetterStore(db).get(finished.id) == finished


def test_a_full_database_undoes_everything_by_itself(db: Database) -> None:
    db.write("PRAGMA max_page_count = 1")
    with pytest.raises(UserError, match="full"), db.transaction(), db.transaction():
        OrganisationStore(db).save("large", {"name": "x" * 1_000_000})
    assert OrganisationStore(db).own() == {}
