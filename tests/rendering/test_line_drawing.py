import pytest

from app.rendering.docx_reader import read_document
from app.rendering.fonts import FontBook
from app.rendering.page_layout import lay_out
from app.rendering.page_marks import Fill, LinkArea, Stroke, Words
from tests.rendering.drawn_letters import docx, drawn, origins, paragraph, where


def marks(body: str) -> tuple[object, ...]:
    return lay_out(read_document(docx(body)), FontBook()).pages[0].marks


@pytest.mark.parametrize("kind", ["single", "double", "thick", "words"])
def test_underlines_lie_below_the_baseline(kind: str) -> None:
    found = marks(paragraph("abc def", run=f'<w:u w:val="{kind}"/>'))
    (stroke,), (words,) = ([mark for mark in found if isinstance(mark, sort)] for sort in (Stroke, Words))
    assert isinstance(stroke, Stroke)
    assert isinstance(words, Words)
    assert stroke.y1 > words.baseline


@pytest.mark.parametrize(("tag", "lines"), [("strike", 1), ("dstrike", 2)])
def test_struck_text_has_a_line_through_it_or_two(tag: str, lines: int) -> None:
    found = marks(paragraph("abc", run=f"<w:{tag}/>"))
    assert len([mark for mark in found if isinstance(mark, Stroke)]) == lines


def test_highlighting_lies_under_the_words() -> None:
    found = marks(paragraph("abc", run='<w:highlight w:val="yellow"/>'))
    assert isinstance(found[0], Fill)
    assert found[0].colour == "FFFF00"


def test_colours_reach_the_words() -> None:
    found = marks(paragraph("a", run='<w:color w:val="C00000"/>'))
    assert [mark.colour for mark in found if isinstance(mark, Words)] == ["C00000"]


def test_links_cover_their_words() -> None:
    found = marks('<w:p><w:hyperlink r:id="web"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>')
    (area,) = [mark for mark in found if isinstance(mark, LinkArea)]
    assert area.right > area.left


def test_justified_words_end_at_the_margin() -> None:
    pdf = drawn(paragraph("word " * 40, '<w:jc w:val="both"/>'))
    first = [x for char, x, y in origins(pdf) if y == origins(pdf)[0][2]]
    assert max(first) > 510


def test_superscripts_stand_higher() -> None:
    raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>"
    pdf = drawn(f"<w:p><w:r><w:t>a</w:t></w:r>{raised}</w:p>")
    assert where(pdf, "2")[1] < where(pdf, "a")[1]
