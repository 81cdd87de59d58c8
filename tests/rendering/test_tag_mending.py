"""Tags as Word leaves them are put right, and say no more than they said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.rendering.tag_mending import gather_tags, mended
from app.rendering.template_tags import flatten
from app.rendering.word_xml import NAMESPACE, W_P, W_T, paragraph_text


def part(inner: str) -> etree._Element:
    return etree.fromstring(f'<w:document xmlns:w="{NAMESPACE}">{inner}</w:document>')


def pieces(inner: str) -> list[str]:
    root = part(f"<w:p>{inner}</w:p>")
    gather_tags(root)
    return [each.text or "" for each in root.iter(W_T)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("{{ a }}", "{{ a }}"),
        ("{{ a | default(“x”) }}", '{{ a | default("x") }}'),
        ("{% if a == ‘x’ %}", "{% if a == 'x' %}"),
        ("{% if a == „x“ and b %}", '{% if a == "x" and b %}'),
        ("{{ a | default(‘it’s’) }}", r"{{ a | default('it\u2019s') }}"),
        ("{{ a | default(“don't”) }}", """{{ a | default("don't") }}"""),
        ("{{ a | default(‘don't’) }}", r"{{ a | default('don\'t') }}"),
        ('{{ a | default("50 % {x} &") }}', r'{{ a | default("50 \u0025 \u007bx\u007d \u0026") }}'),
        (r'{{ a | default("\"") }}', r'{{ a | default("\"") }}'),
        ("{{\u00a0a\u2009|\u202fupper }}", "{{ a | upper }}"),
        ("{{ su\u200bb\u00adject\ufeff }}", "{{ subject }}"),
        ("{%- if a -%}", "{% if a %}"),
        ("{# it’s “fine” #}", "{# it’s “fine” #}"),
        ("{{ a | default(“x }}", "{{ a | default(“x }}"),
        ("{{ a | default('x }}", "{{ a | default('x }}"),
    ],
)
def test_a_tag_is_written_as_it_was_meant(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@given(st.text("ab ='“”‘’\"\\%{}&\u00a0\u200b|()", max_size=40))
def test_mending_twice_changes_nothing_more(inside: str) -> None:
    once = mended(f"{{{{ {inside} }}}}")
    assert mended(once).count("\\") >= once.count("\\")
    assert once.startswith("{{")
    assert once.endswith("}}")


def test_a_tag_over_several_runs_stands_in_the_first_and_what_follows_in_its_run_follows_there() -> None:
    assert pieces("<w:r><w:t>x {{ a</w:t></w:r><w:r><w:t>b }} y</w:t></w:r>") == ["x {{ ab }} y"]


def test_what_follows_a_tag_beyond_more_than_text_stays_where_it_was() -> None:
    marked = '<w:r><w:t>x {{ a</w:t></w:r><w:bookmarkStart w:id="1" w:name="m"/><w:r><w:t>b }} y</w:t></w:r>'
    assert pieces(marked) == ["x {{ ab }}", " y"]


def test_two_tags_that_share_a_run_are_both_whole() -> None:
    runs = "<w:r><w:t>{{ a</w:t></w:r><w:r><w:t> }} and {{ </w:t></w:r><w:r><w:t>b }}</w:t></w:r>"
    assert pieces(runs) == ["{{ a }} and {{ b }}"]


def test_what_is_no_text_goes_out_of_a_tag() -> None:
    root = part("<w:p><w:r><w:t>{{ a</w:t><w:tab/><w:softHyphen/><w:t>| upper }}</w:t><w:tab/></w:r></w:p>")
    gather_tags(root)
    assert paragraph_text(root[0]) == "{{ a | upper }}\t".replace("a |", "a \u00ad|").replace("\u00ad", "")


def test_what_stands_around_a_tag_keeps_its_spaces() -> None:
    root = part("<w:p><w:r><w:t>{{ a</w:t></w:r><w:r><w:t> }} y </w:t></w:r></w:p>")
    gather_tags(root)
    assert paragraph_text(root[0]) == "{{ a }} y "
    assert [each.get("{http://www.w3.org/XML/1998/namespace}space") for each in root.iter(W_T)] == ["preserve"]


def test_a_text_box_inside_a_paragraph_keeps_its_own_tags() -> None:
    box = "<w:pict><w:p><w:r><w:t>{{ b</w:t></w:r><w:r><w:t> }}</w:t></w:r></w:p></w:pict>"
    root = part(f"<w:p><w:r><w:t>{{{{ a</w:t>{box}<w:t> }}}}</w:t></w:r></w:p>")
    gather_tags(root)
    assert [paragraph_text(each) for each in root.iter(W_P)] == ["{{ a }}", "{{ b }}"]


@pytest.mark.parametrize("signs", ["‘a", "“a", "'a", '"a', "\\'a", "‘ ", "‘a “b ", "«"])
def test_marks_without_end_are_looked_for_once(signs: str) -> None:
    assert mended(f"{{{{ {signs * 100_000} }}}}").startswith("{{")


WRAPPERS = (
    "<w:r><w:t>{}</w:t></w:r>",
    "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>",
    "<w:smartTag><w:r><w:t>{}</w:t></w:r></w:smartTag>",
    "<w:hyperlink w:anchor='a'><w:r><w:t>{}</w:t></w:r></w:hyperlink>",
    "<w:proofErr w:type='spellStart'/><w:r><w:t>{}</w:t></w:r>",
    "<w:sdt><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>",
)


@given(
    st.lists(st.sampled_from(["{{ a | upper }}", "{% if b == 'c' %}", "{% endif %}", "Dear ", "x"]), max_size=5),
    st.lists(st.tuples(st.integers(1, 9), st.sampled_from(WRAPPERS)), min_size=1, max_size=12),
)
def test_however_a_paragraph_is_split_its_source_says_the_same(texts: list[str], cuts: list[tuple[int, str]]) -> None:
    text, pieces = "".join(texts), []
    left = text
    for length, wrapper in cuts:
        pieces.append(wrapper.format(left[:length]))
        left = left[length:]
    pieces.append(WRAPPERS[1].format(left))
    split = flatten(part(f"<w:p>{''.join(pieces)}</w:p>"))
    assert etree.fromstring(split.replace("\n", "")).xpath("string()") == text
    assert [line[2:].split("}")[0] for line in split.split("\n")[1:]] == [
        each[2:].split("}")[0] for each in texts if each.startswith("{")
    ]
