"""What a foreign Word file must not hold: ways out of it, programs, fields that fetch, changes not yet decided."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from app.domain.errors import ProblemsFoundError
from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.docx_mending import mending, outside_mending
from app.rendering.docx_package import CONTENT_TYPES, DOCUMENT, DocxPackage
from app.rendering.docx_relations import Relation, owner_of, relations, text_part_names
from app.rendering.field_check import field_problems
from app.rendering.picture_headers import MOST_PIXELS, picture_facts
from app.rendering.template_tags import first_change
from app.rendering.word_xml import is_on, ordinals_of, w

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
        "glossaryDocument",  # the words that content controls show while they are empty
        "documenttasks",
        "classificationlabels",  # how confidential an organisation's file is
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
_SWITCHES = frozenset(["linkStyles", "saveThroughXslt", "embedTrueTypeFonts", "embedSystemFonts"])
# Addresses written into a shape, in whatever namespace but that of relationships, which are looked at by themselves.
_FETCHES = re.compile(r"(\{(?!http://schemas.openxmlformats.org/officeDocument)[^}]*\})?(href|src|althref)")
_FOREIGN_PART = re.compile(
    r"(^|/)(vba(project|data)[^/]*|embeddings/.*|activex/.*|customui/.*|.*\.(exe|dll|js|vbs|bat|cmd|ps1|svg|html?|mht))$"
)
_SHAPES = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MACRO_TYPES = ("macroEnabled", "vbaProject", "activeX", "oleObject")


def check_package(package: DocxPackage) -> list[Problem]:
    """Return all that is wrong with a Word file as a template, its tags aside (pack-format.md, errors)."""
    try:
        problems = _content_types(package)
        wrong = [(relation, problem) for relation in relations(package) if (problem := _relation(relation, package))]
        problems += _placed(wrong, package)
        problems += _part_names(package)
        for name in package.parts:
            if name.lower().endswith((".xml", ".rels")):
                problems += _part(name, package.tree(name))
            else:
                problems += _picture(name, package.read(name))
    except ProblemsFoundError as error:
        return list(error.problems)
    return problems


def _error(code: str, message: str, hint: str, part: str) -> Problem:
    return Problem("error", code, message, hint, part=part)


def _content_types(package: DocxPackage) -> list[Problem]:
    types = [each.get("ContentType", "") for each in package.tree(CONTENT_TYPES)]
    if any(word in each for each in types for word in _MACRO_TYPES):
        hint = tr("In Word: File, Save As, and choose “Word Document (.docx)”, the kind without macros.")
        return [_error("macro", tr("The Word file holds a macro or an embedded program."), hint, CONTENT_TYPES)]
    if package.tree(DOCUMENT).tag != w("document") or DOCUMENT not in text_part_names(package):
        return [_other_kind(package, types)]
    return []


def _other_kind(package: DocxPackage, types: list[str]) -> Problem:
    message = tr("This kind of Word file cannot be read.")
    if any("template.main" in each for each in types):
        message = tr("This is a Word template (.dotx), not a document.")
    elif str(package.tree(DOCUMENT).tag).startswith("{http://purl.oclc.org/ooxml/"):
        message = tr("This Word file was saved as “Strict Open XML Document”.")
    hint = tr("In Word: File, Save As, and choose “Word Document (.docx)”, not “Strict” or another kind.")
    return _error("not-a-word-file", message, hint, DOCUMENT)


def _part_names(package: DocxPackage) -> Iterator[Problem]:
    """Programs and foreign files that nothing leads to, and parts that another reader would find and we would not."""
    with_text = frozenset(text_part_names(package))
    for name in package.parts:
        low = name.lower()
        if low.endswith(".rels") and not name.endswith(".rels"):
            yield _error("part-name", tr("A part of the Word file has a name that is not safe."), "", name)
        elif _FOREIGN_PART.search(low) or (name in with_text and not low.endswith(".xml")):
            message = tr("The Word file holds something that a letter cannot have: {kind}.").format(kind=name)
            yield _error("not-allowed-part", message, mending(low.rpartition(".")[2]), name)


def _picture(name: str, data: bytes) -> Iterator[Problem]:
    """Pictures that take little room in the file and much when they are drawn."""
    facts = picture_facts(data)
    if facts is not None and facts.is_too_large:
        message = tr("A picture has about {n} million points; {most} million is the most.")
        said = message.format(n=facts.millions, most=MOST_PIXELS // 1_000_000)
        yield _error("picture-too-large", said, tr("Make it smaller: in Word, choose Compress Pictures."), name)


def _relation(relation: Relation, package: DocxPackage) -> Problem | None:
    where = relation.listed_in
    if relation.kind == "hyperlink" and relation.is_external:
        return _link(relation)
    if relation.is_external:
        message = tr("The Word file fetches something from outside: {kind}.").format(kind=relation.kind)
        return _error("external", message, outside_mending(relation.kind), where)
    if relation.kind in STRIPPED:
        return None
    if relation.kind not in _KEPT or not relation.type.startswith(_BASES):
        message = tr("The Word file holds something that a letter cannot have: {kind}.").format(kind=relation.kind)
        return _error("not-allowed-part", message, mending(relation.kind), where)
    if relation.part not in package.parts:
        message = tr("A part that the Word file needs is missing: {part}.").format(part=relation.part)
        return _error("missing-part", message, tr("Open it in Word and save it again."), where)
    return None


def _link(relation: Relation) -> Problem | None:
    target = relation.target.casefold()
    # A link within the letter (“#Facts”) leads nowhere outside.
    if target.startswith(("https://", "mailto:", "#")) and "{" not in target:
        return None
    message = tr("A link leads to “{target}”.").format(target=relation.target[:80])
    hint = tr("Links can only lead to https:// and mailto: addresses. In Word, right-click the link, Edit Hyperlink.")
    if "{" in target:
        hint = tr("A tag cannot stand in a link’s address. Type it as plain words: right-click, Remove Hyperlink.")
    return replace(_error("link", message, hint, relation.listed_in), tag=relation.target[:80])


def _placed(wrong: Sequence[tuple[Relation, Problem]], package: DocxPackage) -> Iterator[Problem]:
    """Yield each problem with the paragraph that uses its relationship; where none does, with the list it is in."""
    uses: dict[str, dict[str, int | None]] = {}
    with_text = frozenset(text_part_names(package)) if wrong else ()
    for relation, problem in wrong:
        owner = owner_of(relation.listed_in)
        if owner not in uses:
            uses[owner] = _uses(package.tree(owner)) if owner in with_text else {}
        is_used = relation.id in uses[owner]
        yield replace(problem, part=owner, paragraph=uses[owner][relation.id]) if is_used else problem


def _uses(root: etree._Element) -> dict[str, int | None]:
    """Return, by the ids of relationships, the ordinal of the paragraph that uses each."""
    ordinal = ordinals_of(root)
    uses = {}
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            if str(name).startswith(_OFFICE):
                uses[str(value)] = ordinal(element)
    return uses


def _part(name: str, root: etree._Element) -> Iterator[Problem]:
    # What SharePoint keeps beside a file begins with one; it is taken out with all custom XML (docx_tidy).
    if not name.startswith("customXml/") and root.xpath("boolean(//processing-instruction())"):
        yield _error("processing-instruction", tr("The Word file holds an instruction to a program."), "", name)
    change = first_change(root)
    if change is not None:
        hint = tr("In Word, on the Review tab, accept or reject all changes and turn tracking off.")
        found = _error("tracked-changes", tr("The Word file has tracked changes."), hint, name)
        words = "".join(str(each.text or "") for each in change.iter(w("t"), w("delText")))
        yield replace(found, paragraph=ordinals_of(root)(change), tag=words[:80])
    yield from _elements(name, root)
    yield from field_problems(root, name)


def _elements(name: str, root: etree._Element) -> Iterator[Problem]:
    shapes = [each for each in root.iter(f"{_SHAPES}*") if any(_FETCHES.fullmatch(str(key)) for key in each.attrib)]
    found = [*root.iter(*(f"{{*}}{name}" for name in _ELEMENTS)), *shapes]
    if not found:
        return
    ordinal = ordinals_of(root)
    embeds = any(is_on(each) for each in root.iter(w("embedTrueTypeFonts")))
    for element in found:
        local = etree.QName(element).localname
        # Word for Mac sets embedSystemFonts by itself: without embedTrueTypeFonts it does nothing (17.15.1.39).
        if local == "embedSystemFonts" and not embeds:
            continue
        if local not in _SWITCHES or is_on(element):
            message = tr("The Word file holds something that a letter cannot have: {kind}.").format(kind=local)
            yield replace(_error("not-allowed-element", message, mending(local), name), paragraph=ordinal(element))
