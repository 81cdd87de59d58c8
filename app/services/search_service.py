"""Search over everything that is kept, the words in kept files included."""

from collections.abc import Callable
from typing import TypeVar

from app.domain.errors import UserError
from app.domain.findings import Findings, Hit, SearchFilter
from app.domain.letters import StoredFile
from app.services.limited_work import LimitedWorker
from app.services.records import Records

Found = TypeVar("Found")

MOST_BYTES = 25 * 1024 * 1024
MOST_WORDS = 200_000  # characters of one file; a book
EVERYTHING = SearchFilter()
# A process of its own, so that nobody who opens a reply waits until an exhibit is read.
_READER = LimitedWorker()


class SearchService:
    """Finds words in letters, replies, notes, calls, exhibits, points and titles."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def find(self, text: str, limit: int = 50) -> list[Hit]:
        """Return the best hits; any typed text is safe."""
        return list(self.look(text, most=limit).hits)

    def look(self, text: str, only: SearchFilter = EVERYTHING, most: int = 200) -> Findings:
        """Return the best hits within a filter."""
        return self._records.search.find(text, only, most)

    def count(self, text: str, only: SearchFilter = EVERYTHING) -> dict[str, int]:
        """Return how many hits there are of each kind, whichever kinds are wanted."""
        return self._records.search.count(text, only)

    def beside(self, ask: Callable[[], Found], is_wanted: Callable[[], bool]) -> Found | None:
        """Ask `look` or another of these in a thread of its own, which the window's never waits for.

        Args:
            ask: Called once, or again from the beginning each time that the window needed the data file meanwhile.
            is_wanted: Whether an answer is still wanted.

        Returns:
            None when it is not wanted any more.
        """
        return self._records.database.turns.beside(ask, is_wanted)

    def stop(self) -> None:
        """Let a search that is not wanted any more end at once."""
        self._records.database.turns.stop_reading()

    def cases_with(self, text: str) -> set[int]:
        """Return the cases in which something holds the words, however many."""
        return self._records.search.cases_with(text)

    def organisations(self) -> list[str]:
        """Return those that there are cases with."""
        return self._records.search.organisations()

    def unread_files(self) -> list[StoredFile]:
        """Return the kept files whose words can't be found yet; larger ones than 25 MB are not read."""
        return self._records.search.unread_files(MOST_BYTES)

    def bytes_of(self, file: StoredFile) -> bytes:
        """Return a kept file's bytes, for `words_in`."""
        return self._records.contents.get(file.sha256)

    def keep_words(self, file: StoredFile, words: str) -> None:
        """Let a file be found by its words, from `words_in`; "" says that it was read and has none."""
        self._records.search.keep_words(file.sha256, words)

    def read_files(self) -> None:
        """Read every file that was not read yet; the window does the same bit by bit."""
        for file in self.unread_files():
            self.keep_words(file, words_in(file.name, self.bytes_of(file)))
        rest()


def words_in(name: str, data: bytes) -> str:
    """Return the words in a kept file, then what came with it by name; "" for a picture. Safe in any thread."""
    try:
        incoming = _READER.read_reply(name, data)
    except UserError:
        return ""
    names = (attachment.name for attachment in incoming.attachments)
    return "\n".join(part for part in (incoming.subject, incoming.text, *names) if part)[:MOST_WORDS]


def rest() -> None:
    """Give back the memory of the process that reads files; the next file starts another."""
    _READER.stop()
