"""Code without its docstrings does the same, at the same lines."""

import ast
import zipfile
from pathlib import Path

import pytest

from resources.installers.bundle_plan import ROOT
from resources.installers.slim_code import packed, slim_modules, without_docstrings

WITH = '''\
"""A module.

It says more.
"""

from __future__ import annotations

NAME = "größe"


class Thing:
    """A thing."""


def text() -> str:
    """Return a text.

    Returns: what looks like this.
    """  # why
    return """Return a text."""


async def nothing() -> None: "One line."; return None
'''


def test_docstrings_are_gone_and_nothing_else() -> None:
    slim = without_docstrings(WITH.encode()).decode()
    found: dict[str, object] = {}
    exec(slim, found)
    thing, text = found["Thing"], found["text"]
    assert found.get("__doc__") is None
    assert thing.__doc__ is None
    assert callable(text)
    assert text.__doc__ is None
    assert text() == "Return a text."
    assert found["NAME"] == "größe"


def test_every_line_keeps_its_number() -> None:
    slim = without_docstrings(WITH.encode()).decode()
    assert len(slim.splitlines()) == len(WITH.splitlines())
    assert slim.splitlines()[7] == 'NAME = "größe"'


@pytest.mark.parametrize("source", [b"def f(:\n", b"# coding: latin-1\nx = '\xe4'\n", b'"""One."""\n\f\nx = 1\n'])
def test_what_cannot_be_read_stays_as_it_is(source: bytes) -> None:
    assert without_docstrings(source) == source


@pytest.mark.parametrize("file", sorted((ROOT / "app" / "domain").glob("[a-c]*.py")), ids=lambda file: str(file.stem))
def test_our_own_modules_lose_only_docstrings(file: Path) -> None:
    """The statements are the same, and each begins at the same line."""
    before, after = ast.parse(file.read_bytes()), ast.parse(without_docstrings(file.read_bytes()))
    assert [*map(_shape, _statements(before))] == [*map(_shape, _statements(after))]


def _statements(tree: ast.Module) -> list[ast.stmt]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.stmt) and not _is_constant(node)]


def _is_constant(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _shape(node: ast.stmt) -> tuple[str, int]:
    return type(node).__name__, node.lineno


def test_packages_and_modules_keep_their_places(tmp_path: Path) -> None:
    for name in ("__init__.py", "part.py"):
        (tmp_path / name).write_text('"""Words."""\n')
    entries = [
        ("whole", str(tmp_path / "__init__.py"), "PYMODULE"),
        ("whole.part", str(tmp_path / "part.py"), "PYMODULE"),
        ("built_in", "-", "BUILTIN"),
    ]
    slim = slim_modules(entries, tmp_path / "slim")
    assert slim == [
        ("whole", str(tmp_path / "slim" / "whole" / "__init__.py"), "PYMODULE"),
        ("whole.part", str(tmp_path / "slim" / "whole" / "part.py"), "PYMODULE"),
        ("built_in", "-", "BUILTIN"),
    ]
    assert Path(slim[0][1]).read_text() == "\n"


def test_a_package_that_loads_what_is_left_out_is_emptied(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text("import holidays.countries.france\n")
    [(_, source, _)] = slim_modules(
        [("holidays.countries", str(tmp_path / "__init__.py"), "PYMODULE")], tmp_path / "slim"
    )
    assert Path(source).read_bytes() == b""


def test_python_s_own_modules_are_packed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "base_library.zip", "w") as plain:
        plain.writestr("os.pyc", b"code" * 1000)
    (_, source, _), other = packed(
        [("base_library.zip", str(tmp_path / "base_library.zip"), "DATA"), ("LICENSE", "there", "DATA")],
        tmp_path / "packed",
    )
    with zipfile.ZipFile(source) as small:
        assert small.read("os.pyc") == b"code" * 1000
        assert small.getinfo("os.pyc").compress_size < 100
    assert other == ("LICENSE", "there", "DATA")
