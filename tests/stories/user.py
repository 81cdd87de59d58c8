"""A person at the real main window: presses and types by what is written there, with real keystrokes."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as QtTimeoutError

from app.bootstrap import Plaint, open_plaint
from app.services.time_source import TimeSource
from app.ui.main_window import MainWindow
from app.ui.theme import Theme

MEANT = {Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Tool}
FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)


class Waits(Protocol):
    """What a person needs of pytest-qt's `qtbot`, so that they can also sit in a process of their own."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = ...) -> None:  # noqa: N802 pytest-qt's name
        """Wait until it holds."""

    def waitActive(self, widget: QWidget) -> AbstractContextManager[Any]:  # noqa: N802 pytest-qt's name
        """Wait at the end until the window has the keyboard."""


class Person(Protocol):
    """What each person of the stories can do, however they come to what is on the screen."""

    def presses(self, words: str) -> None:
        """Press the button, link, tick or radio with these words."""

    def types(self, label: str, words: str) -> None:
        """Type into the field with this label, after what is there."""

    def sees(self, words: str) -> bool:
        """Wait until the words are there."""


class StrayWindows(QObject):
    """Notes what shows itself as a window of its own for a moment, for want of a parent: it flashes on screen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Look at each widget that is shown."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            is_meant = isinstance(watched, QMainWindow | QDialog) or watched.windowType() in MEANT
            if not is_meant:
                self.seen.append(f"{type(watched).__name__} “{watched.accessibleName()}”")
        return False


class User:
    """Somebody who sits at Plaint on one day, with a data folder of their own."""

    def __init__(self, qtbot: Waits, theme: Theme, data: Path) -> None:
        self._qtbot = qtbot
        self._theme = theme
        self._data = data
        self._is_open = False
        self._strays = StrayWindows()
        self.plaint: Plaint
        self.window: MainWindow

    def opens(self, day: date) -> None:
        """Start Plaint on a day."""
        self.plaint = open_plaint(self._data, TimeSource.fixed(day))
        self._is_open = True
        self.window = MainWindow(self.plaint, self._theme)
        self.window.resize(1280, 800)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self._strays)
        with self._qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def closes(self) -> None:
        """Close the window as a person does, and the data file with it."""
        self.window.close()
        self._qtbot.waitUntil(lambda: not self.window.isVisible())
        self.window.deleteLater()
        self.plaint.close()
        self._is_open = False
        assert not self._strays.seen, f"these flashed up as windows of their own: {self._strays.seen}"

    def leaves(self) -> None:
        """Close Plaint if it is open."""
        if self._is_open:
            self.closes()

    def presses(self, words: str) -> None:
        """Press the button, link, tick or radio with these words, with the space bar."""
        button = self._button(words)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self._qtbot.waitUntil(button.window().isActiveWindow)
        assert button.hasFocus(), f"the keyboard does not reach “{words}”"
        QTest.keyClick(button, Qt.Key.Key_Space)
        QApplication.sendPostedEvents()

    def types(self, label: str, words: str) -> None:
        """Type into the field with this label, after what is there."""
        field = self.field(label)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        keys = self._keys_of(field)
        to_the_end = (
            Qt.KeyboardModifier.NoModifier if isinstance(keys, QLineEdit) else Qt.KeyboardModifier.ControlModifier
        )
        QTest.keyClick(keys, Qt.Key.Key_End, to_the_end)
        for line_number, line in enumerate(words.split("\n")):
            if line_number:
                QTest.keyClick(keys, Qt.Key.Key_Return)
                self.struck(label, keys)
            for character in line:
                _click(keys, character)
                self.struck(label, keys)

    def struck(self, label: str, field: QWidget) -> None:
        """Called after each key that was typed into a field; a slower person pauses here."""

    def chooses(self, label: str, words: str) -> None:
        """Choose from a list that drops down, by typing the first letters as a person does."""
        field = self.field(label)
        assert isinstance(field, QComboBox)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        while field.currentText() != words:
            before = field.currentIndex()
            QTest.keyClick(field, Qt.Key.Key_Down)
            assert field.currentIndex() != before, f"“{words}” is not offered"

    def clears(self, label: str) -> None:
        """Take everything out of a field with the keyboard."""
        keys = self._keys_of(self.field(label))
        keys.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(keys, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(keys, Qt.Key.Key_Delete)

    def picks(self, words: str) -> None:
        """Choose from the menu that is open, with the arrows and Enter."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        for _ in menu.actions():
            QTest.keyClick(menu, Qt.Key.Key_Down)
            if _plain(menu.activeAction().text()) == words:
                QTest.keyClick(menu, Qt.Key.Key_Return)
                return
        raise AssertionError(f"“{words}” is not in the menu {[_plain(each.text()) for each in menu.actions()]}")

    def hits(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, with_)

    def sees(self, words: str) -> bool:
        """Wait until the words stand somewhere on the screen; fail with what is there instead."""
        try:
            self._qtbot.waitUntil(lambda: any(words in text for text in self.texts()), timeout=3000)
        except QtTimeoutError:
            raise AssertionError(f"“{words}” is not among {self.texts()}") from None
        return True

    def does_not_see(self, words: str) -> bool:
        """Whether the words are nowhere on the screen."""
        return not any(words in text for text in self.texts())

    def texts(self) -> list[str]:
        """Return everything that can be read now."""
        return [text for widget in self._visible() for text in _texts(widget)]

    def field(self, label: str) -> QWidget:
        """Return the visible field with this label; the last one where several have it."""
        fields = [widget for widget in self._visible() if isinstance(widget, FIELDS)]
        found = [field for field in fields if field.accessibleName() == label]
        assert found, f"there is no field “{label}” among {[field.accessibleName() for field in fields]}"
        return found[-1]

    def waits_for_the_letter(self) -> None:
        """Wait until no drawing is under way."""
        self._qtbot.waitUntil(lambda: not self.window.tasks.is_busy(), timeout=10_000)

    def _button(self, words: str) -> QAbstractButton:
        try:
            self._qtbot.waitUntil(lambda: bool(self._buttons(words)), timeout=3000)
        except QtTimeoutError:
            raise AssertionError(f"nothing to press says “{words}” among {self.texts()}") from None
        return self._buttons(words)[0]

    def _buttons(self, words: str) -> list[QAbstractButton]:
        buttons = [widget for widget in self._visible() if isinstance(widget, QAbstractButton)]
        return [button for button in buttons if words in {_plain(button.text()), button.accessibleName()}]

    def _visible(self) -> Iterator[QWidget]:
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        top = dialogs[-1] if dialogs else self.window
        return (widget for widget in top.findChildren(QWidget) if widget.isVisible())

    @staticmethod
    def _keys_of(field: QWidget) -> QWidget:
        return field


def _click(keys: QWidget, character: str) -> None:
    """Strike one key; QTest itself knows ASCII alone."""
    if character.isascii():
        QTest.keyClicks(keys, character)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(keys, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))


def _plain(text: str) -> str:
    """Return a button's words without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _texts(widget: QWidget) -> list[str]:
    texts = [widget.accessibleName()]
    if isinstance(widget, QLabel):
        texts.append(widget.text())
    elif isinstance(widget, QAbstractButton):
        texts.append(_plain(widget.text()))
    elif isinstance(widget, QLineEdit):
        texts.append(widget.text())
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        texts.append(widget.toPlainText())
    return [text for text in texts if text]
