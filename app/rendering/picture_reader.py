"""The bytes of a document's pictures: only PNG and JPEG of a size within reason are drawn, others keep their room."""

from __future__ import annotations

from app.i18n import tr
from app.rendering.document_model import Picture
from app.rendering.picture_headers import MOST_PIXELS, picture_facts, without_notes
from app.rendering.word_parts import Relationships, WordParts

_STARTS = (b"\x89PNG", b"\xff\xd8\xff")
_DRAWN = ("PNG", "JPEG")


class PictureReader:
    """Finds pictures by their relationship; what can't be drawn is noted in `unsupported`."""

    def __init__(self, package: WordParts, links: Relationships, unsupported: dict[str, None]) -> None:
        self._package, self._links, self._unsupported = package, links, unsupported

    def picture(self, relation: str, width: float, height: float, description: str) -> Picture | None:
        """Return a picture of that size in points, without bytes where we draw none; nothing where there is none."""
        data = self._package.read(self._links.target(relation))
        if not data or width <= 0 or height <= 0:
            return None
        return Picture(self._drawable(data), width, height, description)

    def _drawable(self, data: bytes) -> bytes:
        """Return what may be decoded, without what it says of places, days and cameras; b"" for anything else."""
        facts = picture_facts(data)
        if facts is None or facts.kind not in _DRAWN:
            if not data.startswith(_STARTS):
                self._unsupported[tr("A picture that is neither PNG nor JPEG is not drawn.")] = None
                return b""
            self._unsupported[tr("A picture could not be read and is not drawn.")] = None
            return b""
        if facts.is_too_large:
            said = tr("A picture of about {n} million points is not drawn; {most} million is the most.")
            self._unsupported[said.format(n=facts.millions, most=MOST_PIXELS // 1_000_000)] = None
            return b""
        return without_notes(data) if facts.kind == "JPEG" else data
