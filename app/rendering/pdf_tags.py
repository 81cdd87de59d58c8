"""Tags in the PDF: marked content on the pages, and the structure tree that says in which order it is read.

The rules are those of ISO 32000-1, 14.7 and 14.8, as ISO 14289-1 (PDF/UA-1) narrows them. Objects are written as text
straight away: reportlab has no structure trees, and its dictionaries cost more than the drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from app.rendering.pdf_objects import add_object, reserve_objects, text_string
from app.rendering.structure_tree import Element, ReadingTree, artifact_kind

_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"
_KEPT_EMPTY = frozenset(("TR", "TH", "TD"))
_NOTHING_OPEN = object()


class Tags:
    """Gathers what stands where while pages are written; then writes the tree."""

    def __init__(self, document: Any, tree: ReadingTree, page_count: int) -> None:  # noqa: ANN401 - reportlab has no types
        self._document, self._page_count = document, page_count
        self._elements, self._parents = list(tree.elements), list(tree.parents)
        self._content: dict[int, list[tuple[int, int]]] = {}
        self._boxes: dict[int, tuple[float, float, float, float]] = {}
        self._links: dict[int, list[tuple[int, int]]] = {}
        self._unread_links: dict[str, int] = {}
        self._annotations: list[int] = []
        self._pages: list[list[int]] = []
        self._open: object = _NOTHING_OPEN

    def begin_page(self) -> None:
        """Begin the next page: what is marked from now on stands there."""
        self._pages.append([])
        self._open = _NOTHING_OPEN

    def switch(self, number: int) -> str:
        """Return the operators that end what is open and begin an element's content; nothing if it is open already."""
        wanted: object = number if number >= 0 else artifact_kind(number)
        if wanted == self._open:
            return ""
        end = self.end_content()
        self._open = wanted
        if number < 0:
            return f"{end}/Artifact <<{wanted}>> BDC"
        here = self._pages[-1]
        self._content.setdefault(number, []).append((len(self._pages) - 1, len(here)))
        here.append(number)
        return f"{end}/{self._elements[number].role} <</MCID {len(here) - 1}>> BDC"

    def end_content(self) -> str:
        """Return the operator that ends what is open."""
        end = "" if self._open is _NOTHING_OPEN else "EMC\n"
        self._open = _NOTHING_OPEN
        return end

    def box(self, number: int, box: tuple[float, float, float, float]) -> None:
        """Remember where a figure stands (14.8.5.4.3): left, bottom, right, top in the page's points."""
        if number >= 0:
            self._boxes[number] = box

    def link(self, number: int, address: str, box: tuple[float, float, float, float]) -> str:
        """Write a link's annotation and return the reference to it (12.5.6.5; ISO 14289-1, 7.18.5).

        A link in a header or footer, which is not read, gets an element of its own: every link must have one.
        """
        if number < 0:
            number = self._unread_link(address)
        annotation = reserve_objects(self._document, 1)
        sides = " ".join(f"{side:.2f}" for side in box)
        add_object(
            self._document,
            annotation,
            f"<</Type /Annot /Subtype /Link /Rect [{sides}] /Border [0 0 0] /F 4 /Contents {text_string(address)} "
            f"/StructParent {self._page_count + len(self._annotations)} "
            f"/A <</S /URI /URI {text_string(quote(address, safe=_IN_ADDRESSES))}>>>>",
        )
        self._links.setdefault(number, []).append((len(self._pages) - 1, annotation))
        self._annotations.append(number)
        return f"{annotation} 0 R"

    def _unread_link(self, address: str) -> int:
        if address not in self._unread_links:
            self._parents += [0, len(self._elements)]
            self._elements += [Element("P"), Element("Link")]
            self._unread_links[address] = len(self._elements) - 1
        return self._unread_links[address]

    def write(self, pages: Sequence[int]) -> str:
        """Write all elements that have something to say, and return the reference to their root.

        Args:
            pages: The pages' object numbers.
        """
        document = self._document
        order = [number for number, lives in enumerate(self._alive()) if lives]
        root = reserve_objects(document, len(order) + 1)
        numbers = {element: root + 1 + place for place, element in enumerate(order)}
        children: dict[int, list[int]] = {}
        for number in order:
            children.setdefault(self._parents[number], []).append(number)
        for number in order:
            parent = numbers.get(self._parents[number], root)
            kids = [f"{numbers[child]} 0 R" for child in children.get(number, ())]
            add_object(document, numbers[number], self._element(number, parent, kids, pages))
        parents, notes = self._parent_tree(numbers), self._note_names(numbers)
        add_object(
            document,
            root,
            f"<</Type /StructTreeRoot /K {numbers[0]} 0 R /ParentTree {parents} {notes}"
            f"/ParentTreeNextKey {self._page_count + len(self._annotations)}>>",
        )
        return f"{root} 0 R"

    def _alive(self) -> list[bool]:
        """Say of each element whether it or one in it has content; empty cells stay, so that tables are regular."""
        alive = [number in self._content or number in self._links for number in range(len(self._elements))]
        alive[0] = True
        for number in range(len(self._elements) - 1, 0, -1):
            if alive[number]:
                alive[self._parents[number]] = True
        for number, element in enumerate(self._elements):
            if element.role in _KEPT_EMPTY:
                alive[number] = alive[self._parents[number]]
        return alive

    def _element(self, number: int, parent: int, kids: list[str], pages: Sequence[int]) -> str:
        """Return one element's dictionary; what it holds itself is read before the elements in it."""
        element = self._elements[number]
        parts = [f"<</Type /StructElem /S /{element.role} /P {parent} 0 R"]
        content = self._content.get(number)
        if content:
            home = content[0][0]
            parts.append(f"/Pg {pages[home]} 0 R")
            own = [
                str(mark) if page == home else f"<</Type /MCR /Pg {pages[page]} 0 R /MCID {mark}>>"
                for page, mark in content
            ]
            kids = own + kids
        links = self._links.get(number, ())
        kids += [f"<</Type /OBJR /Obj {annotation} 0 R /Pg {pages[page]} 0 R>>" for page, annotation in links]
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K [{' '.join(kids)}]")
        if element.role == "Note":
            parts.append(f"/ID ({_note_name(number)})")
        parts += _attributes(element, self._boxes.get(number))
        return " ".join(parts) + ">>"

    def _note_names(self, numbers: dict[int, int]) -> str:
        """Return the name tree from the identifiers of notes to their elements; each has one (ISO 14289-1, 7.9)."""
        notes = [number for number in numbers if self._elements[number].role == "Note"]
        if not notes:
            return ""
        return f"/IDTree <</Names [{' '.join(f'({_note_name(each)}) {numbers[each]} 0 R' for each in notes)}]>> "

    def _parent_tree(self, numbers: dict[int, int]) -> str:
        """Return the number tree from pages and annotations to elements (14.7.4.4)."""
        entries = [
            f"{page} [{' '.join(f'{numbers[number]} 0 R' for number in marks)}]"
            for page, marks in enumerate(self._pages)
        ]
        start = self._page_count
        entries += [f"{start + place} {numbers[number]} 0 R" for place, number in enumerate(self._annotations)]
        return f"<</Nums [{' '.join(entries)}]>>"


def _note_name(number: int) -> str:
    """Return a note's identifier; they are in order as text too, as a name tree must be."""
    return f"note{number:08d}"


def _attributes(element: Element, box: tuple[float, float, float, float] | None) -> list[str]:
    """Return what an element says about itself: language, words in its place, attributes of lists, tables, figures."""
    parts: list[str] = []
    if element.language:
        parts.append(f"/Lang {text_string(element.language)}")
    if element.alternative:
        parts.append(f"/Alt {text_string(element.alternative)}")
    if element.actual:
        parts.append(f"/ActualText {text_string(element.actual)}")
    if element.numbering:
        parts.append(f"/A <</O /List /ListNumbering /{element.numbering}>>")
    if box is not None:
        parts.append(f"/A <</O /Layout /BBox [{' '.join(f'{side:.2f}' for side in box)}]>>")
    table = [f"/Scope /{element.scope}"] if element.scope else []
    table += [f"/ColSpan {element.columns}"] if element.columns > 1 else []
    table += [f"/RowSpan {element.rows}"] if element.rows > 1 else []
    if table:
        parts.append(f"/A <</O /Table {' '.join(table)}>>")
    return parts
