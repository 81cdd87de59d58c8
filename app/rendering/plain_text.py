"""A letter as plain text, for e-mail and for copying: the same words in order, laid out with line ends only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from app.rendering.docx_package import DOCUMENT, DocxPackage, open_package
from app.rendering.list_labels import ListLabels
from app.rendering.paragraph_styles import SMALL_GAP, ParagraphStyles
from app.rendering.word_xml import FALLBACK, W_P, W_TBL, W_TC, W_TR, is_on, paragraph_text, w

_LABEL_TAB = re.compile(r"^(\S{1,8}) ?\t")
_TEXT_BOX = w("txbxContent")
_HOLDERS = (w("sdt"), w("sdtContent"), w("ins"), w("smartTag"), w("customXml"))


@dataclass(frozen=True, slots=True)
class _Block:
    """One paragraph or table, with the space Word leaves around it."""

    text: str
    before: int
    after: int
    style: str = ""
    is_close: bool = False

    def gap_to(self, following: "_Block") -> int:
        """Return the space between two blocks (the larger of the two, as Word does)."""
        if self.is_close and following.is_close and self.style == following.style:
            return 0
        return max(self.after, following.before)


def letter_text(docx: bytes) -> str:
    """Return the words of a letter's body in reading order, without headers and footers; ends with a newline.

    Paragraphs are set apart by an empty line unless Word sets them close (an address, a list); `P1.` with a hanging
    indent is followed by a space, bullets are `- `, the cells of a table's row are joined by `: `. Answers come out
    unwrapped, character for character.
    """
    package = open_package(docx)
    body = package.tree(DOCUMENT).find(w("body"))
    assert body is not None
    writer = _Writer(package)
    return _joined([block for block in writer.blocks(body) if block.text.strip()]) + "\n"


def _joined(blocks: list[_Block]) -> str:
    text = blocks[0].text if blocks else ""
    for previous, block in pairwise(blocks):
        text += ("\n" if previous.gap_to(block) < SMALL_GAP else "\n\n") + block.text
    return text


class _Writer:
    """Knows the styles and the state of the lists while it goes through the body."""

    def __init__(self, package: DocxPackage) -> None:
        self._styles = ParagraphStyles.of(package)
        numbering = package.tree("word/numbering.xml") if "word/numbering.xml" in package.parts else None
        self._labels = ListLabels.of(numbering)

    def blocks(self, holder: etree._Element) -> Iterator[_Block]:
        """Yield paragraphs and tables, an empty paragraph as space between the others."""
        extra = 0
        for element in holder:
            if element.tag == W_P:
                for block in self._paragraph(element):
                    if block.text.strip():
                        yield _Block(
                            block.text, block.before + extra, block.after, block.style, block.is_close and not extra
                        )
                        extra = 0
                    else:
                        extra = SMALL_GAP
            elif element.tag == W_TBL:
                yield _Block(self._table(element), SMALL_GAP, SMALL_GAP)
                extra = 0
            elif element.tag in _HOLDERS:
                yield from self.blocks(element)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[_Block]:
        look = self._styles.look(paragraph.find(w("pPr")))
        text = paragraph_text(paragraph, with_hidden=False)
        if text.strip():
            label = self._labels.next_label(look.number_id, look.level) if look.number_id else ""
            text = label + (_LABEL_TAB.sub(r"\1 ", text) if look.hangs else text)
        yield _Block(text, look.before, look.after, look.style, look.is_contextual)
        for box in paragraph.iter(_TEXT_BOX):
            if next(box.iterancestors(FALLBACK), None) is None and next(box.iterancestors(W_P)) is paragraph:
                yield from self.blocks(box)

    def _table(self, table: etree._Element) -> str:
        rows = [[self._cell(cell) for cell in row.iter(W_TC) if _row_of(cell) is row] for row in table.iter(W_TR)]
        heads = [_is_head(row) for row in table.iter(W_TR)]
        if heads and heads[0] and len(rows) > 1 and len(rows[0]) > 2:
            return "\n\n".join(_labelled(rows[0], row) for row in rows[1:])
        return "\n".join(": ".join(cell for cell in row if cell) for row in rows)

    def _cell(self, cell: etree._Element) -> str:
        return _joined([block for block in self.blocks(cell) if block.text.strip()])


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(W_TR), None)


def _is_head(row: etree._Element) -> bool:
    head = row.find(f"{w('trPr')}/{w('tblHeader')}")
    return head is not None and is_on(head)


def _labelled(heads: list[str], row: list[str]) -> str:
    """Write a row of a wide table as lines, each cell after the head of its column."""
    heads = heads + [""] * (len(row) - len(heads))
    return "\n".join(f"{head}: {cell}" if head else cell for head, cell in zip(heads, row, strict=False) if cell)
