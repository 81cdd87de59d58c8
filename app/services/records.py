"""The stores of one open data file, handed to the services together."""

from typing import TYPE_CHECKING, TypeVar

import app.store
from app.later import MadeOnce
from app.store.database import Database

if TYPE_CHECKING:  # each is loaded when it is first asked for; see app.later
    import app.store.apology_store
    import app.store.bin_store
    import app.store.case_store
    import app.store.content_store
    import app.store.exhibit_store
    import app.store.history_store
    import app.store.letter_store
    import app.store.organisation_store
    import app.store.outcome_store
    import app.store.profile_store
    import app.store.reply_store
    import app.store.search_index
    import app.store.step_store

Part = TypeVar("Part")
store = app.store


class _Store(MadeOnce["Records", Part]):
    """A store, made when it is first asked for."""


class Records:
    """One store per group of tables, all on the same database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def on(cls, database: Database) -> "Records":
        """Return the stores of an open database."""
        return cls(database)

    contents = _Store(lambda my: store.content_store.ContentStore(my.database))
    cases = _Store(lambda my: store.case_store.CaseStore(my.database))
    letters = _Store(lambda my: store.letter_store.LetterStore(my.database))
    replies = _Store(lambda my: store.reply_store.ReplyStore(my.database))
    apologies = _Store(lambda my: store.apology_store.ApologyStore(my.database))
    outcomes = _Store(lambda my: store.outcome_store.OutcomeStore(my.database))
    exhibits = _Store(lambda my: store.exhibit_store.ExhibitStore(my.database))
    history = _Store(lambda my: store.history_store.HistoryStore(my.database))
    profile = _Store(lambda my: store.profile_store.ProfileStore(my.database))
    organisations = _Store(lambda my: store.organisation_store.OrganisationStore(my.database))
    search = _Store(lambda my: store.search_index.SearchIndex(my.database))
    bin = _Store(lambda my: store.bin_store.BinStore(my.database, my.contents))
    steps = _Store(lambda my: store.step_store.StepStore(my.database))
