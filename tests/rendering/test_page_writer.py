from app.rendering.pdf_letter import draw_pdf
from tests.rendering.drawn_letters import docx, drawn, paragraph, png
from tests.rendering.pdf_tree import Pdf
from tests.rendering.test_pdf_tags import LINK
from tests.rendering.test_reading_plan import run


def test_borders_and_shading_are_not_read() -> None:
    look = '<w:pBdr><w:top w:val="single" w:sz="8"/></w:pBdr><w:shd w:val="clear" w:fill="FFFF00"/>'
    content = Pdf(drawn(paragraph("A", look)).pdf).content[0]
    assert [(each.tag, each.properties.get("Type")) for each in content] == [("Artifact", "Layout"), ("P", None)]


def test_a_link_over_two_lines_is_one_element_with_two_areas() -> None:
    pdf = Pdf(drawn(f"<w:p>{run('word ' * 16)}{LINK}</w:p>").pdf)
    link = next(each for each in pdf.tree.walk() if each.role == "Link")
    assert (link.text, len(link.annotations)) == ("here and there", 2)


def test_a_picture_has_its_description_and_its_place() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="635000" cy="635000"/><wp:docPr id="1" name="x" descr="A red dot"/>'
        '<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="image1"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    pdf = Pdf(draw_pdf(docx(f"<w:p>{run('See ')}{drawing}</w:p>", image1=png())).pdf)
    figure = next(each for each in pdf.tree.walk() if each.role == "Figure")
    left, bottom, right, top = figure.value("Layout", "BBox")
    assert (figure.entries["Alt"], round(right - left), round(top - bottom)) == ("A red dot", 50, 50)
