"""The member's profile in the data file."""

import json

from app.domain.people import Profile
from app.store.database import Database
from app.store.table_rows import Row, SqlValue, json_text

_LOAD = "SELECT name, address, email, phone, nation, memberships, remembered, own_words FROM profile"
_SAVE = """
INSERT INTO profile (id, name, address, email, phone, nation, memberships, remembered, own_words)
VALUES (1, :name, :address, :email, :phone, :nation, :memberships, :remembered, :own_words)
ON CONFLICT (id) DO UPDATE SET name = :name, address = :address, email = :email, phone = :phone, nation = :nation,
  memberships = :memberships, remembered = :remembered, own_words = :own_words
"""


class ProfileStore:
    """Keeps one profile."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def load(self) -> Profile:
        """Return what the member told us; an empty profile at first."""
        row = self._db.row(_LOAD)
        return _profile(row) if row else Profile()

    def save(self, profile: Profile) -> None:
        """Keep the profile in the place of the one before."""
        self._db.write(_SAVE, _row(profile))


def _row(profile: Profile) -> dict[str, SqlValue]:
    return {
        "name": profile.name,
        "address": json_text(profile.address),
        "email": profile.email,
        "phone": profile.phone,
        "nation": profile.nation,
        "memberships": json_text(dict(profile.memberships)),
        "remembered": json_text(dict(profile.remembered)),
        "own_words": json_text(profile.own_words),
    }


def _profile(row: Row) -> Profile:
    return Profile(
        name=row["name"],
        address=tuple(json.loads(row["address"])),
        email=row["email"],
        phone=row["phone"],
        nation=row["nation"],
        memberships=json.loads(row["memberships"]),
        remembered=json.loads(row["remembered"]),
        own_words=tuple(json.loads(row["own_words"])),
    )
