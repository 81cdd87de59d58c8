"""Goes to every screen and dialog in the pseudo-language and prints what passed by the catalogue, for eyes to judge.

    QT_QPA_PLATFORM=offscreen python -m tests.every_screen.words

What packs say and what the sample cases hold is known; left are paths, papers for others, and what is to be mended. The
tests look at the pages alone in this way (`tests/ui/test_untranslated.py`); all of it takes half a minute.
"""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.i18n import PSEUDO, speaking
from app.ui.application import make_application
from app.ui.theme import Theme
from tests.every_screen.tour import Tour
from tests.ui.test_untranslated import NAMES, PACK, strings
from tests.ui.untranslated import Known, untranslated

TESTS = Path(__file__).resolve().parents[1]
WINDOW = QSize(1280, 800)


def known() -> Known:
    """Return what packs say, and every text in the modules that the sample cases are made by."""
    packs = [text for file in PACK.rglob("*.toml") for text in strings(tomllib.loads(file.read_text("utf-8")))]
    modules = [*TESTS.glob("every_screen/*.py"), *TESTS.glob("ui/*samples.py"), *TESTS.glob("ui/sample_*.py")]
    return Known([*packs, *NAMES, *(text for module in modules for text in _texts_in(module))])


def _texts_in(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def main() -> int:
    """Print each text once, with the first screen that shows it; returns how many there are."""
    app, theme, told, may = make_application(["plaint"]), Theme(), set[str](), known()
    theme.apply(app, "light")

    def look(name: str, top: QWidget) -> None:
        for text in untranslated(top, may):
            if text not in told:
                print(f"{name}: {text}")
                told.add(text)

    with speaking(PSEUDO):
        Tour(theme, WINDOW).go(look)
    return len(told)


if __name__ == "__main__":
    sys.exit(main())
