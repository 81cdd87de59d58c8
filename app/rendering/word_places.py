"""Where in a Word file something stands, in words for somebody who looks at it in Word, and what is written there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from lxml import etree

from app.domain.errors import ProblemsFoundError
from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.docx_package import DOCUMENT, DocxPackage
from app.rendering.docx_relations import relations, relations_of
from app.rendering.docx_tidy import CORE_PROPERTIES
from app.rendering.word_xml import W_P, W_TBL, W_TC, W_TR, paragraph_text, w

MOST_SHOWN = 160  # characters of a paragraph: enough to find it in Word with Ctrl+F
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def located(package: DocxPackage, problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems with the text of their paragraphs, and with their places in words.

    Args:
        package: The Word file that they are about.
        problems: With the part and the 1-based ordinal of the `w:p` in it, as far as they have any.
    """
    places = _Places(package)
    return [problem if problem.place or not problem.part else places.of(problem) for problem in problems]


def around(text: str, tag: str) -> str:
    """Return a paragraph's text on one line, shortened to what stands around a tag."""
    whole = " ".join(text.split())
    if len(whole) <= MOST_SHOWN:
        return whole
    at = max(whole.find(" ".join(tag.split())), 0)
    half = min(len(tag), MOST_SHOWN) // 2
    begin = max(0, min(at + half - MOST_SHOWN // 2, len(whole) - MOST_SHOWN))
    end = begin + MOST_SHOWN
    return f"{'…' if begin else ''}{whole[begin:end].strip()}{'…' if end < len(whole) else ''}"


class _Places:
    """Looks things up in one Word file, each part read once."""

    def __init__(self, package: DocxPackage) -> None:
        self._package = package
        self._roots: dict[str, etree._Element | None] = {}

    def of(self, problem: Problem) -> Problem:
        """Return a problem with text and place."""
        paragraph = self._paragraph(problem)
        words = [self._part_words(problem.part), *_within(paragraph)]
        text = problem.text if paragraph is None else around(paragraph_text(paragraph), problem.tag)
        return replace(problem, text=text, place=", ".join(word for word in words if word))

    def _root(self, part: str) -> etree._Element | None:
        if part not in self._roots:
            try:
                self._roots[part] = self._package.tree(part)
            except ProblemsFoundError:  # a part that cannot be read has no paragraphs
                self._roots[part] = None
        return self._roots[part]

    def _paragraph(self, problem: Problem) -> etree._Element | None:
        root = self._root(problem.part) if problem.paragraph else None
        if root is None or not problem.paragraph:
            return None
        return next(islice(root.iter(W_P), problem.paragraph - 1, None), None)

    def _part_words(self, part: str) -> str:
        root = self._root(part) if part.endswith(".xml") else None
        known = {
            w("footnotes"): tr("footnotes"),
            w("endnotes"): tr("endnotes"),
            w("comments"): tr("comments"),
            w("settings"): tr("settings"),
            w("styles"): tr("styles"),
        }
        if part == CORE_PROPERTIES:
            return tr("title or subject (in Word: File, Info)")
        if root is None or part == DOCUMENT:
            return ""
        return self._header_words(part, root) if root.tag in (w("hdr"), w("ftr")) else known.get(str(root.tag), "")

    def _header_words(self, part: str, root: etree._Element) -> str:
        """Return which header or footer it is: Word shows pages, not parts (ECMA-376 part 1, 17.10)."""
        is_header = root.tag == w("hdr")
        words = {
            "default": tr("header") if is_header else tr("footer"),
            "first": tr("header of the first page") if is_header else tr("footer of the first page"),
            "even": tr("header of even pages") if is_header else tr("footer of even pages"),
        }
        document = self._root(DOCUMENT)
        sections = [] if document is None else list(document.iter(w("sectPr")))
        shown = {each.id for each in relations(self._package) if _leads_to(each.listed_in, each.part, part)}
        for number, section in enumerate(sections, 1):
            for reference in section.iter(w("headerReference"), w("footerReference")):
                if reference.get(_ID) in shown:
                    which = words.get(reference.get(w("type"), "default"), words["default"])
                    of_section = tr("{place} of section {number}").format(place=which, number=number)
                    return of_section if len(sections) > 1 else which
        return tr("header that no page shows") if is_header else tr("footer that no page shows")


def _leads_to(listed_in: str, target: str, part: str) -> bool:
    return listed_in == relations_of(DOCUMENT) and target == part


def _within(paragraph: etree._Element | None) -> Iterator[str]:
    """Yield what a paragraph stands in, the outermost first."""
    around_it = [] if paragraph is None else reversed(list(paragraph.iterancestors()))
    for element in around_it:
        if element.tag == W_TC:
            yield _cell_words(element)
        elif element.tag == w("txbxContent"):
            yield tr("text box")
        elif element.tag in (w("footnote"), w("endnote")):
            yield tr("note {number}").format(number=element.get(w("id"), ""))


def _cell_words(cell: etree._Element) -> str:
    row = next(cell.iterancestors(W_TR), None)
    table = next(cell.iterancestors(W_TBL), None)
    if row is None or table is None:
        return tr("table")
    rows, cells = list(table.iter(W_TR)), list(row.iterchildren(W_TC))
    at = cells.index(cell) + 1 if cell in cells else 1
    inner = {id(each) for nested in table.iterdescendants(W_TBL) for each in nested.iter(W_TR)}
    number = [each for each in rows if id(each) not in inner].index(row) + 1
    return tr("table, row {row}, cell {cell}").format(row=number, cell=at)
