"""Works out, before any line is set, which elements of the reading tree a document's blocks become.

A plan numbers the elements of some blocks from 0, in reading order, which is the order of the DOCX. It depends on the
blocks alone: what is laid out once and drawn at another place, in another letter even, keeps its numbers, counted from
where its block begins.
A paragraph with links, pictures or a second language becomes an element for each stretch, a plain one just one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from app.i18n import tr
from app.rendering.document_model import (
    Block,
    Document,
    Drawing,
    Floating,
    Inline,
    Label,
    Paragraph,
    Picture,
    Table,
    Text,
)
from app.rendering.structure_tree import UNREAD, Element, ReadingTree, with_heading_levels
from app.rendering.table_columns import cell_columns
from app.rendering.table_plan import cell_element, only_places
from app.rendering.text_stretches import is_plain, main_language, stretch_of

_PARAGRAPH, _ITEM, _LABEL, _BODY, _ROW = map(Element, ("P", "LI", "Lbl", "LBody", "TR"))
_NUMBERINGS = {
    "decimal": "Decimal",
    "lowerLetter": "LowerAlpha",
    "upperLetter": "UpperAlpha",
    "lowerRoman": "LowerRoman",
    "upperRoman": "UpperRoman",
    "bullet": "Disc",
}


@dataclass(slots=True)
class Plan:
    """The elements of some blocks.

    Attributes:
        elements: In reading order.
        parents: For each the number of the one it stands in; -1 for what is around the plan.
        starts: Where each block's (for a table: each cell's) elements begin.
        label: The element of a paragraph's number or bullet.
        inlines: The element of each of a paragraph's inlines.
    """

    elements: list[Element] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    label: int = 0
    inlines: tuple[int, ...] = ()

    def add(self, element: Element, parent: int = -1) -> int:
        """Add one element and return its number."""
        self.elements.append(element)
        self.parents.append(parent)
        return len(self.elements) - 1

    def insert(self, plan: Plan, parent: int) -> int:
        """Add all elements of a plan under one of this plan's and return where they begin."""
        start = len(self.elements)
        self.elements += plan.elements
        self.parents += [inside + start if inside >= 0 else parent for inside in plan.parents]
        return start


class ReadingPlans:
    """The plans of one document; each is worked out once."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._known: dict[int, tuple[object, Plan]] = {}
        self._floats: dict[int, int] = {}

    def tree(self, document: Document) -> tuple[ReadingTree, tuple[int, ...]]:
        """Return the whole tree, and where each section's elements begin."""
        plan = Plan([Element("Document")], [-1])
        starts = tuple(plan.insert(self.blocks(section.blocks), 0) for section in document.sections)
        return ReadingTree(tuple(with_heading_levels(plan.elements)), tuple(plan.parents)), starts

    def blocks(self, blocks: Sequence[Block]) -> Plan:
        """Return the plan of blocks that follow each other."""
        known = self._known.get(id(blocks))
        if known is None:
            known = self._known[id(blocks)] = (blocks, self._blocks(blocks))
        return known[1]

    def paragraph(self, paragraph: Paragraph) -> Plan:
        """Return the plan of one paragraph."""
        known = self._known.get(id(paragraph))
        if known is None:
            known = self._known[id(paragraph)] = (paragraph, self._paragraph(paragraph))
        return known[1]

    def table(self, table: Table) -> Plan:
        """Return the plan of one table; `starts` has an entry for each cell, row by row."""
        known = self._known.get(id(table))
        if known is None:
            known = self._known[id(table)] = (table, self._table(table))
        return known[1]

    def float_start(self, floating: Floating) -> int:
        """Return where the elements of something that floats begin, counted from its paragraph's first."""
        return self._floats.get(id(floating), UNREAD)

    def _blocks(self, blocks: Sequence[Block]) -> Plan:
        plan = Plan()
        lists: list[tuple[tuple[str, int], int]] = []
        for block in blocks:
            if isinstance(block, Table):
                lists = []
                plan.starts.append(plan.insert(self.table(block), -1))
                continue
            label = _list_label(block)
            parent = -1 if label is None else _list_around(plan, lists, label)
            if label is None:
                lists = []
            plan.starts.append(plan.insert(self.paragraph(block), parent))
        return plan

    def _table(self, table: Table) -> Plan:
        """Plan a table; one of a single row or column that heads nothing only puts things in their places."""
        if only_places(table):
            plan = Plan([Element("Div")], [-1])
            cells = (cell for row in table.rows for cell in row.cells)
            plan.starts = [0 if cell.merged else plan.insert(self.blocks(cell.blocks), 0) for cell in cells]
            return plan
        plan = Plan([Element("Table")], [-1])
        width = max((cell_columns(row)[-1] + row.cells[-1].span for row in table.rows if row.cells), default=1)
        for index, row in enumerate(table.rows):
            line = plan.add(_ROW, 0)
            if row.skip_before:
                plan.add(Element("TD", columns=row.skip_before), line)
            end = row.skip_before
            for cell, column in zip(row.cells, cell_columns(row), strict=True):
                end = column + cell.span
                if cell.merged:
                    plan.starts.append(0)
                    continue
                inside = plan.add(cell_element(table.rows, index, column, cell), line)
                plan.starts.append(plan.insert(self.blocks(cell.blocks), inside))
            if end < width:
                plan.add(Element("TD", columns=width - end), line)
        return plan

    def _paragraph(self, paragraph: Paragraph) -> Plan:
        plan = Plan()
        inlines = paragraph.inlines
        floats = inlines and isinstance(inlines[0], Floating | Drawing)
        before = list(self._floats_before_text(paragraph, plan)) if floats else []
        language = main_language(inlines)
        differs = language if language != self._language else ""
        whole = self._whole(paragraph, plan, differs)
        rest = inlines[len(before) :]
        own = (whole,) * len(rest) if is_plain(rest, language) else self._stretches(rest, plan, whole, language)
        plan.inlines = (*before, *own)
        return plan

    def _floats_before_text(self, paragraph: Paragraph, plan: Plan) -> Iterator[int]:
        """Put what floats and is anchored before all text in front of the paragraph, as it is in the DOCX."""
        for inline in paragraph.inlines:
            if not isinstance(inline, Floating | Drawing):
                return
            yield self._shapes(inline, plan, -1)

    @staticmethod
    def _whole(paragraph: Paragraph, plan: Plan, language: str) -> int:
        """Add the paragraph's own element, with that of its number, and return it."""
        look, label = paragraph.look, _list_label(paragraph)
        if look.outline_level is not None and (words := paragraph.text.strip()):
            title = " ".join((f"{paragraph.label.text} {words}" if paragraph.label is not None else words).split())
            plan.label = plan.add(Element("H", language=language, title=title, level=look.outline_level))
        elif label is not None:
            item = plan.add(Element("LI", language) if language else _ITEM)
            plan.label = plan.add(_LABEL, item)
            return plan.add(_BODY, item)
        else:
            plan.label = plan.add(Element("P", language) if language else _PARAGRAPH)
        return plan.label

    def _stretches(self, inlines: Sequence[Inline], plan: Plan, whole: int, language: str) -> Iterator[int]:
        """Add an element for each stretch of inlines that belong together, and yield that of each inline."""
        following = (*inlines[1:], None)
        for key, group in groupby(zip(inlines, following, strict=True), key=lambda pair: stretch_of(*pair)):
            stretch = [inline for inline, _ in group]
            if key[0] == "float":
                shapes = (each for each in stretch if isinstance(each, Floating | Drawing))
                yield from [self._shapes(each, plan, whole) for each in shapes]
                continue
            if key[0] == "Figure":
                yield from [plan.add(_figure(each), whole) for each in stretch if isinstance(each, Picture)]
                continue
            text = "".join(each.text for each in stretch if isinstance(each, Text))
            actual = text if key[3] else ""
            own = "" if key[2] == language else key[2] or self._language
            number = plan.add(Element(key[0], own, actual=actual), whole)
            yield from [number] * len(stretch)

    def _shapes(self, inline: Floating | Drawing, plan: Plan, parent: int) -> int:
        """Add text boxes, pictures and shapes; shapes without words are one picture if they are described at all."""
        start = len(plan.elements)
        parts = inline.parts if isinstance(inline, Drawing) else (inline,)
        described = inline.description.strip() if isinstance(inline, Drawing) else ""
        if described and not any(part.blocks or part.picture for part in parts):
            plan.add(Element("Figure", alternative=described), parent)
            self._floats |= dict.fromkeys(map(id, parts), start)
            return start
        for part in parts:
            self._floats[id(part)] = self._part(part, plan, parent)
        return start

    def _part(self, part: Floating, plan: Plan, parent: int) -> int:
        if part.picture is not None:
            return plan.add(_figure(part.picture), parent)
        if not part.blocks:
            return UNREAD
        box = plan.add(Element("Note" if part.note else "Div"), parent)
        plan.insert(self.blocks(part.blocks), box)
        return box


def _list_label(paragraph: Paragraph) -> Label | None:
    """Return the number of a paragraph that is an entry of a list; a numbered heading is none."""
    if paragraph.look.outline_level is not None and paragraph.text.strip():
        return None
    return paragraph.label


def _list_around(plan: Plan, lists: list[tuple[tuple[str, int], int]], label: Label) -> int:
    """Return the list that an entry belongs to: one that is open, or a new one, in the entry before if it is deeper."""
    key = (label.list_id, label.level)
    while lists and lists[-1][0][1] > label.level:
        lists.pop()
    if lists and lists[-1][0] != key and lists[-1][0][1] == label.level:
        lists.pop()
    if not lists or lists[-1][0] != key:
        around = _last_body(plan) if lists else -1
        numbering = _NUMBERINGS.get(label.number_format, "None")
        lists.append((key, plan.add(Element("L", numbering=numbering), around)))
    return lists[-1][1]


def _last_body(plan: Plan) -> int:
    """Return the body of the entry that was added last."""
    return next(index for index in range(len(plan.elements) - 1, -1, -1) if plan.elements[index].role == "LBody")


def _figure(picture: Picture) -> Element:
    """Return a picture's element; a picture without a description is at least said to be one (ISO 14289-1, 7.3)."""
    return Element("Figure", alternative=picture.description.strip() or tr("Picture"))
