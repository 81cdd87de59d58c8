"""The words of an HTML message as plain text; nothing in it is followed, fetched or run."""

import re

from lxml import etree, html

MOST_CHARS = 1_000_000

_SILENT = frozenset(
    ("script", "style", "head", "title", "template", "noscript", "object", "svg", "math", "select", "button", "iframe")
)
_SPACED = frozenset(("blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul"))
_BLOCKS = _SPACED | {
    *("address", "article", "aside", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form"),
    *("header", "hr", "li", "main", "nav", "section", "tr"),
}
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def html_words(markup: str) -> str:
    """Return what a reader sees of an HTML document: its paragraphs, list items and table cells; not what is hidden.

    A quoted message (`blockquote`) comes as lines that begin with `> `, as in plain text. libxml2 reads the document in
    linear time and no deeper than 256 elements.

    Args:
        markup: The document; what is beyond a million characters is left out.
    """
    parser = html.HTMLParser(recover=True, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        document = html.document_fromstring(markup[:MOST_CHARS].encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return ""
    page = _Page()
    for event, element in etree.iterwalk(document, events=("start", "end")):
        if isinstance(element.tag, str):
            page.begin(element) if event == "start" else page.end(element)
    return page.text()


class _Page:
    """Lines as they grow while the document is walked, never deeper than one call."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line = ""
        self._quotes = 0
        self._silent: etree._Element | None = None
        self._gap = False

    def begin(self, element: etree._Element) -> None:
        """Take the element's own words, up to its first child."""
        if self._silent is not None:
            return
        name = element.tag
        if name in _SILENT or _UNSEEN.search(element.get("style") or ""):
            self._silent = element
            return
        if name in _BLOCKS:
            self._break(gap=name in _SPACED)
        if name == "blockquote":
            self._quotes += 1
        elif name == "br":
            self._break(always=True)
        elif name == "li":
            self._line = "- "
        elif name in {"td", "th"} and self._line.strip():
            self._line = self._line.rstrip() + "  "
        self._add(element.text)

    def end(self, element: etree._Element) -> None:
        """Take the words behind the element, which belong to its parent."""
        if self._silent is not None and self._silent is not element:
            return
        if self._silent is None and element.tag in _BLOCKS:
            self._break(gap=element.tag in _SPACED)
            self._quotes -= element.tag == "blockquote"
        self._silent = None
        self._add(element.tail)

    def text(self) -> str:
        """Return the finished text: no space at line ends, never more than one empty line."""
        self._break()
        return "\n".join(self._lines).strip("\n")

    def _add(self, words: str | None) -> None:
        if words:
            joined = _SPACE.sub(" ", words)
            self._line += joined.lstrip() if not self._line or self._line.endswith((" ", "\n")) else joined

    def _break(self, *, gap: bool = False, always: bool = False) -> None:
        words, self._line = self._line.replace("\xa0", " ").rstrip(), ""
        if words.strip("- ") or (always and self._lines and not self._gap):
            self._lines.append(f"{'> ' * min(self._quotes, 9)}{words}".rstrip())
            self._gap = False
        if gap and self._lines and not self._gap:
            self._lines.append("")
            self._gap = True
