"""The keys that work on some pages alone, each with what it does; pages take them from here, so that all are listed."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.i18n import tr

Key = QKeySequence | QKeySequence.StandardKey | str


class PageKey(Enum):
    """What a key does on the pages that have it."""

    CONTINUE = "continue"
    LARGER = "larger"
    SMALLER = "smaller"
    WHOLE_PAGE = "whole-page"
    CLOSE = "close"


class KeyWords(NamedTuple):
    """Some keys that do the same, and what that is."""

    keys: tuple[QKeySequence, ...]
    words: str


def page_keys() -> dict[PageKey, KeyWords]:
    """Return the keys of pages and dialogs, in the order in which they are listed."""
    standard = QKeySequence.StandardKey
    found: dict[PageKey, tuple[tuple[Key, ...], str]] = {
        PageKey.CONTINUE: (("Ctrl+Return", "Ctrl+Enter"), tr("While you write: go on to the next topic")),
        PageKey.LARGER: ((standard.ZoomIn,), tr("Show the pages of the letter larger")),
        PageKey.SMALLER: ((standard.ZoomOut,), tr("Show the pages of the letter smaller")),
        PageKey.WHOLE_PAGE: (("Ctrl+0",), tr("Show a whole page of the letter")),
        PageKey.CLOSE: ((standard.Cancel,), tr("Close a dialog, a menu or a calendar")),
    }
    return {key: KeyWords(tuple(QKeySequence(each) for each in keys), words) for key, (keys, words) in found.items()}


def take_key(key: PageKey, owner: QWidget, does: Callable[[], object]) -> None:
    """Let a key do something while `owner` is shown, wherever in its window the keyboard is."""
    for sequence in page_keys()[key].keys:
        QShortcut(sequence, owner, does)


def everywhere() -> tuple[tuple[str, str], ...]:
    """Return the keys that Qt itself gives to every field, list and button, with what they do."""
    return (
        (tr("Tab, Shift+Tab"), tr("Go to what comes next, or back")),
        (tr("Space or Enter"), tr("Press the button or link that has the keyboard")),
        (tr("Arrow keys"), tr("Choose among answers, go through a list or a menu")),
        (tr("Enter"), tr("Open what is chosen in a list")),
        (tr("Alt+Down"), tr("In a date: open the calendar")),
        (tr("Page Up, Page Down"), tr("Scroll the page")),
        (tr("Alt and the underlined letter"), tr("Open a menu")),
    )
