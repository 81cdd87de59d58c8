from app.rendering.document_model import Paragraph, Picture
from app.rendering.docx_reader import read_document
from tests.rendering.drawn_letters import docx, drawn, paragraph, picture, where
from tests.rendering.test_picture_headers import photograph, png


def test_a_picture_that_is_not_drawn_keeps_its_room() -> None:
    body = paragraph("a") + picture("inline") + paragraph("b")
    pdf = drawn(body, image1=b"GIF89a")
    assert where(pdf, "b")[1] - where(pdf, "a")[1] > 50
    assert pdf.unsupported == ("A picture that is neither PNG nor JPEG is not drawn.",)


def test_a_picture_without_bytes_is_one_that_others_can_draw() -> None:
    block = read_document(docx(picture("inline"), image1=b"GIF89a")).sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert block.inlines == (Picture(b"", 100.0, 50.0, "seal"),)


def test_a_picture_that_could_fill_the_memory_is_not_drawn() -> None:
    pdf = drawn(picture("inline"), image1=png(60_000, 60_000))
    assert pdf.unsupported == ("A picture of about 3600 million points is not drawn; 40 million is the most.",)


def test_a_picture_cut_short_is_not_drawn() -> None:
    assert drawn(picture("inline"), image1=b"\xff\xd8\xff").unsupported == (
        "A picture could not be read and is not drawn.",
    )


def test_a_photograph_in_a_letter_is_drawn_without_its_notes() -> None:
    pdf = drawn(picture("inline"), image1=photograph())
    assert pdf.unsupported == ()
    assert not [secret for secret in (b"Exif", b"Camera", b"garden", b"profile") if secret in pdf.pdf]
