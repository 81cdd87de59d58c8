from app.rendering.document_model import (
    Cell,
    Floating,
    PageField,
    Paragraph,
    ParagraphLook,
    Row,
    RunLook,
    Table,
    Text,
)
from app.rendering.drawing_model import Place
from app.rendering.page_numbers import with_numbers

FIELD = Paragraph(ParagraphLook(), (PageField("PAGE", RunLook()), PageField("NUMPAGES", RunLook())), RunLook())
PLAIN = Paragraph(ParagraphLook(), (Text("a", RunLook()),), RunLook())


def test_blocks_without_fields_stay_the_very_same() -> None:
    blocks = (PLAIN, Table((Row((Cell((PLAIN,)),)),), (10.0,)))
    assert with_numbers(blocks, "1", "2") is blocks


def test_fields_become_text() -> None:
    (block,) = with_numbers((FIELD,), "3", "7")
    assert isinstance(block, Paragraph)
    assert block.text == "37"


def test_fields_in_tables_and_boxes_too() -> None:
    box = Paragraph(ParagraphLook(), (Floating(Place(), 1.0, 1.0, (FIELD,)),), RunLook())
    blocks = with_numbers((Table((Row((Cell((FIELD, box)),)),), (10.0,)),), "3", "7")
    assert "PageField" not in repr(blocks)
