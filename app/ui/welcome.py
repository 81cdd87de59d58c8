"""The card that greets on the first run, and the quiet page when nothing needs the person."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.buttons import LinkButton, PrimaryButton
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card, line
from app.ui.theme import colour

_SIZE = QSize(200, 120)


class LetterAndCalendar(QWidget):
    """The drawing of the first run: a letter, and a calendar with a tick before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the present colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent-soft"))
        painter.drawRoundedRect(QRectF(0, 86, 200, 30), 15, 15)
        self._outline(painter, QRectF(44, 2, 84, 104), 5)
        painter.setPen(QPen(colour("strong"), 2, c=Qt.PenCapStyle.RoundCap))
        for top, right in ((20, 88), (38, 110), (50, 104), (62, 98), (74, 98), (86, 98)):
            painter.drawLine(QPointF(58, top), QPointF(right, top))
        self._calendar(painter)

    def _calendar(self, painter: QPainter) -> None:
        self._outline(painter, QRectF(106, 46, 64, 60), 6)
        for start, end in (((106, 64), (170, 64)), ((122, 39), (122, 52)), ((154, 39), (154, 52))):
            painter.drawLine(QPointF(*start), QPointF(*end))
        painter.setPen(QPen(colour("met"), 3, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline([QPointF(127, 85), QPointF(135, 94), QPointF(151, 76)])

    def _outline(self, painter: QPainter, box: QRectF, radius: float) -> None:
        painter.setPen(QPen(colour("accent"), 2.4))
        painter.setBrush(colour("base"))
        painter.drawRoundedRect(box, radius, radius)


class WelcomeCard(Card):
    """Shown while there are no cases: what Plaint does and one large button."""

    start_asked = Signal()
    add_asked = Signal()
    practice_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=48, parent=parent)
        self.setMaximumWidth(860)
        self.add(_centred(LetterAndCalendar()))
        self.add(_middle(tr("Write a complaint that gets answered"), "display"), 8)
        promise = tr("Most letters take about twenty minutes. You can stop at any point; every word is kept.")
        self.add(_middle(promise, "muted"), 6)
        start = PrimaryButton(tr("&Start a complaint"), size="large")
        start.clicked.connect(self.start_asked)
        self.add(_centred(start), 24)
        link = LinkButton(tr("I already have a letter or a reply to add"))
        link.clicked.connect(self.add_asked)
        self.add(_centred(link), 14)
        practice = LinkButton(tr("Practise with made-up cases first"))
        practice.clicked.connect(self.practice_asked)
        self.add(_centred(practice), 2)
        self.add(line(), 32)
        self.add(_steps(), 24)


class QuietCard(Card):
    """Shown when there are cases but nothing to do: what date comes next, and the way to start another."""

    start_asked = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=32, parent=parent)
        self.add(_middle(tr("Nothing needs you today"), "heading"))
        self._sentence = _middle(sentence, "muted")
        self.add(self._sentence, 4)
        start = PrimaryButton(tr("&Start a complaint"), icon="plus")
        start.clicked.connect(self.start_asked)
        self.add(_centred(start), 16)

    def set_sentence(self, sentence: str) -> None:
        """Say which date is coming next."""
        self._sentence.setText(sentence)


def _middle(text: str, role: str) -> WrappedLabel:
    label = WrappedLabel(text, role)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return label


def _centred(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(4, 4, 4, 4)
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return holder


def _steps() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(32)
    for number, title, words in (
        ("1", tr("Answer plain questions"), tr("What happened, when, and what you want done about it.")),
        (
            "2",
            tr("Check the letter and send it"),
            tr("You see it take shape. You send it yourself, by e-mail, post or web form."),
        ),
        (
            "3",
            tr("Plaint watches the dates"),
            tr("It tells you who owes what by when, and helps with the next letter."),
        ),
    ):
        row.addLayout(_step(number, title, words), 1)
    return holder


def _step(number: str, title: str, words: str) -> QHBoxLayout:
    row, column = QHBoxLayout(), QVBoxLayout()
    row.setSpacing(14)
    row.addWidget(WrappedLabel(number, "strong"), 0, Qt.AlignmentFlag.AlignTop)
    column.setSpacing(4)
    column.addWidget(WrappedLabel(title, "strong"))
    column.addWidget(WrappedLabel(words, "hint"))
    column.addStretch(1)
    row.addLayout(column, 1)
    return row
