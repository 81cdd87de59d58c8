import pytest

from app.rendering.document_model import Floating, Paragraph, Picture
from app.rendering.docx_reader import read_document
from tests.rendering.drawn_letters import EXTENT, docx, drawn, paragraph, picture, png, text_of

BOX = (
    "<a:graphic><a:graphicData><wps:wsp><wps:spPr>{}</wps:spPr><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>{}"
    "</wps:wsp></a:graphicData></a:graphic>"
)
AT = '<wp:position{0} relativeFrom="page"><wp:{1}>{2}</wp:{1}></wp:position{0}>'


def first(body: str, **parts: bytes) -> object:
    block = read_document(docx(body, **parts)).sections[0].blocks[0]  # type: ignore[arg-type] # parts are bytes here
    assert isinstance(block, Paragraph)
    return block.inlines[0]


def test_a_picture_in_the_line_has_its_size_and_words() -> None:
    found = first(picture("inline"), image1=png())
    assert isinstance(found, Picture)
    assert (found.width_pt, found.height_pt, found.description) == (100.0, 50.0, "seal")


def test_an_anchored_picture_has_its_place() -> None:
    place = AT.format("H", "posOffset", "127000") + AT.format("V", "align", "top")
    found = first(picture("anchor", place), image1=png())
    assert isinstance(found, Floating)
    assert (found.place.x_from, found.place.x_pt, found.place.y_align) == ("page", 10.0, "top")


def test_a_picture_is_drawn_into_the_pdf() -> None:
    assert b"/Subtype /Image" in drawn(picture("inline"), image1=png()).pdf


@pytest.mark.parametrize(("data", "count"), [(b"\x89PNG broken", 1), (b"GIF89a", 1)])
def test_a_picture_that_cannot_be_drawn_is_reported(data: bytes, count: int) -> None:
    assert len(drawn(picture("inline") + paragraph("after"), image1=data).unsupported) == count


def test_a_missing_picture_draws_nothing() -> None:
    assert text_of(drawn(picture("inline") + paragraph("after"))) == "after"


def test_words_in_text_boxes_are_drawn() -> None:
    fill = '<a:solidFill><a:srgbClr val="FFEE00"/></a:solidFill>'
    line = '<a:ln w="12700"><a:solidFill><a:srgbClr val="0000FF"/></a:solidFill></a:ln>'
    box = BOX.format(fill + line, paragraph("boxed"), '<wps:bodyPr lIns="0"/>')
    body = f"<w:p><w:r><w:drawing><wp:anchor>{EXTENT}{box}</wp:anchor></w:drawing></w:r></w:p>"
    assert text_of(drawn(body)) == "boxed"
    found = first(body)
    assert isinstance(found, Floating)
    assert (found.background, found.inset[0]) == ("FFEE00", 0.0)
    assert found.border is not None


@pytest.mark.parametrize("position", ["position:absolute;margin-left:10pt;margin-top:96px;", ""])
def test_words_in_older_boxes_are_drawn(position: str) -> None:
    style = f"{position}width:200pt;height:1in;mso-position-horizontal:center;mso-position-vertical:absolute"
    content = f"<v:textbox><w:txbxContent>{paragraph('boxed')}</w:txbxContent></v:textbox>"
    body = f'<w:p><w:r><w:pict><v:shape style="{style}">{content}</v:shape></w:pict></w:r></w:p>'
    assert text_of(drawn(body)) == "boxed"


def test_older_pictures_are_drawn() -> None:
    shape = '<v:shape style="width:10pt;height:10pt"><v:imagedata r:id="image1"/></v:shape>'
    assert isinstance(first(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>", image1=png()), Picture)


def test_charts_are_reported() -> None:
    chart = f"<wp:inline>{EXTENT}<a:graphic><a:graphicData/></a:graphic></wp:inline>"
    pdf = drawn(f"<w:p><w:r><w:drawing>{chart}</w:drawing></w:r></w:p>")
    assert pdf.unsupported == ("A chart or drawing is not drawn.",)


def test_a_drawing_without_a_size_is_nothing() -> None:
    assert text_of(drawn("<w:p><w:r><w:drawing><wp:inline/></w:drawing></w:r></w:p>")) == ""
