"""Names in a Word file, and what they are used as; more of them in `test_broken`."""

import pytest

from app.packs.known_names import KnownNames
from app.packs.word_names import word_file_problems
from app.rendering.template_scan import PlacedUse, TemplateScan, scan
from tests.rendering.word_templates import template

KNOWN = KnownNames(
    frozenset(
        [
            *("to", "to.name", "to.address", "to.address[]", "subject", "today", "incidents", "incidents[]"),
            *("incidents[].on", "incidents[].what", "law", "law.sar"),
        ]
    ),
    frozenset(["today", "incidents[].on"]),
)


def found(*paragraphs: str) -> list[tuple[str, str]]:
    scanned: TemplateScan = scan(template(*paragraphs))
    assert scanned.problems == ()
    return [(each.code, each.hint) for each in word_file_problems("a.docx", scanned, KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "{{ subject }}",
        "{{ today | long_date }}",
        "{{ to.address | lines }}",
        "{{ to.address | first }}",
        "{{ incidents | length }}",
        "{% if incidents %}x{% endif %}",
        "{% for line in to.address %}{{ line }}{% endfor %}",
        "{% for each in incidents %}{{ each.what }}{{ each.on | short_date }}{% endfor %}",
        "{% for each in incidents|sort('on') %}{{ loop.index }}{% endfor %}",
        "{{ law.sar }}",
    ],
)
def test_names_used_as_what_they_are(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("{{ incidents }}", "not-a-text", "{{ each.on }}"),
        ("{{ to.address | upper }}", "not-a-text", "and_list"),
        ("{{ to }}", "not-a-text", "address, name"),
        ("{% for each in incidents %}{{ each }}{% endfor %}", "not-a-text", "on, what"),
        ("{% for x in subject %}{{ x.y }}{% endfor %}", "not-a-list", "{{ subject }}"),
        ("{{ today }}", "bare-date", "long_date"),
        ("{{ law.foi }}", "unknown-variable", "Of “law” there are: sar."),
        ("{{ incidents.what }}", "unknown-variable", "“incidents” is a list"),
        ("{{ sbject }}", "unknown-variable", "“subject”"),
        ("{{ qqqq }}", "unknown-variable", "ids of this letter"),
    ],
)
def test_names_that_are_not_there_or_something_else(text: str, code: str, hint: str) -> None:
    ((said, advice),) = found(text)
    assert said == code
    assert hint in advice


def test_a_loops_name_is_there_only_in_its_loop() -> None:
    assert found("{%p for each in incidents %}", "x", "{%p endfor %}", "{{ each.what }}") == [
        ("unknown-variable", "“each” is there only between “{%p for each in incidents %}” and its endfor.")
    ]


def test_a_loop_without_a_readable_tag_gives_no_name() -> None:
    use = PlacedUse("incidents", "incidents", (), is_printed=False, part="x", paragraph=1, tag="", is_looped=True)
    assert list(word_file_problems("a.docx", TemplateScan((), (use,)), KNOWN)) == []
