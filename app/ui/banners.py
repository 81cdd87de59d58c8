"""Banners: one sentence that says how things stand, with a bar of its meaning's colour on the left."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.labels import IconLabel, WrappedLabel
from app.ui.theme import colour
from app.ui.words_and_actions import WordsAndActions

# Meaning: icon, colour of bar and icon, fill, border.
_LOOKS: dict[str, tuple[str, str, str, str]] = {
    "theirs": ("theirs", "theirs", "theirs-soft", "border"),
    "ours": ("ours", "ours", "ours-soft", "border"),
    "problem": ("overdue", "problem", "problem-soft", "border"),
    "think": ("warn", "think", "think-soft", "border"),
    "met": ("met", "met", "met-soft", "met"),
    "info": ("info", "accent", "accent-soft", "border"),
}
_BAR, _LEAST_WORDS_PX = 6, 220


class Banner(QFrame):
    """A title, a sentence or both in the soft fill of a meaning: theirs, ours, problem, think, met, info.

    How a case stands is said in one, with its date bold; one of that sort a page.
    """

    def __init__(
        self,
        kind: str,
        sentence: str,
        *,
        title: str = "",
        title_role: str = "strong",
        bold: str = "",
        icon: str = "",
        icon_size: int = 24,
        actions: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        own_icon, self._ink, self._fill, self._border = _LOOKS[kind]
        row = QHBoxLayout(self)
        row.setContentsMargins(_BAR + 16, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(IconLabel(icon or own_icon, icon_size, self._ink))
        self._before = _BAR + 16 + icon_size + row.spacing()
        words = QVBoxLayout()
        words.setSpacing(2)
        if title:
            words.addWidget(WrappedLabel(title, title_role))
        self._sentence = WrappedLabel(sentence, bold=bold)
        words.addWidget(self._sentence)
        self._words = WordsAndActions(words, actions, self, gap=14, least=_LEAST_WORDS_PX)
        row.addLayout(self._words, 1)
        self.setMinimumHeight(48)
        self.setAccessibleName(f"{title}. {sentence}" if title else sentence)

    def set_sentence(self, sentence: str, bold: str = "") -> None:
        """Say something else, with the words `bold` stressed."""
        self._sentence.set_sentence(sentence, bold)
        self.setAccessibleName(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the actions stand under the words where they would squeeze them."""
        super().resizeEvent(event)
        self._words.follow_width(event.size().width() - self._before - 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint fill, border and bar in the present colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour(self._border), 1))
        painter.setBrush(colour(self._fill))
        painter.drawPath(_right_rounded(box, 6))
        painter.fillRect(QRectF(0, 0, _BAR, self.height()), colour(self._ink))


def _right_rounded(box: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath(box.topLeft())
    corner = QRectF(box.right() - 2 * radius, box.top(), 2 * radius, 2 * radius)
    path.arcTo(corner, 90, -90)
    corner.moveBottom(box.bottom())
    path.arcTo(corner, 0, -90)
    path.lineTo(box.bottomLeft())
    path.closeSubpath()
    return path


class ConfirmationBanner(Banner):
    """The green banner over what to do next once something is done."""

    def __init__(self, title: str, sentence: str, *, parent: QWidget | None = None) -> None:
        super().__init__("met", sentence, title=title, title_role="title", icon_size=32, parent=parent)
