"""The member's own records of organisations."""

from app.store.database import Database
from app.store.organisation_store import OrganisationStore


def test_records_come_back_by_their_ids(db: Database) -> None:
    organisations = OrganisationStore(db)
    organisations.save("party", {"name": "Party"})
    organisations.save("party", {"name": "Ashdown Party", "routes": [{"post": ["1 High Street"]}]})
    assert organisations.own() == {"party": {"name": "Ashdown Party", "routes": [{"post": ["1 High Street"]}]}}


def test_a_record_can_be_forgotten(db: Database) -> None:
    organisations = OrganisationStore(db)
    organisations.save("party", {})
    organisations.remove("party")
    organisations.remove("never there")
    assert organisations.own() == {}
