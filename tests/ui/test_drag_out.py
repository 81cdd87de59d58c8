from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.ui.drag_out import DragOut
from app.ui.navigator import Navigator

FAR = 60  # px; further than any system asks for


class _Dragged:
    """What was dragged: the file, and how it may be dropped."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.ways: list[Qt.DropAction] = []

    def take(self, drag: QDrag, way: Qt.DropAction) -> Qt.DropAction:
        self.files += [url.toLocalFile() for url in drag.mimeData().urls()]
        self.ways.append(way)
        return way


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> _Dragged:
    dragged = _Dragged()
    monkeypatch.setattr(QDrag, "exec", lambda drag, way: dragged.take(drag, way))  # noqa: PLW0108 else it were no method
    return dragged


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    row = QWidget()
    qtbot.addWidget(row)
    row.resize(200, 40)
    row.show()
    return row


def _pull(row: QWidget, far: int, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    start, end, none = QPointF(20, 20), QPointF(20 + far, 20), Qt.MouseButton.NoButton
    for kind, place, pressed in (
        (QEvent.Type.MouseButtonPress, start, button),
        (QEvent.Type.MouseMove, end, none),
        (QEvent.Type.MouseButtonRelease, end, button),
        (QEvent.Type.MouseMove, QPointF(150, 20), none),
    ):
        event = QMouseEvent(kind, place, row.mapToGlobal(place), pressed, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(row, event)


def test_a_file_is_made_when_it_is_dragged_and_dropped_as_a_copy(
    row: QWidget, dragged: _Dragged, tmp_path: Path
) -> None:
    DragOut(row, Navigator(), lambda: tmp_path / "letter.pdf")
    _pull(row, FAR)
    assert (dragged.files, dragged.ways) == ([str(tmp_path / "letter.pdf")], [Qt.DropAction.CopyAction])


@pytest.mark.parametrize(("far", "button"), [(2, Qt.MouseButton.LeftButton), (FAR, Qt.MouseButton.RightButton)])
def test_a_click_or_another_button_drags_nothing(
    row: QWidget, dragged: _Dragged, tmp_path: Path, far: int, button: Qt.MouseButton
) -> None:
    DragOut(row, Navigator(), lambda: tmp_path / "letter.pdf")
    _pull(row, far, button)
    assert dragged.files == []


def test_what_cannot_be_copied_is_said(row: QWidget, dragged: _Dragged, qtbot: QtBot) -> None:
    def refuse() -> Path:
        raise UserError("There is no room on the disk.", "Free some.")

    navigator = Navigator()
    DragOut(row, navigator, refuse)
    with qtbot.waitSignal(navigator.refused):
        _pull(row, FAR)
    assert dragged.files == []
