"""Leads from something that was found to its place in the case, the searched words marked there."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QObject, Slot

from app.bootstrap import Plaint
from app.domain.answers import Value
from app.domain.findings import Hit
from app.domain.history_words import history_line
from app.domain.typed_search import Term, found_places, typed_terms
from app.services.case_service import CaseView
from app.ui.case_page import CasePage
from app.ui.found_sight import show_words
from app.ui.letter_words_page import LetterWordsPage
from app.ui.navigator import Navigator
from app.ui.reply_page import ReplyPage

Path = tuple[str | int, ...]


class FoundOpener(QObject):
    """Shows what was found; the pages are those of the window."""

    def __init__(
        self, plaint: Plaint, navigator: Navigator, pages: tuple[CasePage, ReplyPage, LetterWordsPage], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._plaint, self._to = plaint, navigator
        self._case, self._reply, self._letter = pages

    @Slot(object, str)
    def show_hit(self, hit: Hit, typed: str) -> None:
        """Go to a hit of a search for `typed`."""
        terms = typed_terms(typed)
        match hit.kind:
            case "letter" if hit.state == "draft":
                self._show_draft(hit.id, terms)
            case "letter":
                self._to.words_wanted.emit(hit.id)
                self._letter.show_found(terms)
            case "reply":
                self._to.reply_wanted.emit(hit.id)
                self._reply.show_found(terms)
            case _:
                self._to.case_wanted.emit(hit.case_id)
                view = self._plaint.cases.view(hit.case_id)
                show_words(self._case, words_of_hit(hit, view), terms)

    def _show_draft(self, letter_id: int, terms: Sequence[Term]) -> None:
        answers = self._plaint.letters.get(letter_id).answers
        path = place_in_answers(answers, terms)
        if path is None:
            self._to.letter_wanted.emit(letter_id)
        else:
            self._to.question_wanted.emit(letter_id, path)


def place_in_answers(answers: Mapping[str, Value], terms: Sequence[Term]) -> Path | None:
    """Return the path of the first answer that holds one of the terms; None where none does."""
    return next((path for path, text in _texts(answers, ()) if found_places(text, terms)), None)


def _texts(value: Value | Mapping[str, Value], path: Path) -> Iterator[tuple[Path, str]]:
    match value:
        case str():
            yield path, value
        case Mapping():
            for key, below in value.items():
                yield from _texts(below, (*path, key))
        case list():
            for place, below in enumerate(value):
                yield from _texts(below, (*path, place))


def words_of_hit(hit: Hit, view: CaseView) -> str:
    """Return the words by which a case's page shows what was found."""
    match hit.kind:
        case "exhibit":
            return next((each.title for each in view.exhibits if each.id == hit.id), "")
        case "point":
            return next((each.statement for each in view.points if each.number == hit.id), "")
        case _:
            return next((history_line(each).detail for each in view.history if each.place == hit.id), "")
