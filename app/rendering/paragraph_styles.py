"""How a paragraph stands: its space, indent and list, from its own properties and its styles."""

from dataclasses import dataclass

from lxml import etree

from app.rendering.docx_package import DocxPackage
from app.rendering.filled_xml import Continuation, ContinuationRule
from app.rendering.word_xml import is_on, w

SMALL_GAP = 60  # twentieths of a point: the lines of an address are closer than this, paragraphs are not
_MAX_STYLE_DEPTH = 12
_STYLES = "word/styles.xml"
_NUMBERING = "word/numbering.xml"


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What matters of a paragraph's properties; lengths in twentieths of a point.

    Attributes:
        is_contextual: No space towards a neighbour of the same style.
        hangs: Its first line begins to the left of the others.
        number_id: The list it is in; empty for none.
        left: The indent of the lines that follow the first.
    """

    style: str
    before: int
    after: int
    is_contextual: bool
    hangs: bool
    left: int
    number_id: str
    level: int


@dataclass(frozen=True, slots=True)
class ParagraphStyles:
    """The paragraph properties of a document's styles and list levels."""

    styles: dict[str, etree._Element]
    default_style: str
    defaults: etree._Element | None
    levels: dict[tuple[str, str], etree._Element]

    @classmethod
    def of(cls, package: DocxPackage) -> "ParagraphStyles":
        """Read them from a package; a document without styles has none."""
        root = package.tree(_STYLES) if _STYLES in package.parts else etree.Element(w("styles"))
        styles = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
        default = [key for key, style in styles.items() if _is_default(style)]
        defaults = root.find("/".join(w(name) for name in ("docDefaults", "pPrDefault", "pPr")))
        return cls(styles, default[0] if default else "", defaults, _levels(package))

    def look(self, properties: etree._Element | None) -> ParagraphLook:
        """Return how a paragraph with these properties stands (the nearest setting wins, ECMA-376 part 1, 17.7.2)."""
        style = _value(properties, "pStyle") or self.default_style
        sources = self._sources(properties, style)
        number_id, level = _number(sources)
        in_list = self.levels.get((number_id, level))
        indents = sources if in_list is None else [*sources[:1], in_list, *sources[1:]]
        return ParagraphLook(
            style=style,
            before=_length(sources, "spacing", "before"),
            after=_length(sources, "spacing", "after"),
            is_contextual=_switch(sources, "contextualSpacing"),
            hangs=_length(indents, "ind", "hanging") > 0,
            left=_length(indents, "ind", "left", "start"),
            number_id=number_id if in_list is not None else "",
            level=int(level) if level.isdigit() else 0,
        )

    def _sources(self, properties: etree._Element | None, style: str) -> list[etree._Element]:
        sources = [etree.Element(w("pPr")) if properties is None else properties]
        found = self.styles.get(style)
        while found is not None and len(sources) < _MAX_STYLE_DEPTH:
            own = found.find(w("pPr"))
            if own is not None:
                sources.append(own)
            found = self.styles.get(_value(found, "basedOn"))
        return sources if self.defaults is None else [*sources, self.defaults]


def continuation_rule(package: DocxPackage) -> ContinuationRule:
    """Return the rule for where paragraphs go on in this template's styles and lists."""
    styles = ParagraphStyles.of(package)

    def rule(properties: etree._Element | None) -> Continuation:
        look = styles.look(properties)
        left = look.left if look.number_id or look.hangs else None
        return Continuation(left, needs_space=look.is_contextual or max(look.before, look.after) < SMALL_GAP)

    return rule


def _is_default(style: etree._Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on")


def _levels(package: DocxPackage) -> dict[tuple[str, str], etree._Element]:
    """Return the paragraph properties of each list level by number id and level."""
    if _NUMBERING not in package.parts:
        return {}
    root = package.tree(_NUMBERING)
    abstract = {each.get(w("abstractNumId")): each for each in root.iter(w("abstractNum"))}
    levels = {}
    for number in root.findall(w("num")):
        source = abstract.get(_value(number, "abstractNumId"))
        for level in [] if source is None else source.findall(w("lvl")):
            own = level.find(w("pPr"))
            key = (number.get(w("numId"), ""), level.get(w("ilvl"), "0"))
            levels[key] = etree.Element(w("pPr")) if own is None else own
    return levels


def _value(element: etree._Element | None, name: str) -> str:
    child = None if element is None else element.find(w(name))
    return "" if child is None else child.get(w("val"), "")


def _number(sources: list[etree._Element]) -> tuple[str, str]:
    for properties in sources:
        number = properties.find(w("numPr"))
        if number is not None and number.find(w("numId")) is not None:
            return _value(number, "numId"), _value(number, "ilvl") or "0"
    return "", "0"


def _length(sources: list[etree._Element], name: str, *attributes: str) -> int:
    values = (each.get(w(key), "") for source in sources for each in source.findall(w(name)) for key in attributes)
    found = next((value for value in values if value), "")
    return int(found) if found.lstrip("-").isdigit() else 0


def _switch(sources: list[etree._Element], name: str) -> bool:
    found = (child for source in sources for child in source.findall(w(name)))
    first = next(found, None)
    return first is not None and is_on(first)
