"""Where screens are shown: a window on a data folder, what is opened over it, and all of it put away again."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMessageBox, QWidget
from shiboken6 import isValid

from app.bootstrap import Plaint
from app.i18n import tr
from app.ui.main_window import MainWindow
from app.ui.tasks import TaskRunner
from app.ui.theme import Theme
from tests.every_screen.filling import Story

PATIENCE_S = 30.0
ROUNDS = 3


class Boxes:
    """Remembers which functions of the app opened message boxes; a box itself does not know."""

    def __init__(self) -> None:
        self.opened: set[str] = set()
        self._open = QMessageBox.open

    def __enter__(self) -> "Boxes":
        QMessageBox.open = lambda box: self._note(box)  # type: ignore[method-assign,assignment] # noqa: PLW0108
        return self

    def __exit__(self, *_error: object) -> None:
        QMessageBox.open = self._open  # type: ignore[method-assign]

    def _note(self, box: QMessageBox) -> None:
        for depth in (2, 3):
            code = sys._getframe(depth).f_code
            self.opened.add(f"{Path(code.co_filename).stem}.{code.co_name}")
        self._open(box)


class Stage:
    """One window, its data, and the size that everything is shown at."""

    def __init__(self, plaint: Plaint, theme: Theme, story: Story, folder: Path, size: QSize) -> None:
        self.plaint, self.theme, self.story, self.folder, self.size = plaint, theme, story, folder, size
        self.window = MainWindow(plaint, theme)
        self.window.resize(size)
        self.window.show()
        self.extra: list[QWidget] = []
        self._runners: list[TaskRunner] = []
        self.settle()

    def show(self, widget: QWidget, *, at_its_size: bool = False) -> QWidget:
        """Show something that is no part of the window, such as the lock screen."""
        if not at_its_size:
            widget.resize(self.size)
        widget.show()
        self.extra.append(widget)
        return widget

    def dialog(self) -> QWidget:
        """Return the dialog or box that was opened last."""
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        assert found, "nothing was opened"
        owners = {owner.window() for one in found if (owner := one.parentWidget()) is not None}
        return next(one for one in found if one not in owners)

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Click the first visible button that says this; `words` are the ones in the source, with their `&`."""
        place = within or self.window
        said = tr(words)
        found = [one for one in place.findChildren(QAbstractButton) if one.isVisible() and one.text() == said]
        assert found, f"no button “{words}”"
        found[0].click()

    def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE_S
        while not is_so():
            assert time.monotonic() < end, "it did not come"
            QApplication.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        """Wait until nothing is under way, and let layouts come to rest."""
        self._runners = self.window.findChildren(TaskRunner)  # not at each look: the window holds thousands of parts
        for _ in range(ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
            self.until(lambda: not self._is_anything_under_way())

    def clear(self) -> None:
        """Close whatever lies over the window or stands beside it."""
        for one in [*QApplication.topLevelWidgets(), *self.extra]:
            if isValid(one) and one is not self.window and (_is_open_dialog(one) or one in self.extra):
                self._put_away(one)
        self.extra.clear()
        self.settle()

    def close(self) -> None:
        """Close the window and the data folder."""
        self.clear()
        self.window.tasks.wait()
        self.window.close()
        self.window.deleteLater()
        self.settle()
        self.plaint.close()

    def _is_anything_under_way(self) -> bool:
        beside = (one for one in QApplication.topLevelWidgets() if one is not self.window)
        runners = [*self._runners, *(runner for one in beside for runner in one.findChildren(TaskRunner))]
        return any(runner.is_busy() for runner in runners if isValid(runner))

    def _put_away(self, one: QWidget) -> None:
        if isinstance(one, QDialog):
            QDialog.done(one, 0) if not hasattr(one, "interview") else one.close()
        one.close()
        with suppress(RuntimeError):  # it is gone with its owner
            one.deleteLater()


def _is_open_dialog(one: QWidget) -> bool:
    return isinstance(one, QDialog) and one.isVisible()
