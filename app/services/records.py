"""The stores of one open data file, handed to the services together."""

from dataclasses import dataclass

from app.store.apology_store import ApologyStore
from app.store.bin_store import BinStore
from app.store.case_store import CaseStore
from app.store.content_store import ContentStore
from app.store.database import Database
from app.store.exhibit_store import ExhibitStore
from app.store.history_store import HistoryStore
from app.store.letter_store import LetterStore
from app.store.organisation_store import OrganisationStore
from app.store.outcome_store import OutcomeStore
from app.store.profile_store import ProfileStore
from app.store.reply_store import ReplyStore
from app.store.search_index import SearchIndex
from app.store.step_store import StepStore


@dataclass(frozen=True, slots=True)
class Records:
    """One store per group of tables, all on the same database."""

    database: Database
    contents: ContentStore
    cases: CaseStore
    letters: LetterStore
    replies: ReplyStore
    apologies: ApologyStore
    outcomes: OutcomeStore
    exhibits: ExhibitStore
    history: HistoryStore
    profile: ProfileStore
    organisations: OrganisationStore
    search: SearchIndex
    bin: BinStore
    steps: StepStore

    @classmethod
    def on(cls, database: Database) -> "Records":
        """Return the stores of an open database."""
        contents = ContentStore(database)
        return cls(
            database,
            contents,
            CaseStore(database),
            LetterStore(database),
            ReplyStore(database),
            ApologyStore(database),
            OutcomeStore(database),
            ExhibitStore(database),
            HistoryStore(database),
            ProfileStore(database),
            OrganisationStore(database),
            SearchIndex(database),
            BinStore(database, contents),
            StepStore(database),
        )
