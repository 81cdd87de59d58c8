"""The random numbers of outcome cards, in the data file."""

from app.store.database import Database
from app.store.table_rows import insert_sql

_KEEP = insert_sql("outcome_cards", ("case_id", "card", "edition")).replace("INSERT", "INSERT OR REPLACE", 1)


class OutcomeStore:
    """Keeps the number of each case's card, and how often it was given."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def given(self, case_id: int) -> tuple[str, int]:
        """Return the number of a case's card and its last edition; "" and 0 while none was given."""
        row = self._db.row("SELECT card, edition FROM outcome_cards WHERE case_id = ?", (case_id,))
        return (row["card"], row["edition"]) if row else ("", 0)

    def keep(self, case_id: int, card: str, edition: int) -> None:
        """Keep that an edition of a case's card was given.

        Args:
            case_id: The case.
            card: 32 hexadecimal figures, drawn at random.
            edition: Counted from 1.
        """
        self._db.write(_KEEP, {"case_id": case_id, "card": card, "edition": edition})
