import ctypes

import pypdfium2

from app.rendering.pdf_letter import draw_pdf
from app.rendering.preview import opened_pdf
from tests.rendering.drawn_letters import A4, docx, drawn, paragraph, row, table
from tests.rendering.pdf_tree import Pdf, Reference
from tests.rendering.test_reading_plan import run, shape

LINK = f'<w:hyperlink r:id="web">{run("here and there")}</w:hyperlink>'
FOOT = A4.format('<w:footerReference w:type="default" r:id="footer1"/>')


def with_footer(body: str, footer: str) -> Pdf:
    return Pdf(draw_pdf(docx(body, end=FOOT, footer1=footer)).pdf)


def test_each_marked_content_belongs_to_the_element_that_the_parent_tree_names() -> None:
    pdf = Pdf(drawn(paragraph("A " * 3000) + table(row("a", "b"), row("c", "d"))).pdf)
    numbers = pdf.get(pdf.catalogue["StructTreeRoot"])["ParentTree"]["Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for index, (page, content) in enumerate(zip(pdf.pages, pdf.content, strict=True)):
        named = [pdf.get(each)["S"] for each in parents[page["StructParents"]]]
        assert (page["StructParents"], named) == (index, [each.tag for each in content if "MCID" in each.properties])


def test_a_footer_is_not_read_and_says_that_it_is_one() -> None:
    pdf = with_footer(paragraph("A"), paragraph("Page one"))
    foot = next(each for each in pdf.content[0] if each.text == "Page one")
    assert (foot.tag, foot.properties["Subtype"], pdf.tree.text) == ("Artifact", "Footer", "A")


def test_a_links_area_knows_its_element_and_its_address() -> None:
    pdf = Pdf(drawn(f"<w:p>{LINK}</w:p>").pdf)
    link = next(each for each in pdf.tree.walk() if each.role == "Link")
    area = pdf.get(Reference(link.annotations[0]))
    numbers = pdf.get(pdf.catalogue["StructTreeRoot"])["ParentTree"]["Nums"]
    assert dict(zip(numbers[::2], numbers[1::2], strict=True))[area["StructParent"]] == link.entries["self"]
    assert (area["Contents"], area["A"]["URI"]) == (b"https://example.org/a", b"https://example.org/a")
    assert pdf.pages[0]["Annots"] == [Reference(link.annotations[0])]


def test_a_link_in_a_footer_has_one_element_for_all_pages() -> None:
    following = paragraph("B", "<w:pageBreakBefore/>")
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("site")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    pdf = with_footer(paragraph("A") + following, f"<w:p>{field}</w:p>")
    links = [each for each in pdf.tree.walk() if each.role == "Link"]
    assert (len(links), len(links[0].annotations), links[0].text) == (1, 2, "")


def test_elements_without_content_are_left_out() -> None:
    assert [each.role for each in Pdf(drawn(paragraph("")).pdf).tree.walk()] == ["Document"]


def test_a_note_has_a_name_of_its_own_and_stands_where_it_is_referred_to() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = f"<w:p>{run('One')}{reference.format(2)}{run(' and two')}{reference.format(3)}{run('.')}</w:p>"
    notes = "".join(f'<w:footnote w:id="{number}">{paragraph(f"note {number}")}</w:footnote>' for number in (2, 3))
    pdf = Pdf(draw_pdf(docx(body, footnotes=notes)).pdf)
    assert shape(pdf.tree) == "Document(P(Span,Reference,Note(P),Span,Reference,Note(P),Span))"
    assert pdf.tree.text.split() == ["One1", "note", "2", "and", "two2", "note", "3", "."]
    named = pdf.get(pdf.catalogue["StructTreeRoot"])["IDTree"]["Names"]
    notes_found = [node for node in pdf.tree.walk() if node.role == "Note"]
    assert [name.decode() for name in named[::2]] == [node.entries["ID"] for node in notes_found]
    assert named[1::2] == [node.entries["self"] for node in notes_found]


def test_another_reader_finds_the_same_tree() -> None:
    """PDFium reads the tags too, with code that shares nothing with ours."""
    pdf = drawn(f"<w:p>{run('See ')}{LINK}</w:p>" + table(row("a", "b"), row("c", "d"))).pdf
    raw = pypdfium2.raw
    with opened_pdf(pdf) as document:
        page = document[0]
        found = raw.FPDF_StructTree_GetForPage(page.raw)
        root = raw.FPDF_StructTree_GetChildAtIndex(found, 0)
        seen = _pdfium_shape(root)
        raw.FPDF_StructTree_Close(found)
    assert seen == shape(Pdf(pdf).tree) == "Document(P(Span,Link),Table(TR(TD(P),TD(P)),TR(TD(P),TD(P))))"


def _pdfium_shape(element: object) -> str:
    raw = pypdfium2.raw
    buffer = ctypes.create_string_buffer(64)
    length = raw.FPDF_StructElement_GetType(element, buffer, 64)
    children = [
        raw.FPDF_StructElement_GetChildAtIndex(element, index)
        for index in range(raw.FPDF_StructElement_CountChildren(element))
    ]
    inside = ",".join(_pdfium_shape(child) for child in children if child)
    role = buffer.raw[: length - 2].decode("utf-16-le")
    return f"{role}({inside})" if inside else role
