"""Conditions and texts in the small language, and doors that are not there at run time either."""

import pytest
from jinja2 import TemplateError

from app.domain.answers import Value, missing_mark
from app.domain.errors import ProblemsFoundError
from app.rendering import sandbox
from app.rendering.sandbox import condition, fill_text, holds, names_in, names_in_text


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("about == 'local'", True),
        ("about != 'local'", False),
        ("'x' == about or count > 2", True),
        ("about in kinds", True),
        ("not agreed", True),
        ("kinds|length == 2 and count <= 3", True),
        ("to.name", False),
        ("", True),
    ],
)
def test_condition(expression: str, expected: bool) -> None:
    names: dict[str, Value] = {
        "about": "local",
        "kinds": ["local", "other"],
        "agreed": False,
        "count": 3,
        "to": {"name": ""},
    }
    assert holds(expression, names) is expected


@pytest.mark.parametrize("expression", ["a()", "a.__class__", "1 +", "a %}{% if b", "{{ a }}", "a\nb", "a ~ b", "a#"])
def test_a_condition_outside_the_language_is_refused(expression: str) -> None:
    with pytest.raises(ProblemsFoundError):
        condition(expression)


def test_a_misspelt_name_in_a_condition_is_answered_with_the_nearest() -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        holds("branhc == 'x'", {"branch": "x"})
    assert caught.value.problems[0].hint == "Did you mean “branch”?"


def test_a_misspelt_field_is_answered_with_the_nearest() -> None:
    with pytest.raises(ProblemsFoundError, match="Did you mean “name”"):
        holds("to.nam == 'x'", {"to": {"name": "x"}})


def test_things_that_cannot_be_compared_are_a_problem_not_a_crash() -> None:
    with pytest.raises(ProblemsFoundError):
        holds("a > 3", {"a": "x"})


def test_names_in_a_condition() -> None:
    assert names_in("about.kind == 'x' or not n") == {"about.kind", "n"}
    assert names_in("") == frozenset()


def test_names_in_a_text() -> None:
    assert names_in_text("{% for p in points %}{{ p.statement }}{% endfor %}") == {"points", "points.statement"}


def test_text_is_filled_as_it_is() -> None:
    assert fill_text("{{ a }} & {{ b }}", {"a": "<{{ x }}>", "b": missing_mark("Name")}) == "<{{ x }}> & [Name]"


def test_a_text_that_is_far_too_long_is_refused() -> None:
    with pytest.raises(ProblemsFoundError):
        fill_text("x" * 50_001, {})


def test_a_flag_prints_as_yes_or_no() -> None:
    assert fill_text("{{ a }} {{ b }}", {"a": True, "b": False}) == "yes no"


@pytest.mark.parametrize("value", [["a"], {"a": "b"}])
def test_a_list_or_table_has_no_form_of_its_own(value: Value) -> None:
    with pytest.raises(ProblemsFoundError, match="cannot be printed"):
        fill_text("{{ a }}", {"a": value})


def test_only_plain_data_goes_in() -> None:
    with pytest.raises(TypeError, match="plain data"):
        fill_text("{{ a }}", {"a": object()})  # type: ignore[dict-item]  # what the test is about


def test_a_key_hides_no_method() -> None:
    assert fill_text("{{ a.items }}", {"a": {"items": "three"}}) == "three"


@pytest.mark.parametrize("name", ["upper", "format", "keys", "__class__", "count"])
def test_no_attribute_of_an_object_can_be_reached(name: str) -> None:
    values: list[Value] = ["text", 1, [], {}]
    for value in values:
        found = sandbox.XML_ENVIRONMENT.getattr(value, name)
        with pytest.raises(TemplateError):
            str(found)


def test_square_brackets_lead_nowhere() -> None:
    with pytest.raises(TemplateError):
        str(sandbox.XML_ENVIRONMENT.getitem({"a": "b"}, "a"))


def test_there_are_no_globals_and_no_loader() -> None:
    assert not sandbox.XML_ENVIRONMENT.globals
    assert sandbox.XML_ENVIRONMENT.loader is None


def test_output_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MAX_OUTPUT", 100)
    with pytest.raises(ProblemsFoundError, match="far too long"):
        fill_text("{% for a in b %}{{ a }}{% endfor %}", {"b": ["x" * 60, "y" * 60]})


def test_loop_fields() -> None:
    inner = "{% if loop.first %}first {% endif %}{{ loop.index }}{% if not loop.last %},{% endif %}"
    source = f"{{% for a in b %}}{inner}{{% endfor %}}"
    assert fill_text(source, {"b": ["x", "y"]}) == "first 1,2"


def test_a_field_of_nothing_is_an_error_that_names_it() -> None:
    with pytest.raises(ProblemsFoundError, match="“b”"):
        fill_text("{{ a.b.c }}", {"a": {"x": 1}})
