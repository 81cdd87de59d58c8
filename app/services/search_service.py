"""Search over everything that is kept."""

from app.services.records import Records
from app.store.search_index import Hit


class SearchService:
    """Finds words in letters, replies, notes and titles."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def find(self, text: str, limit: int = 50) -> list[Hit]:
        """Return the best hits; any typed text is safe."""
        return self._records.search.find(text, limit)
