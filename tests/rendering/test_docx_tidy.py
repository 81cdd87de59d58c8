"""A letter holds nothing of its template's author, and says what it is."""

import re
from datetime import date

import pytest
from docx import Document

from app.rendering.docx_letter import DocumentProperties, compile_letter
from tests.rendering.word_templates import (
    PROPERTIES,
    filled,
    names_of,
    opened,
    part_of,
    rewritten,
    saved,
    template,
    with_body,
)


def authored() -> bytes:
    document = Document()
    document.add_paragraph("{{ a }}")
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = "Somebody Else"
    properties.category, properties.revision = "Somebody Else", 99
    document.add_comment(document.paragraphs[0].runs, "A remark", "Somebody Else", "SE")
    docx = with_body(saved(document), '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><!-- Somebody Else --></w:p>')
    company = "<Company>Somebody Else</Company></Properties>"
    return rewritten(docx, {"docProps/app.xml": lambda text: text.replace("</Properties>", company)})


def test_nothing_of_the_author_is_left() -> None:
    docx = filled(authored(), a="x")
    assert not [name for name in names_of(docx) if "Somebody" in part_of(docx, name)]


def test_comments_and_revision_ids_are_gone() -> None:
    docx = filled(authored(), a="x")
    assert not re.search("comment|rsid", part_of(docx))
    assert not [name for name in names_of(docx) if "comments" in name]


def test_relations_and_content_types_name_only_parts_that_are_there() -> None:
    docx = filled(authored(), a="x")
    named = re.findall('PartName="/([^"]+)"', part_of(docx, "[Content_Types].xml"))
    assert set(named) <= set(names_of(docx))
    assert opened(docx).paragraphs[1].text == "x"


def test_the_letter_says_what_it_is() -> None:
    properties = opened(filled(authored(), a="x")).core_properties
    assert (properties.title, properties.subject, properties.author) == ("Formal complaint", "Our complaint", "")
    assert (properties.language, properties.revision, properties.last_modified_by) == ("en-GB", 1, "")
    assert properties.created is not None
    assert properties.created.date() == date(2026, 11, 20)


def test_a_writer_may_be_named_as_author() -> None:
    properties = DocumentProperties("T", "S", author="Ann Other", created=date(2026, 1, 2))
    assert opened(compile_letter(template("x")).fill({}, properties).docx).core_properties.author == "Ann Other"


@pytest.mark.parametrize("language", ["en-GB", "cy-GB"])
def test_the_language_is_that_of_the_letter(language: str) -> None:
    properties = DocumentProperties("T", "S", language=language, created=date(2026, 1, 2))
    docx = compile_letter(template("x")).fill({}, properties).docx
    defaults = re.search("<w:docDefaults>.*?</w:docDefaults>", part_of(docx, "word/styles.xml"), re.DOTALL)
    assert defaults is not None
    assert f'w:val="{language}"' in defaults.group()


def test_a_run_in_american_english_follows_the_letter() -> None:
    run = '<w:p><w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>x {{ a }}</w:t></w:r></w:p>'
    assert "en-US" not in part_of(filled(with_body(template("x"), run), a="y"))


def test_words_beside_an_xml_comment_are_kept() -> None:
    docx = with_body(template("x"), "<w:p><w:r><w:t>a<!-- c -->b{{ a }}</w:t></w:r></w:p>")
    assert opened(filled(docx, a="!")).paragraphs[0].text == "ab!"


def test_a_template_without_language_defaults_gets_them() -> None:
    bare = rewritten(
        template("x"),
        {"word/styles.xml": lambda text: re.sub("<w:docDefaults>.*?</w:docDefaults>", "", text, flags=re.DOTALL)},
    )
    docx = compile_letter(bare).fill({}, PROPERTIES).docx
    assert '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/>' in part_of(docx, "word/styles.xml")
