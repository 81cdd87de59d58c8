import pytest

from app.rendering.document_model import Drawing, Floating, Paragraph, Picture
from app.rendering.docx_reader import read_document
from app.rendering.drawing_model import Paint, Pen
from tests.rendering.drawn_letters import docx, drawn, paragraph, png, row, table, text_of

BOXED = f"<v:textbox><w:txbxContent>{paragraph('boxed')}</w:txbxContent></v:textbox>"


def pict(inside: str) -> str:
    return f"<w:p><w:r><w:pict>{inside}</w:pict></w:r></w:p>"


def first(inside: str, **parts: bytes) -> object:
    block = read_document(docx(pict(inside), **parts)).sections[0].blocks[0]  # type: ignore[arg-type] # parts are bytes
    assert isinstance(block, Paragraph)
    return block.inlines[0]


def rectangle(settings: str, inside: str = "", tag: str = "rect") -> Floating:
    style = "position:absolute;width:100pt;height:50pt"
    found = first(f'<v:{tag} style="{style}" {settings}>{inside}</v:{tag}>')
    assert isinstance(found, Floating)
    return found


@pytest.mark.parametrize("position", ["position:absolute;margin-left:10pt;margin-top:96px;", ""])
def test_words_in_older_boxes_are_drawn(position: str) -> None:
    style = f"{position}width:200pt;height:1in;mso-position-horizontal:center;mso-position-vertical:absolute"
    content = f"<v:textbox><w:txbxContent>{paragraph('boxed')}</w:txbxContent></v:textbox>"
    body = f'<w:p><w:r><w:pict><v:shape style="{style}">{content}</v:shape></w:pict></w:r></w:p>'
    assert text_of(drawn(body)) == "boxed"


def test_older_pictures_are_drawn() -> None:
    shape = '<v:shape style="width:10pt;height:10pt"><v:imagedata r:id="image1"/></v:shape>'
    assert isinstance(first(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>", image1=png()), Picture)


def test_a_rectangle_is_white_with_a_thin_black_line_unless_it_says_otherwise() -> None:
    path = rectangle("").paths[0]
    assert (path.paint, path.pen) == (Paint("FFFFFF"), Pen("single", 0.75, ""))


@pytest.mark.parametrize(
    ("settings", "colour"),
    [
        ('fillcolor="#0a0"', "00AA00"),
        ('fillcolor="red [3]"', "FF0000"),
        ('filled="f"', None),
        ('fillcolor="?"', "FFFFFF"),
    ],
)
def test_fills_of_older_shapes_are_read(settings: str, colour: str | None) -> None:
    assert rectangle(settings).paths[0].paint == (None if colour is None else Paint(colour))


def test_lines_of_older_shapes_are_read() -> None:
    assert rectangle('strokecolor="#0000ff" strokeweight="2pt"').paths[0].pen == Pen("single", 2.0, "0000FF")
    assert rectangle('stroked="f"').paths[0].pen is None
    assert rectangle("", '<v:stroke on="f"/>').paths[0].pen is None


def test_what_a_shape_leaves_out_stands_in_its_type() -> None:
    kind = '<v:shapetype id="t9" stroked="f" filled="f"/>'
    found = first(f'{kind}<v:shape type="#t9" style="position:absolute;width:9pt;height:9pt">{BOXED}</v:shape>')
    assert isinstance(found, Floating)
    assert (found.paths[0].paint, found.paths[0].pen) == (None, None)


def test_older_boxes_have_margins() -> None:
    box = BOXED.replace("<v:textbox>", '<v:textbox inset="1pt,,3pt">')
    assert rectangle("", box).inset == (1.0, 3.6, 3.0, 3.6)


def test_ovals_are_round() -> None:
    assert {sign for sign, _ in rectangle("", tag="oval").paths[0].steps} == {"M", "C", "Z"}


def test_a_shape_that_does_not_float_stands_in_the_line() -> None:
    assert isinstance(first('<v:rect style="width:9pt;height:9pt"/>'), Drawing)


def test_straight_lines_are_drawn() -> None:
    found = first('<v:line from="1pt,2pt" to="30pt,2pt"/>')
    assert isinstance(found, Floating)
    assert found.paths[0].steps == (("M", (1.0, 2.0)), ("L", (30.0, 2.0)))


def test_a_box_in_a_table_in_a_box_is_read_once() -> None:
    inner = pict(f'<v:shape style="width:90pt">{BOXED}</v:shape>')
    content = f"<w:txbxContent>{table(row(inner))}</w:txbxContent>"
    outer = pict(f'<v:shape style="width:200pt"><v:textbox>{content}</v:textbox></v:shape>')
    assert text_of(drawn(outer)).split() == ["boxed"]
