"""What a foreign Word file must not hold: ways out of it, programs, fields that fetch, changes not yet decided."""

import re
from collections.abc import Iterator

from lxml import etree

from app.domain.errors import ProblemsFoundError
from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.docx_package import CONTENT_TYPES, DOCUMENT, DocxPackage
from app.rendering.docx_relations import Relation, relations, text_part_names
from app.rendering.template_tags import is_tracked
from app.rendering.word_xml import W_P, w

STRIPPED = frozenset(
    [
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "thumbnail",
        "customXml",
        "customXmlProps",
        "custom-properties",
        "core-properties",
        "extended-properties",
    ]
)
_KEPT = frozenset(
    [
        "styles",
        "stylesWithEffects",
        "fontTable",
        "settings",
        "webSettings",
        "theme",
        "numbering",
        "header",
        "footer",
        "footnotes",
        "endnotes",
        "image",
        "officeDocument",
    ]
)
_BASES = ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/", "http://schemas.microsoft.com/office/")
_FIELDS = frozenset(
    ["PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "SEQ", "REF", "PAGEREF", "TOC", "STYLEREF", "TITLE", "AUTHOR"]
)
_ELEMENTS = frozenset(
    [
        "altChunk",
        "subDoc",
        "object",
        "OLEObject",
        "control",
        "frameset",
        "mailMerge",
        "linkStyles",
        "saveThroughXslt",
        "movie",
        "embedRegular",
        "embedBold",
        "embedItalic",
        "embedBoldItalic",
        "embedTrueTypeFonts",
        "embedSystemFonts",
        "svgBlip",
    ]
)
# Addresses written into a shape, in whatever namespace but that of relationships, which are looked at by themselves.
_FETCHES = re.compile(r"(\{(?!http://schemas.openxmlformats.org/officeDocument)[^}]*\})?(href|src|althref)")
_FOREIGN_PART = re.compile(
    r"(^|/)(vba(project|data)[^/]*|embeddings/.*|activex/.*|customui/.*|.*\.(exe|dll|js|vbs|bat|cmd|ps1|svg|html?|mht))$"
)
_SHAPES = "{urn:schemas-microsoft-com:vml}"
_MACRO_TYPES = ("macroEnabled", "vbaProject", "activeX", "oleObject")


def check_package(package: DocxPackage) -> list[Problem]:
    """Return all that is wrong with a Word file as a template, its tags aside (pack-format.md, errors)."""
    try:
        problems = _content_types(package)
        for relation in relations(package):
            problems += _relation(relation, package)
        problems += _part_names(package)
        for name in package.parts:
            if name.lower().endswith((".xml", ".rels")):
                problems += _part(name, package.tree(name))
            else:
                package.read(name)
    except ProblemsFoundError as error:
        return list(error.problems)
    return problems


def _error(code: str, message: str, hint: str, part: str) -> Problem:
    return Problem("error", code, message, hint, part=part)


def _content_types(package: DocxPackage) -> list[Problem]:
    types = [each.get("ContentType", "") for each in package.tree(CONTENT_TYPES)]
    problems = []
    if any(word in each for each in types for word in _MACRO_TYPES):
        hint = tr("Save it as a Word document without macros (.docx).")
        problems.append(_error("macro", tr("The Word file holds a macro or an embedded program."), hint, CONTENT_TYPES))
    if package.tree(DOCUMENT).tag != w("document") or DOCUMENT not in text_part_names(package):
        hint = tr("Save it as a Word document (.docx), not as “Strict Open XML” or another kind.")
        problems.append(_error("not-a-word-file", tr("This kind of Word file cannot be read."), hint, DOCUMENT))
    return problems


def _part_names(package: DocxPackage) -> Iterator[Problem]:
    """Programs and foreign files that nothing leads to, and parts that another reader would find and we would not."""
    for name in package.parts:
        low = name.lower()
        if low.endswith(".rels") and not name.endswith(".rels"):
            yield _error("part-name", tr("A part of the Word file has a name that is not safe."), "", name)
        elif _FOREIGN_PART.search(low) or (name in text_part_names(package) and not low.endswith(".xml")):
            message = tr("The Word file holds something that a letter cannot have: {kind}.").format(kind=name)
            yield _error("not-allowed-part", message, tr("Take it out in Word and save again."), name)


def _relation(relation: Relation, package: DocxPackage) -> list[Problem]:
    where = relation.listed_in
    if relation.kind == "hyperlink" and relation.is_external:
        if relation.target.startswith(("https://", "mailto:")) and "{" not in relation.target:
            return []
        message = tr("A link leads to “{target}”.").format(target=relation.target[:80])
        return [_error("link", message, tr("Links can only lead to https:// and mailto: addresses."), where)]
    if relation.is_external:
        message = tr("The Word file fetches something from outside: {kind}.").format(kind=relation.kind)
        return [_error("external", message, tr("Put it into the file itself, or take it out."), where)]
    if relation.kind in STRIPPED:
        return []
    if relation.kind not in _KEPT or not relation.type.startswith(_BASES):
        message = tr("The Word file holds something that a letter cannot have: {kind}.").format(kind=relation.kind)
        return [_error("not-allowed-part", message, tr("Take it out in Word and save again."), where)]
    if relation.part not in package.parts:
        message = tr("A part that the Word file needs is missing: {part}.").format(part=relation.part)
        return [_error("missing-part", message, tr("Open it in Word and save it again."), where)]
    return []


def _part(name: str, root: etree._Element) -> Iterator[Problem]:
    # What SharePoint keeps beside a file begins with one; it is taken out with all custom XML (docx_tidy).
    if not name.startswith("customXml/") and root.xpath("boolean(//processing-instruction())"):
        yield _error("processing-instruction", tr("The Word file holds an instruction to a program."), "", name)
    if is_tracked(root):
        hint = tr("In Word, on the Review tab, accept or reject all changes and turn tracking off.")
        yield _error("tracked-changes", tr("The Word file has tracked changes."), hint, name)
    yield from _elements(name, root)
    yield from _fields(name, root)


def _elements(name: str, root: etree._Element) -> Iterator[Problem]:
    shapes = (each for each in root.iter(f"{_SHAPES}*") if any(_FETCHES.fullmatch(str(key)) for key in each.attrib))
    for element in (*root.iter(*(f"{{*}}{name}" for name in _ELEMENTS)), *shapes):
        local = etree.QName(element).localname
        message = tr("The Word file holds something that a letter cannot have: {kind}.").format(kind=local)
        yield _error("not-allowed-element", message, tr("Take it out in Word and save again."), name)


def _fields(name: str, root: etree._Element) -> Iterator[Problem]:
    """Check each field's instruction, joined from its pieces (ECMA-376 part 1, 17.16)."""
    ordinal = 0
    open_fields: list[list[str]] = []
    for element in root.iter(W_P, w("fldChar"), w("instrText"), w("fldSimple")):
        if element.tag == W_P:
            ordinal += 1
        elif element.tag == w("fldSimple"):
            yield from _field(element.get(w("instr"), ""), name, ordinal, is_nested=bool(open_fields))
        elif element.tag == w("instrText"):
            if not open_fields:
                open_fields.append([])
            open_fields[-1].append(element.text or "")
        elif element.get(w("fldCharType")) == "begin":
            open_fields.append([])
        elif element.get(w("fldCharType")) == "end" and open_fields:
            instruction = "".join(open_fields.pop())
            yield from _field(instruction, name, ordinal, is_nested=bool(open_fields))
    for left_open in open_fields:
        yield from _field("".join(left_open), name, ordinal, is_nested=True)


def _field(instruction: str, name: str, ordinal: int, *, is_nested: bool) -> Iterator[Problem]:
    words = instruction.split()
    if not words or words[0].upper() not in _FIELDS or is_nested or "{{" in instruction or "{%" in instruction:
        message = tr("The field “{field}” cannot be used in a letter.").format(field=instruction.strip()[:60])
        hint = tr("Page numbers, dates and references are fine.")
        yield Problem("error", "field", message, hint, part=name, paragraph=ordinal, tag=instruction.strip())
