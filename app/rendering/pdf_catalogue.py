"""What a PDF says about itself: title, author, language, date, outline, page labels, and that it is tagged.

ISO 32000-1, 12.2, 12.3.3, 12.4.2, 14.3; ISO 14289-1, 5 and 7.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from app.rendering.page_marks import PageOfMarks
from app.rendering.pdf_objects import add_object, reserve_objects, text_string

_LABEL_STYLES = {
    "decimal": "/S /D",
    "lowerRoman": "/S /r",
    "upperRoman": "/S /R",
    "lowerLetter": "/S /a",
    "upperLetter": "/S /A",
}
_UNDATED = date(2000, 1, 1)
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
_BEGINS = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the document as a whole; the date is that of its making."""

    title: str
    author: str
    language: str
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading in the outline; level from 0, `top` in points from the foot of its page."""

    title: str
    level: int
    page: int
    top: float


def metadata(facts: Facts) -> bytes:
    """Return the XMP packet (14.3.2) with the mark of PDF/UA-1 (ISO 14289-1, 5)."""
    day = facts.made_on or _UNDATED
    author = f"<dc:creator><rdf:Seq><rdf:li>{escape(facts.author)}</rdf:li></rdf:Seq></dc:creator>"
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in _SPACES.items())
    return (
        f'{_BEGINS}\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about="" {spaces}><dc:format>application/pdf</dc:format>'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(facts.title)}</rdf:li></rdf:Alt></dc:title>'
        f"{author if facts.author else ''}"
        f"<dc:language><rdf:Bag><rdf:li>{escape(facts.language)}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreateDate>{day.isoformat()}T00:00:00Z</xmp:CreateDate><xmp:CreatorTool>Plaint</xmp:CreatorTool>"
        f"<pdf:Producer>Plaint</pdf:Producer><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>\n'
    ).encode()


def describe(document: Any, facts: Facts, pages: Sequence[PageOfMarks], tree: str) -> None:  # noqa: ANN401 - reportlab has no types
    """Put into the catalogue that the document is tagged, what it is about, and how its pages are called.

    Args:
        document: reportlab's document.
        facts: Title, author, language and date.
        pages: In order.
        tree: The reference to the root of the structure tree.
    """
    about = pdfdoc.PDFStream(content=metadata(facts), filters=[])
    about.dictionary["Type"], about.dictionary["Subtype"] = "/Metadata", "/XML"
    catalogue = document.Catalog
    catalogue.Metadata = document.Reference(about, "metadata")
    catalogue.MarkInfo = "<</Marked true>>"
    catalogue.StructTreeRoot = tree
    catalogue.PageLabels = _page_labels(pages)


def _page_labels(pages: Sequence[PageOfMarks]) -> str:
    """Return the number tree of page labels: an entry where the counting begins anew or changes its signs (12.4.2)."""
    entries: list[str] = []
    before: tuple[int, str] | None = None
    for index, page in enumerate(pages):
        if before != (page.number - 1, page.number_format):
            style = f"{_LABEL_STYLES.get(page.number_format, '/S /D')} /St {page.number}"
            entries.append(f"{index} <<{style if page.number > 0 else f'/P ({page.number})'}>>")
        before = (page.number, page.number_format)
    return f"<</Nums [{' '.join(entries) or '0 <</S /D>>'}]>>"


class _MadeAlready:
    """Stands for reportlab's own outline, which would take ours out of the catalogue."""

    ready = 1

    def prepare(self, *_: object) -> None:
        """Do nothing."""


def add_outline(document: Any, bookmarks: Sequence[Bookmark], pages: Sequence[int]) -> None:  # noqa: ANN401 - as above
    """Add the outline (12.3.3): an entry for each heading, those of deeper levels folded away inside.

    Args:
        document: reportlab's document.
        bookmarks: In order; no level is more than one deeper than the one before.
        pages: The pages' object numbers.
    """
    document.Outlines = _MadeAlready()
    if not bookmarks:
        document.Catalog.Outlines = None
        return
    root = reserve_objects(document, len(bookmarks) + 1)
    family, parents = _family(bookmarks)
    for index, bookmark in enumerate(bookmarks):
        sisters = family[parents[index]]
        place = sisters.index(index)
        links = [f"/Prev {root + 1 + sisters[place - 1]} 0 R"] if place else []
        links += [f"/Next {root + 1 + sisters[place + 1]} 0 R"] if place + 1 < len(sisters) else []
        links += _children(root, family, index)
        add_object(
            document,
            root + 1 + index,
            f"<</Title {text_string(bookmark.title)} /Parent {root + 1 + parents[index]} 0 R {' '.join(links)} "
            f"/Dest [{pages[bookmark.page]} 0 R /XYZ null {bookmark.top:.2f} null]>>",
        )
    add_object(document, root, f"<</Type /Outlines {' '.join(_children(root, family, -1))}>>")
    document.Catalog.Outlines = f"{root} 0 R"


def _family(bookmarks: Sequence[Bookmark]) -> tuple[dict[int, list[int]], list[int]]:
    """Return the entries right under each one, and each one's parent; -1 is the outline itself."""
    family: dict[int, list[int]] = {}
    parents: list[int] = []
    above: list[int] = []
    for index, bookmark in enumerate(bookmarks):
        while above and bookmarks[above[-1]].level >= bookmark.level:
            above.pop()
        parents.append(above[-1] if above else -1)
        family.setdefault(parents[-1], []).append(index)
        above.append(index)
    return family, parents


def _children(root: int, family: dict[int, list[int]], place: int) -> list[str]:
    """Return the keys for the entries right under one; closed ones count below zero (12.3.3), but for the outline."""
    children = family.get(place, [])
    if not children:
        return []
    count = len(children) if place < 0 else -len(children)
    return [f"/First {root + 1 + children[0]} 0 R", f"/Last {root + 1 + children[-1]} 0 R", f"/Count {count}"]
