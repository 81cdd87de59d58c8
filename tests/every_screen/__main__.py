"""Takes pictures of every screen and dialog, and measures them: `python -m tests.every_screen FOLDER` (and `--help`).

Each scale runs in a process of its own, since Qt takes its scale once. Faults are printed and kept in `faults.txt`; the
exit code is 1 where there are any. Which parts of the window were seen is written down in `seen.txt`.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.i18n import ENGLISH, PSEUDO, speaking
from app.ui.appearance import MODES
from app.ui.application import make_application
from app.ui.page_parts import ScrollPage
from app.ui.theme import Theme
from tests.every_screen.contrast import LEAST, LEAST_IN_CONTRAST, low_contrasts
from tests.every_screen.geometry import faults
from tests.every_screen.seen import write_seen
from tests.every_screen.sheets import make_sheets
from tests.every_screen.tour import Tour
from tests.stories import spoken

MARK_SCALE = "PLAINT_SCREENS_SCALE"  # set in the process that shows one scale
HIDDEN_PX = 8


def main() -> int:
    """Start a process for each scale, or be one of them."""
    given = _given(sys.argv[1:])
    given.folder.mkdir(parents=True, exist_ok=True)
    scale = os.environ.get(MARK_SCALE)
    return _one_scale(given, scale) if scale else max(_started(scale) for scale in given.scale)


def _given(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.every_screen", description=__doc__)
    parser.add_argument("folder", type=Path, help="where pictures, contact sheets and faults go")
    parser.add_argument("--theme", nargs="+", default=["light", "dark", "contrast"], choices=MODES)
    parser.add_argument("--scale", nargs="+", default=["100", "150", "200"], help="of the screen, in per cent")
    parser.add_argument("--size", nargs="+", default=["1024x700", "1920x1080"], help="of the window")
    parser.add_argument("--text", nargs="+", default=["100"], help="the text size of the settings, in per cent")
    parser.add_argument("--pseudo", action="store_true", help="in the pseudo-language, two fifths longer")
    parser.add_argument("--only", default="", help="only screens whose name holds this")
    return parser.parse_args(arguments)


def _started(scale: str) -> int:
    """Show everything in a process at one scale; returns its exit code."""
    factor = str(int(scale) / 100)
    changed = {MARK_SCALE: scale, "QT_SCALE_FACTOR": factor}
    changed.setdefault("QT_QPA_PLATFORM", os.environ.get("QT_QPA_PLATFORM", "offscreen"))
    command = [sys.executable, "-m", "tests.every_screen", *sys.argv[1:]]
    return subprocess.run(command, env=os.environ | changed, check=False).returncode


def _one_scale(given: argparse.Namespace, scale: str) -> int:
    app, theme = make_application(["plaint"]), Theme()
    found, seen = list[str](), set[str]()
    for mode, size, text in product(given.theme, given.size, given.text):
        theme.apply(app, MODES[mode], int(text) / 100)
        name = "-".join([mode, scale, size, f"text{text}", *(["pseudo"] if given.pseudo else [])])
        album = Album(given.folder / name, LEAST_IN_CONTRAST if mode == "contrast" else LEAST)
        width, _, height = size.partition("x")
        tour = Tour(theme, QSize(int(width), int(height)))
        with speaking(PSEUDO if given.pseudo else ENGLISH):
            tour.go(album.keep, given.only)
        album.finish()
        found += [f"{name} {fault}" for fault in album.faults]
        seen |= tour.seen | tour.boxes
    write_seen(seen, is_all=not given.only)
    with (given.folder / "faults.txt").open("a", encoding="utf-8") as file:
        file.writelines(f"{fault}\n" for fault in found)
    return 1 if found else 0


class Album:
    """The pictures of one tour; what a page hides below its edge is in a picture of its own."""

    def __init__(self, folder: Path, least_contrast: float) -> None:
        self._folder, self._least_contrast = folder, least_contrast
        self._pictures: list[Path] = []
        self.faults: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, name: str, top: QWidget) -> None:
        """Keep a picture of a screen, and what is wrong with it."""
        path = self._folder / f"{name}.png"
        top.grab().save(str(path))
        self._pictures.append(path)
        scrolling = [one for one in top.findChildren(ScrollPage) if one.isVisible()]
        for number, page in enumerate(scrolling, 1):
            whole = page.widget()
            if whole is not None and whole.height() > page.viewport().height() + HIDDEN_PX:
                whole.grab().save(str(self._folder / f"{name}-whole-{number}.png"))
        for fault in [*faults(top), *spoken.faults(top), *low_contrasts(top, self._least_contrast)]:
            print(f"{self._folder.name} {name}: {fault}", flush=True)
            self.faults.append(f"{name}: {fault}")

    def finish(self) -> None:
        """Make the contact sheets."""
        make_sheets(self._pictures, self._folder)


if __name__ == "__main__":
    sys.exit(main())
