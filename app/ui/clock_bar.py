"""The bar of one clock: how much of the time is used, told apart by pattern as well as colour."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import colour

BAR_HEIGHT = 12
_STEP = 6.0


class ClockBar(QWidget):
    """Their time hatched, ours solid, what is past due cross-hatched.

    `whose` is theirs, ours or wait; `used` and `late` are parts of the whole bar from 0 to 1, `late` after `used`.
    `description` says the same in words, for a screen reader.
    """

    def __init__(
        self, whose: str, used: float, *, late: float = 0.0, description: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ink = "ours" if whose == "ours" else "theirs"
        self._used = self._late = 0.0
        self.setFixedHeight(BAR_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_progress(used, late, description)

    def set_progress(self, used: float, late: float, description: str) -> None:
        """Show other parts of the time."""
        self._used = min(1.0, max(0.0, used))
        self._late = min(1.0 - self._used, max(0.0, late))
        self.setAccessibleName(description)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a width that lets parts be told apart."""
        return QSize(240, BAR_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar with its patterns in the present colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.6, 0.6, -0.6, -0.6)
        shape = QPainterPath()
        shape.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.fillPath(shape, colour(f"{self._ink}-soft"))
        painter.save()
        painter.setClipPath(shape)
        self._paint_parts(painter, box)
        painter.restore()
        painter.strokePath(shape, QPen(colour("problem" if self._late else self._ink), 1.2))

    def _paint_parts(self, painter: QPainter, box: QRectF) -> None:
        used = QRectF(box.left(), box.top(), box.width() * self._used, box.height())
        late = QRectF(used.right(), box.top(), box.width() * self._late, box.height())
        if self._ink == "ours":
            painter.fillRect(used, QBrush(colour("ours")))
        else:
            hatch(painter, used, "theirs")
        if self._late:
            painter.fillRect(late, colour("problem-soft"))
            hatch(painter, late, "problem", is_crossed=True)


def hatch(painter: QPainter, box: QRectF, ink: str, *, is_crossed: bool = False) -> None:
    """Fill `box` with slanted lines in the token `ink`; with both slants for what is late."""
    if box.width() <= 0:
        return
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour(ink), 2.2 if not is_crossed else 1.4))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(_slant(box, x, rises=True))
        if is_crossed:
            painter.drawLine(_slant(box, x, rises=False))
        x += _STEP
    painter.setPen(QPen(colour(ink), 1.2))
    painter.drawLine(box.topRight(), box.bottomRight())
    painter.restore()


def _slant(box: QRectF, x: float, *, rises: bool) -> QLineF:
    left, right = (box.bottom(), box.top()) if rises else (box.top(), box.bottom())
    return QLineF(x, left, x + box.height(), right)
