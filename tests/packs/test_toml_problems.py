"""From TOML to models, or to all problems."""

import pytest

from app.domain.check_phrases import ChecksFile
from app.domain.routes import RoutesFile
from app.domain.templates import Template
from app.packs.toml_problems import MAX_BYTES, read_model, read_toml
from tests.packs.sample_pack import LETTER


def found(text: str) -> list[tuple[int | None, str, str]]:
    problems = read_model(Template, text.encode(), "letters/complaint.toml")[1]
    return [(problem.line, problem.code, problem.hint) for problem in problems]


def test_a_right_file_has_no_problems() -> None:
    template, problems = read_model(Template, LETTER.encode(), "letters/complaint.toml")
    assert template
    assert (template.title, problems) == ("Complaint", [])


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "hint"),
    [
        ("required = true", "requird = true", 15, "unknown-key", "Did you mean “required”?"),
        ("summary =", "sumary =", 2, "unknown-key", "Did you mean “summary”?"),
        ('id = "on"\nkind', 'idd = "on"\nkind', 24, "unknown-key", "Did you mean “id”?"),
        ("{ id =", "{ idd =", 5, "unknown-key", "Did you mean “id”?"),
        ('kind = "long_text"', 'kind = "longtext"', 29, "unknown-kind", "Did you mean “long_text”?"),
        ('category = "complaint"', 'category = "rant"', 3, "unknown-value", "It can be complaint, data"),
        ('label = "What"', "", 29, "missing-key", ""),
        ('kind = "long_text"\n', "", 29, "missing-key", ""),
        ("required = true", 'required = "yes"', 15, "wrong-value", ""),
        ("required = true", "max_chars = 1\nmin_chars = 2", 11, "wrong-value", ""),
    ],
)
def test_a_slip_is_named_with_its_line(old: str, new: str, line: int, code: str, hint: str) -> None:
    problems = found(LETTER.replace(old, new, 1))
    assert [problem for problem in problems if problem[:2] == (line, code) and problem[2].startswith(hint)], problems


def test_all_slips_are_named_at_once_and_no_other() -> None:
    spoiled = LETTER.replace("category", "categry", 1).replace("sort_by", "sorted_by").replace('"long_text"', '"essay"')
    assert sorted(code for _line, code, _hint in found(spoiled)) == [
        "missing-key", "unknown-key", "unknown-key", "unknown-kind"
    ]  # fmt: skip


def test_a_key_that_is_like_no_other_gets_the_list_of_those_there_are() -> None:
    (problem,) = read_model(ChecksFile, b"zzzz = 1", "checks.toml")[1]
    assert problem.hint == "Known are: checks, beliefs, reports, evidence, asks, shouted."


def test_a_key_with_another_name_in_the_model_is_known_by_its_own() -> None:
    (problem, *_rest) = read_model(RoutesFile, b'[[routes]]\nfrm = "a"\nto = "b"\nwhen = ["always"]', "routes.toml")[1]
    assert (problem.code, problem.message) == ("missing-key", "The key “from” is missing.")


def test_a_list_that_is_too_short_by_itself_is_a_problem() -> None:
    assert [(line, code) for line, code, _hint in found(LETTER.partition("[[steps]]")[0] + "steps = []")] == [
        (8, "wrong-value")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"a = 1\nb = \n", "toml-syntax", 2),
        (b"a = [", "toml-syntax", 1),
        (b"a = " + b"9" * 5000, "toml-syntax", 1),
        (b"a = " + b"[" * 5000, "nested-too-deep", None),
        (b"a = 'x'\nb = '\xff'", "not-utf-8", 2),
        (b"#" * (MAX_BYTES + 1), "file-too-large", None),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, code: str, line: int | None) -> None:
    template, (problem,) = read_model(Template, data, "x.toml")
    assert (template, problem.code, problem.line) == (None, code, line)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    assert read_toml(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n", "x.toml")[0] == {"a": 1, "b": 2}


@pytest.mark.parametrize("number", [b"nan", b"inf", b"1.5"])
def test_numbers_that_are_none_are_refused(number: bytes) -> None:
    text = LETTER.encode().replace(b"required = true", b"max_chars = " + number, 1)
    assert [problem.line for problem in read_model(Template, text, "x.toml")[1]] == [15]
