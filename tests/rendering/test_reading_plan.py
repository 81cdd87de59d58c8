from tests.rendering.drawn_letters import drawn, paragraph, row, table
from tests.rendering.pdf_tree import Node, Pdf

NUMBER = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
BOX = (
    '<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>4000000</wp:posOffset></wp:positionH>'
    '<wp:extent cx="1000000" cy="500000"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{}'
    "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
)


def tree(body: str, **settings: str) -> Node:
    return Pdf(drawn(body, **settings).pdf).tree


def shape(node: Node) -> str:
    """Return an element and what is in it as `Role(Role,Role)`."""
    inside = ",".join(shape(child) for child in node.children)
    return f"{node.role}({inside})" if inside else node.role


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_follow_each_other() -> None:
    found = tree(paragraph("One") + paragraph("") + paragraph("Two"))
    assert (shape(found), [each.text for each in found.children]) == ("Document(P,P)", ["One", "Two"])


def test_headings_begin_with_the_first_and_leave_no_level_out() -> None:
    levels = (1, 3, 3, 2, 1)
    body = "".join(paragraph(f"h{level}", f'<w:outlineLvl w:val="{level}"/>') for level in levels)
    assert shape(tree(body)) == "Document(H1,H2,H2,H2,H1)"


def test_no_heading_is_deeper_than_the_sixth() -> None:
    body = "".join(paragraph("h", f'<w:outlineLvl w:val="{level}"/>') for level in range(8))
    assert [each.role for each in tree(body).children][-2:] == ["H6", "H6"]


def test_an_empty_heading_is_none() -> None:
    assert shape(tree(paragraph("", '<w:outlineLvl w:val="0"/>') + paragraph("A"))) == "Document(P)"


def test_a_heading_keeps_its_number() -> None:
    found = tree(paragraph("Facts", '<w:outlineLvl w:val="0"/>' + NUMBER.format(0)))
    assert (shape(found), found.text.split()) == ("Document(H1)", ["1.", "Facts"])


def test_lists_have_labels_and_bodies_and_stand_in_each_other() -> None:
    body = "".join(paragraph(text, NUMBER.format(level)) for text, level in (("a", 0), ("b", 1), ("c", 0)))
    item, plain = "LI(Lbl,LBody(L(LI(Lbl,LBody))))", "LI(Lbl,LBody)"
    found = tree(body)
    assert shape(found) == f"Document(L({item},{plain}))"
    assert found.text.split() == ["1.", "a", "1.a)", "b", "2.", "c"]
    assert found.children[0].value("List", "ListNumbering") == "Decimal"


def test_a_paragraph_between_ends_a_list() -> None:
    body = paragraph("a", NUMBER.format(0)) + paragraph("x") + paragraph("b", NUMBER.format(0))
    assert shape(tree(body)) == "Document(L(LI(Lbl,LBody)),P,L(LI(Lbl,LBody)))"


def test_a_heading_row_is_read_once_however_many_pages_repeat_it() -> None:
    head = row("Head", "B", properties="<w:tblHeader/>")
    letter = drawn(table(head, *(row(f"r{count}", "x") for count in range(120))))
    assert (letter.pages > 1, Pdf(letter.pdf).tree.text.count("Head")) == (True, 1)


def test_a_cell_that_goes_over_pages_stays_one() -> None:
    long = "".join(paragraph(f"l{number}") for number in range(100))
    letter = drawn(table(row(f"<w:p/>{long}", "b"), row("c", "d")))
    found = Pdf(letter.pdf).tree
    assert (letter.pages, shape(found).count("TD"), found.text.split()[-4:]) == (2, 4, ["l99", "b", "c", "d"])


def test_a_text_box_is_read_where_it_is_anchored() -> None:
    boxed = BOX.format(paragraph("box"))
    assert tree(f"<w:p>{boxed}{run('after')}</w:p>").text == "box\nafter"
    found = tree(f"<w:p>{run('before ')}{boxed}{run('after')}</w:p>")
    assert (shape(found), found.text) == ("Document(P(Span,Div(P),Span))", "before \nbox\nafter")


def test_a_table_in_a_text_box_is_read_there() -> None:
    boxed = BOX.format(paragraph("x") + table(row("a", "b"), row("c", "d"), grid=(400, 400)))
    found = tree(f"<w:p>{boxed}{run('after')}</w:p>{paragraph('last')}")
    assert found.text.split() == ["x", "a", "b", "c", "d", "after", "last"]


def test_columns_are_read_one_after_the_other() -> None:
    end = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:cols w:num="2" w:space="400"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>'
    )
    found = tree("".join(paragraph(f"w{count}") for count in range(90)), end=end)
    assert [each.text for each in found.children] == [f"w{count}" for count in range(90)]


def test_words_at_a_lines_end_and_beside_a_tab_stay_apart() -> None:
    text = " ".join(f"word{number}" for number in range(60))
    broken = f"<w:p>{run('a')}<w:r><w:tab/></w:r>{run('b')}<w:r><w:br/></w:r>{run('c')}</w:p>"
    assert [each.text for each in tree(paragraph(text) + broken).children] == [text, "a b c"]


def test_a_word_parted_at_its_hyphen_gets_no_space() -> None:
    text = "well-known-" * 40
    assert tree(paragraph(text)).text == text


def test_dots_that_lead_to_a_tab_are_not_read() -> None:
    stop = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8000"/></w:tabs>'
    body = f"<w:p><w:pPr>{stop}</w:pPr>{run('Facts')}<w:r><w:tab/></w:r>{run('4')}</w:p>"
    assert tree(body).text == "Facts 4"
