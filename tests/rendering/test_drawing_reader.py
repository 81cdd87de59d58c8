import pytest

from app.rendering.document_model import Floating, Paragraph, Picture
from app.rendering.docx_reader import read_document
from app.rendering.drawing_model import Paint, Pen
from tests.rendering.drawn_letters import EXTENT, docx, drawn, paragraph, picture, png, text_of, where

BOX = (
    "<a:graphic><a:graphicData><wps:wsp><wps:spPr>{}</wps:spPr><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>{}"
    "</wps:wsp></a:graphicData></a:graphic>"
)
RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
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
    assert found.inset[0] == 0.0
    assert found.paths[0].paint == Paint("FFEE00")
    assert found.paths[0].pen == Pen("single", 1.0, "0000FF")


def shape(geometry: str = "", inside: str = "", place: str = "", body: str = "<wps:bodyPr/>") -> str:
    box = f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>" if inside else ""
    return f"<wps:wsp><wps:spPr>{place}{geometry}{RED}</wps:spPr>{box}{body}</wps:wsp>"


def held(holder: str, graphic: str) -> str:
    graphic = f"<a:graphic><a:graphicData>{graphic}</a:graphicData></a:graphic>"
    return f"<w:p><w:r><w:drawing><wp:{holder}>{EXTENT}{graphic}</wp:{holder}></w:drawing></w:r></w:p>"


def frame(tag: str, left: int, top: int, width: int, height: int, inside: str = "") -> str:
    points = [12700 * value for value in (left, top, width, height)]
    off, ext = '<a:off x="{}" y="{}"/>', '<a:ext cx="{}" cy="{}"/>'
    return f"<a:xfrm>{off.format(*points[:2])}{ext.format(*points[2:])}{inside}</a:xfrm>".replace("a:xfrm", tag)


def test_a_shape_in_the_line_takes_its_room_and_shows_its_words() -> None:
    pdf = drawn(paragraph("a") + held("inline", shape(inside=paragraph("q"))) + paragraph("b"))
    assert where(pdf, "b")[1] - where(pdf, "a")[1] == pytest.approx(50 + 11 * 1.2207, abs=0.1)
    assert where(pdf, "q")[0] == pytest.approx(72 + 7.2, abs=0.3)


def test_shapes_of_a_group_stand_where_the_group_puts_them() -> None:
    children = '<a:chOff x="0" y="0"/><a:chExt cx="2540000" cy="1270000"/>'
    whole = f"<wpg:grpSpPr>{frame('a:xfrm', 0, 0, 100, 50, children)}</wpg:grpSpPr>"
    inner = shape(inside=paragraph("q"), place=frame("a:xfrm", 100, 20, 100, 40))
    found = first(held("anchor", f"<wpg:wgp>{whole}{inner}</wpg:wgp>"))
    assert isinstance(found, Floating)
    assert found.place.inside == (50.0, 10.0, 100.0, 50.0)
    assert (found.width_pt, found.height_pt) == (50.0, 20.0)


def test_words_stand_in_the_middle_where_the_shape_asks_for_it() -> None:
    middle = shape(inside=paragraph("q"), body='<wps:bodyPr anchor="ctr"/>')
    pdf = drawn(held("anchor", middle))
    assert where(pdf, "q")[1] == pytest.approx(72 + 25 - 11 * 1.2207 / 2 + 11 * 0.9707, abs=0.1)


def test_a_box_that_fits_its_words_grows_with_them() -> None:
    many = "".join(paragraph("q") for _ in range(9))
    grows = shape(inside=many, body="<wps:bodyPr><a:spAutoFit/></wps:bodyPr>")
    assert drawn(held("anchor", grows)).pdf != drawn(held("anchor", shape(inside=many))).pdf


def test_a_free_shape_without_a_rectangle_for_words_shows_none_as_in_word() -> None:
    free = shape("<a:custGeom><a:pathLst/></a:custGeom>", paragraph("q"))
    pdf = drawn(held("anchor", free) + paragraph("a"))
    assert text_of(pdf) == "a"
    assert pdf.unsupported == ("Words in a freely drawn shape are left out, as Word leaves them out.",)


def test_a_box_inside_a_box_is_read_once() -> None:
    inner = held("anchor", shape(inside=paragraph("inner")))
    assert text_of(drawn(held("anchor", shape(inside=paragraph("outer") + inner)))).split() == ["outer", "inner"]


def test_charts_are_reported() -> None:
    chart = f"<wp:inline>{EXTENT}<a:graphic><a:graphicData/></a:graphic></wp:inline>"
    pdf = drawn(f"<w:p><w:r><w:drawing>{chart}</w:drawing></w:r></w:p>")
    assert pdf.unsupported == ("A chart or drawing is not drawn.",)


def test_a_drawing_without_a_size_is_nothing() -> None:
    assert text_of(drawn("<w:p><w:r><w:drawing><wp:inline/></w:drawing></w:r></w:p>")) == ""


def test_a_text_box_in_a_text_box_keeps_its_words() -> None:
    inner = f"<w:txbxContent>{paragraph('within')}</w:txbxContent>"
    shape = f'<w:pict><v:shape style="width:90pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict>'
    box = BOX.format("", f"<w:p><w:r>{shape}</w:r></w:p>", "<wps:bodyPr/>")
    body = f"<w:p><w:r><w:drawing><wp:anchor>{EXTENT}{box}</wp:anchor></w:drawing></w:r></w:p>"
    assert text_of(drawn(body)) == "within"
