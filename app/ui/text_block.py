"""Plain text laid out to a width: wraps anywhere if it must, some words bold or marked, perhaps underlined."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from app.ui.theme import colour

_UNLIMITED = 100_000
_AFTER_ONE_LETTER = re.compile(r"(?<![\w-])(\w)-(?=\w)")  # e-mail, never “e-” at a line's end
_NO_BREAK_HYPHEN = "\u2011"
_WIDEST_MINIMUM = 180


class TextBlock:
    """One paragraph in one font, at one side of its width; `fit` measures it, `draw` paints it. Sizes in px."""

    def __init__(
        self,
        text: str,
        font: QFont,
        bold: str = "",
        *,
        marks: Sequence[tuple[int, int]] = (),
        explained: Sequence[tuple[int, int]] = (),
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    ) -> None:
        self._line_height = QFontMetrics(font).height()
        drawn = _AFTER_ONE_LETTER.sub(rf"\1{_NO_BREAK_HYPHEN}", text.replace("\n", "\u2028"))
        self._layout = QTextLayout(drawn, font)
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats([*_bold_ranges(text, bold), *_dotted_ranges(explained), *mark_ranges(marks)])
        self._width = -1
        self._sizes: dict[int, QSize] = {}

    def fit(self, width: int) -> QSize:
        """Return what the text takes when it is broken into lines of `width`."""
        if width not in self._sizes:
            self._break_lines(width)
            self._sizes[width] = self._taken()
        return self._sizes[width]

    def natural_width(self) -> int:
        """Return the width that needs no wrapping."""
        return self.fit(_UNLIMITED).width()

    def narrowest(self) -> int:
        """Return the width below which words would have to be split; long addresses may be."""
        if self._width < 0:
            self.fit(_UNLIMITED)
        return min(int(self._layout.minimumWidth()) + 1, _WIDEST_MINIMUM)

    def draw(self, painter: QPainter, x: int, y: int, width: int, *, underlined: bool = False) -> None:
        """Paint in lines of `width` at the top left corner `x, y` with the painter's pen."""
        if width != self._width:
            self._break_lines(width)
        self._layout.draw(painter, QPointF(x, y))
        if underlined:
            self._underline(painter, x, y)

    def _taken(self) -> QSize:
        lines = [self._layout.lineAt(i) for i in range(self._layout.lineCount())]
        widest = max((line.naturalTextWidth() for line in lines), default=0.0)
        return QSize(int(widest) + 1, len(lines) * self._line_height)

    def _break_lines(self, width: int) -> None:
        self._width = width
        self._layout.beginLayout()
        top = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += self._line_height
        self._layout.endLayout()

    def _underline(self, painter: QPainter, x: int, y: int) -> None:
        painter.setPen(QPen(painter.pen().color(), 1))
        for i in range(self._layout.lineCount()):
            line = self._layout.lineAt(i)
            bottom = y + line.y() + line.ascent() + 3.5
            painter.drawLine(QPointF(x, bottom), QPointF(x + line.naturalTextWidth(), bottom))


def _bold_ranges(text: str, bold: str) -> Iterable[QTextLayout.FormatRange]:
    start = text.find(bold) if bold else -1
    if start >= 0:
        found, stress = QTextLayout.FormatRange(), QTextCharFormat()
        stress.setFontWeight(QFont.Weight.Bold)
        found.start, found.length, found.format = start, len(bold), stress
        yield found


def _dotted_ranges(places: Iterable[tuple[int, int]]) -> Iterable[QTextLayout.FormatRange]:
    for start, end in places:
        found, look = QTextLayout.FormatRange(), QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(colour("accent"))
        found.start, found.length, found.format = start, end - start, look
        yield found


def mark_ranges(marks: Iterable[tuple[int, int]]) -> Iterable[QTextLayout.FormatRange]:
    """Return how places in a text look that are marked: as what is proposed, and a little bolder."""
    for start, end in marks:
        found, look = QTextLayout.FormatRange(), QTextCharFormat()
        look.setBackground(colour("mark"))
        look.setForeground(colour("on-mark"))
        look.setFontWeight(QFont.Weight.DemiBold)
        found.start, found.length, found.format = start, end - start, look
        yield found
