"""PDF objects written as text, and the few places where reportlab has to be told of them.

reportlab has no public way to a composite font, a structure tree, a date or a page's own keys; all that reaches into it
is here.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"})


def document_of(canvas: Canvas) -> Any:  # noqa: ANN401 - reportlab's document has no types
    """Return the PDF document behind a canvas."""
    return canvas._doc  # type: ignore[attr-defined] # noqa: SLF001 - see the module's first lines


def without_standard_font(canvas: Canvas) -> None:
    """Keep reportlab from naming Helvetica on each page: it is not embedded, as fonts must be (ISO 14289-1, 7.21.4)."""
    document = document_of(canvas)
    canvas._make_preamble = _make_no_preamble  # type: ignore[attr-defined] # noqa: SLF001 - see the module's first lines
    canvas._preamble = ""  # type: ignore[attr-defined] # noqa: SLF001 - as above
    for name in list(document.idToObject["BasicFonts"].dict):
        del document.idToObject["BasicFonts"].dict[name]
        document.idToObject[name] = "null"


def _make_no_preamble() -> None:
    return


def text_string(text: str) -> str:
    """Return a text string (ISO 32000-1, 7.9.2.2): plain where it is ASCII, else UTF-16 with its mark."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPED)})"
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def reserve_objects(document: Any, count: int) -> int:  # noqa: ANN401 - as above
    """Set object numbers aside and return the first; each must be given its content by `add_object`."""
    first = int(document.objectcounter) + 1
    for number in range(first, first + count):
        name = f"own{number}"
        document.idToObjectNumberAndVersion[name] = (number, 0)
        document.numberToId[number] = name
    document.objectcounter += count
    return first


def add_object(document: Any, number: int, content: str | bytes) -> None:  # noqa: ANN401 - as above
    """Give an object that was set aside its content."""
    document.idToObject[f"own{number}"] = content.encode("ascii") if isinstance(content, str) else content


def packed_stream(packed: bytes, more: str = "") -> bytes:
    """Return a stream (7.3.8) of bytes that zlib has packed; `more` are further entries of its dictionary."""
    dictionary = f"<</Filter /FlateDecode /Length {len(packed)}{more and f' {more}'}>>"
    return b"%s\nstream\n%s\nendstream" % (dictionary.encode("ascii"), packed)


def escaped_name(name: str) -> str:
    """Return a name (7.3.5) without its slash, the characters that may not stand in one as their numbers."""
    return quote(name, safe="").replace("%", "#")


def name_font(document: Any, name: str, number: int) -> None:  # noqa: ANN401 - as above
    """Let the pages know a font by a name."""
    document.idToObject["BasicFonts"].dict[name] = f"{number} 0 R"


def object_number(document: Any, name: str) -> int:  # noqa: ANN401 - as above
    """Return the number of an object that reportlab knows by name."""
    return int(document.idToObjectNumberAndVersion[name][0])


def file_of(canvas: Canvas) -> bytes:
    """Return the finished file (7.5), as `canvas.save` would: most objects are text already and only want a frame.

    What reportlab formats may bring further objects with it, so how many there are shows only at the end. The outline
    must be there already (`add_outline`).
    """
    document = document_of(canvas)
    document.info.digest(document.signature)
    root, info = (document.Reference(each).format(document).decode() for each in (document.Catalog, document.info))
    parts = [b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % document._pdfVersion]  # noqa: SLF001 - see the module's first lines
    places: list[int] = []
    place = len(parts[0])
    while len(places) + 1 in document.numberToId:
        number = len(places) + 1
        content = document.idToObject[document.numberToId[number]]
        if not isinstance(content, bytes):
            content = pdfdoc.format(content, document, toplevel=1)
        places.append(place)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        place += len(parts[-1])
    entries = "".join([f"{each:010d} 00000 n \n" for each in places])
    name = document.signature.hexdigest()
    parts.append(
        f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{entries}"
        f"trailer\n<</Size {len(places) + 1} /Root {root} /Info {info} /ID [<{name}> <{name}>]>>\n"
        f"startxref\n{place}\n%%EOF\n".encode("ascii")
    )
    return b"".join(parts)


def set_page_keys(document: Any, index: int) -> None:  # noqa: ANN401 - as above
    """Tie a finished page to the structure tree, and let Tab go in its order (14.7.4.4; ISO 14289-1, 7.18.3)."""
    page = document.idToObject[f"Page{index + 1}"]
    page.__NoDefault__ = [*page.__NoDefault__, "Tabs", "StructParents"]
    page.Tabs, page.StructParents = "/S", index
