"""Finds words on a screen that did not pass through `tr`: the screen is shown in the pseudo-language for it.

There each text of Plaint stands in brackets. What is left outside them must be what somebody typed, what a pack says,
or a name; whoever looks brings these.
"""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app.ui.page_sheet import PageSheet

MOST_ROWS, LONG_ENOUGH = 20, 2
_SENTENCE_END = re.compile(r"[.:;,·\n“”()\t0-9]")
_FINGERPRINT = re.compile(r"(?:\b[0-9A-F]{4}\b ?){4,}")
_WORD = re.compile(r"[^\W\d_]{2,}")


class Known:
    """Texts that may stand outside brackets: answers, what packs say, names; words are compared without their signs."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._pieces = {_words(piece) for text in texts for piece in (text, *_SENTENCE_END.split(text))}
        self._all = " | ".join(self._pieces)

    def has(self, text: str) -> bool:
        """Return whether a text is one of them, or so long a part of one that it is no chance."""
        words = _words(text)
        return words in self._pieces or (words.count(" ") >= LONG_ENOUGH and words in self._all) or not words


def untranslated(top: QWidget, known: Known) -> list[str]:
    """Return the texts of a window, shown or spoken, in which something unknown stands outside the brackets."""
    return [
        f"{type(part).__name__}: {text}"
        for part, text in texts_of(top)
        if not all(known.has(piece) for piece in _SENTENCE_END.split(outside(_FINGERPRINT.sub("", text))))
    ]


def outside(text: str) -> str:
    """Return what of a text stands outside brackets; brackets may stand in one another."""
    depth, kept = 0, []
    for letter in text:
        depth += letter == "["
        kept.append(letter if depth == 0 else "\n" if (letter, depth) == ("[", 1) else "")
        depth -= letter == "]" and depth > 0
    return "".join(kept)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text)).casefold()


def texts_of(top: QWidget) -> Iterator[tuple[object, str]]:
    """Yield each text that can be seen in a window, or that a screen reader speaks, with the part it belongs to."""
    for part in [top, *top.findChildren(QWidget)]:
        if (part.isVisibleTo(top) or part is top) and not isinstance(part, PageSheet):  # letters speak their pack's
            yield from ((part, text) for text in _texts(part) if text)
    for action in top.findChildren(QAction):
        yield from ((action, text) for text in (action.text(), action.toolTip()) if text)


def _texts(part: QWidget) -> Iterator[str]:
    yield from (part.windowTitle(), part.toolTip(), part.accessibleName(), part.accessibleDescription())
    match part:
        case QLabel() | QAbstractButton():
            yield part.text()
        case QLineEdit() | QTextEdit() | QPlainTextEdit():
            yield part.placeholderText()
        case QGroupBox() | QMenu():
            yield part.title()
        case QComboBox():
            yield from (part.itemText(place) for place in range(part.count()))
        case QTabBar():
            yield from (part.tabText(place) for place in range(part.count()))
        case QAbstractItemView():
            yield from _cells(part)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model, top = view.model(), QModelIndex()
    for row in range(min(model.rowCount(top), MOST_ROWS) if model else 0):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(top)):
            place = model.index(row, column, top)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(model.data(place, role) or "")
