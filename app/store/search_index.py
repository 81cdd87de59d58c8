"""Full text over cases, letters, replies, notes, calls, exhibits and points; SQL triggers keep the index true."""

from collections.abc import Sequence
from datetime import date

from app.domain.alphabet import in_alphabet
from app.domain.findings import FOUND_KINDS, Findings, Hit, SearchFilter
from app.domain.letters import StoredFile
from app.domain.typed_search import Term, found_places, typed_terms
from app.store.database import Database
from app.store.table_rows import Row, SqlValue

_WAITING = "SELECT 1 AS waiting FROM search_waiting LIMIT 1"
_TAKE_IN_WAITING = """
INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
SELECT * FROM findable WHERE kind = 'letter' AND item_id IN (SELECT letter_id FROM search_waiting)
"""
_FROM = "FROM search CROSS JOIN searched ON searched.id = search.rowid WHERE search MATCH :typed"
# Only what a page shows is weighed: to weigh every hit of a common word takes a tenth of a second in a large file.
_HIT = """
case_id, kind, item_id, day, title, snippet(search, 1, '', '', '…', 24) AS snippet,
  bm25(search, 4.0, 1.0) AS weight, CASE kind
    WHEN 'letter' THEN (SELECT state FROM letters WHERE id = item_id)
    WHEN 'reply' THEN (SELECT kind FROM replies WHERE id = item_id)
    WHEN 'point' THEN (SELECT verdict FROM points WHERE points.case_id = searched.case_id AND number = item_id)
    ELSE ''
  END AS state
"""
_CASE = "cases.ref, cases.title AS case_title, cases.organisation, closed_on IS NULL AS is_open"
_NEWEST = f"SELECT {_HIT} {_FROM} {{narrowed}} ORDER BY search.rowid DESC LIMIT :most"
_HITS = f"SELECT hits.*, {_CASE} FROM ({_NEWEST}) AS hits JOIN cases ON cases.id = case_id"  # noqa: S608 likewise
_KINDS = dict(enumerate(FOUND_KINDS, start=1))
# The last three bits of an id say of what kind a thing is.
_COUNTS = "SELECT search.rowid & 7 AS kind, count(*) AS number FROM search WHERE search MATCH :typed GROUP BY 1"
_NARROWED_COUNTS = f"SELECT search.rowid & 7 AS kind, count(*) AS number {_FROM} {{narrowed}} GROUP BY 1"
# An index of one piece counts as in order and is left as it is, so a second piece is added first.
_WRITE_ANEW = (
    "INSERT INTO search (rowid, title, body) VALUES (0, 'x', '')",
    "INSERT INTO search (search) VALUES ('optimize')",
    "DELETE FROM search WHERE rowid = 0",
)
_UNREAD = """
SELECT file_name AS name, sha256, size
FROM (SELECT file_name, file_sha256 FROM live_exhibits UNION SELECT file_name, file_sha256 FROM live_replies) AS files
JOIN contents ON sha256 = file_sha256
WHERE size <= ? AND NOT EXISTS (SELECT 1 FROM words_of_files AS known WHERE known.sha256 = file_sha256)
GROUP BY sha256
"""


class SearchIndex:
    """Finds what a person wrote or was sent."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, typed: str, only: SearchFilter, most: int) -> Findings:
        """Return what holds all the words of `typed`, best first; where there is more than `most`, the newest.

        Accents and capitals do not count, the last word may be unfinished, what is in quotation marks stands as it is
        there, and no other character means anything special (see `app/domain/typed_search.py`).
        """
        terms = typed_terms(typed)
        if not terms:
            return Findings()
        self.refresh()
        sql = _HITS.format(narrowed=_of_kinds(only) + _narrowed(only))
        rows = self._db.rows(sql, _values(terms, only) | {"most": most + 1})
        weighed = [(row["weight"], _hit(row, terms)) for row in rows[:most]]
        if len(rows) <= most:
            weighed.sort(key=lambda each: _rank(each[0], each[1], terms))
        return Findings(tuple(hit for _, hit in weighed), is_cut=len(rows) > most)

    def count(self, typed: str, only: SearchFilter) -> dict[str, int]:
        """Return how many things of each kind hold the words, whichever kinds are wanted.

        It takes about as long as `find`, so whoever is in a hurry shows the hits first.
        """
        terms = typed_terms(typed)
        if not terms:
            return {}
        self.refresh()
        narrowed = _narrowed(only)
        sql = _NARROWED_COUNTS.format(narrowed=narrowed) if narrowed else _COUNTS
        return {_KINDS[row["kind"]]: row["number"] for row in self._db.rows(sql, _values(terms, only))}

    def cases_with(self, typed: str) -> set[int]:
        """Return the numbers of the cases in which something holds all the words of `typed`."""
        terms = typed_terms(typed)
        if not terms:
            return set()
        self.refresh()
        rows = self._db.rows(f"SELECT DISTINCT case_id {_FROM}", {"typed": match_expression(terms)})
        return {row["case_id"] for row in rows}

    def refresh(self) -> None:
        """Take in the letters that were written since; words that a draft no longer holds leave the index."""
        if self._db.row(_WAITING):
            with self._db.transaction():
                self._db.write(_TAKE_IN_WAITING)
                self._db.write("DELETE FROM search_waiting")

    def wipe_words(self) -> None:
        """Write the index anew, so that no word is left in it that nothing holds any more.

        Deleting takes a word out of the pages of the index (`secure-delete`), but not where it parts two of them.
        """
        with self._db.transaction():
            for sql in _WRITE_ANEW:
                self._db.write(sql)

    def organisations(self) -> list[str]:
        """Return the names of those that cases are with, in order."""
        rows = self._db.rows("SELECT DISTINCT organisation FROM live_cases WHERE organisation <> ''")
        return sorted((row["organisation"] for row in rows), key=in_alphabet)

    def unread_files(self, most_bytes: int) -> list[StoredFile]:
        """Return the files of exhibits and replies, up to so many bytes each, whose words are not in the index yet."""
        return [StoredFile(row["name"], row["sha256"], row["size"]) for row in self._db.rows(_UNREAD, (most_bytes,))]

    def keep_words(self, sha256: str, words: str) -> None:
        """Let everything that has this file be found by the words in it as well."""
        self._db.write("INSERT OR IGNORE INTO words_of_files (sha256, words) VALUES (?, ?)", (sha256, words))


def match_expression(terms: Sequence[Term]) -> str:
    """Return what was typed as an FTS5 expression (sqlite.org/fts5.html, 3): quoted phrases that must all be there."""
    return " AND ".join(f"({' OR '.join(_phrase(reading, term) for reading in term.readings)})" for term in terms)


def _phrase(words: Sequence[str], term: Term) -> str:
    return f'"{" ".join(words)}"{"*" if term.is_beginning else ""}'


def _of_kinds(only: SearchFilter) -> str:
    """Return the condition that hits be of the kinds wanted; kinds have no signs that SQL would mind."""
    numbers = [str(number) for number, kind in _KINDS.items() if kind in only.kinds]
    return f"AND search.rowid & 7 IN ({', '.join(numbers)}) " if only.kinds else ""


def _narrowed(only: SearchFilter) -> str:
    """Return the conditions besides the kinds."""
    conditions = (
        (only.is_sent, f"(kind <> 'letter' OR EXISTS ({_SENT}))"),
        (only.organisation, f"case_id IN ({_WITH})"),
        (only.is_open is not None, "case_id IN (SELECT id FROM cases WHERE (closed_on IS NULL) = :is_open)"),
        (only.since, "day >= :since"),
        (only.until, "day BETWEEN '0' AND :until"),
    )
    return " ".join(f"AND {condition}" for is_wanted, condition in conditions if is_wanted)


_SENT = "SELECT 1 FROM letters WHERE state = 'sent' AND id = item_id"
_WITH = "SELECT id FROM cases WHERE organisation_id = :organisation OR organisation = :organisation COLLATE NOCASE"


def _values(terms: Sequence[Term], only: SearchFilter) -> dict[str, SqlValue]:
    return {
        "typed": match_expression(terms),
        "organisation": only.organisation,
        "is_open": int(bool(only.is_open)),
        "since": only.since.isoformat() if only.since else None,
        "until": only.until.isoformat() if only.until else None,
    }


def _hit(row: Row, terms: Sequence[Term]) -> Hit:
    title = row["title"] or row["case_title"]
    snippet = " ".join(row["snippet"].split())
    return Hit(
        case_id=row["case_id"],
        kind=row["kind"],
        id=row["item_id"],
        title=title,
        snippet=snippet,
        title_marks=found_places(title, terms),
        marks=found_places(snippet, terms),
        on=date.fromisoformat(row["day"]) if row["day"] else None,
        state=row["state"],
        case_ref=row["ref"],
        case_title=row["case_title"],
        organisation=row["organisation"],
        is_open=bool(row["is_open"]),
    )


def _rank(weight: float, hit: Hit, terms: Sequence[Term]) -> tuple[bool, bool, float, int]:
    """Return what sorts hits: all words in the title first, then how much it is about them, then the newest.

    Points come last, for they say again what their letter says.
    """
    in_title = all(found_places(hit.title, (term,)) for term in terms)
    return not in_title, hit.kind == "point", round(weight, 1), -(hit.on.toordinal() if hit.on else 0)
