from app.rendering.pdf_letter import draw_pdf
from tests.rendering.drawn_letters import DEFAULTS, docx, paragraph
from tests.rendering.pdf_tree import Pdf
from tests.rendering.test_reading_plan import run, shape, tree


def test_a_language_is_told_where_it_differs() -> None:
    styles = DEFAULTS.replace("</w:rPr>", '<w:lang w:val="en-GB"/></w:rPr>')
    in_welsh = '<w:lang w:val="cy-GB"/>'
    welsh = paragraph("Annwyl Siân", run=in_welsh)
    mixed = f"<w:p>{run('Plaid ')}{run('Cymru', in_welsh)}{run(' members and friends')}</w:p>"
    pdf = Pdf(draw_pdf(docx(paragraph("Dear") + welsh + mixed, styles=styles)).pdf)
    told = {each.text: each.entries.get("Lang") for each in pdf.tree.walk() if not each.children}
    assert pdf.catalogue["Lang"] == b"en-GB"
    assert told == {
        "Dear": None,
        "Annwyl Siân": "cy-GB",
        "Plaid ": None,
        "Cymru": "cy-GB",
        " members and friends": None,
    }


def test_right_to_left_words_are_read_as_written() -> None:
    found = tree(paragraph("Dear שלום עולם (a) friend"))
    assert found.text == "Dear שלום עולם (a) friend"


def test_a_link_holds_its_words() -> None:
    link = f'<w:hyperlink r:id="web">{run("here")}</w:hyperlink>'
    found = tree(f"<w:p>{run('See ')}{link}{run('.')}</w:p>")
    assert (shape(found), found.children[0].children[1].text) == ("Document(P(Span,Link,Span))", "here")


def test_capitals_that_nobody_wrote_are_read_as_written() -> None:
    found = tree(f"<w:p>{run('To the ')}{run('Chief Clerk', '<w:caps/>')}{run(' BBC', '<w:smallCaps/>')}</w:p>")
    assert (shape(found), found.text) == ("Document(P(Span,Span,Span))", "To the Chief Clerk BBC")


def test_what_follows_right_to_left_words_stays_in_its_own_element() -> None:
    link = f'<w:hyperlink r:id="web">{run("שלום ")}</w:hyperlink>'
    found = tree(f"<w:p>{link}{run('(a) b')}</w:p>")
    assert [(each.role, each.text) for each in found.children[0].children] == [("Link", "שלום "), ("Span", "(a) b")]
