from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from app.rendering.fonts import SHOWN_SOFT_HYPHEN, FontBook
from app.rendering.pdf_fonts import PdfFont, shown_as

FACE = FontBook().face("Calibri", False, False)


def test_codes_are_the_characters_themselves() -> None:
    font = PdfFont(FACE, "P1")
    font.use("aé")
    font.settle()
    assert font.codes("aé") == "006100e9"


def test_characters_beyond_the_first_plane_get_spare_codes() -> None:
    font = PdfFont(FACE, "P1")
    font.use("😀😁")
    font.settle()
    assert font.codes("😁") == "d801"


def test_joined_forms_are_copied_as_plain_letters() -> None:
    assert (shown_as("\ufe91"), shown_as("a")) == ("\u0628", "a")


def test_a_hyphen_at_a_lines_end_is_copied_as_the_soft_one_it_is() -> None:
    assert shown_as(SHOWN_SOFT_HYPHEN) == "\u00ad"


def test_a_mark_of_byte_order_is_not_named() -> None:
    assert shown_as("\ufeff") == "\u2060"


def test_only_the_letters_used_go_into_the_file() -> None:
    sizes = []
    for text in ("a", "abcdefghijklmnopqrstuvwxyz"):
        canvas = Canvas(buffer := BytesIO(), invariant=1)
        font = PdfFont(FACE, "P1")
        font.use(text)
        font.settle()
        font.embed(canvas)
        canvas.save()
        sizes.append(len(buffer.getvalue()))
    assert sizes[0] < sizes[1] < 40_000
