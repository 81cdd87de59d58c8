import pytest

from app.rendering.pdf_letter import DrawnPdf
from tests.rendering.drawn_letters import A4, drawn, origins, paragraph, row, table, text_of, where

FOOT = 841.9 - 72
NOTE = "<w:footnote w:id='{}'>{}</w:footnote>"
MARK = "<w:r><w:footnoteReference w:id='{}'/></w:r>"


def noted(text: str, *notes: int, kind: str = "footnote") -> str:
    marks = "".join(MARK.format(number).replace("footnote", kind) for number in notes)
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{marks}</w:p>"


def note(number: int, *texts: str) -> str:
    first = f"<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{texts[0]}</w:t></w:r></w:p>"
    return NOTE.format(number, first + "".join(map(paragraph, texts[1:])))


def signs(pdf: DrawnPdf) -> str:
    return text_of(pdf).replace(" ", "")


def pages_with(sign: str, body: str, **parts: str) -> list[int]:
    pdf = drawn(body, **parts)
    return [page for page in range(pdf.pages) if any(char == sign for char, _, _ in origins(pdf, page))]


def test_a_note_stands_at_the_foot_of_the_page_that_refers_to_it() -> None:
    pdf = drawn(noted("a", 2) + paragraph("b"), footnotes=note(2, "q"))
    assert where(pdf, "q")[1] == pytest.approx(FOOT - 11 * 0.25, abs=0.1)
    assert where(pdf, "b")[1] < 120
    assert pdf.unsupported == ()


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    assert signs(drawn(noted("a", 5) + noted("b", 2), footnotes=note(2, "q") + note(5, "z"))) == "a1b21z2q"


def test_a_note_goes_with_its_line_to_the_next_page() -> None:
    body = "".join(paragraph("f") for _ in range(50)) + noted("z", 1)
    assert pages_with("z", body, footnotes=note(1, "q")) == [1]
    assert pages_with("q", body, footnotes=note(1, "q")) == [1]


def test_the_text_keeps_room_for_notes() -> None:
    body = noted("a", 1) + "".join(paragraph("f") for _ in range(49)) + paragraph("z")
    assert pages_with("z", body) == [0]
    assert pages_with("z", body, footnotes=note(1, "q")) == [1]


def test_notes_that_do_not_fit_go_on_on_the_next_page() -> None:
    long = note(1, *(f"n{number}." for number in range(70)))
    pdf = drawn(noted("a", 1) + paragraph("b"), footnotes=long)
    assert pdf.pages == 2
    assert [word for word in text_of(pdf).replace("1n0", "n0").split() if word.startswith("n")] == [
        f"n{number}." for number in range(70)
    ]


def test_notes_of_a_table_stand_at_the_foot_too() -> None:
    pdf = drawn(table(row(noted("a", 1), "b")) + paragraph("c"), footnotes=note(1, "q"))
    assert where(pdf, "q")[1] == pytest.approx(FOOT - 11 * 0.25, abs=0.1)


def test_notes_of_boxes_and_frames_are_not_lost() -> None:
    framed = noted("a", 1).replace("<w:p>", '<w:p><w:pPr><w:framePr w:w="900"/></w:pPr>')
    content = f"<v:textbox><w:txbxContent>{noted('b', 2)}</w:txbxContent></v:textbox>"
    box = f"<w:p><w:r><w:pict><v:rect style='width:99pt;height:50pt'>{content}</v:rect></w:pict></w:r></w:p>"
    words = text_of(drawn(framed + box + paragraph("c"), footnotes=note(1, "q") + note(2, "z")))
    assert "q" in words
    assert "z" in words


def test_a_note_that_refers_to_itself_is_drawn_twice_at_most() -> None:
    itself = NOTE.format(1, noted("q", 1))
    assert text_of(drawn(noted("a", 1), footnotes=itself)).count("q") == 2


def test_endnotes_stand_at_the_end_with_roman_numbers() -> None:
    pdf = drawn(noted("a", 1, kind="endnote") + paragraph("b"), endnotes=note(1, "q").replace("foot", "end"))
    assert signs(pdf) == "aibiq"


def test_a_sign_of_the_writer_s_own_replaces_the_number() -> None:
    own = noted("a", 1).replace("w:id='1'", "w:id='1' w:customMarkFollows='1'")
    assert signs(drawn(own, footnotes=NOTE.format(1, paragraph("q")))) == "aq"


def test_columns_have_their_own_notes() -> None:
    body = noted("a", 1) + "<w:p><w:r><w:br w:type='column'/></w:r></w:p>" + noted("b", 2)
    end = A4.format('<w:cols w:num="2" w:space="400"/>')
    pdf = drawn(body, end=end, footnotes=note(1, "q") + note(2, "z"))
    assert where(pdf, "q")[0] < 200 < where(pdf, "z")[0]
    assert where(pdf, "q")[1] == pytest.approx(where(pdf, "z")[1])


def test_a_continuous_section_leaves_the_notes_above_it_alone() -> None:
    body = noted("a", 1) + paragraph("", A4.format("")) + noted("b", 2)
    pdf = drawn(body, end=A4.format('<w:type w:val="continuous"/>'), footnotes=note(1, "q") + note(2, "z"))
    assert pdf.pages == 1
    assert where(pdf, "q")[1] != pytest.approx(where(pdf, "z")[1], abs=5)
