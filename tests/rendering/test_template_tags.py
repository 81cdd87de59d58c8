"""Where tags stand, and what is wrong with how they stand."""

import pytest
from docx import Document
from lxml import etree

from app.rendering.template_tags import MAX_TAGS, flatten, original_data, read_tags, tags_in_text
from app.rendering.word_xml import NAMESPACE
from tests.rendering.word_templates import part_of, saved


def part(*paragraphs: str) -> etree._Element:
    inner = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return raw(inner)


def raw(inner: str) -> etree._Element:
    return etree.fromstring(f'<w:document xmlns:w="{NAMESPACE}"><w:body>{inner}</w:body></w:document>')


def codes(root: etree._Element) -> list[str]:
    return [problem.code for problem in read_tags(root, "x.xml")[1]]


def test_tags_have_paragraph_kind_and_word() -> None:
    tags, problems = read_tags(part("A", "{{ b }} {# note #}", "{%p if c %}", "{%p endif %}"), "x.xml")
    assert problems == []
    assert [(tag.paragraph, tag.kind, tag.word) for tag in tags] == [
        (2, "", ""),
        (2, "", ""),
        (3, "p", "if"),
        (4, "p", "endif"),
    ]


@pytest.mark.parametrize(
    "text",
    ["{{ a", "a }}", "{% if a", "a %}", "{# a", "{{ a }} {{ b"],
)
def test_half_a_tag(text: str) -> None:
    assert codes(part(text)) == ["unclosed-tag"]


@pytest.mark.parametrize(
    "texts",
    [
        ("{% if a %}",),
        ("{% endif %}",),
        ("{% if a %}", "{% endfor %}", "{% endif %}"),
        ("{% else %}",),
        ("{% elif a %}",),
    ],
)
def test_tags_without_partner(texts: tuple[str, ...]) -> None:
    assert "unpaired-tag" in codes(part(*texts))


@pytest.mark.parametrize(
    "text", ["{% p if a %}", "{% set a = 1 %}", "{%pif a %}", "{% colspan a %}", "{% vm %}", "{% %}", "{% raw %}"]
)
def test_other_tags_are_not_known(text: str) -> None:
    assert "unknown-tag" in codes(part(text))


@pytest.mark.parametrize("text", ["{{r a }}", "{{p a }}", "{%r if a %}"])
def test_tags_that_take_markup_are_not_allowed(text: str) -> None:
    assert "not-allowed" in codes(part(text))


@pytest.mark.parametrize("text", ["x {%p if a %}", "{%p if a %}{{ b }}", "{%p if a %}{%p endif %}"])
def test_text_beside_a_paragraph_tag(text: str) -> None:
    assert "text-beside-tag" in codes(part(text))


def test_a_picture_beside_a_paragraph_tag_would_be_lost() -> None:
    assert "text-beside-tag" in codes(raw("<w:p><w:r><w:drawing/><w:t>{%p if a %}</w:t></w:r></w:p>"))


def test_a_row_tag_outside_of_a_table() -> None:
    assert "outside-table" in codes(part("{%tr if a %}"))


def test_text_in_another_cell_beside_a_row_tag() -> None:
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "{%tr if a %}", "lost"
    assert "text-beside-tag" in codes(etree.fromstring(part_of(saved(document)).encode()))


@pytest.mark.parametrize(
    "inner",
    [
        '<w:p><w:bookmarkStart w:name="{{ a }}"/></w:p>',
        "<w:p><w:r><w:instrText>{{ a }}</w:instrText></w:r></w:p>",
        "<w:p><w:r/>{{ a }}</w:p>",
        '<w:p><w:bookmarkStart w:name="\ufdd2"/></w:p>',
    ],
)
def test_tags_outside_of_text(inner: str) -> None:
    assert codes(raw(inner)) == ["misplaced-tag"]


def test_far_too_many_tags() -> None:
    assert codes(part("{{ a }}" * (MAX_TAGS + 1))) == ["too-many-tags"]


def test_each_tag_begins_a_line_of_the_source() -> None:
    source = flatten(part("A {{ b }}", "{%p if c %}", "x\ny {{\nd }}", "{%p endif %}"))
    assert [line.partition("<")[0].strip() for line in source.split("\n")[1:]] == [
        "{{ b }}",
        "{% if c %}",
        "{{ d }}",
        "{% endif %}",
    ]


def test_what_stands_between_tags_comes_back() -> None:
    assert original_data("\nx\ufdd2y {_{ z }_} {_% %_}") == "x\ny {{ z }} {% %}"


def test_tags_in_a_title() -> None:
    tags, source, problems = tags_in_text("A {{ b }}\nC {{ d }}", "core")
    assert ([tag.text for tag in tags], source, problems) == (["{{ b }}", "{{ d }}"], "A \n{{ b }} C \n{{ d }}", [])


@pytest.mark.parametrize("text", ["{{ " * 20_000, "{% " * 20_000, "{" * 60_000, "{{ }" * 20_000])
def test_tags_that_never_end_are_found_without_looking_again_and_again(text: str) -> None:
    assert "unclosed-tag" in {problem.code for problem in tags_in_text(text, "x")[2]}
