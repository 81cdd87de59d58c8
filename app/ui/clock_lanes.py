"""The picture of all dates of a case: lanes for you, for them, for their clock and for yours, over the months."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.dates import near_date
from app.i18n import tr
from app.ui.clock_bar import hatch
from app.ui.icons import icon_pixmap
from app.ui.lane_layout import BAR, DISC, GAP, Lane, LanePlan, LanePlanner, PlacedBar, PlacedMark
from app.ui.lane_story import Story
from app.ui.theme import colour, role_font, text_px

LABEL_PX, EDGE, NAME_PX = 116, 14.0, 76.0
USUAL_PX = 15
Flag = Qt.AlignmentFlag


class ClockLanes(QWidget):
    """Drawn from a story; `words` tells the same to who does not see it, and the page lists it beneath."""

    def __init__(self, story: Story, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._story = story
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Picture of all dates"))
        self.setAccessibleDescription(words)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width: parts that would meet stand below each other."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lanes in px."""
        return round(self._plan(width).bottom) + 1

    def sizeHint(self) -> QSize:
        """Return a width at which months can be told apart."""
        return QSize(900, self.heightForWidth(900))

    def minimumSizeHint(self) -> QSize:
        """Return the least width; a page never scrolls sideways for it."""
        return QSize(480, 200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture in the present colours."""
        plan = self._plan(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_months(painter, plan)
        for place, lane in enumerate(plan.lanes):
            self._paint_lane(painter, plan, lane, is_first=place == 0)
        self._paint_today(painter, plan)
        for lane in plan.lanes:
            _Parts(painter, plan, plan.axis.x(self._story.today), self.devicePixelRatioF()).paint(lane)

    def _plan(self, width: int) -> LanePlan:
        names = (tr("You"), self._story.organisation, tr("Their clock"), tr("Your clock"))
        line = QFontMetricsF(role_font("strong")).height() + 2
        return LanePlanner(self._story, names, _text_width, line).plan(_label_px(), width - EDGE)

    def _paint_months(self, painter: QPainter, plan: LanePlan) -> None:
        painter.setFont(role_font("hint"))
        for place, stretch in enumerate(plan.axis.stretches(least_px=_scaled(86))):
            box = QRectF(stretch.left, plan.head, stretch.right - stretch.left, plan.bottom - plan.head)
            if place % 2:
                painter.fillRect(box, colour("alt"))
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(stretch.left, 6), QPointF(stretch.left, plan.bottom))
            painter.setPen(colour("muted"))
            name = QRectF(stretch.left + 8, 0, box.width() - 8, plan.head)
            painter.drawText(name, Flag.AlignVCenter | Flag.AlignLeft, _that_fits(stretch.name, name.width()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("muted"))
        for day, _name in self._story.holidays:
            if plan.axis.first <= day <= plan.axis.last:
                painter.drawPath(diamond(QPointF(plan.axis.x(day), plan.head)))

    def _paint_lane(self, painter: QPainter, plan: LanePlan, lane: Lane, *, is_first: bool) -> None:
        top = plan.head if is_first else lane.top - 16
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(0, top), QPointF(plan.axis.right, top))
        x = 2.0
        rows = max(1, len(lane.marks) + len(lane.bars))
        box = QRectF(x, lane.top, plan.axis.left - 8, rows * lane.row_height)
        if lane.icon:
            picture = icon_pixmap(lane.icon, 18, lane.ink, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(x, box.center().y() - 9), picture)
            box.setLeft(x + 24)
        painter.setFont(role_font("strong"))
        painter.setPen(colour(lane.ink))
        painter.drawText(box, Flag.AlignVCenter | Flag.AlignLeft | Qt.TextFlag.TextWordWrap, lane.name)

    def _paint_today(self, painter: QPainter, plan: LanePlan) -> None:
        x = plan.axis.x(self._story.today)
        painter.setPen(QPen(colour("text"), 2))
        painter.drawLine(QPointF(x, plan.head), QPointF(x, plan.bottom))
        words = tr("Today, {day}").format(day=near_date(self._story.today))
        width = QFontMetricsF(role_font("small", bold=True)).horizontalAdvance(words) + 20
        left = min(max(x - width / 2, plan.axis.left), plan.axis.right - width)
        pill = QRectF(left, plan.head + 8, width, _scaled(26))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("text"))
        painter.drawRoundedRect(pill, 5, 5)
        painter.setPen(colour("window"))
        painter.setFont(role_font("small", bold=True))
        painter.drawText(pill, Flag.AlignCenter, words)


class _Parts:
    """Paints what stands in the lanes."""

    def __init__(self, painter: QPainter, plan: LanePlan, today: float, scale: float) -> None:
        self._painter, self._plan, self._scale = painter, plan, scale
        self._line = QFontMetricsF(role_font("strong")).height() + 2
        self._today = today

    def paint(self, lane: Lane) -> None:
        """Paint one lane's rows."""
        is_ours = lane is self._plan.lanes[0]
        for place, marks in enumerate(lane.marks):
            for mark in marks:
                self._mark(mark, lane.top + place * lane.row_height + 4, is_ours=is_ours)
        for place, bars in enumerate(lane.bars):
            for bar in bars:
                self._bar(bar, lane.top + place * lane.row_height)

    def _mark(self, placed: PlacedMark, top: float, *, is_ours: bool) -> None:
        painter, middle = self._painter, top + max(DISC, self._line * 2) / 2
        painter.setBrush(colour("accent" if is_ours else "base"))
        painter.setPen(QPen(colour("accent" if is_ours else "theirs"), 1.8))
        painter.drawEllipse(QPointF(placed.x, middle), DISC / 2 - 1, DISC / 2 - 1)
        picture = icon_pixmap(placed.mark.icon, 16, "on-accent" if is_ours else "theirs", self._scale)
        painter.drawPixmap(QPointF(placed.x - 8, middle - 8), picture)
        self._words(placed.mark.title, "strong", "text", placed.words_x, middle - self._line)
        self._words(placed.mark.detail, "hint", "muted", placed.words_x, middle)

    def _bar(self, placed: PlacedBar, top: float) -> None:
        bar, ink = placed.bar, "ours" if placed.bar.whose == "ours" else "theirs"
        self._words(bar.title, "strong", "text", placed.title_x, top)
        whole = QRectF(placed.x, top + self._line, placed.due_x - placed.x, BAR)
        self._box(whole, ink, placed.used_x, is_dashed=bar.whose == "wait")
        if bar.is_late:
            self._late(placed, whole)
        self._words(bar.after, "strong", ink, placed.late_x + GAP, whole.center().y() - self._line / 2)
        inside_x = placed.used_x + 8
        if bar.inside and inside_x + _text_width(bar.inside, "strong") < placed.due_x:
            self._words(bar.inside, "strong", ink, inside_x, whole.center().y() - self._line / 2)

    def _box(self, whole: QRectF, ink: str, used_x: float, *, is_dashed: bool) -> None:
        painter, shape = self._painter, QPainterPath()
        shape.addRoundedRect(whole, 5, 5)
        painter.fillPath(shape, colour(f"{ink}-soft"))
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        used = QRectF(whole.left(), whole.top(), used_x - whole.left(), whole.height())
        if ink == "ours":
            painter.fillRect(used, QBrush(colour("ours")))
        elif not is_dashed:
            hatch(painter, used, "theirs")
        painter.restore()
        painter.strokePath(shape, QPen(colour(ink), 1.4, Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine))

    def _late(self, placed: PlacedBar, whole: QRectF) -> None:
        painter, shape = self._painter, QPainterPath()
        late = QRectF(placed.due_x, whole.top(), max(placed.late_x - placed.due_x, 6), whole.height())
        shape.addRoundedRect(late, 5, 5)
        painter.fillPath(shape, colour("problem-soft"))
        hatch(painter, late, "problem", is_crossed=True)
        painter.strokePath(shape, QPen(colour("problem"), 1.4))
        picture = icon_pixmap("overdue", 15, "problem", self._scale)
        painter.drawPixmap(QPointF(late.left(), whole.bottom() + (self._line - 15) / 2), picture)
        self._words(placed.bar.late, "strong", "problem", late.left() + 22, whole.bottom() + 1)

    def _words(self, text: str, role: str, ink: str, x: float, top: float) -> None:
        """Write one line; what does not fit before the right edge ends in dots, and is whole beneath the picture."""
        font = role_font(role)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self._plan.axis.right - x + 2)
        self._clear_the_line(QRectF(x - 2, top + 1, metrics.horizontalAdvance(shown) + 4, metrics.height()))
        self._painter.setFont(font)
        self._painter.setPen(colour(ink))
        self._painter.drawText(QPointF(x, top + metrics.ascent() + 1), shown)

    def _clear_the_line(self, box: QRectF) -> None:
        """Let the line of today pass behind words that it would cross out."""
        if box.left() < self._today < box.right():
            self._painter.fillRect(box, colour("base"))


def diamond(middle: QPointF, half: float = 5.0) -> QPainterPath:
    """Return the sign of a bank holiday."""
    path = QPainterPath(QPointF(middle.x(), middle.y() - half))
    path.lineTo(middle.x() + half, middle.y())
    path.lineTo(middle.x(), middle.y() + half)
    path.lineTo(middle.x() - half, middle.y())
    path.closeSubpath()
    return path


def _that_fits(name: str, width: float) -> str:
    """Return a month's name; of “January 2027” the year, where there is room for no more."""
    return next(
        (words for words in (name, name.rsplit(" ", maxsplit=1)[-1]) if _text_width(words, "hint") <= width), ""
    )


def _text_width(text: str, role: str) -> float:
    return QFontMetricsF(role_font(role)).horizontalAdvance(text)


def _scaled(px: float) -> float:
    return px * text_px("body") / USUAL_PX


def _label_px() -> float:
    return _scaled(LABEL_PX)
