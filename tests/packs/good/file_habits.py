# ruff: noqa: E501 a case a line, however long
"""Word files with the parts, fields and links that programs put in, however they zip them."""

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.packs.good.cases import RELATIONS, ROOT, TYPES, WORD, Good, paragraph, run, with_part, with_xml
from tests.packs.good.tag_habits import field
from tests.packs.hostile.cases import right_word_file
from tests.rendering.word_templates import rewritten, with_relation

FROZEN = Path(__file__).parent / "files"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_OPEN = "application/vnd.openxmlformats-officedocument."
_SETTINGS = "word/settings.xml"


def cases() -> Iterator[Good]:
    """Yield whole Word files."""
    yield from _frozen()
    yield from _fields()
    yield from _links()
    yield from _parts()
    yield from _settings()
    yield from _zips()


def _frozen() -> Iterator[Good]:
    """Letters that LibreOffice 7.4 saved: `soffice --headless --convert-to docx FILE`, from .odt, .doc, .rtf, .fodt.

    The first three were one letter of python-docx with a first header, a footer with PAGE, a numbered list in a loop,
    a table whose rows repeat, and a link; the last was typed as .fodt, with a table of contents, a footnote, a
    frame, a comment and page numbers.
    """
    for path in sorted(FROZEN.glob("*.docx")):
        yield Good(f"saved by {path.stem}", path.read_bytes, ("27 June 2026: The reply came.",))


def _fields() -> Iterator[Good]:
    entry = f'<w:hyperlink w:anchor="_Toc1">{run("Facts")}<w:r><w:tab/></w:r>{field("PAGEREF _Toc1 " + chr(92) + "h", run("1"))}</w:hyperlink>'
    end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    for name, inner in (
        ("today's Word", entry),
        ("Word 2003", entry.replace('<w:hyperlink w:anchor="_Toc1">', "").replace("</w:hyperlink>", "")),
    ):
        begin = field('TOC \\o "1-3" \\h \\z \\u', inner).removesuffix('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        yield with_xml(f"field: table of contents of {name}", f"<w:p>{begin}</w:p>{end}", "Facts")
    for instruction in (
        "PAGE",
        "NUMPAGES \\* MERGEFORMAT",
        "SECTIONPAGES",
        'DATE \\@ "d MMMM yyyy"',
        "REF _Ref1 \\h",
        "SEQ Figure \\* ARABIC",
        "STYLEREF 1",
        "TITLE",
        "AUTHOR",
    ):
        yield with_xml(
            f"field: {instruction.split()[0]}", f"<w:p>{run('Here: ')}{field(instruction, run('1'))}</w:p>", "Here:"
        )
    yield with_xml(
        "field: simple",
        f'<w:p><w:fldSimple w:instr=" PAGE  \\* MERGEFORMAT ">{run("1")}</w:fldSimple>{run(" is it")}</w:p>',
        "is it",
    )
    picker = '<w:sdtPr><w:date w:fullDate="2026-11-20T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/></w:date></w:sdtPr>'
    yield with_xml(
        "control: a date to pick",
        f"<w:p><w:sdt>{picker}<w:sdtContent>{run('20 November')}</w:sdtContent></w:sdt></w:p>",
        "20 November",
    )


def _links() -> Iterator[Good]:
    for target in (
        "https://example.org/rules?a=1&amp;b=2",
        "HTTPS://EXAMPLE.ORG",
        "mailto:a@example.org?subject=A%20b",
        "Mailto:a@example.org",
        "#_Toc1",
    ):
        yield Good(f"link: {target}", partial(_linked, target))


def _linked(target: str) -> bytes:
    return with_relation(right_word_file(), "hyperlink", target, external=True)


def _parts() -> Iterator[Good]:
    for name, part, kind, content_type in (
        ("people", "word/people.xml", f"{_MICROSOFT}2011/relationships/people", "wordprocessingml.people+xml"),
        (
            "answered comments",
            "word/commentsExtended.xml",
            f"{_MICROSOFT}2011/relationships/commentsExtended",
            "wordprocessingml.commentsExtended+xml",
        ),
        (
            "ids of comments",
            "word/commentsIds.xml",
            f"{_MICROSOFT}2016/09/relationships/commentsIds",
            "wordprocessingml.commentsIds+xml",
        ),
        (
            "dates of comments",
            "word/commentsExtensible.xml",
            f"{_MICROSOFT}2018/08/relationships/commentsExtensible",
            "wordprocessingml.commentsExtensible+xml",
        ),
        (
            "tasks",
            "word/documenttasks/documenttasks1.xml",
            f"{_MICROSOFT}2019/05/relationships/documenttasks",
            "wordprocessingml.documenttasks+xml",
        ),
    ):
        yield with_part(f"part: {name}", part, b"<a/>", kind, _OPEN + content_type)
    label = b'<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"/>'
    yield with_part(
        "part: how confidential it is",
        "docMetadata/LabelInfo.xml",
        label,
        f"{_MICROSOFT}2020/02/relationships/classificationlabels",
        "application/vnd.ms-office.classificationlabels+xml",
        of_root=True,
    )
    custom = b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
    yield with_part(
        "part: custom properties",
        "docProps/custom.xml",
        custom,
        "custom-properties",
        f"{_OPEN}custom-properties+xml",
        of_root=True,
    )
    yield with_part(
        "part: thumbnail of macOS",
        "docProps/small.jpeg",
        b"\xff\xd8\xff\xe0",
        f"{_METADATA}thumbnail",
        "image/jpeg",
        of_root=True,
    )
    yield with_part(
        "part: thumbnail of Windows",
        "docProps/small.emf",
        b"\x01\0\0\0",
        f"{_METADATA}thumbnail",
        "image/x-emf",
        of_root=True,
    )
    sources = b'<?xml version="1.0"?><?mso-contentType?><b:Sources xmlns:b="http://example.org/b" SelectedStyle="APA"/>'
    yield with_part("part: what SharePoint keeps", "customXml/item1.xml", sources, "customXml")
    blocks = f"<w:glossaryDocument {WORD}><w:docParts><w:docPart><w:docPartBody>{paragraph('Click or tap here to enter text.')}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
    yield with_part(
        "part: words of empty content controls",
        "word/glossary/document.xml",
        blocks.encode(),
        "glossaryDocument",
        f"{_OPEN}wordprocessingml.document.glossary+xml",
    )
    notes = f'<w:footnotes {WORD}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="1">{paragraph("{{ subject }}")}</w:footnote></w:footnotes>'
    yield with_part(
        "part: footnotes", "word/footnotes.xml", notes.encode(), "footnotes", f"{_OPEN}wordprocessingml.footnotes+xml"
    )
    yield with_part(
        "part: endnotes",
        "word/endnotes.xml",
        notes.replace("footnote", "endnote").encode(),
        "endnotes",
        f"{_OPEN}wordprocessingml.endnotes+xml",
    )
    effects = f"<w:styles {WORD}/>".encode()
    yield with_part(
        "part: styles of Word 2010",
        "word/stylesWithEffects.xml",
        effects,
        f"{_MICROSOFT}2007/relationships/stylesWithEffects",
        "application/vnd.ms-word.stylesWithEffects+xml",
    )
    yield with_part("part: a picture that is EMF", "word/media/image9.emf", b"\x01\0\0\0", "image", "image/x-emf")
    comment = f'<w:comments {WORD}><w:comment w:id="1" w:author="A">{paragraph("{{ is this right }}")}</w:comment></w:comments>'
    yield with_part(
        "part: comments with a half-baked tag",
        "word/comments.xml",
        comment.encode(),
        "comments",
        f"{_OPEN}wordprocessingml.comments+xml",
    )


def _settings() -> Iterator[Good]:
    for name, xml in (
        ("tracking is on, nothing is tracked", "<w:trackRevisions/>"),
        ("fonts are not embedded", '<w:embedTrueTypeFonts w:val="0"/><w:embedSystemFonts w:val="false"/>'),
        ("fonts of the system, as Word for Mac says", "<w:embedSystemFonts/>"),
        ("protection", '<w:documentProtection w:edit="forms" w:enforcement="0"/>'),
        ("variables that look like tags", '<w:docVars><w:docVar w:name="a" w:val="{{ x }}"/></w:docVars>'),
        ("proofing is done", '<w:proofState w:spelling="clean" w:grammar="clean"/>'),
    ):
        yield Good(f"setting: {name}", partial(_with_setting, xml))
    absolute = {
        RELATIONS: _absolute("styles.xml", "/word/styles.xml"),
        ROOT: _absolute("word/document.xml", "/word/document.xml"),
    }
    yield Good("package: targets from the root", lambda: rewritten(right_word_file(), absolute))
    default = (
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/></Types>'
    )
    yield Good(
        "package: types of parts that are not there",
        lambda: rewritten(right_word_file(), {TYPES: lambda text: text.replace("</Types>", default)}),
    )


def _with_setting(xml: str) -> bytes:
    end = "</w:settings>"
    return rewritten(right_word_file(), {_SETTINGS: lambda text: text.replace(end, f"{xml}{end}")})


def _absolute(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(f'Target="{old}"', f'Target="{new}"')


class _Pipe(io.RawIOBase):
    """A stream that cannot go back: who writes a ZIP into it puts sizes behind the data, as macOS does."""

    def __init__(self) -> None:
        self.written = io.BytesIO()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        return self.written.write(data)  # type: ignore[arg-type]


def _zips() -> Iterator[Good]:
    yield Good("zip: 64-bit sizes", lambda: _zipped_again(io.BytesIO(), is_large=True))
    yield Good("zip: sizes behind the data", lambda: _zipped_again(_Pipe()))
    yield Good("zip: 64-bit sizes behind the data", lambda: _zipped_again(_Pipe(), is_large=True))
    yield Good("zip: stored", lambda: _zipped_again(io.BytesIO(), method=zipfile.ZIP_STORED))
    yield Good("zip: folders as entries", lambda: _zipped_again(io.BytesIO(), extra={"word/": b"", "_rels/": b""}))
    finder = {
        "__MACOSX/word/._document.xml": b"\0\5\x16\7",
        ".DS_Store": b"\0\0\0\1Bud1",
        "word/.DS_Store": b"\0\0\0\1Bud1",
    }
    yield Good("zip: opened and zipped again by Finder", lambda: _zipped_again(io.BytesIO(), extra=finder))


def _zipped_again(
    into: io.BytesIO | _Pipe,
    *,
    is_large: bool = False,
    method: int = zipfile.ZIP_DEFLATED,
    extra: dict[str, bytes] | None = None,
) -> bytes:
    with zipfile.ZipFile(io.BytesIO(right_word_file())) as old, zipfile.ZipFile(into, "w", method) as new:
        for name in old.namelist():
            with new.open(name, "w", force_zip64=is_large) as entry:
                entry.write(old.read(name))
        for name, data in (extra or {}).items():
            new.writestr(zipfile.ZipInfo(name), data)
    return into.written.getvalue() if isinstance(into, _Pipe) else into.getvalue()
