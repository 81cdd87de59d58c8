"""The profile is one, and comes back as it was kept."""

from dataclasses import replace

from app.domain.people import Profile
from app.store.database import Database
from app.store.profile_store import ProfileStore

TOLD = Profile(
    "Siân Ó Néill",
    ("1 High Street", "Ashdown"),
    "sian@example.org",
    "",
    "scotland",
    {"ashdown-party": "A1"},
    {"tone": ["x"]},
)


def test_a_new_file_has_an_empty_profile(db: Database) -> None:
    assert ProfileStore(db).load() == Profile()


def test_a_profile_comes_back_as_it_was_kept(db: Database) -> None:
    ProfileStore(db).save(TOLD)
    assert ProfileStore(db).load() == TOLD


def test_a_profile_takes_the_place_of_the_one_before(db: Database) -> None:
    profiles = ProfileStore(db)
    profiles.save(TOLD)
    profiles.save(replace(TOLD, address=()))
    assert profiles.load() == replace(TOLD, address=())
