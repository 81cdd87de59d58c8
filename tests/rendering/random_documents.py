"""Word documents that nobody would write: random nesting of all that the reader knows, with odd values.

Every word begins with a sign of its own, so that a lost one is seen wherever its line, column or page ends.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from unicodedata import decomposition, mirrored

from hypothesis import strategies as st

from tests.rendering.drawn_letters import DEFAULTS, EXTENT, docx

_SIGNS = map(chr, (*range(0x2190, 0x2300), *range(0x2500, 0x2600)))
SIGNS = "".join(sign for sign in _SIGNS if not decomposition(sign) and not mirrored(sign))  # PDFium changes those
_FILLERS = (
    "",
    "word",
    "-",
    "a\u00a0b",
    "longer" * 30,
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d",
    "漢字仮名",
    "co\u00adop",
    "1.5",
    "😀",
)
_NUMBERS = (
    "",
    "-1",
    "0",
    "1",
    "12",
    "240",
    "720",
    "2000",
    "31680",
    "-9000",
    "1e9",
    "NaN",
    "abc",
    "12pt",
    "3.5in",
    "50%",
)
_SWITCHES = ("", "0", "1", "true", "off", "x")
_DEEPEST = 5
_MANY_WORDS = 40
_OFTEN = 0.7
Maker = Callable[[Random], str]


def odd(*values: str) -> tuple[str, ...]:
    """Return values that belong here, three times as often as those that do not."""
    return values * 3 + _NUMBERS


def tag(name: str, /, **attributes: tuple[str, ...]) -> Maker:
    """Return a maker of elements with some of these attributes."""

    def made(random: Random) -> str:
        chosen = ((key, random.choice(values)) for key, values in attributes.items() if random.random() < _OFTEN)
        return f"<w:{name}" + "".join(f' w:{key}="{value}"' for key, value in chosen) + "/>"

    return made


def some(*makers: Maker, most: int = 4) -> Maker:
    """Return a maker of a few of these elements in any order."""
    return lambda random: "".join(random.choice(makers)(random) for _ in range(random.randint(0, most)))


_ON = [tag(name, val=_SWITCHES) for name in ("b", "i", "strike", "dstrike", "caps", "smallCaps", "rtl", "noProof")]
RUN = some(
    *_ON,
    tag("sz", val=odd("16", "22", "40", "2")),
    tag("u", val=odd("single", "double", "words", "none", "wave"), color=odd("FF0000", "auto")),
    tag("rFonts", ascii=odd("Arial", "Symbol", "Wingdings", "Nothing"), hAnsi=odd("Calibri"), asciiTheme=odd("minor")),
    tag("color", val=odd("00FF00", "auto")),
    tag("highlight", val=odd("yellow", "none")),
    tag("shd", val=odd("clear", "solid", "pct10"), fill=odd("EEEEEE", "auto"), color=odd("000000")),
    tag("vertAlign", val=odd("superscript", "subscript", "baseline")),
    tag("position", val=odd("6")),
    tag("spacing", val=odd("20")),
    tag("w", val=("80", "150", "0", "-9000", "x", "2000", "50%")),
    tag("kern", val=odd("2")),
    tag("rStyle", val=odd("Loop", "Chars")),
)
_BORDERS = some(
    *(
        tag(side, val=odd("single", "double", "nil"), sz=odd("4"), space=odd("1"), color=odd("auto"))
        for side in ("top", "bottom", "left", "right", "between", "insideH", "insideV", "bar")
    )
)
_TABS = some(
    tag("tab", val=odd("left", "right", "center", "decimal", "clear", "bar"), pos=odd("4000"), leader=odd("dot"))
)


def holding(name: str, inside: Maker) -> Maker:
    """Return a maker of an element that holds others."""
    return lambda random: f"<w:{name}>{inside(random)}</w:{name}>"


PARAGRAPH = some(
    *(
        tag(name, val=_SWITCHES)
        for name in ("keepNext", "keepLines", "pageBreakBefore", "widowControl", "bidi", "contextualSpacing")
    ),
    tag("jc", val=odd("left", "right", "center", "both", "distribute", "end")),
    tag("ind", left=odd("720"), right=odd("720"), firstLine=odd("300"), hanging=odd("300")),
    tag("spacing", before=odd("100"), after=odd("100"), line=odd("240"), lineRule=odd("auto", "exact", "atLeast")),
    tag("outlineLvl", val=odd("0", "3")),
    tag("pStyle", val=odd("Loop", "Heading1", "Listed")),
    tag("framePr", w=odd("2000"), h=odd("600"), hRule=odd("exact"), x=odd("100"), y=odd("100"), wrap=odd("around")),
    tag("shd", val=odd("clear"), fill=odd("EEEEEE")),
    holding("numPr", some(tag("numId", val=odd("1", "2")), tag("ilvl", val=odd("0", "1", "8")))),
    holding("pBdr", _BORDERS),
    holding("tabs", _TABS),
    holding("rPr", RUN),
)
_X_FROM = ("page", "margin", "column", "character", "leftMargin", "x")
_X = ("<wp:align>right</wp:align>", "<wp:posOffset>900000</wp:posOffset>", "<wp:posOffset>-9</wp:posOffset>", "")
_Y_FROM = ("page", "margin", "paragraph", "line", "bottomMargin", "x")
_Y = ("<wp:align>bottom</wp:align>", "<wp:posOffset>900000</wp:posOffset>", "")
_WRAP = ("", "<wp:wrapNone/>", '<wp:wrapSquare wrapText="bothSides"/>', "<wp:wrapTopAndBottom/>", "<wp:wrapTight/>")
_LENGTHS = ("0", "9000", "635000", "1270000", "9900000", "19900000", "x")
_ROW = some(
    tag("trHeight", val=odd("400"), hRule=odd("exact", "atLeast")),
    tag("cantSplit", val=_SWITCHES),
    tag("tblHeader", val=_SWITCHES),
    tag("gridBefore", val=("0", "1", "3", "x")),
)
_CELL = some(
    tag("tcW", w=odd("2000"), type=odd("dxa", "pct", "auto")),
    tag("gridSpan", val=("0", "1", "2", "5", "x", "-3")),
    tag("vMerge", val=("restart",)),
    tag("vAlign", val=odd("center", "bottom")),
    tag("shd", fill=odd("DDDDDD")),
    holding("tcBorders", _BORDERS),
    holding("tcMar", some(tag("left", w=odd("100"), type=odd("dxa")), tag("top", w=odd("100"), type=odd("dxa")))),
)
_TABLE = some(
    tag("tblW", w=odd("5000"), type=odd("dxa", "pct", "auto")),
    tag("jc", val=odd("center", "right")),
    tag("tblInd", w=odd("200"), type=odd("dxa")),
    tag("tblLayout", type=odd("fixed", "autofit")),
    tag("tblStyle", val=odd("Grid", "Loop")),
    tag("tblpPr", vertAnchor=odd("page"), tblpX=odd("100"), tblpY=odd("100")),
    holding("tblBorders", _BORDERS),
)
_SECTION = some(
    tag("pgSz", w=odd("11906"), h=odd("16838")),
    tag(
        "pgMar",
        top=odd("1440"),
        bottom=odd("1440"),
        left=odd("1440"),
        right=odd("1440"),
        header=odd("700"),
        gutter=odd("0"),
    ),
    tag("cols", num=("0", "1", "2", "3", "x", "45"), space=odd("400")),
    tag("type", val=odd("continuous", "nextPage", "nextColumn", "evenPage")),
    tag("titlePg", val=_SWITCHES),
    tag("pgNumType", start=odd("5"), fmt=odd("lowerRoman", "upperLetter")),
)
_STYLES = (
    DEFAULTS + '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Listed"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Chars"><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
)


@dataclass(frozen=True)
class RandomDocument:
    """A file and the signs of all its words."""

    data: bytes
    signs: str


class _Writer:
    """Writes one document; counts the words so that each gets a sign of its own."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words = 0
        self._notes: list[str] = []

    def _number(self, most: int) -> int:
        return self._random.randint(0, most)

    @property
    def signs(self) -> str:
        """All signs used so far."""
        return SIGNS[: self._words]

    @property
    def footnotes(self) -> str:
        """The notes that the text refers to."""
        return "".join(f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in enumerate(self._notes))

    def word(self) -> str:
        """Return a new word; none when all signs are used up."""
        if self._words >= len(SIGNS):
            return ""
        self._words += 1
        return SIGNS[self._words - 1] + self._random.choice(_FILLERS)

    def run(self, inside: str = "") -> str:
        words = (
            inside or f'<w:t xml:space="preserve">{" ".join(self.word() for _ in range(1 + self._number(3)))} </w:t>'
        )
        return f"<w:r><w:rPr>{RUN(self._random)}</w:rPr>{words}</w:r>"

    def inline(self, depth: int) -> str:
        """Return something that stands in a paragraph."""
        plain = (self.run, self._tab, self._break, self._field, self._changed)
        deep = (self._wrapped, self._note, self._box) if self._goes_deeper(depth) else ()
        choice = self._number(8 + len(plain) + len(deep) - 1)
        made = (*[self.run] * 8, *plain)
        return made[choice]() if choice < len(made) else deep[choice - len(made)](depth)

    def _tab(self) -> str:
        return self.run(self._random.choice(("<w:tab/>", '<w:ptab w:alignment="right"/>', "<w:softHyphen/>")))

    def _break(self) -> str:
        kind = self._random.choice(odd("page", "column", "textWrapping"))
        return self.run(f'<w:br w:type="{kind}"/>')

    def _field(self) -> str:
        code = self._random.choice(("PAGE", " NUMPAGES ", "REF x \\h", "", 'HYPERLINK "https://example.org"'))
        if code.strip() in ("PAGE", "NUMPAGES") or self._number(1):
            return f'<w:fldSimple w:instr="{code.replace(chr(34), "&quot;")}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
        return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{self.run()}{marks[2]}"

    def _changed(self) -> str:
        return f"<w:ins>{self.run()}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"

    def _wrapped(self, depth: int) -> str:
        inside = self.inline(depth + 1)
        wrappers = (
            "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
            '<w:hyperlink r:id="web">{}</w:hyperlink>',
            "<w:smartTag>{}</w:smartTag>",
            "<w:customXml>{}</w:customXml>",
        )
        return wrappers[self._number(len(wrappers) - 1)].format(inside)

    def _note(self, depth: int) -> str:
        self._notes.append("")
        number = len(self._notes) - 1
        self._notes[number] = self.paragraph(depth + 3)
        return self.run(f'<w:footnoteReference w:id="{number}"/>')

    def _box(self, depth: int) -> str:
        content = f"<w:txbxContent>{self.blocks(depth + 1, 2)}</w:txbxContent>"
        shape = f"<wps:wsp><wps:spPr/><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>"
        if self._number(3) == 0:
            return self.run(
                f'<w:pict><v:shape style="width:90pt;height:40pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
            )
        holder = ("inline", "anchor")[self._number(1)]
        place = self._place() if holder == "anchor" else EXTENT
        graphic = f"<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>"
        drawing = f"<wp:{holder}>{place}{self._random.choice(_WRAP)}{graphic}</wp:{holder}>"
        choice = f'<mc:Choice Requires="wps"><w:drawing>{drawing}</w:drawing></mc:Choice>'
        return self.run(f"<mc:AlternateContent>{choice}<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>")

    def _place(self) -> str:
        """Return where a floating thing stands, and how large it is."""
        x_from, x, y_from, y = map(self._random.choice, (_X_FROM, _X, _Y_FROM, _Y))
        width, height = self._random.choice(_LENGTHS), self._random.choice(_LENGTHS)
        return (
            f'<wp:positionH relativeFrom="{x_from}">{x}</wp:positionH>'
            f'<wp:positionV relativeFrom="{y_from}">{y}</wp:positionV><wp:extent cx="{width}" cy="{height}"/>'
        )

    def paragraph(self, depth: int, section: str = "") -> str:
        """Return a paragraph."""
        inlines = "".join(self.inline(depth) for _ in range(self._number(4)))
        return f"<w:p><w:pPr>{PARAGRAPH(self._random)}{section}</w:pPr>{inlines}</w:p>"

    def table(self, depth: int) -> str:
        """Return a table, perhaps with others in it."""
        grid = "".join(f'<w:gridCol w:w="{self._random.choice(odd("2000"))}"/>' for _ in range(self._number(4)))
        rows = "".join(self._row(depth) for _ in range(1 + self._number(3)))
        return f"<w:tbl><w:tblPr>{_TABLE(self._random)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def _row(self, depth: int) -> str:
        cells = [
            f"<w:tc><w:tcPr>{_CELL(self._random)}</w:tcPr>{self.blocks(depth + 1, 2)}</w:tc>"
            if self._number(4)
            else "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
            for _ in range(1 + self._number(3))
        ]
        return f"<w:tr><w:trPr>{_ROW(self._random)}</w:trPr>{''.join(cells)}</w:tr>"

    def blocks(self, depth: int, most: int) -> str:
        """Return paragraphs, tables and content controls."""
        kinds: tuple[Callable[[int], str], ...] = (self.paragraph, self.paragraph, self.table, self._control)
        if not self._goes_deeper(depth):
            kinds, most = kinds[:1], 1
        return "".join(self._random.choice(kinds)(depth) for _ in range(1 + self._number(most - 1)))

    def _goes_deeper(self, depth: int) -> bool:
        """Say whether there is room for more: large documents find no more than small ones, and take longer."""
        return depth < _DEEPEST and self._words < _MANY_WORDS

    def _control(self, depth: int) -> str:
        return f"<w:sdt><w:sdtContent>{self.blocks(depth + 1, 2)}</w:sdtContent></w:sdt>"

    def body(self) -> str:
        """Return one to three sections."""
        parts = []
        for _ in range(self._number(2)):
            parts.append(self.blocks(0, 4))
            parts.append(self.paragraph(0, self.section()))
        return "".join(parts) + self.blocks(0, 6)

    def section(self) -> str:
        links = (
            "",
            '<w:headerReference w:type="default" r:id="header1"/>',
            '<w:footerReference w:type="first" r:id="footer1"/>',
        )
        return f"<w:sectPr>{links[self._number(2)]}{_SECTION(self._random)}</w:sectPr>"


_SETTINGS = some(
    tag("defaultTabStop", val=odd("720")),
    tag("evenAndOddHeaders", val=_SWITCHES),
    holding(
        "compat",
        some(tag("doNotExpandShiftReturn"), tag("compatSetting", name=odd("compatibilityMode"), val=odd("15"))),
    ),
)


def random_document(random: Random) -> RandomDocument:
    """Return the document that belongs to this state of chance."""
    writer = _Writer(random)
    body, end = writer.body(), writer.section()
    header, footer = (f"<w:p><w:pPr>{PARAGRAPH(random)}</w:pPr><w:r><w:t>margin</w:t></w:r></w:p>" for _ in range(2))
    parts = {"header1": header, "footer1": footer * random.choice((1, 1, 80)), "settings": _SETTINGS(random)}
    return RandomDocument(docx(body, _STYLES, end=end, footnotes=writer.footnotes, **parts), writer.signs)


def documents() -> st.SearchStrategy[RandomDocument]:
    """Return random documents; a failing one is named by its seed, which `random_document(Random(seed))` repeats."""
    return st.integers(0, 2**32).map(lambda seed: random_document(Random(seed)))
