"""Plaint as `plaint --data FOLDER` starts it; ends once Today was painted and all that waited then was done."""

import gc

gc.disable()  # as `main` does before it loads anything

import os  # noqa: E402 after that line, so that loading costs what it costs Plaint
from functools import partial  # noqa: E402

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402

from app.__main__ import main  # noqa: E402
from app.bootstrap import Plaint  # noqa: E402
from app.ui import window_opening  # noqa: E402
from app.ui.main_window import MainWindow  # noqa: E402
from app.ui.theme import Theme  # noqa: E402


class EndsOncePainted(QObject):
    """Ends the process without taking anything apart: only the start is measured."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt names it
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, partial(os._exit, 0))
        return super().eventFilter(watched, event)


class WatchedWindow(MainWindow):
    """The window itself, with somebody who looks at Today."""

    def __init__(self, plaint: Plaint, theme: Theme) -> None:
        super().__init__(plaint, theme)
        self._watch = EndsOncePainted()
        self.today.installEventFilter(self._watch)


if __name__ == "__main__":
    setattr(window_opening, "MainWindow", WatchedWindow)  # noqa: B010 a module does not offer what it imported
    raise SystemExit(main())
