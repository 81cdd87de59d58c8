"""Filled parts put right: line breaks, tabs, new paragraphs and missing answers become Word's own elements."""

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from app.domain.answers import MARK_END, MARK_START
from app.rendering.answer_text import MARK
from app.rendering.word_xml import W_BR, W_P, W_PPR, W_R, W_RPR, W_T, W_TAB, W_TBL, W_TC, W_TR, XML_SPACE, w


@dataclass(frozen=True, slots=True)
class Continuation:
    """How a paragraph looks that goes on after an empty line in an answer.

    Attributes:
        left: Its left indent in twentieths of a point where it stands in a list or beside a hanging number, so that it
            has no number of its own; None for an ordinary paragraph.
        needs_space: The paragraphs would stand close, and the empty line would not be seen.
    """

    left: int | None
    needs_space: bool


# The underscore is the only name that lxml has for the type of elements
ContinuationRule = Callable[[etree._Element | None], Continuation]  # noqa: SLF001

_SPACE = 120  # twentieths of a point: half a line
_SPECIAL = re.compile(f"(\n\n|\n|\t|{MARK.pattern.replace('(', '(?:', 1)})")
_HAS_SPECIAL = re.compile(f"[\n\t{MARK_START}{MARK_END}]")
# Behind the label of a missing answer: the same soft yellow as proposals have on screen.
MARK_FILL = "FFE9A8"
_AFTER_SHADING = frozenset(
    w(name)
    for name in [
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
    ]
)
_PARAGRAPH_ORDER = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
]
_BEFORE_NUMBER, _BEFORE_SPACING, _BEFORE_INDENT, _BEFORE_CONTEXTUAL = (
    frozenset(w(each) for each in _PARAGRAPH_ORDER[: _PARAGRAPH_ORDER.index(name)])
    for name in ("numPr", "spacing", "ind", "contextualSpacing")
)
_GRID, _GRID_COLUMN, _VALUE, _CELL_SPAN = w("tblGrid"), w("gridCol"), w("val"), f"{w('tcPr')}/{w('gridSpan')}"
_HOLDERS = [w(name) for name in ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote")]
_DRAWING_ID = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FIRST_DRAWING_ID = 1001  # where docxtpl begins to count


def settle(root: etree._Element, rule: ContinuationRule) -> None:
    """Turn newlines, tabs and marks in the text of a filled part into elements, in place.

    A tab, a line break and an empty line follow the rules of docxtpl's `resolve_listing`: the new runs and paragraphs
    have the properties of the old; a new paragraph within a list or beside a hanging number has no number of its own.
    """
    for text in [each for each in root.iter(W_T) if each.text and _HAS_SPECIAL.search(each.text)]:
        _spread(text, rule)
    for number, drawing in enumerate(root.iter(_DRAWING_ID), _FIRST_DRAWING_ID):
        drawing.set("id", str(number))
    _fill_empty(root)


def tables_fit(root: etree._Element) -> bool:
    """Say whether each table's grid has as many columns as its widest row, so that docxtpl's rule changes nothing.

    Like that rule, this counts the rows of nested tables too, and cells once or as often as they span.
    """
    return all(_fits(table) for table in root.iter(W_TBL))


def _fits(table: etree._Element) -> bool:
    grid = table.find(_GRID)
    rows = [row.findall(W_TC) for row in table.iter(W_TR)]
    columns = -1 if grid is None else len(grid.findall(_GRID_COLUMN))
    widest = max(map(len, rows), default=0)
    return widest == columns or widest < columns <= max((sum(map(_span, row)) for row in rows), default=0)


def _span(cell: etree._Element) -> int:
    span = cell.find(_CELL_SPAN)
    return 1 if span is None else int(span.get(_VALUE, "1"))


def _spread(text: etree._Element, rule: ContinuationRule) -> None:
    pieces = _SPECIAL.split(text.text or "")
    text.text = pieces[0]
    for special, following in zip(pieces[1::2], pieces[2::2], strict=True):
        run = text.getparent()
        assert run is not None
        if special == "\n" or run.tag != W_R:
            text = _after_break(text)
        elif special == "\t":
            text = _in_new_run(_after_lone(run, etree.Element(W_TAB)), text)
        elif special == "\n\n":
            text = _in_new_paragraph(run, text, rule)
        else:
            text = _in_new_run(_after_label(run, special[1:-1]), text)
        text.text = following.replace(MARK_START, "").replace(MARK_END, "")


def _new_text(content: str = "") -> etree._Element:
    text = etree.Element(W_T, {XML_SPACE: "preserve"})
    text.text = content
    return text


def _after_break(text: etree._Element) -> etree._Element:
    following = _new_text()
    text.addnext(following)
    text.addnext(etree.Element(W_BR))
    return following


def _bare_copy(run: etree._Element) -> etree._Element:
    """Return a run with the same properties and nothing in it."""
    copy = etree.Element(W_R)
    properties = run.find(W_RPR)
    if properties is not None:
        copy.append(deepcopy(properties))
    return copy


def _after_lone(run: etree._Element, content: etree._Element) -> etree._Element:
    """Add a run with this content after the run."""
    lone = _bare_copy(run)
    lone.append(content)
    run.addnext(lone)
    return lone


def _after_label(run: etree._Element, label: str) -> etree._Element:
    """Add `[label]`, marked, after the run."""
    lone = _after_lone(run, _new_text(f"[{label}]"))
    properties = lone.find(W_RPR)
    if properties is None:
        properties = etree.Element(W_RPR)
        lone.insert(0, properties)
    for old in (*properties.findall(w("highlight")), *properties.findall(w("shd"))):
        properties.remove(old)
    place = next((i for i, each in enumerate(properties) if each.tag in _AFTER_SHADING), len(properties))
    properties.insert(place, etree.Element(w("shd"), {w("val"): "clear", w("color"): "auto", w("fill"): MARK_FILL}))
    return lone


def _in_new_run(before: etree._Element, text: etree._Element) -> etree._Element:
    """Begin a run after `before`, and move into it what followed the text in its own run."""
    old = text.getparent()
    assert old is not None
    run = _bare_copy(old)
    following = _new_text()
    rest = list(text.itersiblings())
    run.append(following)
    run.extend(rest)
    before.addnext(run)
    return following


def _in_new_paragraph(run: etree._Element, text: etree._Element, rule: ContinuationRule) -> etree._Element:
    """End the paragraph after the text and go on in a new one; two line breaks where a run stands in a link."""
    paragraph = run.getparent()
    if paragraph is None or paragraph.tag != W_P:
        return _after_break(_after_break(text))
    after = list(run.itersiblings())
    following_run = _bare_copy(run)
    following = _new_text()
    following_run.append(following)
    following_run.extend(list(text.itersiblings()))
    new = etree.Element(W_P)
    properties = paragraph.find(W_PPR)
    new.append(_continued(properties, rule(properties)))
    if properties is not None:
        for section in properties.findall(w("sectPr")):
            properties.remove(section)
    new.append(following_run)
    new.extend(after)
    paragraph.addnext(new)
    return following


def _continued(properties: etree._Element | None, look: Continuation) -> etree._Element:
    """Return the properties for a paragraph that goes on: no number, page break or hanging line of its own."""
    copy = etree.Element(W_PPR) if properties is None else deepcopy(properties)
    for gone in copy.findall(w("pageBreakBefore")):
        copy.remove(gone)
    if look.left is not None:
        number = _put(copy, "numPr", {}, _BEFORE_NUMBER)
        number[:] = [etree.Element(w("ilvl"), {w("val"): "0"}), etree.Element(w("numId"), {w("val"): "0"})]
        _indent(copy, look.left)
    if look.needs_space:
        _put(copy, "spacing", {"before": str(_SPACE), "beforeAutospacing": "0"}, _BEFORE_SPACING)
        _put(copy, "contextualSpacing", {"val": "0"}, _BEFORE_CONTEXTUAL)
    return copy


def _put(properties: etree._Element, name: str, attributes: dict[str, str], before: frozenset[str]) -> etree._Element:
    """Set attributes of a property, kept where it is or put where the schema wants it."""
    element = properties.find(w(name))
    if element is None:
        element = etree.Element(w(name))
        place = next((i for i, each in enumerate(properties) if each.tag not in before), len(properties))
        properties.insert(place, element)
    for key, value in attributes.items():
        element.set(w(key), value)
    return element


def _indent(properties: etree._Element, left: int) -> None:
    element = _put(properties, "ind", {}, _BEFORE_INDENT)
    for name in ("hanging", "start", "startChars", "leftChars", "hangingChars"):
        element.attrib.pop(w(name), "")
    element.set(w("left"), str(left))
    element.set(w("firstLine"), "0")


def _fill_empty(root: etree._Element) -> None:
    """Drop tables left without a row, and give a paragraph to cells and headers left without one; Word refuses both."""
    for table in [each for each in root.iter(W_TBL) if each.find(W_TR) is None and each.find(w("sdt")) is None]:
        parent = table.getparent()
        if parent is not None:
            parent.remove(table)
    for row in [each for each in root.iter(W_TR) if each.find(W_TC) is None and each.find(w("sdt")) is None]:
        etree.SubElement(row, W_TC)
    for holder in root.iter(*_HOLDERS):
        if len(holder) == 0 or (holder.tag == W_TC and holder[-1].tag not in (W_P, w("sdt"))):
            etree.SubElement(holder, W_P)
