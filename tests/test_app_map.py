"""The map in `app/README.md` stays true."""

from pathlib import Path

import pytest

APP = Path(__file__).resolve().parent.parent / "app"
MAP = (APP / "README.md").read_text("utf-8")
MODULES = sorted(path for path in APP.glob("**/*.py") if path.stem != "__init__")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(APP).as_posix())
def test_the_map_names_each_module(path: Path) -> None:
    assert f"| `{path.stem}` |" in MAP


def test_the_map_names_nothing_that_is_gone() -> None:
    named = {line.split("`")[1] for line in MAP.splitlines() if line.startswith("| `") and "` | " in line}
    assert named <= {path.stem for path in MODULES}
