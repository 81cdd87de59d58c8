"""What a search is narrowed to, and what it found."""

from dataclasses import dataclass
from datetime import date

# What can be found. A case is found by its title, its reference and its organisation.
FOUND_KINDS = ("case", "letter", "reply", "note", "contact", "exhibit", "point")

Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """What a search is narrowed to; nothing unless told.

    Attributes:
        kinds: Any of FOUND_KINDS; all of them when it is empty.
        is_sent: Of letters only those that were sent.
        organisation: Only cases with it: its name, or its id in the directory.
        since: The first day that counts; what bears no day is left out then.
        until: The last day that counts.
        is_open: Only open cases, or only closed ones.
    """

    kinds: frozenset[str] = frozenset()
    is_sent: bool = False
    organisation: str = ""
    since: date | None = None
    until: date | None = None
    is_open: bool | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    Attributes:
        kind: One of FOUND_KINDS.
        id: The item's number; of a point that in its case, of a note or a contact its place in the case's history.
        title: The item's title, or the case's where it has none.
        snippet: Some words around what was found, on one line.
        title_marks: Where the title holds what was typed, as (start, end).
        marks: The same of the snippet.
        on: The day of the thing, where it bears one: a letter's of sending, a reply's of receipt.
        state: Of a letter draft, finished or sent; of a reply its kind; of a point its verdict; else "".
    """

    case_id: int
    kind: str
    id: int
    title: str
    snippet: str
    title_marks: Places = ()
    marks: Places = ()
    on: date | None = None
    state: str = ""
    case_ref: str = ""
    case_title: str = ""
    organisation: str = ""
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Findings:
    """The hits of one search.

    Attributes:
        hits: The best first; where there are more than were asked for, the newest.
        is_cut: There are more hits than these.
    """

    hits: tuple[Hit, ...] = ()
    is_cut: bool = False
