"""Which font file draws a character: the face a document asks for, its free twin of the same widths, then fallbacks.

The shipped twins have the advance widths of the fonts that Word's letters use (Carlito for Calibri, Caladea for
Cambria, Liberation for Arial, Times New Roman and Courier New), so lines break where Word breaks them.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from app.rendering.installed_fonts import installed_faces
from app.rendering.truetype import FontFormatError, TrueType

FONT_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"

_SANS, _SERIF, _MONO = "LiberationSans", "LiberationSerif", "LiberationMono"
_TWINS = {
    "calibri": "Carlito",
    "calibri light": "Carlito",
    "carlito": "Carlito",
    "cambria": "Caladea",
    "caladea": "Caladea",
    "arial": _SANS,
    "helvetica": _SANS,
    "liberation sans": _SANS,
    "times new roman": _SERIF,
    "times": _SERIF,
    "liberation serif": _SERIF,
    "courier new": _MONO,
    "courier": _MONO,
    "liberation mono": _MONO,
    "dejavu sans": "DejaVuSans",
    "dejavu serif": "DejaVuSerif",
    "noto emoji": "NotoEmoji",
}
_WIDE_SANS, _WIDE_SERIF = "DejaVuSans", "DejaVuSerif"
_SERIF_NAMES = (
    "garamond", "georgia", "palatino", "book antiqua", "bookman", "century schoolbook", "constantia", "elephant",
    "baskerville", "goudy", "didot", "minion", "serif",
)  # fmt: skip
_MONO_NAMES = ("mono", "consolas", "courier", "typewriter", "menlo", "lucida console")
_FILES = {
    (_WIDE_SANS, False, False): "DejaVuSans.ttf",
    (_WIDE_SANS, True, False): "DejaVuSans-Bold.ttf",
    (_WIDE_SANS, False, True): "DejaVuSans.ttf",
    (_WIDE_SANS, True, True): "DejaVuSans-Bold.ttf",
    (_WIDE_SERIF, False, False): "DejaVuSerif.ttf",
    (_WIDE_SERIF, True, False): "DejaVuSerif-Bold.ttf",
    (_WIDE_SERIF, False, True): "DejaVuSerif-Italic.ttf",
    (_WIDE_SERIF, True, True): "DejaVuSerif-Bold.ttf",
} | {("NotoEmoji", bold, italic): "NotoEmoji-Regular.ttf" for bold in (False, True) for italic in (False, True)}
_STYLES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u2028\u2029\u2066\u2067\u2068\u2069"
) | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0xFE00, 0xFE10), *range(0xE0020, 0xE0080), *range(0xE0100, 0xE01F0)))
)
SHOWN_SOFT_HYPHEN = "\U000f00ad"  # a soft hyphen at a line's end, where it is drawn; of the private use area
_MOST_LENGTHS = 20_000
_SPACES = {"\u00a0": " ", "\u2011": "-", "\u202f": " ", "\u2007": "0", "\u2010": "-", SHOWN_SOFT_HYPHEN: "-"}


@dataclass(frozen=True)
class _StandIn:
    """How a shipped family stands for one that has no twin: drawn at a scale, with the other's spaces and lines."""

    twin: str
    scale: float
    space: float
    above: float
    below: float


# Word's usual family since 2023. Observed in Word's PDFs: lines of its words are 1.071 times as wide as Carlito's.
_APTOS = _StandIn("Carlito", 1.071, 0.19, 0.939, 0.282)
_SIGN_FONTS = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"})  # see `sign_fonts`
_STAND_INS = {"aptos": _APTOS, "aptos display": _APTOS}


@dataclass(frozen=True, eq=False)
class FontFace:
    """One face in one style; widths are fractions of the font size, found once per character.

    `scale` is the size it is drawn at against the size asked for; `above` and `below` make its line (`hhea` table).
    """

    font: TrueType
    bold: bool
    italic: bool
    widths: dict[str, float]
    scale: float
    above: float
    below: float

    def glyph(self, char: str) -> int:
        """Return the glyph number; where the font has none, that of the sign for this, else 0 (the empty box)."""
        glyphs = self.font.glyphs
        code = ord(char)
        if char in _INVISIBLE:
            return glyphs.get(32, 0)
        if code in glyphs:
            return glyphs[code]
        return glyphs.get(ord(_SPACES.get(char, "\ufffd")), 0)

    def width(self, char: str) -> float:
        """Return the advance width of a character; marks that only steer the text have none."""
        if char not in self.widths:
            self.widths[char] = 0.0 if char in _INVISIBLE else self.font.advances[self.glyph(char)] * self.scale
        return self.widths[char]

    def drawn_width(self, char: str) -> float:
        """Return the advance width as a fraction of the size that the face is drawn at."""
        return self.width(char) / self.scale

    @lru_cache(maxsize=_MOST_LENGTHS)  # noqa: B019 - faces are few and live as long as the app
    def length(self, text: str) -> float:
        """Return the width of `text` without kerning, which Word leaves off; the same words come again and again."""
        widths = self.widths
        try:
            return sum([widths[char] for char in text])
        except KeyError:
            return sum([self.width(char) for char in text])

    def covers(self, text: str) -> bool:
        """Say whether every character has a glyph (or needs none)."""
        if text.isascii():
            return True
        glyphs = self.font.glyphs
        return all(ord(char) in glyphs or char in _INVISIBLE or char in _SPACES for char in set(text))


@lru_cache(maxsize=128)
def _load(path: Path, bold: bool, italic: bool) -> FontFace:
    font = TrueType(path)
    return FontFace(font, bold, italic, {}, 1.0, font.ascent + font.line_gap, font.descent)


def _shipped(twin: str, bold: bool, italic: bool) -> FontFace:
    """Return the shipped face; the fallback families lack some styles."""
    name = _FILES.get((twin, bold, italic)) or f"{twin}-{_STYLES[bold, italic]}.ttf"
    return _load(FONT_FOLDER / name, "Bold" in name, "Italic" in name)


def _stand_in(like: _StandIn, bold: bool, italic: bool) -> FontFace:
    """Return the shipped face that is drawn for a family without a twin."""
    face = _shipped(like.twin, bold, italic)
    spaces = dict.fromkeys(" \u00a0", like.space)
    return replace(face, widths=spaces, scale=like.scale, above=like.above, below=like.below)


def _twin(family: str, kind: str) -> str:
    """Return the shipped family that stands for `family`; `kind` is the class that the document's font table gives.

    Families that have no twin of their widths get DejaVu, which fontconfig also puts first for them; the document's
    word for the class counts only for fixed widths, as many programs write `roman` for everything.
    """
    name = family.lower().strip()
    if name in _TWINS:
        return _TWINS[name]
    for known in ("calibri", "cambria", "arial", "times", "courier"):
        if name.startswith(known):
            return _TWINS[known]
    if kind == "modern" or any(word in name for word in _MONO_NAMES):
        return _MONO
    return _WIDE_SERIF if any(word in name for word in _SERIF_NAMES) and "sans" not in name else _WIDE_SANS


def is_shipped(family: str) -> bool:
    """Whether a family is drawn as Word draws it on any computer: it, or a twin of its widths, ships with Plaint."""
    name = family.lower()
    return name in _TWINS or name in _STAND_INS or name in _SIGN_FONTS


@dataclass(frozen=True, slots=True)
class FontBook:
    """Finds faces for a document; `installed` also looks at the fonts of this computer, before the twins."""

    installed: bool = False

    def face(self, family: str, bold: bool, italic: bool, kind: str = "") -> FontFace:
        """Return the face for a family name as Word writes it."""
        return _face(self.installed, family, bold, italic, kind)

    def pieces(self, text: str, face: FontFace) -> list[tuple[str, FontFace]]:
        """Split `text` into stretches with the face that has their glyphs: the chosen one, else a fallback."""
        if face.covers(text):
            return [(text, face)]
        pieces: list[tuple[str, FontFace]] = []
        for char in text:
            chosen = _fallback(char, face, pieces[-1][1] if pieces else face)
            if pieces and pieces[-1][1] is chosen:
                pieces[-1] = (pieces[-1][0] + char, chosen)
            else:
                pieces.append((char, chosen))
        return pieces


@lru_cache(maxsize=512)
def _face(installed: bool, family: str, bold: bool, italic: bool, kind: str) -> FontFace:
    if installed:
        path = installed_faces().get((family.lower(), bold, italic))
        if path is not None:
            return _load(path, bold, italic)
    like = _STAND_INS.get(family.lower().strip())
    return _shipped(_twin(family, kind), bold, italic) if like is None else _stand_in(like, bold, italic)


def _fallback(char: str, face: FontFace, before: FontFace) -> FontFace:
    """Return the face for one character; marks that join emoji stay with the face before them."""
    if char in _INVISIBLE:
        return before
    for candidate in (face, _shipped(_WIDE_SANS, face.bold, False), _shipped("NotoEmoji", False, False)):
        if candidate.covers(char):
            return candidate
    return _shipped(_WIDE_SANS, face.bold, False)


def damaged_fonts(folder: Path = FONT_FOLDER) -> list[str]:
    """Return the names of the shipped font files that are missing or can't be read."""
    twins = {twin for twin in _TWINS.values() if (twin, False, False) not in _FILES}
    names = {*_FILES.values(), *(f"{twin}-{style}.ttf" for twin in twins for style in _STYLES.values())}
    return [name for name in sorted(names) if not _can_be_drawn(folder / name)]


def _can_be_drawn(path: Path) -> bool:
    try:
        font = TrueType(path)
        return bool(font.subset([font.glyphs[ord("a")]]) if ord("a") in font.glyphs else font.advances)
    except (OSError, FontFormatError, KeyError, IndexError, ValueError, struct.error):
        return False
