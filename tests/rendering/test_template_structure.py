"""Every outcome of a template's tags is well-formed, or the template is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from lxml import etree

from app.rendering.template_structure import structure_faults

ENVIRONMENT = Environment(autoescape=True)


def lines(source: str) -> list[int]:
    return [fault.line for fault in structure_faults(ENVIRONMENT.parse(source))]


@pytest.mark.parametrize(
    "source",
    [
        "<p>{% if a %}x{% else %}y{% endif %}</p>",
        "{% for a in b %}<p>{{ a }}</p>{% endfor %}",
        "<p>{% if a %}x</p><p>y{% endif %}</p>",
        "{% for a in b %}<p>{% if a %}<r/>{% elif c %}<t>x</t>{% endif %}</p>{% endfor %}",
    ],
)
def test_whole_stretches_are_fine(source: str) -> None:
    assert lines(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>{% for a in b %}x</p>{% endfor %}",
        "{% if a %}<p>{% endif %}</p>",
        "<p>{% if a %}x{% else %}</p>{% endif %}",
        "<p>{% if a %}{% elif b %}</p>{% endif %}",
        "<p><r>{% if a %}</r></p><r><p>{% endif %}</p></r>",
        "{% if a %}<p></r>{% endif %}",
        "{% for a in b %}x{% else %}<p>{% endfor %}",
    ],
)
def test_stretches_that_are_not_whole_are_refused(source: str) -> None:
    assert lines(source)


def test_the_fault_is_on_the_line_of_its_tag() -> None:
    assert lines("<p>\n{% for a in b %}x</p>\n{% endfor %}") == [2]


PIECES = st.lists(
    st.sampled_from(["<p>", "</p>", "<r>", "</r>", "x", "{% if a %}", "{% else %}", "{% endif %}"]), max_size=12
)


@given(PIECES)
def test_what_is_allowed_is_well_formed_either_way(pieces: list[str]) -> None:
    source = "".join(pieces)
    try:
        tree = ENVIRONMENT.parse(source)
        etree.fromstring(f"<x>{ENVIRONMENT.from_string(source).render(a=True)}</x>")
    except Exception:  # noqa: BLE001 - what cannot be read at all is another check's
        return
    if not structure_faults(tree):
        etree.fromstring(f"<x>{ENVIRONMENT.from_string(source).render(a=False)}</x>")
