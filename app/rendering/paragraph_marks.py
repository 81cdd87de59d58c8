"""Paragraphs of a template numbered, so that a paragraph of the letter leads back to the one it was made from."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from app.rendering.docx_package import open_package
from app.rendering.docx_relations import serialised, text_part_names
from app.rendering.word_xml import W_P, paragraph_text, w

_MARK = "plaint"  # an attribute that no reader of Word files knows
_NUMBERED = w("numPr")
_DRAWN = tuple(w(name) for name in ("drawing", "pict", "object", "sym", "fldSimple", "instrText"))


@dataclass(frozen=True, slots=True)
class LetterParagraph:
    """A paragraph of a filled letter.

    Attributes:
        number: The 1-based ordinal in its part of the template's paragraph that it was made from; None for one that
            filling added.
        text: Its words.
        is_listed: Whether Word prints a number or a bullet before it.
        is_empty: Whether there is nothing in it at all.
    """

    part: str
    number: int | None
    text: str
    is_listed: bool
    is_empty: bool


def marked(docx: bytes) -> bytes:
    """Return a template whose paragraphs bear their numbers; it is only to be filled and looked at.

    Raises:
        ProblemsFoundError: It is no Word file, or too large.
    """
    package = open_package(docx)
    changed = {}
    for name in text_part_names(package):
        root = package.tree(name)
        for number, paragraph in enumerate(root.iter(W_P), 1):
            paragraph.set(_MARK, str(number))
        changed[name] = serialised(root)
    return package.with_parts(changed).to_bytes()


def letter_paragraphs(docx: bytes) -> Iterator[LetterParagraph]:
    """Yield the paragraphs of a letter that was filled from a marked template, part by part."""
    package = open_package(docx)
    styles = package.tree("word/styles.xml") if "word/styles.xml" in package.parts else None
    listed = _listed_styles(styles) if styles is not None else frozenset[str]()
    for name in text_part_names(package):
        for paragraph in package.tree(name).iter(W_P):
            number = paragraph.get(_MARK, "")
            text = paragraph_text(paragraph)
            is_empty = not text.strip() and next(paragraph.iter(*_DRAWN), None) is None
            yield LetterParagraph(
                name, int(number) if number.isdecimal() else None, text, _is_listed(paragraph, listed), is_empty
            )


def _is_listed(paragraph: etree._Element, listed: frozenset[str]) -> bool:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return False
    own = properties.find(_NUMBERED)
    if own is not None:
        return _number_of(own) != "0"
    style = properties.find(w("pStyle"))
    return style is not None and style.get(w("val")) in listed


def _listed_styles(styles: etree._Element) -> frozenset[str]:
    """Return the ids of the styles that bring a number or a bullet, their own or that of the style they rest on."""
    based, own = dict[str, str](), dict[str, bool]()
    for style in styles.iter(w("style")):
        name, below, numbering = style.get(w("styleId"), ""), style.find(w("basedOn")), style.find(f".//{_NUMBERED}")
        based[name] = "" if below is None else below.get(w("val"), "")
        if numbering is not None:
            own[name] = _number_of(numbering) != "0"
    return frozenset(name for name in based if _is_listed_style(name, based, own))


def _is_listed_style(name: str, based: dict[str, str], own: dict[str, bool]) -> bool:
    seen: set[str] = set()
    while name and name not in seen:
        if name in own:
            return own[name]
        seen.add(name)
        name = based.get(name, "")
    return False


def _number_of(numbering: etree._Element) -> str:
    found = numbering.find(w("numId"))
    return "" if found is None else found.get(w("val"), "")
