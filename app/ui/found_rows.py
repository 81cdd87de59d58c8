"""What a search found as rows: each case once, with what was found in it beneath."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.dates import weekday_date
from app.domain.findings import Hit, Places
from app.domain.points import Verdict
from app.domain.replies import ReplyKind
from app.domain.typed_search import Term, found_places
from app.i18n import tr

Place = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_MOST_BEFORE = 48  # characters before the first marked word: it stays in sight in a narrow window

ICONS = {"case": "cases", "reply": "reply", "note": "page", "contact": "info", "exhibit": "exhibit", "point": "here"}
_LETTER_ICONS = {"draft": "draft", "finished": "finished", "sent": "send"}


class FoundRow(NamedTuple):
    """One row: a case (`is_case`), or something in it; `beside` is what it is and of which day."""

    hit: Hit
    is_case: bool
    icon: str
    title: str
    title_marks: Places
    beside: str
    words: str = ""
    marks: Places = ()

    @property
    def spoken(self) -> str:
        """The whole row as a screen reader says it."""
        return ". ".join(part for part in (self.title, self.beside, self.words) if part)


class FoundRows(QAbstractListModel):
    """The rows of one search; `show_hits` replaces them all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FoundRow, ...] = ()

    def show_hits(self, hits: Sequence[Hit], terms: Sequence[Term]) -> None:
        """Show these hits; a case stands where its best one does."""
        self.beginResetModel()
        self._rows = tuple(found_rows(hits, terms))
        self.endResetModel()

    def row_at(self, place: int) -> FoundRow:
        """Return a row."""
        return self._rows[place]

    def rowCount(self, parent: Place | None = None) -> int:
        """Return how many rows there are; a row has nothing beneath it."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 as Qt has it
        """Return a row's title, all of it for a screen reader, or the row itself for the delegate."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _:
                return row if role == ROW_ROLE else None


def found_rows(hits: Sequence[Hit], terms: Sequence[Term]) -> list[FoundRow]:
    """Return the rows of hits: each case in the order of its best hit, and beneath it what was found in it."""
    cases: dict[int, list[Hit]] = {}
    for hit in hits:
        cases.setdefault(hit.case_id, []).append(hit)
    return [row for within in cases.values() for row in (_case_row(within[0], terms), *_rows_within(within, terms))]


def _rows_within(hits: Sequence[Hit], terms: Sequence[Term]) -> list[FoundRow]:
    return [_row(hit, terms) for hit in hits if hit.kind != "case"]


def _case_row(hit: Hit, terms: Sequence[Term]) -> FoundRow:
    beside = [hit.organisation, hit.case_ref, "" if hit.is_open else tr("Closed")]
    title = hit.case_title
    return FoundRow(hit, True, "cases", title, found_places(title, terms), ", ".join(part for part in beside if part))


def _row(hit: Hit, terms: Sequence[Term]) -> FoundRow:
    title, (words, marks) = hit_title(hit), _cut_before(hit.snippet, hit.marks)
    icon = _LETTER_ICONS[hit.state] if hit.kind == "letter" else ICONS[hit.kind]
    day = weekday_date(hit.on) if hit.on else ""
    kind = "" if hit.kind == "note" else kind_words(hit)  # its title says so already
    beside = ", ".join(part for part in (kind, day) if part)
    return FoundRow(hit, False, icon, title, found_places(title, terms), beside, words, marks)


def hit_title(hit: Hit) -> str:
    """Return what a hit is called in a list."""
    match hit.kind:
        case "reply":
            their_ref = hit.title if hit.title != hit.case_title else ""
            said = ReplyKind(hit.state).did
            return tr("{said}; their reference {ref}").format(said=said, ref=their_ref) if their_ref else said
        case "note":
            return tr("A note")
        case "contact":
            return tr("You spoke with {who}").format(who=hit.title)
        case "point":
            return tr("Point {number}: {verdict}").format(number=hit.title, verdict=Verdict(hit.state).label)
        case _:
            return hit.title


def kind_words(hit: Hit) -> str:
    """Return what kind of thing a hit is, and of a letter how far it has come."""
    letters = {"draft": tr("Draft"), "finished": tr("Letter, not sent yet"), "sent": tr("Letter you sent")}
    return letters.get(hit.state, tr("Letter")) if hit.kind == "letter" else kind_name(hit.kind)


def kind_name(kind: str) -> str:
    """Return the name of a kind."""
    return {
        "case": tr("Case"),
        "letter": tr("Letter"),
        "reply": tr("Reply"),
        "note": tr("Note"),
        "contact": tr("Call or meeting"),
        "exhibit": tr("Exhibit"),
        "point": tr("Point"),
    }[kind]


def _cut_before(words: str, marks: Places) -> tuple[str, Places]:
    """Leave out what is far before the first mark, so that a line of any width shows it."""
    if not marks or marks[0][0] <= _MOST_BEFORE:
        return words, marks
    start = words.find(" ", marks[0][0] - _MOST_BEFORE, marks[0][0]) + 1
    if not start:
        return words, marks
    return f"…{words[start:]}", tuple((first - start + 1, last - start + 1) for first, last in marks)
