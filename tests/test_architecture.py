"""The rules of the house that a machine can keep, by reading the source; exemptions carry their reason."""

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {path.relative_to(ROOT): ast.parse(path.read_bytes()) for path in sorted(ROOT.glob("app/**/*.py"))}
MODULES = {".".join(path.with_suffix("").parts).removesuffix(".__init__"): path for path in SOURCES}
PARTS = {"domain", "rendering", "intake", "store", "packs", "services"}
OUTSIDE = {"services", "domain", "bootstrap", "paths", "settings"}
MAY_IMPORT = {
    **{part: {"domain", part} for part in ("domain", "rendering", "intake", "store")},
    "packs": {"domain", "rendering", "packs"},
    "services": PARTS | {"worker_frames"},
    "bootstrap": PARTS | {"paths", "settings"},
    "ui": OUTSIDE | {"ui"},
    "cli": OUTSIDE | {"cli", "commands"},
    "commands": OUTSIDE | {"commands"},
    "worker": {"rendering", "intake", "packs", "domain", "worker_tasks", "worker_walls", "worker_frames"},
    "worker_tasks": {"rendering", "intake", "packs", "domain"},
    "settings": {"domain", "paths"},
    "i18n": {"pseudo_words"},
    "self_test": OUTSIDE | {"commands", "ui"},  # a command that opens the window too, to try a whole build
    "__main__": {"ui", "cli", "commands", "worker", "console_program"},
}
ONLY_IN = {"PySide6": "ui", "shiboken6": "ui", "apsw": "store", "sqlite3": "store"}
SQL = re.compile(r"\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE|PRAGMA)\s", re.DOTALL)
FORBIDDEN_CALLS = {"processEvents", "exec", "exec_", "sleep"}
EXEMPT = {
    ("app/ui/application.py", "exec"): "the one event loop, that of the whole app",
    ("app/ui/drag_out.py", "exec"): "Qt has no other way to drag; the system holds the mouse meanwhile",
}


def layer(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(SOURCES[path]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = str(node.module)
            yield from {
                f"{module}.{alias.name}" if f"{module}.{alias.name}" in MODULES else module for alias in node.names
            }


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    for path, tree in SOURCES.items():
        yield from ((path.as_posix(), node) for node in ast.walk(tree) if isinstance(node, kinds))


def test_imports_go_one_way() -> None:
    for module, path in MODULES.items():
        allowed = MAY_IMPORT.get(layer(module), set()) | {"app", "i18n", "logbook", "later"}
        assert not {name for name in imports(path) if name in MODULES and layer(name) not in allowed}, module


def test_no_imports_go_round_in_circles() -> None:
    graph = {module: {name for name in imports(path) if name in MODULES} for module, path in MODULES.items()}
    assert list(TopologicalSorter(graph).static_order())


def test_qt_and_sqlite_are_each_used_in_one_package() -> None:
    for module, path in MODULES.items():
        used = {name.split(".")[0] for name in imports(path)}
        assert not {name for name in used if ONLY_IN.get(name, layer(module)) != layer(module)}, module
        if layer(module) == "domain":
            assert used <= sys.stdlib_module_names | {"app", "pydantic", "holidays"}, module


def test_sql_is_written_only_in_the_store() -> None:
    strings = ((path, node.value) for path, node in nodes(ast.Constant) if isinstance(node, ast.Constant))
    assert not [p for p, text in strings if isinstance(text, str) and SQL.search(text) and "app/store/" not in p]


def test_nothing_nests_event_loops_or_sleeps() -> None:
    calls = ((path, node.func) for path, node in nodes(ast.Call) if isinstance(node, ast.Call))
    names = {(path, getattr(function, "attr", getattr(function, "id", ""))) for path, function in calls}
    assert not [found for found in names if found[1] in FORBIDDEN_CALLS and found not in EXEMPT]


def test_pdfium_is_opened_behind_its_lock_only() -> None:
    sources = (path for folder in ("app", "tests") for path in (ROOT / folder).glob("**/*.py"))
    opening = {path.name for path in sources if "PdfDocument" + "(" in path.read_text("utf-8")}
    assert opening == {"preview.py"}


def test_module_names_are_unique_and_each_has_its_tests() -> None:
    stems = [path.stem for path in SOURCES if path.stem != "__init__"]
    assert not {stem for stem in stems if stems.count(stem) > 1}
    tests = (Path("tests", *p.parts[1:-1], f"test_{p.stem.strip('_')}.py") for p in SOURCES if p.stem != "__init__")
    assert not [test.as_posix() for test in tests if not (ROOT / test).is_file()]


def test_modules_functions_and_classes_stay_small() -> None:
    assert not [str(path) for path in SOURCES if len((ROOT / path).read_text("utf-8").splitlines()) > 300]
    functions = [(path, node) for path, node in nodes(ast.FunctionDef) if isinstance(node, ast.FunctionDef)]
    lengths = {(path, node.name, node.lineno): (node.end_lineno or 0) - node.lineno + 1 for path, node in functions}
    assert not {where: length for where, length in lengths.items() if length > 40}
    assert sum(length <= 20 for length in lengths.values()) >= 0.95 * len(lengths)
    for path, node in nodes(ast.ClassDef):  # properties are facts, and camelCase names are Qt's, not ours
        methods = [part for part in getattr(node, "body", []) if isinstance(part, ast.FunctionDef)]
        ours = [method for method in methods if re.fullmatch(r"[a-z][a-z0-9_]*", method.name)]
        assert len([method for method in ours if "property" not in map(ast.unparse, method.decorator_list)]) <= 12, path
