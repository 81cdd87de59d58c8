"""Evidence as pages: pictures on paper, Word files drawn, PDFs as they are."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import UserError
from app.rendering.pdf_letter import draw_pdf
from app.rendering.preview import page_count

MOST_PIXELS = 40_000_000
_MARGIN_PT = 36
_SMALLER_PX = 2400


def exhibit_pages(data: bytes) -> bytes | None:
    """Return a file as the pages of a PDF; None for what can't be shown as pages.

    Pictures are decoded (PNG and JPEG of at most 40 million pixels), made no larger than print needs, and encoded anew,
    so that nothing of the file that is no picture comes along.
    """
    try:
        if b"%PDF-" in data[:1024]:
            return data if page_count(data) else None
        if data.startswith(b"PK\x03\x04"):
            return draw_pdf(data).pdf
        if data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
            return _picture(data)
    except (UserError, UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, MemoryError):
        return None
    return None


def _picture(data: bytes) -> bytes | None:
    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            return None
        picture = opened.convert("RGB")
    picture.thumbnail((_SMALLER_PX, _SMALLER_PX))
    encoded, pdf = BytesIO(), BytesIO()
    picture.save(encoded, "JPEG", quality=88)
    size = (A4[1], A4[0]) if picture.width > picture.height else A4
    canvas = Canvas(pdf, pagesize=size, invariant=1)
    scale = min((size[0] - 2 * _MARGIN_PT) / picture.width, (size[1] - 2 * _MARGIN_PT) / picture.height, 1.0)
    width, height = picture.width * scale, picture.height * scale
    canvas.drawImage(
        ImageReader(BytesIO(encoded.getvalue())), (size[0] - width) / 2, (size[1] - height) / 2, width, height
    )
    canvas.save()
    return pdf.getvalue()
