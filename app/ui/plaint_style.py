"""What a style sheet can't draw: ticks and radios of 22 px; the ring's place above its neighbours."""

from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

_Metric: TypeAlias = QStyle.PixelMetric
_Element: TypeAlias = QStyle.PrimitiveElement
_State, _Role = QStyle.StateFlag, QPalette.ColorRole
_METRICS = {_Metric.PM_IndicatorWidth: 22, _Metric.PM_IndicatorHeight: 22}
_METRICS |= {_Metric.PM_ExclusiveIndicatorWidth: 22, _Metric.PM_ExclusiveIndicatorHeight: 22}
_METRICS |= {_Metric.PM_CheckBoxLabelSpacing: 10, _Metric.PM_RadioButtonLabelSpacing: 10}
_METRICS |= {_Metric.PM_FocusFrameHMargin: 4, _Metric.PM_FocusFrameVMargin: 4, _Metric.PM_SmallIconSize: 18}
_METRICS |= {_Metric.PM_LineEditIconSize: 22}  # Qt makes the buttons in a field 2 px higher than that: a target of 24
_INDICATORS = {_Element.PE_IndicatorCheckBox: 4.0, _Element.PE_IndicatorRadioButton: 11.0}  # corner radius
_HINTS = {QStyle.StyleHint.SH_FocusFrame_AboveWidget: 1, QStyle.StyleHint.SH_UnderlineShortcut: 0}
_TICK = QPolygonF([QPointF(5.8, 11.2), QPointF(9.6, 15.0), QPointF(16.4, 7.6)])
_Option: TypeAlias = QStyleOption | None
_Widget: TypeAlias = QWidget | None
_Data: TypeAlias = QStyleHintReturn | None


class PlaintStyle(QProxyStyle):
    """Fusion with Plaint's indicators; their colours come from the palette."""

    def pixelMetric(self, metric: _Metric, option: _Option = None, widget: _Widget = None) -> int:
        """Return the sizes of Plaint where they differ from Fusion's."""
        size = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if size is None else size

    def styleHint(
        self, hint: QStyle.StyleHint, option: _Option = None, widget: _Widget = None, data: _Data = None
    ) -> int:
        """Lift the focus ring above its neighbours, so that tight layouts do not clip it; underline no mnemonics."""
        value = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, data) if value is None else value

    def drawPrimitive(self, what: _Element, option: QStyleOption, painter: QPainter, widget: _Widget = None) -> None:
        """Draw ticks and radios; leave out the dotted focus rectangle, which the ring replaces."""
        if what in _INDICATORS:
            _draw_indicator(option, painter, _INDICATORS[what])
        elif what is not _Element.PE_FrameFocusRect:
            super().drawPrimitive(what, option, painter, widget)


def _draw_indicator(option: QStyleOption, painter: QPainter, radius: float) -> None:
    is_on, is_enabled = bool(option.state & _State.State_On), bool(option.state & _State.State_Enabled)
    is_tick = is_on and is_enabled and radius < 11
    ink = option.palette.color(_Role.Accent if is_on and is_enabled else _Role.Mid)
    box = QRectF(option.rect.topLeft(), option.rect.size()).adjusted(1, 1, -1, -1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 2.0 if is_on or option.state & _State.State_MouseOver else 1.5))
    painter.setBrush(ink if is_tick else option.palette.color(_Role.Base))
    painter.drawRoundedRect(box, radius, radius)
    if is_on:
        _draw_mark(painter, box, option.palette.color(_Role.HighlightedText) if is_tick else ink, radius)
    painter.restore()


def _draw_mark(painter: QPainter, box: QRectF, ink: QColor, radius: float) -> None:
    if radius < 11:
        painter.setPen(QPen(ink, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(_TICK.translated(box.left() - 1, box.top() - 1))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(box.center(), 5.0, 5.0)
