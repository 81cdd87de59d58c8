import zipfile
from io import BytesIO

import pytest

from app.domain.errors import UserError
from app.domain.redaction import MARK, Redactor, Removal
from app.rendering.pdf_letter import draw_pdf
from app.rendering.preview import page_text
from app.rendering.redacted_docx import has_pictures, redacted_docx
from tests.rendering.drawn_letters import docx, paragraph
from tests.rendering.test_exhibit_pages import picture

NAMES = Redactor([Removal("Siân Pritchard"), Removal("Pritchard"), Removal("14 Weir Cottages")])


def run(text: str, inside: str = "") -> str:
    return f"<w:r>{inside}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def said(body: str, **parts: str) -> str:
    return " ".join(page_text(draw_pdf(redacted(docx(body, **parts))).pdf, 0).split())


def redacted(data: bytes, *, with_pictures: bool = False) -> bytes:
    return redacted_docx(data, NAMES, with_pictures=with_pictures)


def unpacked(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return b"".join(package.read(name) for name in package.namelist())


@pytest.mark.parametrize(
    "runs",
    [
        run("of Siân Pritchard here"),
        run("of Siân ") + run("Pritch") + run("ard here"),
        run("of Siân") + "<w:r><w:br/></w:r>" + run("Pritchard here"),
        run("of Siân") + "<w:r><w:tab/></w:r>" + run("Prit") + "<w:r><w:softHyphen/></w:r>" + run("chard here"),
    ],
)
def test_a_name_is_found_over_runs_and_lines(runs: str) -> None:
    assert said(f"<w:p>{runs}</w:p>").replace("\u00ad", "").split() == ["of", MARK, "here"]


def test_the_mark_has_the_look_of_where_the_name_began() -> None:
    body = f"<w:p>{run('Prit', '<w:rPr><w:b/></w:rPr>')}{run('chard')}</w:p>"
    assert b'<w:b/></w:rPr><w:t xml:space="preserve">[removed]' in unpacked(redacted(docx(body)))


def test_headers_are_looked_through() -> None:
    assert b"Pritchard" not in unpacked(redacted(docx(paragraph("x"), header1=paragraph("By Pritchard"))))


def test_a_text_box_is_apart_from_the_paragraph_that_holds_it() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('Weir Cottages')}</w:txbxContent></w:pict></w:r>"
    body = f"<w:p>{run('14 ')}{box}{run('Siân Pritchard')}</w:p>"
    assert b"Weir Cottages" in unpacked(redacted(docx(body)))
    assert b"Pritchard" not in unpacked(redacted(docx(body)))


@pytest.mark.parametrize(
    "hidden",
    [
        '<w:bookmarkStart w:id="1" w:name="Pritchard"/>',
        '<w:r><w:instrText>AUTHOR "Siân Pritchard"</w:instrText></w:r>',
        '<w:ins w:id="1" w:author="Pritchard"><w:r><w:delText>Pritchard</w:delText></w:r></w:ins>',
        '<w:sdt><w:sdtPr><w:alias w:val="Pritchard"/></w:sdtPr></w:sdt>',
    ],
)
def test_what_is_not_seen_is_looked_through_too(hidden: str) -> None:
    body = f"<w:p>{hidden}{run('Words')}</w:p>"
    assert b"Pritchard" in unpacked(docx(body))
    assert b"Pritchard" not in unpacked(redacted(docx(body)))


def test_names_of_parts_stay_so_that_the_file_holds_together() -> None:
    assert b'Target="header1.xml"' in unpacked(redacted(docx(paragraph("x"), header1=paragraph("y"))))


def test_pictures_become_grey_unless_they_are_wished() -> None:
    data = docx(paragraph("x"), image1=picture("PNG", 20, 20))
    assert has_pictures(data)
    assert picture("PNG", 20, 20) not in unpacked(redacted(data))
    assert picture("PNG", 20, 20) in unpacked(redacted(data, with_pictures=True))


def test_a_part_that_is_neither_words_nor_picture_is_left_behind() -> None:
    buffer = BytesIO(docx(paragraph("x")))
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("word/fonts/font1.odttf", b"\x00Pritchard")
    assert b"\x00Pritchard" not in unpacked(redacted(buffer.getvalue()))


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(UserError):
        redacted(b"PK\x03\x04")
