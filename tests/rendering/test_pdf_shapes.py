from app.rendering.drawing_model import Paint, Pen, ShapePath, Step
from app.rendering.page_marks import Outline
from app.rendering.pdf_shapes import path_operators
from tests.rendering.drawn_letters import drawn

STEPS: tuple[Step, ...] = (("M", (0.0, 0.0)), ("L", (10.0, 0.0)), ("C", (10.0, 5.0, 5.0, 9.0, 0.0, 9.0)), ("Z", ()))
RED_TO_BLUE = '<a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs><a:gs pos="100000"><a:srgbClr val="0000FF"/></a:gs>'
RUN = f'<a:gradFill><a:gsLst>{RED_TO_BLUE}</a:gsLst><a:lin ang="0"/></a:gradFill>'


def test_paths_are_counted_from_the_foot_of_the_page() -> None:
    mark = Outline(1.0, 2.0, ShapePath(STEPS, Paint("FF0000"), Pen("single", 1.0)))
    code = "1.00 98.00 m 11.00 98.00 l 11.00 93.00 6.00 89.00 1.00 89.00 c h"
    assert path_operators(mark, 100.0) == code


def test_runs_of_colours_are_shadings() -> None:
    shape = f"<wps:wsp><wps:spPr>{RUN}</wps:spPr><wps:bodyPr/></wps:wsp>"
    graphic = f"<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>"
    inline = f'<wp:inline><wp:extent cx="1270000" cy="635000"/>{graphic}</wp:inline>'
    assert b"/ShadingType 2" in drawn(f"<w:p><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>").pdf
