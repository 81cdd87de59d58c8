"""Nothing of a template's author in the letters made from it: comments, names, revision ids out; title and date in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from lxml import etree

from app.rendering.docx_check import STRIPPED
from app.rendering.docx_package import DocxPackage
from app.rendering.docx_relations import relations, serialised, text_part_names, with_part, without_relations
from app.rendering.word_xml import NAMESPACE, W_RPR, w

CORE_PROPERTIES = "docProps/core.xml"
LANGUAGE = "en-GB"

_APP_PROPERTIES = "docProps/app.xml"
_STYLES = "word/styles.xml"
_SETTINGS = "word/settings.xml"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_APP_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
_COMMENT_MARKS = [w(name) for name in ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")]
_HAVING_RSIDS = etree.XPath("//*[@w:*[starts-with(local-name(), 'rsid')]]", namespaces={"w": NAMESPACE})
_REVISION_MARKS = [w(name) for name in ("rsids", "proofState", "trackRevisions", "embedSystemFonts")]


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What a letter's file says about itself."""

    title: str
    subject: str
    author: str = ""
    language: str = LANGUAGE
    created: date = field(kw_only=True)


def tidied(package: DocxPackage) -> DocxPackage:
    """Return a checked template without comments, author, company, custom data, revision ids and tracked settings."""
    gone = {(each.listed_in, each.id) for each in relations(package) if each.kind in STRIPPED}
    package = without_relations(package, gone)
    changed = {name: _tidied_part(package.tree(name)) for name in _word_parts(package)}
    package = package.with_parts(changed)
    package = with_part(package, CORE_PROPERTIES, b"", _CORE_TYPE, _CORE_RELATION)
    return with_part(package, _APP_PROPERTIES, _app_xml(), _APP_TYPE, _APP_RELATION)


def _word_parts(package: DocxPackage) -> list[str]:
    others = ("word/styles.xml", "word/stylesWithEffects.xml", "word/settings.xml", "word/numbering.xml")
    return [*text_part_names(package), *(name for name in others if name in package.parts)]


def _tidied_part(root: etree._Element) -> bytes:
    having: Any = _HAVING_RSIDS(root)
    for element in having:
        for name in [name for name in element.attrib if str(name).startswith(f"{{{NAMESPACE}}}rsid")]:
            del element.attrib[name]
    for mark in list(root.iter(*_COMMENT_MARKS, *_REVISION_MARKS, w("rsid"))):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    for comment in list(root.iter(etree.Comment)):
        _remove_keeping_tail(comment)
    _set_language(root, LANGUAGE)
    return serialised(root)


def _remove_keeping_tail(node: etree._Element) -> None:
    parent, previous = node.getparent(), node.getprevious()
    if parent is None:
        return
    if previous is not None:
        previous.tail = (previous.tail or "") + (node.tail or "")
    else:
        parent.text = (parent.text or "") + (node.tail or "")
    parent.remove(node)


def _set_language(root: etree._Element, language: str) -> None:
    """Set the default language of styles and settings; a run that says American English follows the default."""
    for each in list(root.iter(w("lang"))):
        if each.get(w("val")) == "en-US":
            each.set(w("val"), language)
    for each in root.iter(w("themeFontLang")):
        each.set(w("val"), language)
    if root.tag == w("styles"):
        defaults = _child(_child(_child(root, w("docDefaults"), first=True), w("rPrDefault"), first=True), W_RPR)
        _child(defaults, w("lang")).set(w("val"), language)


def _child(parent: etree._Element, name: str, *, first: bool = False) -> etree._Element:
    child = parent.find(name)
    if child is None:
        child = etree.Element(name)
        parent.insert(0 if first else len(parent), child)
    return child


def properties_parts(
    package: DocxPackage, properties: DocumentProperties, from_template: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the parts that hold a letter's properties; the template's own title and subject where none is given."""
    title = properties.title or from_template.get("title", "")
    subject = properties.subject or from_template.get("subject", "")
    parts = {CORE_PROPERTIES: core_xml(properties, title, subject)}
    if properties.language != LANGUAGE and _STYLES in package.parts:
        root = package.tree(_STYLES)
        _set_language(root, properties.language)
        parts[_STYLES] = serialised(root)
    return parts


@lru_cache(maxsize=32)
def core_xml(properties: DocumentProperties, title: str, subject: str) -> bytes:
    """Return the properties of a letter as a part; kept, for the same are written again with each key."""
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap={"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    texts = {
        f"{{{_DC}}}title": title,
        f"{{{_DC}}}subject": subject,
        f"{{{_DC}}}creator": properties.author,
        f"{{{_CP}}}revision": "1",
        f"{{{_DC}}}language": properties.language,
    }
    for name, text in texts.items():
        etree.SubElement(root, name).text = text
    for name in ("created", "modified"):
        element = etree.SubElement(root, f"{{{_TERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
        element.text = f"{properties.created.isoformat()}T00:00:00Z"
    return serialised(root)


def _app_xml() -> bytes:
    root = etree.Element(f"{{{_APP}}}Properties", nsmap={"ep": _APP})
    etree.SubElement(root, f"{{{_APP}}}Application").text = "Plaint"
    return serialised(root)
