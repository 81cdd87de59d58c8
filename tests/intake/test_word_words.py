import zipfile
from io import BytesIO

import pytest
from docx import Document

from app.domain.errors import UserError
from app.intake.word_words import archived_names, is_word_file, word_words

NAMES = "urn:oasis:names:tc:opendocument:xmlns"
ODF = f'xmlns:office="{NAMES}:office:1.0" xmlns:text="{NAMES}:text:1.0"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(*paragraphs: str) -> bytes:
    document, buffer = Document(), BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(buffer)
    return buffer.getvalue()


def packed(**parts: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def body(inside: str) -> bytes:
    return packed(word__document_xml=f"<w:document {W}><w:body>{inside}</w:body></w:document>")


def test_paragraphs_are_read_in_order() -> None:
    assert word_words(word("Dear Ann,", "We refuse.")) == "Dear Ann,\n\nWe refuse."


def test_tabs_breaks_and_hyphens_are_kept() -> None:
    run = '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>'
    assert word_words(body(f"{run}<w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>")) == "a\tb\nc-d"


def test_a_text_box_is_read_once() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>"
    both = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert word_words(body(f"<w:p><w:r>{both}</w:r><w:r><w:t>after</w:t></w:r></w:p>")) == "Box\n\nafter"


def test_footnotes_come_last() -> None:
    notes = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote></w:footnotes>"
    text = f"<w:document {W}><w:body><w:p><w:r><w:t>Text</w:t></w:r></w:p></w:body></w:document>"
    assert word_words(packed(word__document_xml=text, word__footnotes_xml=notes)) == "Text\n\nNote"


def test_an_opendocument_text_is_read() -> None:
    inside = "<text:h>Reply</text:h><text:p>Dear <text:span>Ann</text:span>, no<text:line-break/>more</text:p>"
    content = f"<office:document-content {ODF}><office:body>{inside}</office:body></office:document-content>"
    file = packed(mimetype="application/vnd.oasis.opendocument.text", content_xml=content)
    assert is_word_file(archived_names(file))
    assert word_words(file) == "Reply\n\nDear Ann, no\nmore"


def test_what_is_no_word_file_is_known() -> None:
    assert not is_word_file(archived_names(packed(a="b")))
    assert archived_names(b"PK\x03\x04 nothing") == frozenset()


@pytest.mark.parametrize("data", [b"PK", packed(a="b"), body("<w:p>"), word("x")[:-40]])
def test_a_damaged_file_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UserError, match="can’t be read"):
        word_words(data)


def test_a_part_that_cannot_be_unpacked_is_refused_in_words() -> None:
    data = bytearray(word("Dear Ms Pritchard"))
    start = data.index(b"word/document.xml") + len("word/document.xml")
    data[start : start + 60] = bytes(range(195, 255))
    with pytest.raises(UserError, match="can’t be read"):
        word_words(bytes(data))


def test_a_file_that_swells_is_refused() -> None:
    with pytest.raises(UserError):
        word_words(body("<w:p><w:r><w:t>" + "a" * (31 * 1024 * 1024) + "</w:t></w:r></w:p>"))


def test_entities_are_not_filled_in() -> None:
    text = f"<w:document {W}><w:body><w:p><w:r><w:t>&a;x</w:t></w:r></w:p></w:body></w:document>"
    bomb = f'<!DOCTYPE d [<!ENTITY a "secret">]>{text}'
    assert "secret" not in word_words(packed(word__document_xml=bomb))
