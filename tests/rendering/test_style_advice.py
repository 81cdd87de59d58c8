"""What a Word template should have besides being right."""

from io import BytesIO

import pytest
from docx import Document
from docx.shared import Pt

from app.domain.problems import Problem
from app.rendering.docx_package import open_package
from app.rendering.style_advice import style_warnings
from tests.packs.sample_pack import word_file
from tests.rendering.word_templates import rewritten, saved


def found(docx: bytes) -> list[Problem]:
    return list(style_warnings(open_package(docx)))


def codes(docx: bytes) -> list[str]:
    return [problem.code for problem in found(docx)]


def test_an_ordinary_letter_is_well() -> None:
    assert found(word_file("Dear {{ to.name }}")) == []


def test_a_letter_without_a_language_is_told() -> None:
    docx = rewritten(word_file("x"), {"word/styles.xml": lambda text: text.replace("w:lang ", "w:nolang ")})
    (problem,) = found(docx)
    assert (problem.severity, problem.code) == ("warning", "no-language")


def test_the_language_may_stand_in_the_style_beneath_all() -> None:
    def moved(text: str) -> str:
        start = text.index('w:default="1"')
        end = text.index("</w:style>", start)
        lang = '<w:rPr><w:lang w:val="en-GB"/></w:rPr>'
        return text[:start].replace("w:lang ", "w:nolang ") + text[start:end] + lang + text[end:]

    assert codes(rewritten(word_file("x"), {"word/styles.xml": moved})) == []


def test_a_letter_without_a_title_is_told() -> None:
    untitled = Document(BytesIO(word_file("x")))
    untitled.core_properties.title = " "
    assert codes(saved(untitled)) == ["no-title"]


@pytest.mark.parametrize("family", ["Calibri", "arial", "Aptos", "Wingdings", "Symbol"])
def test_a_font_that_comes_with_plaint_is_well(family: str) -> None:
    made = Document(BytesIO(word_file("x")))
    made.styles["Normal"].font.name = family
    assert codes(saved(made)) == []


def test_a_strange_font_is_told_where_it_stands() -> None:
    made = Document(BytesIO(word_file("x" * 100, "y")))
    made.paragraphs[1].runs[0].font.name = "Papyrus"
    (problem,) = found(saved(made))
    assert (problem.code, problem.paragraph) == ("strange-font", 2)
    assert "“Papyrus”" in problem.message


def test_a_strange_font_of_a_style_counts_only_where_the_style_is_used() -> None:
    made = Document(BytesIO(word_file("x")))
    made.styles["Heading 1"].font.name = "Papyrus"
    assert codes(saved(made)) == []
    made.paragraphs[0].style = made.styles["Heading 1"]
    assert codes(saved(made)) == ["strange-font"]


def test_text_that_is_set_by_hand_is_told_once() -> None:
    made = Document(BytesIO(word_file("Some words", "More words")))
    for paragraph in made.paragraphs:
        paragraph.runs[0].font.size = Pt(13)
    (problem,) = found(saved(made))
    assert (problem.code, problem.paragraph) == ("direct-formatting", 1)


def test_a_bold_line_is_no_heading() -> None:
    made = Document(BytesIO(word_file("What happened", "It was late and cold.")))
    made.paragraphs[0].runs[0].bold = True
    (problem,) = found(saved(made))
    assert (problem.code, problem.paragraph, problem.hint) == ("false-heading", 1, "Give it the style Heading 1.")


@pytest.mark.parametrize("text", ["It was late.", "{{ name }}", "x" * 100])
def test_a_bold_sentence_may_be_bold(text: str) -> None:
    made = Document(BytesIO(word_file(text, "and more of it, which is longer")))
    made.paragraphs[0].runs[0].bold = True
    assert codes(saved(made)) == []


def test_a_file_without_styles_has_no_language() -> None:
    package = open_package(word_file("x"))
    without = package.without({"word/styles.xml"})
    assert [problem.code for problem in style_warnings(without)] == ["no-language"]
