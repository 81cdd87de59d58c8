from app.rendering.document_model import Break, PageField, Paragraph, Tab, Text
from app.rendering.docx_reader import read_document
from tests.rendering.drawn_letters import docx, drawn, text_of


def read(inside: str) -> Paragraph:
    block = read_document(docx(f"<w:p>{inside}</w:p>")).sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    return block


def field(instruction: str, result: str = "7") -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    half = len(instruction) // 2
    code = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (instruction[:half], instruction[half:]))
    return f"{marks[0]}{code}{marks[1]}<w:r><w:t>{result}</w:t></w:r>{marks[2]}"


def test_tabs_and_breaks_are_told_apart() -> None:
    kinds = [type(i) for i in read("<w:r><w:t>a</w:t><w:tab/><w:br/><w:br w:type='page'/><w:cr/></w:r>").inlines]
    assert kinds == [Text, Tab, Break, Break, Break]


def test_page_fields_are_filled_when_pages_are_made() -> None:
    inlines = read(field(" PAGE  \\* MERGEFORMAT ")).inlines
    assert [inline.kind for inline in inlines if isinstance(inline, PageField)] == ["PAGE"]


def test_simple_page_fields_too() -> None:
    inlines = read('<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple>').inlines
    assert [inline.kind for inline in inlines if isinstance(inline, PageField)] == ["NUMPAGES"]


def test_other_fields_show_the_result_they_were_saved_with() -> None:
    assert read(field(" DATE ", "20 November")).text == "20 November"
    assert read('<w:fldSimple w:instr="AUTHOR"><w:r><w:t>Me</w:t></w:r></w:fldSimple>').text == "Me"


def test_a_hyperlink_field_is_a_link() -> None:
    (inline,) = read(field(' HYPERLINK "https://example.org/x" ', "here")).inlines
    assert isinstance(inline, Text)
    assert inline.link == "https://example.org/x"


def test_a_link_to_a_file_is_none() -> None:
    (inline,) = read(field(' HYPERLINK "file://host/x" ', "here")).inlines
    assert isinstance(inline, Text)
    assert inline.link == ""


def test_deleted_and_hidden_words_are_left_out() -> None:
    inside = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hid</w:t></w:r>"
    assert read(inside + "<w:ins><w:r><w:t>kept</w:t></w:r></w:ins>").text == "kept"


def test_special_characters_become_text() -> None:
    signs = "<w:sym w:font='Wingdings' w:char='F0FC'/><w:sym w:char='x'/>"
    assert read(f"<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/>{signs}</w:r>").text == "a\u2011\u00ad✓\ufffd"


def test_a_tab_inside_text_is_a_tab() -> None:
    assert [type(inline) for inline in read("<w:r><w:t>a\tb\nc</w:t></w:r>").inlines] == [Text, Tab, Text]


def test_of_two_alternatives_one_is_read() -> None:
    options = "<mc:Choice><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback>"
    choice = f"<w:r><mc:AlternateContent>{options}</mc:AlternateContent></w:r>"
    assert read(choice).text == "new"
    assert read(choice.replace("<w:t>new</w:t>", "")).text == "old"


def test_formulas_are_said_to_be_plain_text_and_keep_their_words() -> None:
    pdf = drawn("<w:p><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath></w:p>")
    assert (text_of(pdf), len(pdf.unsupported)) == ("x+1", 1)


def test_a_field_without_an_end_does_no_harm() -> None:
    mark = "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    assert text_of(drawn(f"<w:p>{mark}<w:r><w:t>after</w:t></w:r></w:p>")) == "after"


def test_words_in_very_many_content_controls_are_read() -> None:
    body = "<w:sdt><w:sdtContent>" * 100 + "<w:r><w:t>deep</w:t></w:r>" + "</w:sdtContent></w:sdt>" * 100
    assert text_of(drawn(f"<w:p>{body}</w:p>")) == "deep"
