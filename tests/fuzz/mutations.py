# ruff: noqa: E501 the odd words of a language, as many a line as there is room for
"""Changes a file by chance: bytes, words of its language, and what is packed in it; the same changes for the same seed."""

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Sequence
from random import Random

from app.rendering.zip_frame import NO_ARCHIVE

MOST_BYTES = 3 * 1024 * 1024  # what grew larger is cut off: size alone is refused before anything is read
MOST_CHANGES = 6

_NUMBERS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_ODD_VALUES = (
    b"", b"0", b"-1", b"1", b"2", b"65536", b"2147483648", b"-2147483649", b"99999999999999999999", b"1e308", b"nan",
    b"inf", b"1.5", b"true", b"auto", b"none", b"x", b"../../x", b"C:\\x", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"%s",
    b"{{ a }}", b"{% if", b"{{ me.name }}", b"{%p for x in y %}", b"&amp;", b"&#0;", b"\0", b"\xff", b"A" * 5000,
)  # fmt: skip
_WORDS = {
    "toml": (
        b"\n[[steps]]\n", b"\n[answers]\n", b"\n[[steps.questions]]\n", b'id = "a"\n', b'kind = "list"\n', b'kind = "date"\n',
        b'show_if = "a == b"\n', b"[", b"]", b"{", b"}", b'"""', b"'''", b'"', b"'", b"=", b".", b"\\u0000", b"\\U0010FFFF",
        b"\xef\xbb\xbf", b"#", b"inf", b"nan", b"-0", b"0x", b"1_0", b"2026-11-20", b"9999-12-31", b"0001-01-01",
        b"07:32:00", b"2026-11-20T07:32:00Z", b"true", b"[[" * 50, b"a." * 50 + b"b = 1\n", b"9" * 5000, b"\r", b"\t",
        b"period = { months = -1 }\n", b"period = { days = 99999999 }\n", b"max_chars = 0\n", b"options = []\n",
    ),
    "xml": (
        b"<w:p>", b"</w:p>", b"<w:p/>", b"<w:tbl><w:tr><w:tc/></w:tr></w:tbl>", b"<w:r><w:t>{{ ", b" }}</w:t></w:r>",
        b"{%p if ", b" %}", b"{% endif %}", b"{%tr for x in incidents %}", b"{%tr endfor %}", b"<!DOCTYPE a>", b"<![CDATA[",
        b"]]>", b"<?a b?>", b"<!--", b"-->", b'<w:gridSpan w:val="9999999"/>', b'<w:vMerge w:val="restart"/>',
        b'<w:numPr><w:ilvl w:val="99"/><w:numId w:val="-1"/></w:numPr>', b'<w:tab w:val="right" w:pos="-99999"/>',
        b'<w:fldSimple w:instr="DDE a"/>', b'<w:cols w:num="0"/>', b'<w:pgSz w:w="0" w:h="0"/>', b'<w:spacing w:line="0"/>',
        b'<w:sz w:val="0"/>', b'<w:sz w:val="99999999"/>', b'<w:ind w:left="-999999" w:right="999999"/>', b"<w:br w:type='page'/>",
        b"xml:space='preserve'", b"xmlns:w='x'", b"&amp;", b"&lt;", b"&#xD800;", b"&x;",
    ),
    "mail": (
        b"\r\n\r\n", b"\n\n", b"Content-Type: multipart/mixed; boundary=a\r\n", b"--a\r\n", b"--a--\r\n",
        b"Content-Transfer-Encoding: base64\r\n", b"Content-Transfer-Encoding: quoted-printable\r\n", b"=?utf-8?b?", b"?=",
        b"=?utf-8?q?=00=ff?=", b"Content-Type: message/rfc822\r\n", b"Content-Type: text/html; charset=x-none\r\n",
        b"charset=utf-16", b"charset=utf-7", b"charset=idna", b"charset=punycode", b"charset=hex", b"charset=unicode_escape",
        b"Date: Mon, 99 Nov 99999 99:99:99 +9999\r\n", b"Date: Fri, 31 Dec 9999 23:59:59 -1200\r\n", b"filename*=utf-8''%ff",
        b"filename*0*=a''b; filename*1=c", b"<div>" * 40, b"<table>", b"<style>", b"<br>" * 20, b"&nbsp;", b"&#0;", b"=",
        b"=\r\n", b"=FF", b"From: a@b.example\r\n", b"> " * 30, b"-----Original Message-----\r\n", b"Our ref: ", b"\x0c",
    ),
    "pdf": (
        b"endobj\n", b"1 0 obj\n", b"<<", b">>", b"/Type /Page", b"/Kids [1 0 R]", b"/Count -1", b"/Count 99999999", b"stream\n",
        b"endstream\n", b"/Length 0", b"/Filter /FlateDecode", b"/MediaBox [0 0 0 0]", b"/MediaBox [0 0 1e9 1e9]", b"trailer\n",
        b"startxref\n0\n", b"%%EOF", b"/Encrypt 1 0 R", b"/Prev 0", b"0 0 R", b"1 0 R", b"[" * 100, b"/Parent 1 0 R",
    ),
    "key": (
        b"untrusted comment: ", b"trusted comment: ", b"\n", b"\r\n", b"RW", b"RUQ", b"=", b"==", b"A" * 56, b"\x85", b"\x1c",
        b"\xe2\x80\xa8", b" ", b"+", b"/", b"-", b"_",
    ),
    "binary": (b"\0" * 16, b"\xff" * 16, b"PK\3\4", b"PK\1\2", b"PK\5\6", b"PK\6\6", b"PK\6\7", b"\1\0", b"R\0o\0o\0t\0"),
}  # fmt: skip
_KINDS = {".toml": "toml", ".xml": "xml", ".rels": "xml", ".minisig": "key", ".eml": "mail", ".docx": "zip"}
_TAG = re.compile(rb"<(/?)([A-Za-z0-9:]+)([^<>]*?)(/?)>")
_ATTRIBUTE = re.compile(rb'="([^"<>]*)"')
_VALUE = re.compile(rb"= *([^\n]+)")

Change = Callable[[Random, bytes, str], bytes]


def mutated(random: Random, data: bytes, kind: str, others: Sequence[bytes] = ()) -> bytes:
    """Return a file after a few changes.

    Args:
        random: Where the changes come from.
        data: The file's bytes.
        kind: `zip`, `toml`, `xml`, `mail`, `pdf`, `key` or `binary`: which words are put in.
        others: Files of the same kind, pieces of which may be put in.
    """
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, MOST_CHANGES))):
        if others and random.random() < 0.08:
            data = _spliced(random, data, random.choice(others))
        elif kind == "zip" and random.random() < 0.9:
            data = _repacked(random, data)
        else:
            data = random.choice(_CHANGES.get(kind, _BYTE_CHANGES))(random, data, kind)
        data = data[:MOST_BYTES]
    return data


def kind_of(name: str) -> str:
    """Return which kind of file a name tells."""
    return next((kind for end, kind in _KINDS.items() if name.endswith(end)), "binary")


def _piece(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 1, 2, 4, 16, 100, 2000)))


def _flip(random: Random, data: bytes, _kind: str) -> bytes:
    if not data:
        return b"\0"
    place = random.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1 :]


def _other_byte(random: Random, data: bytes, _kind: str) -> bytes:
    start, end = _piece(random, data)
    return data[:start] + random.randbytes(min(end - start, 4)) + data[start + min(end - start, 4) :]


def _without(random: Random, data: bytes, _kind: str) -> bytes:
    start, end = _piece(random, data)
    return data[:start] + data[end:]


def _again(random: Random, data: bytes, _kind: str) -> bytes:
    start, end = _piece(random, data)
    times = random.choice((1, 1, 2, 10, 300))
    return data[:end] + data[start:end] * times + data[end:]


def _elsewhere(random: Random, data: bytes, _kind: str) -> bytes:
    start, end = _piece(random, data)
    place = random.randrange(len(data) + 1)
    return data[:place] + data[start:end] + data[place:]


def _number(random: Random, data: bytes, _kind: str) -> bytes:
    shape = random.choice(("<B", "<H", ">H", "<I", ">I"))
    size = struct.calcsize(shape)
    place = random.randrange(max(1, len(data) - size))
    number = random.choice(_NUMBERS) & (1 << 8 * size) - 1
    return data[:place] + struct.pack(shape, number) + data[place + size :]


def _cut(random: Random, data: bytes, _kind: str) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _word(random: Random, data: bytes, kind: str) -> bytes:
    place = random.randrange(len(data) + 1)
    return data[:place] + random.choice(_WORDS.get(kind, _WORDS["binary"])) + data[place:]


def _odd_value(random: Random, data: bytes, kind: str) -> bytes:
    """Put an odd value in place of an attribute's, a key's or a number's."""
    found = list((_ATTRIBUTE if kind == "xml" else _VALUE).finditer(data))
    if not found:
        return _word(random, data, kind)
    start, end = random.choice(found).span(1)
    value = random.choice((*_ODD_VALUES, data[slice(*random.choice(found).span(1))]))
    if kind == "toml" and random.random() < 0.6:
        value = b'"' + value.replace(b'"', b"") + b'"'
    return data[:start] + value + data[end:]


def _line(random: Random, data: bytes, _kind: str) -> bytes:
    """Take a line out, put it twice, or move it."""
    lines = data.split(b"\n")
    line = lines.pop(random.randrange(len(lines)))
    for _ in range(random.randrange(3)):
        lines.insert(random.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def _element(random: Random, data: bytes, _kind: str) -> bytes:
    """Take an element out, put it elsewhere, put it into itself, or rename it."""
    found = list(_TAG.finditer(data))
    if not found:
        return _word(random, data, "xml")
    tag = random.choice(found)
    name, end = tag[2], tag.end()
    if not (tag[1] or tag[4]):
        closing = data.find(b"</" + name + b">", end)
        end = closing + len(name) + 3 if closing >= 0 else end
    element = data[tag.start() : end][:20_000]
    match random.randrange(4):
        case 0:
            return data[: tag.start()] + data[end:]
        case 1:
            place = random.choice(found).start()
            return data[:place] + element * random.choice((1, 1, 2, 30)) + data[place:]
        case 2:
            return data[: tag.end()] + element + data[tag.end() :]
    other = random.choice(found)[2]
    return data[: tag.start()] + element.replace(name, other) + data[end:]


def _spliced(random: Random, data: bytes, other: bytes) -> bytes:
    start, end = random.randrange(len(data) + 1), random.randrange(len(other) + 1)
    return data[:start] + other[end:]


def _repacked(random: Random, data: bytes) -> bytes:
    """Change what is inside of an archive, and write an archive in which all else is right."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [(entry.filename, archive.read(entry)) for entry in archive.infolist()[:400]]
    except NO_ARCHIVE:
        return _flip(random, data, "binary")  # there is nothing to take apart any more
    if not entries:
        return data
    place = random.randrange(len(entries))
    name, content = entries[place]
    match random.randrange(12):
        case 0:
            entries.pop(place)
        case 1:
            entries.insert(random.randrange(len(entries)), (name, content))
        case 2:
            entries[place] = (_other_name(random, name), content)
        case 3:
            entries[place] = (name, entries[random.randrange(len(entries))][1])
        case _:
            entries[place] = (name, mutated(random, content, kind_of(name)))
    return _packed(random, entries)


def _packed(random: Random, entries: Sequence[tuple[str, bytes]]) -> bytes:
    written = io.BytesIO()
    method = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with warnings.catch_warnings(), zipfile.ZipFile(written, "w", method, compresslevel=1) as archive:
        warnings.simplefilter("ignore")  # a name twice is what is wanted
        for name, content in entries:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = method
            if random.random() < 0.01:
                entry.external_attr = random.choice((0o120777, 0o040755, 0o060666)) << 16
            archive.writestr(entry, content)
    return written.getvalue()


def _other_name(random: Random, name: str) -> str:
    odd = ("../", "/", "C:", "\\", ".", " ", "con", "nul.toml", "é", "\u202e", "A", "x/" * 30, ".toml", "letters/")
    place = random.randrange(len(name) + 1)
    return name[:place] + random.choice(odd) + name[place:]


_BYTE_CHANGES: tuple[Change, ...] = (
    _flip,
    _flip,
    _other_byte,
    _without,
    _again,
    _elsewhere,
    _number,
    _number,
    _cut,
    _word,
)
_CHANGES: dict[str, tuple[Change, ...]] = {
    "toml": (_odd_value, _odd_value, _odd_value, _line, _line, _line, _word, _word, *_BYTE_CHANGES[:6]),
    "xml": (_odd_value, _odd_value, _odd_value, _element, _element, _element, _word, _word, *_BYTE_CHANGES[:6]),
    "mail": (_line, _line, _word, _word, _word, *_BYTE_CHANGES[:6]),
    "pdf": (_line, _word, _word, *_BYTE_CHANGES),
    "key": (_line, _word, *_BYTE_CHANGES),
}
