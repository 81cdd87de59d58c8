from app.rendering.document_model import Paragraph, Picture
from app.rendering.docx_reader import read_document
from tests.rendering.drawn_letters import docx, drawn, paragraph, picture, where


def test_a_picture_that_is_not_drawn_keeps_its_room() -> None:
    body = paragraph("a") + picture("inline") + paragraph("b")
    pdf = drawn(body, image1=b"GIF89a")
    assert where(pdf, "b")[1] - where(pdf, "a")[1] > 50
    assert pdf.unsupported == ("A picture that is neither PNG nor JPEG is not drawn.",)


def test_a_picture_without_bytes_is_one_that_others_can_draw() -> None:
    block = read_document(docx(picture("inline"), image1=b"GIF89a")).sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert block.inlines == (Picture(b"", 100.0, 50.0, "seal"),)
