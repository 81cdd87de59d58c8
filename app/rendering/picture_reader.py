"""The bytes of a document's pictures: only PNG and JPEG are drawn, others keep their room."""

from __future__ import annotations

from app.i18n import tr
from app.rendering.document_model import Picture
from app.rendering.word_parts import Relationships, WordParts

_STARTS = (b"\x89PNG", b"\xff\xd8\xff")


class PictureReader:
    """Finds pictures by their relationship; what can't be drawn is noted in `unsupported`."""

    def __init__(self, package: WordParts, links: Relationships, unsupported: dict[str, None]) -> None:
        self._package, self._links, self._unsupported = package, links, unsupported

    def picture(self, relation: str, width: float, height: float, description: str) -> Picture | None:
        """Return a picture of that size in points, without bytes where we draw none; nothing where there is none."""
        data = self._package.read(self._links.target(relation))
        if not data or width <= 0 or height <= 0:
            return None
        if not data.startswith(_STARTS):
            self._unsupported[tr("A picture that is neither PNG nor JPEG is not drawn.")] = None
            data = b""
        return Picture(data, width, height, description)
