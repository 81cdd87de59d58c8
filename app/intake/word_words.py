"""The words of a Word file (ECMA-376) or an OpenDocument text that came back; the layout is left to Word."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from app.domain.errors import UserError
from app.i18n import tr

MOST_PART_BYTES = 30 * 1024 * 1024
MOST_ENTRIES = 5_000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WORD_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_ODF_PART = "content.xml"
_NO_ARCHIVE = (zipfile.BadZipFile, ValueError, OSError, RuntimeError, EOFError, struct.error, zlib.error)


def archived_names(data: bytes) -> frozenset[str]:
    """Return the names in a ZIP archive; none for what is no archive, or one made to be slow."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except _NO_ARCHIVE:
        return frozenset()
    return frozenset(names) if len(names) <= MOST_ENTRIES else frozenset()


def is_word_file(names: frozenset[str]) -> bool:
    """Whether an archive with these names is a Word file or an OpenDocument text."""
    return _WORD_PARTS[0] in names or {_ODF_PART, "mimetype"} <= names


def word_words(data: bytes) -> str:
    """Return the words, paragraph by paragraph, footnotes last.

    Raises:
        UserError: The file is damaged, protected with a password, or larger than 30 MB when it is unpacked.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            wanted = [name for name in _WORD_PARTS if name in names] or [_ODF_PART]
            trees = [_tree(archive, name) for name in wanted]
    except (*_NO_ARCHIVE, etree.XMLSyntaxError, KeyError) as error:
        raise UserError(
            tr("This document can’t be read."),
            tr("Open it in Word, and copy its words or save it as PDF."),
        ) from error
    return "\n".join(line for tree in trees for line in _lines(tree)).strip("\n")


def _tree(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """Read one part; raises ValueError for one that is too large when unpacked."""
    with archive.open(name) as part:
        content = part.read(MOST_PART_BYTES + 1)
    if len(content) > MOST_PART_BYTES:
        raise ValueError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def _lines(tree: etree._Element) -> Iterator[str]:
    """Yield each paragraph's words, and an empty line where a paragraph of some length ends."""
    line: list[str] = []
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if skipped is not None:
            skipped = None if event == "end" and element is skipped else skipped
        elif event == "start" and element.tag == _FALLBACK:
            skipped = element
        elif event == "start":
            line.append(_words(element))
        else:
            if isinstance(element.tag, str) and element.tag.startswith(_ODF) and element.tail:
                line.append(element.tail)
            if _is_paragraph(element):
                yield from _ended(line)
                line = []


def _ended(line: list[str]) -> Iterator[str]:
    words = "".join(line).strip()
    if words:
        yield words
        yield ""


def _is_paragraph(element: etree._Element) -> bool:
    return element.tag in {f"{_W}p", f"{_STRICT}p", f"{_ODF}p", f"{_ODF}h"}


def _words(element: etree._Element) -> str:
    tag = str(element.tag)
    if tag.startswith(_ODF):
        return {f"{_ODF}tab": "\t", f"{_ODF}line-break": "\n", f"{_ODF}s": " "}.get(tag, "") + (element.text or "")
    match tag.removeprefix(_W).removeprefix(_STRICT):
        case "t":
            return element.text or ""
        case "tab" if _is_in_run(element):
            return "\t"
        case "br" | "cr":
            return "\n"
        case "noBreakHyphen":
            return "-"
        case "tc":
            return " "
    return ""


def _is_in_run(element: etree._Element) -> bool:
    """Whether a tab stands in the text; one among a paragraph's properties only says where a stop is."""
    parent = element.getparent()
    return parent is not None and str(parent.tag).endswith("}r")
