"""A case full of one invented person: in letters, replies, evidence of every kind, file names and hidden corners."""

from io import BytesIO

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Link
from pypdf.generic import NameObject, StreamObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.letters import Channel
from app.services.reply_service import Arrival
from app.services.sending_account import SendingAccount
from tests.builders import TODAY, a_case, a_finished_letter, sample_file
from tests.intake.mails import mail, multipart, part
from tests.rendering.drawn_letters import docx, drawn, paragraph

# What must be in no byte of a redacted copy. All invented.
GONE = (
    "Pritchard", "Siân", "sian.pritchard@example.org", "14 Weir Cottages", "HX7 8QR", "204 518", "Tansley", "Morwenna",
    "Okafor", "Farrell", "07700 900123",
)  # fmt: skip


def a_full_case(plaint: Plaint) -> Case:
    """Open a case with a joint letter, a reply, a call, and exhibits that name the member in every way."""
    case = a_case(plaint, "Siân Pritchard and the list")
    answers = sample_file(plaint, "joint-letter", "sample").flat
    letter = a_finished_letter(plaint, case, "joint-letter", answers)
    how = SendingAccount(TODAY, Channel.EMAIL, "office@harbour.example")
    plaint.letters.mark_sent(letter.id, how)
    words = "Dear Siân Pritchard,\n\nRing Robin Tans-\nley on 07700 900123.\n\nKind regards\nOwen Farrell"
    plaint.replies.add(case.id, Arrival(TODAY, name="Pritchard.eml", data=mail(words)))
    plaint.replies.add(case.id, Arrival(TODAY, text="S. PRITCHARD’S letter came."))
    plaint.cases.contact(case.id, TODAY, "Owen Farrell", "Mr Farrell will ask Morwenna Lowe.")
    for name, data in evidence().items():
        plaint.exhibits.add(case.id, f"Of Siân Pritchard: {name}", f"Siân Pritchard {name}", data, "2026-11-02")
    return case


def evidence() -> dict[str, bytes]:
    """Return files that name the member."""
    minutes = part(b"x", "text/plain", **{"Content-Disposition": 'attachment; filename="Pritchard minutes.txt"'})
    return {
        "a.pdf": hidden_everywhere(),
        "b.pdf": drawn_by_pieces(),
        "c.docx": word_file(),
        "d.eml": multipart("mixed", [part("To Sian Pritchard, 14 Weir\u00a0Cottages"), minutes]),
        "e.txt": "Notes on PRITCHARD (member 204 518), HX78QR, and Mr Tansley".encode("utf-16"),
        "f.jpg": photograph(),
    }


def hidden_everywhere() -> bytes:
    """Return a PDF with the name on the page, and in every place where a PDF hides words."""
    writer = PdfWriter()
    writer.append(BytesIO(drawn(paragraph("Minutes: Siân Pritchard of 14 Weir Cottages spoke.")).pdf))
    writer.add_metadata({"/Title": "Siân Pritchard", "/Author": "Pritchard", "/Subject": "HX7 8QR"})
    writer.add_outline_item(title="Pritchard", page_number=0)
    writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://pritchard.example/"))
    writer.add_annotation(0, FreeText(rect=(0, 0, 90, 90), text="Siân Pritchard"))
    writer.add_attachment("Pritchard.txt", "Siân Pritchard".encode("utf-16"))
    xmp = StreamObject()
    xmp.set_data("<x:xmpmeta>Siân Pritchard</x:xmpmeta>".encode())
    xmp.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    reference = writer._add_object(xmp)
    writer.root_object[NameObject("/Metadata")] = reference
    writer.pages[0][NameObject("/Metadata")] = reference
    return _written(writer)


def drawn_by_pieces() -> bytes:
    """Return a PDF in which the name is kerned letter by letter, stands in a form, and lies behind a picture."""
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.setTitle("Pritchard")
    text = canvas.beginText(72, 700)
    for letter in "Siân Pritchard":
        text.textOut(letter)
    canvas.drawText(text)
    canvas.beginForm("Pritchard")
    canvas.drawString(72, 600, "Robin Tansley in a form")
    canvas.endForm()
    canvas.doForm("Pritchard")
    canvas.drawString(72, 500, "Owen Farrell, behind a picture")
    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "red")), 60, 480, 300, 50)
    canvas.showPage()
    canvas.save()
    assert PdfReader(BytesIO(buffer.getvalue())).pages
    return buffer.getvalue()


def word_file() -> bytes:
    """Return a Word file with the name over several runs, in a header, and in a description."""
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    split = "".join(run.format(piece) for piece in ("Sent by Siân Prit", "cha", "rd, 14 Weir Cottages"))
    field = "<w:r><w:instrText>TITLE Pritchard</w:instrText></w:r>"
    return docx(f"<w:p>{split}{field}</w:p>" + paragraph("and Mei Lin Okafor"), header1=paragraph("Pritchard"))


def photograph() -> bytes:
    """Return a picture whose own data names the member."""
    buffer, exif = BytesIO(), Image.Exif()
    exif[0x013B] = "Sian Pritchard"
    Image.new("RGB", (60, 40), "red").save(buffer, "JPEG", exif=exif, comment=b"Pritchard")
    return buffer.getvalue()


def _written(writer: PdfWriter) -> bytes:
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
