"""Plaint's window in a process of its own on a day, for whoever asks for its accessibility tree from outside."""

import sys
from datetime import date
from pathlib import Path

from app.bootstrap import open_plaint
from app.services.time_source import TimeSource
from app.ui.application import make_application
from app.ui.main_window import MainWindow
from app.ui.theme import Theme


def main(data: str, day: str) -> int:
    """Show the window until somebody closes it."""
    app, theme = make_application(["plaint"]), Theme()
    theme.apply(app, "light")
    plaint = open_plaint(Path(data), TimeSource.fixed(date.fromisoformat(day)))
    window = MainWindow(plaint, theme)
    window.show()
    window.activateWindow()
    code = app.exec()
    plaint.close()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
