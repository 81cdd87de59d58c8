"""The application object hears of files that the system opens with Plaint."""

from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from app.ui.plaint_application import PlaintApplication, stays_open


def test_macos_hands_over_what_was_double_clicked(tmp_path: Path) -> None:
    heard: list[Path] = []

    class Application:
        """As much of the application as hears the event; there can be only one whole one."""

        file_opened = SimpleNamespace(emit=heard.append)

    event = QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "a.plaintpack")))
    assert PlaintApplication.event(Application(), event)  # type: ignore[arg-type]
    assert heard == [tmp_path / "a.plaintpack"]


def test_it_goes_on_while_windows_change(qapp: QApplication) -> None:
    with stays_open(qapp):
        assert not qapp.quitOnLastWindowClosed()
    assert qapp.quitOnLastWindowClosed()
