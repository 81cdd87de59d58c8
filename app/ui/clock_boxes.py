"""Each clock of a case in words, in the order of the picture of all dates: whose it is, by when, and why."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.case_clocks import CaseClock, ClockState, clock_sentence
from app.domain.dates import weekday_date
from app.i18n import tr
from app.ui.badges import Badge
from app.ui.case_clocks_card import clock_badge
from app.ui.clock_bar import hatch
from app.ui.clock_lanes import diamond
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card
from app.ui.theme import colour


def clock_box(clock: CaseClock) -> Card:
    """Return the card of one clock: badge, sentence, working, and what the rule says."""
    card = Card()
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    was_late = clock.state is ClockState.ANSWERED_LATE
    row.addWidget(Badge("overdue", tr("They were late")) if was_late else Badge(*clock_badge(clock)))
    row.addStretch(1)
    card.add(head)
    card.add(WrappedLabel(box_title(clock), "strong"), 8)
    card.add(WrappedLabel(" ".join(clock.working), "hint"), 4)
    if clock.explain:
        card.add(WrappedLabel(clock.explain, "hint"), 6)
    card.end()
    return card


def box_title(clock: CaseClock) -> str:
    """Return by when and, where it is over, when it was."""
    if clock.settled_on is None or not clock.is_settled or clock.whose != "theirs":
        return clock_sentence(clock)
    words = tr("{title}: due {due}; came {came}")
    return words.format(title=clock.title, due=weekday_date(clock.shown), came=weekday_date(clock.settled_on))


class Legend(Flow):
    """What the patterns of the picture mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(22, 6, parent)
        for kind, words in (
            ("theirs", tr("Their time, used")),
            ("problem", tr("Late")),
            ("ours", tr("Your time, used")),
            ("holiday", tr("Bank holiday")),
        ):
            entry = QWidget()
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(_Sign(kind))
            row.addWidget(WrappedLabel(words, "small"))
            self.add(entry)


class _Sign(QWidget):
    """A small piece of one pattern."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(QSize(12 if kind == "holiday" else 30, 16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8)
        if self._kind == "holiday":
            painter.fillPath(diamond(QPointF(box.center())), colour("muted"))
            return
        shape = QPainterPath()
        shape.addRoundedRect(box, 4, 4)
        painter.fillPath(shape, colour("ours" if self._kind == "ours" else f"{self._kind}-soft"))
        if self._kind != "ours":
            painter.save()
            painter.setClipPath(shape)
            hatch(painter, box, self._kind, is_crossed=self._kind == "problem")
            painter.restore()
        painter.strokePath(shape, QPen(colour(self._kind), 1.2))
