"""Small Word files for drawing tests, written as XML so that each test shows the property it is about."""

import zipfile
from io import BytesIO

import pypdfium2
from PIL import Image

from app.rendering.pdf_letter import DrawnPdf, draw_pdf
from app.rendering.preview import opened_pdf, page_count, page_text

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = (
    f'xmlns:w="{W_SPACE}" xmlns:r="{R_SPACE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
)
A4 = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>{}</w:sectPr>'
)
EXTENT = '<wp:extent cx="1270000" cy="635000"/>'
LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def docx(
    body: str, styles: str = DEFAULTS, numbering: str = LIST, end: str = A4.format(""), **parts: str | bytes
) -> bytes:
    """Return a Word file with this body; further parts are named by their kind, such as `header1`."""
    files: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}{end}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_SPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_SPACES}>{numbering}</w:numbering>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{R_SPACE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
    }
    links = {"styles": "styles.xml", "numbering": "numbering.xml"}
    for name, part in parts.items():
        kind = name.rstrip("0123456789")
        links[name] = f"{name}.png" if kind == "image" else f"{name}.xml"
        tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        files[f"word/{links[name]}"] = part if isinstance(part, bytes) else f"<w:{tag} {_SPACES}>{part}</w:{tag}>"
    files["word/_rels/document.xml.rels"] = _links(links)
    return zipped(files)


def _links(links: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{R_SPACE}/{name.rstrip("0123456789")}" Target="{target}"/>'
        for name, target in links.items()
    )
    outside = (
        f'<Relationship Id="web" Type="{R_SPACE}/hyperlink" Target="https://example.org/a" TargetMode="External"/>'
    )
    return f'<Relationships xmlns="{_PACKAGE}">{entries}{outside}</Relationships>'


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return the files as a ZIP."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Return one paragraph."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{escaped}</w:t></w:r></w:p>'
    )


def png() -> bytes:
    """Return a small red picture."""
    buffer = BytesIO()
    Image.new("RGB", (4, 2), "red").save(buffer, "PNG")
    return buffer.getvalue()


def picture(holder: str, inside: str = "") -> str:
    """Return a paragraph with that picture, 100 by 50 points, in an `inline` or `anchor`."""
    blip = '<a:graphic><a:graphicData><pic:pic><a:blip r:embed="image1"/></pic:pic></a:graphicData></a:graphic>'
    properties = "<wp:docPr descr='seal'/>"
    drawing = f"<wp:{holder}>{inside}{EXTENT}{properties}{blip}</wp:{holder}>"
    return f"<w:p><w:r><w:drawing>{drawing}</w:drawing></w:r></w:p>"


def table(*rows: str, properties: str = "", grid: tuple[int, ...] = (3000, 3000)) -> str:
    """Return a table of rows as `row` makes them; grid in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row; a cell is its text, or the XML of its content."""
    inside = "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def drawn(body: str, **settings: str | bytes) -> DrawnPdf:
    """Draw a body."""
    return draw_pdf(docx(body, **settings))  # type: ignore[arg-type] # the settings are docx's own


def text_of(pdf: DrawnPdf) -> str:
    """Return all the words of a PDF, white space as one blank."""
    return " ".join(" ".join(page_text(pdf.pdf, page) for page in range(page_count(pdf.pdf))).split())


def origins(pdf: DrawnPdf, page: int = 0) -> list[tuple[str, float, float]]:
    """Return each character with its origin: from the left, and its baseline from the top, in points."""
    with opened_pdf(pdf.pdf) as document:
        opened = document[page]
        height, text = opened.get_height(), opened.get_textpage()
        found = [_origin(text, index, height) for index in range(text.count_chars())]
    return [entry for entry in found if entry[0].strip()]


def _origin(text: pypdfium2.PdfTextPage, index: int, height: float) -> tuple[str, float, float]:
    x, y = pypdfium2.raw.c_double(), pypdfium2.raw.c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
    return chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, index)), x.value, height - y.value


def where(pdf: DrawnPdf, sign: str, page: int = 0) -> tuple[float, float]:
    """Return where a character first stands."""
    return next((x, y) for char, x, y in origins(pdf, page) if char == sign)
