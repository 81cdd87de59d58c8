from app.rendering.document_model import Break, Paragraph, ParagraphLook, RunLook, Text


def test_equal_paragraphs_are_one_key() -> None:
    first, second = (Paragraph(ParagraphLook(), (Text("a", RunLook()),), RunLook()) for _ in range(2))
    assert len({first, second}) == 1


def test_the_text_of_a_paragraph_is_its_words() -> None:
    inlines = (Text("a", RunLook()), Break("line", RunLook()), Text("b", RunLook(bold=True)))
    assert Paragraph(ParagraphLook(), inlines, RunLook()).text == "ab"
