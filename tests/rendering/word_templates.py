"""Word templates for tests, made on the spot with python-docx."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from docx import Document
from docx.document import Document as WordDocument

from app.domain.answers import Value
from app.rendering.docx_letter import DocumentProperties, compile_letter

PROPERTIES = DocumentProperties("Formal complaint", "Our complaint", created=date(2026, 11, 20))


def saved(document: WordDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def template(*paragraphs: str | Sequence[str], style: str | None = None) -> bytes:
    """Make a template; a paragraph given as a list is split over as many runs."""
    document = Document()
    for content in paragraphs:
        paragraph = document.add_paragraph(style=style)
        for text in [content] if isinstance(content, str) else content:
            paragraph.add_run(text)
    return saved(document)


def filled(docx: bytes, **context: Value) -> bytes:
    return compile_letter(docx).fill(context, PROPERTIES).docx


def opened(docx: bytes) -> WordDocument:
    return Document(io.BytesIO(docx))


def texts(docx: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(docx).paragraphs]


def part_of(docx: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name).decode()


def names_of(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.namelist()


def rewritten(docx: bytes, changes: Mapping[str, Callable[[str], str] | bytes]) -> bytes:
    """Return the file with parts changed by a function of their text, or added as bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(name for name in changes if name not in old.namelist())]:
            change = changes.get(name)
            content = old.read(name) if change is None or callable(change) else change
            new.writestr(name, change(content.decode()).encode() if callable(change) else content)
    return buffer.getvalue()


def with_body(docx: bytes, xml: str) -> bytes:
    """Return the file with this XML at the beginning of its body."""
    return rewritten(
        docx, {"word/document.xml": lambda text: re.sub(r"<w:body>", lambda _: f"<w:body>{xml}", text, count=1)}
    )


def with_relation(docx: bytes, kind: str, target: str, *, external: bool = False) -> bytes:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mode = ' TargetMode="External"' if external else ""
    element = f'<Relationship Id="rIdX" Type="{base}/{kind}" Target="{target}"{mode}/></Relationships>'
    return rewritten(docx, {"word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", element)})


def ordinary_header() -> bytes:
    document = Document()
    document.add_paragraph("Body")
    document.sections[0].header.paragraphs[0].text = "Head"
    return saved(document)
