"""How well words stand out from what is behind them, measured on pixels, as WCAG 2.2 reckons it (1.4.3, 1.4.6).

Each screen is painted three times as large as it is shown, so that strokes are wider than a pixel and the middle of a
letter has the letter's colour. What there is most of in a widget's place is taken for the ground, and of the rest the
few pixels that differ most from it for the words; a widget's border is left out.
"""

from collections.abc import Iterator

from PIL import Image
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTextEdit,
    QWidget,
)

from app.ui.option_parts import RadioBox, TickBox
from tests.every_screen.geometry import place_in, words_of

LEAST, LEAST_IN_CONTRAST = 4.5, 7.0
ENLARGED = 3
BORDER_PX, INDICATOR_PX = 4, 34
FEW = 0.002  # of a widget's pixels: less is dust, such as the corner of a border
MOST_WORDS = 50


def low_contrasts(top: QWidget, least: float) -> list[str]:
    """Return the words of a window or dialog that stand out less than `least` to 1, in sight or scrolled out of it."""
    return [fault for ground, behind in _grounds(top) for fault in _on(ground, behind, least)]


def _grounds(top: QWidget) -> Iterator[tuple[QWidget, QColor]]:
    """Yield the window, and what scrolls in it, which is painted whole; each with the colour behind it."""
    yield top, top.palette().window().color()
    for area in top.findChildren(QScrollArea):
        content = area.widget()
        if area.isVisible() and content is not None:
            corner = area.viewport().mapTo(top, area.viewport().rect().bottomRight() - QPoint(1, 1))
            yield content, top.grab(QRect(corner, QSize(1, 1))).toImage().pixelColor(0, 0)


def _on(ground: QWidget, behind: QColor, least: float) -> Iterator[str]:
    worded = [one for one in (ground, *ground.findChildren(QWidget)) if _is_measured(one, ground)]
    if not worded:
        return
    picture = _painted(ground, behind)
    for one in worded:
        found = _contrast(_cut_out(picture, _place_of_words(one, ground)))
        if found is not None and found < least:
            yield f"contrast {found:.1f}: {type(one).__name__} “{_words(one)[:MOST_WORDS]}”"


def _is_measured(one: QWidget, ground: QWidget) -> bool:
    """Whether a widget has words, and lies on this ground and on no other that scrolls."""
    if not one.isVisible() or one.window() is not ground.window() or not _words(one).strip():
        return False
    above = one.parentWidget()
    while above is not None and above is not ground:
        area = above.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is above:
            return False
        above = area
    return above is ground


def _words(one: QWidget) -> str:
    if isinstance(one, QPlainTextEdit | QTextEdit):
        return one.toPlainText() or one.placeholderText()
    return words_of(one) if isinstance(one, QLabel | QAbstractButton | QLineEdit | QComboBox) else ""


def _place_of_words(one: QWidget, ground: QWidget) -> QRect:
    """Return where a widget's words are on the ground, without border, arrow or tick."""
    inside = one.rect()
    if isinstance(one, RadioBox | TickBox):
        inside = inside.adjusted(INDICATOR_PX, 0, 0, 0)
    elif isinstance(one, QComboBox):
        option = QStyleOptionComboBox()
        one.initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        inside = one.style().subControlRect(kind, option, part, one)
    elif isinstance(one, QAbstractScrollArea):
        inside = one.viewport().geometry()
    elif not isinstance(one, QLabel):
        inside = inside.adjusted(BORDER_PX, BORDER_PX, -BORDER_PX, -BORDER_PX)
    return inside.translated(one.mapTo(ground, QPoint(0, 0))).intersected(place_in(one, ground))


def _painted(ground: QWidget, behind: QColor) -> Image.Image:
    picture = QImage(ground.size() * ENLARGED, QImage.Format.Format_RGBA8888)
    picture.setDevicePixelRatio(ENLARGED)
    picture.fill(behind)
    painter = QPainter(picture)
    ground.render(painter, QPoint(0, 0))
    painter.end()
    return Image.frombuffer("RGBA", (picture.width(), picture.height()), bytes(picture.constBits())).convert("RGB")


def _cut_out(picture: Image.Image, place: QRect) -> Image.Image:
    left, top = place.left() * ENLARGED, place.top() * ENLARGED
    return picture.crop((left, top, left + place.width() * ENLARGED, top + place.height() * ENLARGED))


def _contrast(picture: Image.Image) -> float | None:
    """Return the contrast of the words in a picture of them to 1; None where nothing of them can be seen."""
    pixels = picture.width * picture.height
    if not pixels:
        return None
    colours = sorted(picture.getcolors(pixels) or [], reverse=True)
    ground = _luminance(colours[0][1])
    others = sorted(((ratio(ground, _luminance(colour)), count) for count, colour in colours[1:]), reverse=True)
    seen = 0
    for found, count in others:
        seen += count
        if seen >= max(FEW * pixels, ENLARGED * ENLARGED):
            return found
    return None


def ratio(one: float, other: float) -> float:
    """Return the contrast ratio of two relative luminances (WCAG 2.2, definition of contrast ratio)."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _luminance(colour: object) -> float:
    """Return the relative luminance of an sRGB colour (WCAG 2.2, definition of relative luminance)."""
    assert isinstance(colour, tuple)
    red, green, blue = (_linear(int(part) / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
