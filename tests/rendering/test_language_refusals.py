"""What the language has not is refused with what to write instead."""

import pytest

from app.rendering.sandbox import TEXT_ENVIRONMENT
from app.rendering.template_language import Fault, read_language, syntax_tree


def fault(source: str) -> Fault:
    tree = syntax_tree(TEXT_ENVIRONMENT, source)
    assert not isinstance(tree, Fault)
    return read_language(tree)[0][0]


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("{{ our-ref }}", "our_ref"),
        ("{{ a.b-c.d }}", "no sums"),
        ("{{ -a }}", "no sums"),
        ("{{ a[0] }}", "Write a point"),
        ("{{ a() }}", "Leave the brackets out"),
        ("{{ a ~ b }}", "side by side"),
        ("{{ a, b }}", "not a comma"),
        ("{{ [a] }}", "one by one"),
        ("{% include 'a' %}", "stands alone"),
        ("{% set a = b %}", "with names, filters"),
        ("{{ a | upper(1) }}", "It takes none"),
        ("{{ a | plural('day') }}", 'plural("day", "days")'),
        ("{{ a | default(x=1) }}", "Leave “name=” out"),
        ("{{ a | default([]) }}", "quotation marks"),
        ("{{ A }}", "small letters: a"),
        ("{{ é }}", "begin with a letter"),
        ("{% if a in [1] %}{% endif %}", "one by one"),
        ("{{ 1.5 }}", "as words of the letter"),
        ("{% for a, b in c %}{% endfor %}", "none that the language has"),
        ("{% for a in [1] %}{% endfor %}", "after “in”"),
        ("{{ loop.index }}", "between “for” and “endfor”"),
        (
            "{% for a in d %}{% for b in d %}{% for c in d %}{% endfor %}{% endfor %}{% endfor %}",
            "End one of the loops",
        ),
        ("{% if a is defined(1) %}{% endif %}", "Leave the brackets out"),
    ],
)
def test_what_to_write_instead(source: str, hint: str) -> None:
    assert hint in fault(source).hint
