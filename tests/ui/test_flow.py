from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.flow import Flow
from app.ui.labels import WrappedLabel


def _box(width: int, height: int = 20) -> QWidget:
    box = QWidget()
    box.setMinimumSize(width, height)
    box.sizeHint = lambda: QSize(width, height)  # type: ignore[method-assign]  # a part of a known size
    return box


def _flow(qtbot: QtBot, *widths: int) -> tuple[Flow, list[QWidget]]:
    flow, boxes = Flow(10, 5), [_box(width) for width in widths]
    qtbot.addWidget(flow)
    for box in boxes:
        flow.add(box)
    flow.show()
    return flow, boxes


def test_parts_stand_side_by_side_when_there_is_room(qtbot: QtBot) -> None:
    flow, boxes = _flow(qtbot, 50, 60)
    flow.resize(200, flow.heightForWidth(200))
    assert [box.x() for box in boxes] == [0, 60]
    assert flow.height() == 20


def test_a_part_that_does_not_fit_starts_a_line(qtbot: QtBot) -> None:
    flow, boxes = _flow(qtbot, 50, 60)
    flow.resize(100, flow.heightForWidth(100))
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (0, 25)]


def test_words_wrap_inside_their_line(qtbot: QtBot) -> None:
    flow, label = Flow(), WrappedLabel("Governors’ minutes for the year 2025 and the year before it")
    qtbot.addWidget(flow)
    flow.add(label)
    flow.show()
    flow.resize(120, flow.heightForWidth(120))
    assert label.width() <= 120
    assert label.height() == label.heightForWidth(label.width())


def test_hidden_and_taken_parts_take_no_room(qtbot: QtBot) -> None:
    flow, boxes = _flow(qtbot, 50, 60, 70)
    boxes[0].hide()
    flow.take(boxes[1])
    assert flow.sizeHint().width() == 70


def test_a_part_that_was_hidden_stays_hidden(qtbot: QtBot) -> None:
    flow, box = Flow(), _box(50)
    qtbot.addWidget(flow)
    box.hide()
    flow.add(box)
    assert flow.sizeHint().width() == 0


def test_an_emptied_flow_has_no_height(qtbot: QtBot) -> None:
    flow, _ = _flow(qtbot, 50, 60)
    flow.clear()
    assert flow.heightForWidth(200) == 0


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(widths=st.lists(st.integers(10, 150), min_size=1, max_size=8), room=st.integers(150, 400))
def test_no_part_leaves_the_flow_or_covers_another(
    qapp: QApplication, qtbot: QtBot, widths: list[int], room: int
) -> None:
    flow, boxes = _flow(qtbot, *widths)
    flow.resize(room, flow.heightForWidth(room))
    places = [box.geometry() for box in boxes]
    assert all(flow.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])
