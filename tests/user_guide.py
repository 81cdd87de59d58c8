"""Walks through the user guide on made-up cases, and takes its pictures: `python -m tests.user_guide`.

What the guide tells its reader to press is read out of it: the words in bold of its numbered steps, one after the
other. So steps that no longer work are found, and the pictures show what the steps lead to. Beside the pictures lies
what they say, so that a test knows when they have to be taken again. Without a display it needs one of its own, for
example `xvfb-run -s "-screen 0 1400x1000x24"` before the command.
"""

import hashlib
import json
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from app.bootstrap import open_plaint
from app.paths import GUIDE
from app.services.time_source import TimeSource
from app.ui.application import make_application
from app.ui.practice_window import PracticeWindow
from app.ui.theme import Theme
from tests.conftest import TODAY

SIZE, PICTURE_WIDTH, SETTLE_MS = (1180, 740), 620, 900
TAKEN = GUIDE / "pictures.json"
_STEP = re.compile(r"\d+\. |   ")
_FOLDER = re.compile(r"\S*plaint-\S+")
_TOLD = re.compile(r"\*\*(?P<press>.+?)\*\*|!\[.+?\]\((?P<picture>.+?)\)")


@dataclass(frozen=True)
class Press:
    """A button to press, by its words."""

    words: str


@dataclass(frozen=True)
class Picture:
    """A picture of what is shown then, by its file's name."""

    name: str


def steps() -> Iterator[Press | Picture]:
    """Yield what the guide says, in its order."""
    for line in (GUIDE / "guide.md").read_text(encoding="utf-8").splitlines():
        for told in _TOLD.finditer(line):
            if told["picture"]:
                yield Picture(told["picture"])
            elif _STEP.match(line):
                yield Press(told["press"])


def walk(window: PracticeWindow, settle: Callable[[], None], keep: Callable[[str], None]) -> None:
    """Do what the guide says; `keep` is called with the name of each picture once its page is shown."""
    settle()
    for step in steps():
        match step:
            case Press(words):
                QTest.mouseClick(button(window, words), Qt.MouseButton.LeftButton)
                settle()
            case Picture(name):
                keep(name)


def button(window: QWidget, words: str) -> QAbstractButton:
    """Return the first button with such words that is shown; AssertionError when there is none."""
    shown = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    found = [each for each in shown if words in (each.text().replace("&", ""), each.accessibleName())]
    assert found, f"The guide says to press “{words}”; there are: {sorted({each.text() for each in shown})}"
    return found[0]


def said(window: QWidget) -> str:
    """Return a fingerprint of the words that are shown, but for the folder, which is another each time."""
    parts: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    words = sorted(_FOLDER.sub("", part.text()) for part in parts if part.isVisible() and part.text())
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def main() -> None:
    """Take all pictures."""
    app, theme, taken = make_application(["plaint"]), Theme(), dict[str, str]()
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        own = open_plaint(Path(folder) / "data", TimeSource.fixed(TODAY))
        window = PracticeWindow(own, theme)
        window.resize(*SIZE)
        window.show()
        window.activateWindow()

        def keep(name: str) -> None:
            QTest.qWait(SETTLE_MS)
            picture = window.grab().scaledToWidth(PICTURE_WIDTH, Qt.TransformationMode.SmoothTransformation)
            picture.save(str(GUIDE / name))
            taken[name] = said(window)

        walk(window, lambda: QTest.qWait(SETTLE_MS), keep)
        window.throw_away()
        own.close()
    TAKEN.write_text(json.dumps(taken, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
