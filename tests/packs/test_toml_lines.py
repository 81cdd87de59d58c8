"""Lines of keys in TOML files."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packs.toml_lines import Path, key_lines, line_of, nesting

# Three quotation marks are written as @@@.
FILE = """# a comment with [brackets] = and 'quotes'
title = "a [[title]] # not a comment"
"quoted key" = 1

[a.b] # a table
multi = @@@
[[not.a.table]]
x = 1 \\" still inside
@@@
raw = '''
y = 2
'''
list = [
  { value = "a", label = 'its' }, # a comment ]
  { value = "b" },
  [1, 2,
   3],
]
d.e = 2026-11-20

[[steps]]
title = "one"
  [[steps.questions]]
  id = "x"
[[steps]]
empty = []
none = {}
  [[steps.questions]]
  id = "y"
    [steps.questions.own_words]
    min_chars = 3
""".replace("@@@", '"' * 3)


def paths(value: Any, path: Path = ()) -> Iterator[Path]:  # noqa: ANN401 any TOML
    items: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    for key, inner in items:
        yield (*path, key)
        yield from paths(inner, (*path, key))


@pytest.mark.parametrize(
    ("path", "starts"),
    [
        (("title",), "title ="),
        (("quoted key",), '"quoted key"'),
        (("a", "b"), "[a.b]"),
        (("a", "b", "multi"), "multi ="),
        (("a", "b", "raw"), "raw ="),
        (("a", "b", "list", 1, "value"), '{ value = "b" }'),
        (("a", "b", "list", 2, 2), "3],"),
        (("a", "b", "d", "e"), "d.e ="),
        (("steps", 0, "questions", 0, "id"), 'id = "x"'),
        (("steps", 1, "questions", 0, "id"), 'id = "y"'),
        (("steps", 1), "[[steps]]"),
        (("steps", 1, "questions", 0, "own_words", "min_chars"), "min_chars"),
    ],
)
def test_each_key_has_its_line(path: Path, starts: str) -> None:
    line = key_lines(FILE)[path]
    assert FILE.splitlines()[line - 1].strip().startswith(starts)


def test_every_key_of_a_file_is_found() -> None:
    found = set(key_lines(FILE))
    assert set(paths(tomllib.loads(FILE))) - found == {("a",)}


def test_a_place_without_a_line_has_that_of_the_table_around_it() -> None:
    lines = key_lines('[[steps]]\ntitle = "x"\n')
    assert (line_of(lines, ("steps", 0, "help")), line_of(lines, ("colour",))) == (1, None)


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        ("a = 1", 0),
        ("a = [[1], {b = [2]}]", 3),
        ("a = \"[[[[\" # [[[[[\nb = '[[['", 0),
        ("[a.b.c]\n", 3),
        ("a = " + "[" * 5000, 5000),
        ("]]]", 0),
    ],
)
def test_nesting_is_counted_without_reading(text: str, deep: int) -> None:
    assert nesting(text)[0] == deep


@pytest.mark.parametrize("text", ['\\"' * 200_000, 'x = "' + '\\"' * 200_000, "'" * 200_001, ". " * 200_000])
def test_counting_ends_soon_whatever_the_text_is(text: str) -> None:
    assert nesting(text)[1] <= 1


def test_keys_and_values_are_counted() -> None:
    assert nesting("a = [1, 2]\nb.c = 'd, e = [' # f = 1\n") == (2, 4)


KEYS = st.text(alphabet="abc-_1", min_size=1, max_size=4)
LEAVES = st.one_of(st.integers(), st.booleans(), st.text(alphabet='a"\\#[]{}=\n', max_size=6))


@given(st.dictionaries(KEYS, st.one_of(LEAVES, st.lists(LEAVES, max_size=3)), max_size=5))
def test_any_written_file_is_followed_to_its_end(table: dict[str, Any]) -> None:
    def written(value: Any) -> str:  # noqa: ANN401 any TOML
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, str):
            quoted = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return f'"{quoted}"'
        return f"[{', '.join(map(written, value))}]" if isinstance(value, list) else str(value)

    text = "".join(f"{key} = {written(value)}\n" for key, value in table.items())
    assert tomllib.loads(text) == table
    assert {path: line for path, line in key_lines(text).items() if len(path) == 1} == {
        (key,): number for number, key in enumerate(table, 1)
    }
