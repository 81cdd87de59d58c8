import zipfile
from io import BytesIO

import pytest

from app.domain.errors import UserError
from app.rendering.pdf_letter import draw_pdf
from app.rendering.word_parts import W, WordParts, is_on, number, parse, points
from tests.rendering.drawn_letters import W_SPACE, docx, drawn, paragraph, text_of, zipped


@pytest.mark.parametrize(
    ("text", "value"),
    [("240", 12.0), ("1in", 72.0), ("2.54cm", 72.0), ("6pt", 6.0), ("", 3.0), ("odd", 0.0), ("1e400", 0.0)],
)
def test_lengths_are_read(text: str, value: float) -> None:
    assert points(text, 3.0) == pytest.approx(value)


def test_numbers_that_are_none_have_a_default() -> None:
    assert (number("x", 2.0), number("3"), number("9e99", 1.0)) == (2.0, 3.0, 1.0)


@pytest.mark.parametrize(("value", "on"), [("1", True), ("true", True), ("0", False), ("false", False), ("off", False)])
def test_switches_are_read(value: str, on: bool) -> None:
    assert is_on(parse(f'<w:b xmlns:w="{W_SPACE}" w:val="{value}"/>'.encode())) is on


def test_the_strict_form_is_read_like_the_usual_one() -> None:
    node = parse(b'<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>')
    assert node.tag == f"{W}p"


def test_a_broken_part_is_an_error_for_people() -> None:
    with pytest.raises(UserError, match="Word document"):
        drawn("<w:p>")


def test_a_zip_without_a_document_is_no_word_file() -> None:
    with pytest.raises(UserError, match="Word document"):
        draw_pdf(zipped({"a.txt": "x"}))


def test_a_damaged_part_is_an_error_for_people() -> None:
    data = docx(paragraph("needle"))
    with pytest.raises(UserError, match="Word document"):
        draw_pdf(data.replace(b"needle", b"nEEdle"))


def test_entities_are_not_followed() -> None:
    body = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert parse(f"{body}<a>&x;</a>".encode()).text is None


def test_parts_that_are_missing_are_empty() -> None:
    parts = WordParts(docx(paragraph("A")))
    assert (parts.read("word/none.xml"), parts.tree("word/none.xml")) == (b"", None)
    assert parts.relationships("word/none.xml").target("x") == ""


def test_a_letter_without_styles_is_drawn() -> None:
    assert text_of(drawn(paragraph("A"), styles="")) == "A"


def test_a_zip_whose_parts_begin_before_it_is_an_error_for_people() -> None:
    data = docx(paragraph("x"))
    directory = int.from_bytes(data[-6:-2], "little") + 5000  # where its end says that its list of parts begins
    with pytest.raises(UserError):
        draw_pdf(data[:-6] + directory.to_bytes(4, "little") + data[-2:])


def shared_of(data: bytes) -> bytes:
    return WordParts(data).shared("word/styles.xml")


def test_parts_that_letters_share_are_unpacked_once() -> None:
    first, second = docx(paragraph("A")), docx(paragraph("B"))
    assert shared_of(first) is shared_of(second)
    assert shared_of(first) == WordParts(first).read("word/styles.xml")
    assert shared_of(first) != shared_of(docx(paragraph("A"), styles=""))
    assert WordParts(first).shared("word/none.xml") == b""


def test_shared_parts_that_are_packed_in_an_unusual_way_are_read_all_the_same() -> None:
    plain, buffer = docx(paragraph("A")), BytesIO()
    with zipfile.ZipFile(BytesIO(plain)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert shared_of(buffer.getvalue()) == shared_of(plain)


@pytest.mark.parametrize(
    ("right", "wrong"), [(b"docDefaults", b"d0cDefaults"), (b"word/styles.xml", b"word/stylez.xml")]
)
def test_a_damaged_shared_part_is_an_error_for_people(right: bytes, wrong: bytes) -> None:
    data = docx(paragraph("needle"))
    assert shared_of(data)
    with pytest.raises(UserError, match="Word document"):
        shared_of(data.replace(right, wrong, 1))
