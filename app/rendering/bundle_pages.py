"""The pages of a bundle that are not evidence: cover, index, chronology, cover sheets; drawn as letters are."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from app.i18n import tr
from app.rendering.answer_text import clean
from app.rendering.pdf_letter import draw_pdf

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

_FONT = "Calibri"
MOST_LINES = 3_000


def cover_page(title: str, lines: Sequence[str]) -> bytes:
    """Return the first page as PDF: what the bundle is, of which case, made when."""
    document = _empty(title)
    document.add_paragraph(_clean(title), style="Title")
    for line in lines:
        document.add_paragraph(_clean(line))
    return _drawn(document)


def table_pages(title: str, heads: Sequence[str], widths_mm: Sequence[float], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a table over as many pages as it takes, its heads repeated on each."""
    document = _empty(title)
    document.add_paragraph(_clean(title), style="Heading 1")
    table = document.add_table(rows=1, cols=len(heads))
    table.autofit = False
    table._tblPr.append(_lines())  # noqa: SLF001 python-docx has no call for borders
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 as above
    for words in rows:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 as above
        for cell, said in zip(row.cells, words, strict=True):
            cell.paragraphs[0].add_run(_clean(said))
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return _drawn(document)


def words_pages(title: str, lines: Sequence[str], text: str) -> bytes:
    """Return a sheet with a heading, a few lines and, where there are any, words such as those of an e-mail."""
    document = _empty(title)
    document.add_paragraph(_clean(title), style="Heading 1")
    for line in lines:
        document.add_paragraph(_clean(line))
    paragraphs = text.split("\n")
    for paragraph in paragraphs[:MOST_LINES]:
        document.add_paragraph(_clean(paragraph))
    if len(paragraphs) > MOST_LINES:
        document.add_paragraph(tr("The rest is in the file itself."))
    return _drawn(document)


def _lines() -> "_Element":
    """Return thin grey lines under each row, none between columns (ECMA-376, 17.4.39)."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "A6A6A6")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    return borders


def _empty(title: str) -> "WordDocument":
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    document.core_properties.title, document.core_properties.language = title, "en-GB"
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH and style.name in {"Normal", "Title", "Heading 1"}:
            style.font.name, style.font.color.rgb = _FONT, RGBColor(0, 0, 0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for attribute in list(fonts.attrib):
                if attribute.endswith("Theme"):
                    del fonts.attrib[attribute]
            fonts.set(qn("w:hAnsi"), _FONT)
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Normal"].paragraph_format.space_before = Pt(2)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(0)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(10)
    return document


def _drawn(document: "WordDocument") -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return draw_pdf(buffer.getvalue()).pdf


def _clean(words: str) -> str:
    return str(clean(words)[0])
