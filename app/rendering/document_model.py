"""A Word document as values: what the layout needs, with styles, theme fonts and numbering already resolved.

Lengths are points, colours `RRGGBB` (empty: automatic). All values are frozen, so equal paragraphs can share a layout.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.rendering.drawing_model import Place, ShapePath
from app.rendering.kept_hash import KeepsHash

Alignment = Literal["left", "right", "center", "both"]
HeaderKind = Literal["default", "first", "even"]


@dataclass(frozen=True, slots=True)
class RunLook(KeepsHash):
    """How characters look (ECMA-376 part 1, 17.3.2)."""

    family: str = "Times New Roman"
    family_class: str = ""
    size_pt: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: str = ""
    underline_colour: str = ""
    strike: bool = False
    double_strike: bool = False
    colour: str = ""
    background: str = ""
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    raised: Literal["", "superscript", "subscript"] = ""
    shift_pt: float = 0.0
    spacing_pt: float = 0.0
    stretch: float = 1.0
    language: str = ""


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop, counted from the text margin (17.3.1.37)."""

    position_pt: float
    kind: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Border:
    """One border line; `space_pt` is the gap to the text."""

    style: str
    width_pt: float
    colour: str = ""
    space_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class Borders:
    """The borders of a paragraph, a table or a cell; `None` draws nothing."""

    top: Border | None = None
    bottom: Border | None = None
    left: Border | None = None
    right: Border | None = None
    inside_h: Border | None = None
    inside_v: Border | None = None


@dataclass(frozen=True, slots=True)
class ParagraphLook(KeepsHash):
    """How a paragraph is set (17.3.1)."""

    style: str = ""
    alignment: Alignment = "left"
    left_pt: float = 0.0
    right_pt: float = 0.0
    first_line_pt: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: float = 1.0
    line_rule: Literal["auto", "exact", "atLeast"] = "auto"
    contextual_spacing: bool = False
    automatic_before: bool = False
    automatic_after: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    right_to_left: bool = False
    outline_level: int | None = None
    tabs: tuple[TabStop, ...] = ()
    borders: Borders = Borders()
    background: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters of one look, perhaps a link."""

    text: str
    look: RunLook
    link: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab character; `aligned` is set for a tab to a place of the line rather than to a stop (`w:ptab`)."""

    look: RunLook
    aligned: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A break inside a paragraph."""

    kind: Literal["line", "page", "column"]
    look: RunLook


@dataclass(frozen=True, slots=True)
class PageField:
    """A number that is known only when the pages are made."""

    kind: Literal["PAGE", "NUMPAGES"]
    look: RunLook


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands in the line like a character."""

    data: bytes = field(repr=False)
    width_pt: float
    height_pt: float
    description: str = ""


@dataclass(frozen=True, slots=True)
class Floating:
    """A text box, shape or picture beside or over the text; `vertical` says where its words stand in it.

    One that `grows` is as tall as its words need; one that may `flow` (a table or paragraphs out of the text) stands in
    it where it is too tall for a page; a `note` stands at a page's foot.
    """

    place: Place
    width_pt: float
    height_pt: float
    blocks: tuple[Block, ...] = ()
    picture: Picture | None = None
    inset: tuple[float, float, float, float] = (7.2, 3.6, 7.2, 3.6)
    paths: tuple[ShapePath, ...] = ()
    vertical: str = "top"
    grows: bool = False
    flows: bool = False
    note: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes that together stand in the line like one character; their places are counted from its corner."""

    parts: tuple[Floating, ...]
    width_pt: float
    height_pt: float
    description: str = ""


Inline = Text | Tab | Break | PageField | Picture | Floating | Drawing


@dataclass(frozen=True, slots=True)
class Label:
    """The number or bullet before a paragraph; `suffix` is what follows it (17.9.28).

    `list_id`, `level` (from 0) and `number_format` say which entries belong together, for those who can't see indents.
    """

    text: str
    look: RunLook
    suffix: Literal["tab", "space", "nothing"] = "tab"
    alignment: str = "left"
    list_id: str = ""
    level: int = 0
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `mark_look` sets the height of an empty one."""

    look: ParagraphLook
    inlines: tuple[Inline, ...]
    mark_look: RunLook
    label: Label | None = None

    @property
    def text(self) -> str:
        """The words, without the number before them."""
        return "".join(inline.text for inline in self.inlines if isinstance(inline, Text))


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `merged` says that it continues the one above."""

    blocks: tuple[Block, ...]
    span: int = 1
    merged: bool = False
    starts_merge: bool = False
    width_pt: float | None = None
    borders: Borders = Borders()
    margins: tuple[float, float, float, float] = (0.0, 5.4, 0.0, 5.4)
    background: str = ""
    vertical: str = "top"


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; margins and widths are the cells'. A header repeats on each page; others may name columns too."""

    cells: tuple[Cell, ...]
    height_pt: float = 0.0
    exact_height: bool = False
    can_split: bool = True
    is_header: bool = False
    names_columns: bool = False
    skip_before: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the widths of its grid (17.4)."""

    rows: tuple[Row, ...]
    grid_pt: tuple[float, ...]
    indent_pt: float = 0.0
    alignment: str = "left"
    width_pt: float | None = None
    width_share: float | None = None
    fixed: bool = False
    style: str = ""


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the document with one page set-up (17.6)."""

    blocks: tuple[Block, ...]
    width_pt: float = 595.3
    height_pt: float = 841.9
    top_pt: float = 72.0
    bottom_pt: float = 72.0
    left_pt: float = 72.0
    right_pt: float = 72.0
    header_pt: float = 36.0
    footer_pt: float = 36.0
    columns: tuple[tuple[float, float], ...] = ()
    has_column_lines: bool = False
    borders: Borders = Borders()
    borders_from_page: bool = False
    borders_on: str = "allPages"
    starts: str = "nextPage"
    first_page_differs: bool = False
    first_number: int | None = None
    number_format: str = "decimal"
    headers: Mapping[HeaderKind, tuple[Block, ...]] = field(default_factory=dict)
    footers: Mapping[HeaderKind, tuple[Block, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document as read; `note_separator` is as tall as the line above the footnotes (17.11.23).

    `adds_spaces`: "after" and the next "before" add up instead of the larger one counting (17.15.3.7);
    `stretches_broken_lines`: justified lines that a line break ends are stretched too (17.15.3.4);
    `breaks_drop_space`: the space before a paragraph is dropped after a page break (observed; Word 2013 and later).
    """

    sections: tuple[Section, ...]
    title: str = ""
    author: str = ""
    language: str = "en-GB"
    default_tab_pt: float = 36.0
    even_pages_differ: bool = False
    adds_spaces: bool = False
    stretches_broken_lines: bool = True
    breaks_drop_space: bool = False
    note_separator: tuple[Block, ...] = ()
    unsupported: tuple[str, ...] = ()
