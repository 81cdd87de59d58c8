"""One page of a letter as paper: the picture, its edge, and the bar in the margin at what is being written."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ui.theme import colour

_BAR_WIDTH, _BAR_GAP = 3, 7


class PageSheet(QWidget):
    """A page picture on paper; `size_pt` is the page's size, `text` what it says, for a screen reader."""

    def __init__(
        self, picture: QImage, size_pt: QSizeF, number: int, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.size_pt, self._number = size_pt, number
        self._mark: QRectF | None = None
        self.set_picture(picture, text)

    def set_picture(self, picture: QImage, text: str = "") -> None:
        """Show another picture of the page."""
        self._picture, self._fitted = picture, QImage()
        self.setAccessibleName(tr("Page {n}").format(n=self._number))
        self.setAccessibleDescription(text)
        self.update()

    def set_mark(self, mark: QRectF | None) -> None:
        """Put the bar beside `mark`, given in parts of the page from 0 to 1; None takes it away."""
        self._mark = mark
        self.update()

    def mark(self) -> QRectF | None:
        """Return where the bar is."""
        return self._mark

    def show_at(self, px_per_pt: float) -> None:
        """Take the size that the page has at this scale."""
        size = self.size_pt * px_per_pt
        self.setFixedSize(max(1, round(size.width())), max(1, round(size.height())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, shade of the theme's paper, edge and bar."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._picture.isNull():
            painter.drawImage(self.rect(), self._at_size())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(self.rect(), colour("paper"))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if self._mark is not None:
            self._paint_mark(painter, self._mark)
        painter.setPen(QPen(colour("border"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_mark(self, painter: QPainter, mark: QRectF) -> None:
        left = max(2.0, mark.left() * self.width() - _BAR_GAP - _BAR_WIDTH)
        top, height = mark.top() * self.height(), mark.height() * self.height()
        painter.fillRect(QRectF(left, top, _BAR_WIDTH, height), colour("paper-mark"))

    def _at_size(self) -> QImage:
        # Scaled once: Qt's smooth painting blurs letters when it shrinks by more than half.
        wanted = QSize(self.size()) * self.devicePixelRatioF()
        if self._fitted.size() != wanted:
            mode = Qt.TransformationMode.SmoothTransformation
            self._fitted = self._picture.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
        return self._fitted
