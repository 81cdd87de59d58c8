"""Real characters for what the sign fonts (Symbol, Wingdings, Webdings) keep on private code points.

Symbol follows Adobe's Symbol encoding (ISO 32000-1, annex D.6); the Wingdings are those of Unicode's mapping
(L2/12-130), a sign that the shipped fonts lack replaced by its nearest look.
"""

from __future__ import annotations

import re

_FACES = ("symbol", "wingdings", "webdings", "wingdings 2", "wingdings 3")
_BULLET = "•"
_PRIVATE = re.compile("[\uf000-\uf0ff]")


def _from(first: int, signs: str) -> dict[int, str]:
    """Return a table of signs at code points that follow each other; a space leaves one out."""
    return {first + index: sign for index, sign in enumerate(signs) if sign != " "}


_SYMBOL = (
    {0x20: " "}
    | _from(0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_")
    | _from(0x60, "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
    | _from(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑")
    | _from(0xF1, "⟩∫")
    | {0x2D: "-"}
)
_WINGDINGS = (
    {0x20: " ", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x9E: "·", 0x9F: "•"}
    | _from(0x41, "✌  ☞☜☞☝☟ ☺ ☹ ☠⚐⚑✈☼ ❄ ✞ ✠✡☪☯ ☸♈♉♊♋♌♍♎♏♐♑♒♓&&●❍■☐◻❑❒◆◆◆❖◆⌧ ⌘❀✿“”")
    | _from(0x80, "○①②③④⑤⑥⑦⑧⑨⑩●❶❷❸❹❺❻❼❽❾❿")
    | _from(0xA1, "○○○◉◎○▪◻▲✦★✶✴✹✵    ◈✪✰")
    | _from(0xD5, "⌫⌦◀➢▲▼◁▷△▽←→↑↓↖↗↙↘⬅➔⬆⬇ ")
    | _from(0xEF, "⇦⇨⇧⇩⬄⇳⇗⇖⇙⇘  ✗✓☒☑")
    | {0xBE: "—"}
)
_WINGDINGS_2 = (
    {0x20: " ", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x81: "○", 0x95: "•", 0x96: "●"}
    | {0x97: "●", 0x98: "●", 0x99: "○", 0x9A: "○", 0x9E: "▪", 0x9F: "▪", 0xA0: "■", 0xA1: "■", 0xA2: "■", 0xA3: "☐"}
    | {0xAA: "◆", 0xAB: "◆", 0xAE: "◆", 0xDD: "★"}
)
_TABLES = {"symbol": _SYMBOL, "wingdings 2": _WINGDINGS_2}


def plain_signs(text: str, family: str) -> tuple[str, str]:
    """Return text and family with the code points of a sign font replaced by real characters.

    Text of other fonts that stands on the private code points is read as Wingdings, as bullets copied about often are.
    """
    name = family.lower()
    is_sign_face = name in _FACES
    if not is_sign_face and (text.isascii() or not _PRIVATE.search(text)):
        return text, family
    table = _TABLES.get(name, _WINGDINGS if is_sign_face else _WINGDINGS | {0xB7: _BULLET})
    return "".join(_sign(char, table, is_sign_face) for char in text), "Liberation Sans"


def _sign(char: str, table: dict[int, str], is_sign_face: bool) -> str:
    code = ord(char)
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    elif not is_sign_face or code > 0xFF:
        return char
    return table.get(code, chr(code) if 0x20 <= code < 0x7F else _BULLET)
