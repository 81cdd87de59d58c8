"""Names in Word's XML, and the text of its paragraphs."""

from collections.abc import Callable

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute."""
    return f"{{{NAMESPACE}}}{name}"


W_P, W_PPR, W_R, W_RPR, W_T, W_TBL, W_TR, W_TC, W_TAB, W_BR = (
    w(name) for name in ["p", "pPr", "r", "rPr", "t", "tbl", "tr", "tc", "tab", "br"]
)
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
LITERAL = {
    W_TAB: "\t",
    w("ptab"): "\t",
    W_BR: "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_TABS = w("tabs")
_TEXT_AND_PARAGRAPHS = (W_P, W_T, *LITERAL)
PASSED_OVER = frozenset((W_P, W_PPR, W_RPR, FALLBACK))


def paragraph_text(paragraph: etree._Element, *, with_hidden: bool = True) -> str:
    """Return a paragraph's own text, tabs and line breaks included, without that of text boxes in it."""
    pieces: list[str] = []
    _gather(paragraph, with_hidden, pieces)
    return "".join(pieces)


def _gather(element: etree._Element, with_hidden: bool, pieces: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == W_T:
            pieces.append(child.text or "")
        elif tag in LITERAL:
            pieces.append(LITERAL[str(tag)])
        elif tag not in PASSED_OVER and (with_hidden or not _is_hidden(child)):
            _gather(child, with_hidden, pieces)


def _is_hidden(element: etree._Element) -> bool:
    vanish = element.find(f"{W_RPR}/{w('vanish')}")
    return vanish is not None and is_on(vanish)


def is_on(switch: etree._Element) -> bool:
    """Tell whether an on/off property is on; without a value it is (ECMA-376 part 1, 17.17.4)."""
    return switch.get(w("val"), "true") not in ("0", "false", "off")


def all_text(root: etree._Element) -> str:
    """Return the text of a part, a line for each paragraph; what follows a text box is in the line of the box."""
    pieces: list[str] = []
    for element in root.iter(*_TEXT_AND_PARAGRAPHS):
        if element.tag == W_T:
            pieces.append(element.text or "")
        elif element.tag == W_P:
            pieces.append("\n")
        elif not _is_tab_stop(element):
            pieces.append(LITERAL[str(element.tag)])
    return "".join(pieces).removeprefix("\n")


def _is_tab_stop(element: etree._Element) -> bool:
    """Tell a tab stop of a paragraph from a tab in its text; both are called `w:tab` (17.3.1.37 and 17.3.3.32)."""
    holder = element.getparent()
    return element.tag == W_TAB and holder is not None and holder.tag == _TABS


def ordinals_of(root: etree._Element) -> Callable[[etree._Element], int | None]:
    """Return what tells the 1-based ordinal, in a part, of the paragraph that an element is or stands in."""
    known = {paragraph: ordinal for ordinal, paragraph in enumerate(root.iter(W_P), 1)}

    def ordinal(element: etree._Element) -> int | None:
        holder = element if element.tag == W_P else next(element.iterancestors(W_P), None)
        return None if holder is None else known[holder]

    return ordinal
