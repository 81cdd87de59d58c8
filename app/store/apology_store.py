"""What came of apologies, in the data file."""

from app.domain.apologies import Element, ElementAccount, Given
from app.store.database import Database
from app.store.table_rows import Row, SqlValue, day_of, day_text, insert_sql, select_sql

COLUMNS = ("case_id", "request", "element", "given", "their_words", "still_wanted", "place", "came_on", "promised_by")

_KEEP = insert_sql("apology_accounts", COLUMNS).replace("INSERT", "INSERT OR REPLACE", 1)
_SELECT = select_sql("apology_accounts", COLUMNS)


class ApologyStore:
    """Keeps what a person said came of each element; one account for each in a request."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, case_id: int, request: int, element: Element, account: ElementAccount) -> None:
        """Keep the account of an element in place of the one before.

        Args:
            case_id: The case.
            request: The letter that asked for the apology first; 0 in files from before there were several.
            element: What of the apology.
            account: What came of it.
        """
        self._db.write(_KEEP, _row(case_id, request, element, account))

    def of_case(self, case_id: int) -> dict[tuple[int, Element], ElementAccount]:
        """Return the accounts of a case by request and element; those that nobody looked at are left out."""
        rows = self._db.rows(f"{_SELECT} WHERE case_id = ?", (case_id,))
        return {(row["request"], Element(row["element"])): _account(row) for row in rows}


def _row(case_id: int, request: int, element: Element, account: ElementAccount) -> dict[str, SqlValue]:
    return {
        "case_id": case_id,
        "request": request,
        "element": element.value,
        "given": account.given.value,
        "their_words": account.their_words,
        "still_wanted": account.still_wanted,
        "place": account.place,
        "came_on": day_text(account.came_on),
        "promised_by": day_text(account.promised_by),
    }


def _account(row: Row) -> ElementAccount:
    return ElementAccount(
        given=Given(row["given"]),
        their_words=row["their_words"],
        still_wanted=row["still_wanted"],
        place=row["place"],
        came_on=day_of(row["came_on"]),
        promised_by=day_of(row["promised_by"]),
    )
