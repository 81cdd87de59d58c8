"""What templates may say, and a corpus of ways out of the sandbox that are all refused."""

import pytest
from jinja2 import Environment

from app.rendering.template_language import Fault, NameUse, nearest, read_language, syntax_tree

ALLOWED = [
    "{{ to.name }}",
    "{{ day|long_date }}",
    "{{ n|plural('day', 'days') }}",
    "{{ a|default(b.c) }}",
    "{{ 'yes' if a else 'no' }}",
    "{% if a == 'x' and not b or c in d %}x{% elif e > 3 %}y{% else %}z{% endif %}",
    "{% if a is defined and b is not none %}x{% endif %}",
    "{% for p in points|where('verdict', 'open')|sort('number') %}{{ loop.index }}{{ p.statement }}{% endfor %}",
    "{% for p in points %}{% for e in p.exhibits %}{{ e }}{% if not loop.last %}, {% endif %}{% endfor %}{% endfor %}",
]

ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ a.__class__.__mro__[1].__subclasses__() }}",
    "{{ a._private }}",
    "{{ a['__class__'] }}",
    "{{ a[0] }}",
    "{{ a()  }}",
    "{{ a.items() }}",
    "{{ range(999999999) }}",
    "{% for i in range(9) %}{% endfor %}",
    "{{ range }}",
    "{{ lipsum.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner }}",
    "{{ namespace }}",
    "{{ dict }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ super }}",
    "{{ loop }}",
    "{{ loop.index }}",
    "{% for p in a %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "{% for p in a %}{{ loop.previtem }}{% endfor %}",
    "{% for p in a %}{{ loop }}{% endfor %}",
    "{{ 10**10**8 }}",
    "{{ 'a' * 999999999 }}",
    "{{ 1 + 1 }}",
    "{{ -a }}",
    "{{ a ~ b }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ a|attr('__class__') }}",
    "{{ a|map(attribute='__class__')|list }}",
    "{{ a|tojson }}",
    "{{ a|safe }}",
    "{{ a|xmlattr }}",
    "{{ a|center(999999999) }}",
    "{{ a|join(sep=',') }}",
    "{{ a|join(*b) }}",
    "{{ a|join(**b) }}",
    "{{ a|default(b()) }}",
    "{{ a|default(b|upper) }}",
    "{% set a = 1 %}",
    "{% set a %}x{% endset %}",
    "{% macro m() %}{{ m() }}{% endmacro %}",
    "{% call a() %}{% endcall %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block b %}{% endblock %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with a = 1 %}{% endwith %}",
    "{% autoescape false %}{{ a }}{% endautoescape %}",
    "{% for a, b in c %}{% endfor %}",
    "{% for _a in c %}{% endfor %}",
    "{% for loop in c %}{% endfor %}",
    "{% for a in b if a %}{% endfor %}",
    "{% for a in b recursive %}{{ loop(a.c) }}{% endfor %}",
    "{% for a in [1, 2] %}{% endfor %}",
    "{% for a in (1, 2) %}{% endfor %}",
    "{% for a in {'b': 1} %}{% endfor %}",
    "{% for a in 'abc' %}{% endfor %}",
    "{% for a in b|upper %}{% endfor %}",
    "{% for a in x %}{% for b in a.y %}{% for c in b.z %}{% endfor %}{% endfor %}{% endfor %}",
    "{% if a in ['b'] %}{% endif %}",
    "{% if a in 'bcd' %}{% endif %}",
    "{% if a is sameas(b) %}{% endif %}",
    "{% if a is defined(1) %}{% endif %}",
    "{{ a if b }}",
    "{{ 1.5 }}",
    "{{ 1e309 }}",
    "{{ '" + "x" * 501 + "' }}",
    "{{ A }}",
    "{{ a.B }}",
    "{{ [a] }}",
    "{{ {'a': b} }}",
    "{{ a[1:2] }}",
]


def faults_of(source: str) -> list[str]:
    return [fault.code for fault in read_language(Environment(autoescape=True).parse(source))[0]]


def uses_of(source: str) -> list[NameUse]:
    return read_language(Environment(autoescape=True).parse(source))[1]


@pytest.mark.parametrize("source", ALLOWED)
def test_the_small_language_is_allowed(source: str) -> None:
    assert faults_of(source) == []


@pytest.mark.parametrize("source", ESCAPES)
def test_everything_else_is_refused(source: str) -> None:
    assert faults_of(source)


def test_a_fault_names_its_line() -> None:
    faults, _ = read_language(Environment(autoescape=True).parse("a\nb\n{{ a() }}"))
    assert faults[0].line == 3


def test_a_misspelt_filter_is_answered_with_the_nearest() -> None:
    faults, _ = read_language(Environment(autoescape=True).parse("{{ a|long_dat }}"))
    assert faults[0].hint == "Did you mean “long_date”?"


def test_loop_names_are_followed_to_what_they_run_over() -> None:
    source = "{% for p in points|sort('n') %}{% for e in p.exhibits %}{{ e.label }}{% endfor %}{% endfor %}"
    assert [use.path for use in uses_of(source)] == ["points", "points[].exhibits", "points[].exhibits[].label"]


def test_the_dotted_name_leaves_out_the_loops() -> None:
    assert uses_of("{% for p in points %}{{ p.statement }}{% endfor %}")[1].name == "points.statement"


def test_a_name_after_its_loop_is_the_letters_again() -> None:
    assert uses_of("{% for p in points %}{% endfor %}{{ p }}")[1].path == "p"


def test_a_use_tells_its_filters_innermost_first() -> None:
    use = uses_of("{{ sent_on|default('')|long_date }}")[0]
    assert (use.filters, use.is_printed) == (("default", "long_date"), True)


def test_a_condition_does_not_print() -> None:
    assert [use.is_printed for use in uses_of("{% if a == b %}{{ c if d else e }}{% endif %}")] == [
        False,
        False,
        False,
        True,
        True,
    ]


def test_nothing_near_gives_no_hint() -> None:
    assert nearest("zzz", ["points"]) == ""


@pytest.mark.parametrize(
    "source",
    [
        "{{ " + "(" * 900 + "a" + ")" * 900 + " }}",
        "{{ a" + "|trim" * 40 + " }}",
        "{{ a" + ".b" * 40 + " }}",
        "{% if " + "not " * 40 + "a %}x{% endif %}",
        "{% if " + "a or " * 40 + "a %}x{% endif %}",
        "{% if a " + "== a " * 40 + "%}x{% endif %}",
        "{% if a %}" * 40 + "x" + "{% endif %}" * 40,
    ],
)
def test_what_is_too_deep_to_be_followed_is_refused(source: str) -> None:
    tree = syntax_tree(Environment(), source)
    faults = [tree] if isinstance(tree, Fault) else read_language(tree)[0]
    assert {fault.code for fault in faults} == {"too-deep"}


@pytest.mark.parametrize("number", ["9" * 5000, "0x" + "f" * 5000, "9" * 30])
def test_a_number_of_very_many_figures_is_refused(number: str) -> None:
    tree = syntax_tree(Environment(), f"{{{{ {number} }}}}")
    faults = [tree] if isinstance(tree, Fault) else read_language(tree)[0]
    assert [fault.code for fault in faults] == ["constant"]
