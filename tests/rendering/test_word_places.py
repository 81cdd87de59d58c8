"""Places in a Word file, said as somebody sees them in Word."""

import pytest
from docx import Document

from app.domain.problems import Problem
from app.rendering.docx_package import open_package
from app.rendering.word_places import MOST_SHOWN, around, located
from tests.rendering.word_templates import ordinary_header, rewritten, saved, template, with_body, with_relation

DOCX = template("First", "Second {{ a }}")


def at(docx: bytes, part: str, paragraph: int | None = None, tag: str = "") -> tuple[str, str]:
    problem = Problem("error", "x", "Wrong.", part=part, paragraph=paragraph, tag=tag)
    (found,) = located(open_package(docx), [problem])
    return found.text, found.place


def test_a_problem_gets_the_text_of_its_paragraph() -> None:
    assert at(DOCX, "word/document.xml", 2, "{{ a }}") == ("Second {{ a }}", "")


def test_a_problem_without_a_part_or_with_a_place_stays_as_it_is() -> None:
    problems = [Problem("error", "x", "Wrong."), Problem("error", "x", "Wrong.", part="a.xml", place="there")]
    assert located(open_package(DOCX), problems) == problems


@pytest.mark.parametrize("part", ["word/nowhere.xml", "word/media/a.png"])
def test_a_part_that_cannot_be_read_has_no_words_for_it(part: str) -> None:
    assert at(DOCX, part, 1) == ("", "")


def test_a_paragraph_that_is_not_there_has_no_text() -> None:
    assert at(DOCX, "word/document.xml", 99) == ("", "")


@pytest.mark.parametrize(
    ("part", "words"),
    [("word/styles.xml", "styles"), ("word/settings.xml", "settings"), ("docProps/core.xml", "title or subject")],
)
def test_parts_that_are_no_pages_have_names_too(part: str, words: str) -> None:
    assert at(DOCX, part)[1].startswith(words)


def test_a_header_of_one_section_needs_no_number() -> None:
    assert at(ordinary_header(), "word/header1.xml", 1) == ("Head", "header")


def test_with_several_sections_the_header_names_its_own() -> None:
    document = Document()
    document.add_section().header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Head"
    assert at(saved(document), "word/header1.xml", 1)[1] == "header of section 2"


def test_a_header_that_nothing_refers_to_is_said_to_be_on_no_page() -> None:
    lost = {"word/document.xml": lambda text: text.replace("w:headerReference", "w:noReference")}
    assert at(rewritten(ordinary_header(), lost), "word/header1.xml", 1)[1] == "header that no page shows"


def test_a_footer_that_nothing_refers_to_is_said_to_be_on_no_page() -> None:
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "Foot"
    lost = {"word/document.xml": lambda text: text.replace("w:footerReference", "w:noReference")}
    assert at(rewritten(saved(document), lost), "word/footer1.xml", 1)[1] == "footer that no page shows"


def test_a_cell_without_a_table_is_in_some_table() -> None:
    cell = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    assert at(with_body(DOCX, cell), "word/document.xml", 1) == ("x", "table")


def test_a_cell_inside_a_control_counts_as_the_first() -> None:
    cell = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    row = f"<w:tbl><w:tr><w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt></w:tr></w:tbl>"
    assert at(with_body(DOCX, row), "word/document.xml", 1)[1] == "table, row 1, cell 1"


def test_other_relationships_do_not_make_a_header() -> None:
    assert at(with_relation(ordinary_header(), "theme", "header1.xml"), "word/header1.xml", 1)[1] == "header"


def test_a_long_paragraph_is_cut_to_what_stands_around_the_tag() -> None:
    text = f"{'before ' * 100}{{{{ a }}}}{' after' * 100}"
    shown = around(text, "{{ a }}")
    assert "{{ a }}" in shown
    assert shown[0] == shown[-1] == "…"
    assert len(shown) <= MOST_SHOWN + 2


@pytest.mark.parametrize(("tag", "first", "last"), [("begin", "b", "…"), ("end", "…", "d"), ("not there", "b", "…")])
def test_a_long_paragraph_is_cut_on_one_side_where_the_tag_is_on_the_other(tag: str, first: str, last: str) -> None:
    shown = around(f"begin {'x ' * 200}end", tag)
    assert (shown[0], shown[-1]) == (first, last)


def test_line_breaks_and_tabs_become_spaces() -> None:
    assert around("a\tb\nc", "") == "a b c"
