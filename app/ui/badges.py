"""Badges: an icon and one to three words that repeat a state; and the disc in front of a row."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.icons import icon_pixmap
from app.ui.labels import IconLabel
from app.ui.theme import colour


class BadgeLook(NamedTuple):
    """How one kind of badge is drawn: icon, colour tokens of words, fill and border; dashed or not."""

    icon: str
    ink: str
    fill: str = ""
    border: str = ""
    is_dashed: bool = False


BADGES: dict[str, BadgeLook] = {
    # letters
    "draft": BadgeLook("draft", "muted", is_dashed=True),
    "finished": BadgeLook("finished", "text"),
    "sent": BadgeLook("send", "accent", "accent-soft"),
    "reply": BadgeLook("reply", "link", "accent-soft", "accent"),
    "exhibit": BadgeLook("exhibit", "text"),
    # clocks
    "theirs": BadgeLook("theirs", "theirs", "theirs-soft"),
    "ours": BadgeLook("ours", "ours", "ours-soft"),
    "urgent": BadgeLook("ours", "on-ours", "ours", "ours"),
    "wait": BadgeLook("bell", "text"),
    "overdue": BadgeLook("overdue", "problem", "problem-soft"),
    # verdicts on points
    "waiting": BadgeLook("theirs", "text"),
    "answered": BadgeLook("met", "met", "met-soft"),
    "partly": BadgeLook("partly", "think", "think-soft"),
    "refused": BadgeLook("refused", "theirs", "theirs-soft"),
    "ignored": BadgeLook("ignored", "problem", "problem-soft"),
    "off-the-point": BadgeLook("off-the-point", "problem", "problem-soft"),
    "promised": BadgeLook("calendar", "theirs", "theirs-soft"),
    "conceded": BadgeLook("met", "met", "met-soft"),
    # checks
    "fix": BadgeLook("overdue", "problem", "problem-soft"),
    "think": BadgeLook("warn", "think", "think-soft"),
    "met": BadgeLook("met", "met", "met-soft"),
    "unmet": BadgeLook("unmet", "problem", "problem-soft"),
    "info": BadgeLook("info", "accent", "accent-soft"),
    # packs
    "signed": BadgeLook("signed", "met", "met-soft"),
    "unknown": BadgeLook("unknown", "think", "think-soft"),
    "unsigned": BadgeLook("unsigned", "text"),
    # others
    "plain": BadgeLook("", "text"),
    "proposed": BadgeLook("", "on-mark", "mark", "strong", is_dashed=True),
    "confirmed": BadgeLook("met", "met", "met-soft"),
}

MOST_SIGNS = 40  # of an exhibit's description: a badge wraps nowhere, and must not be wider than a page


class Badge(QFrame):
    """A pill of 24 px and more with the icon of its kind (see BADGES) and `text`; never clickable."""

    def __init__(self, kind: str, text: str, *, letter: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = BADGES[kind]
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 11, 4)
        row.setSpacing(5)
        row.addStrut(16)  # 24 px with the margins, in every font
        self._icon = IconLabel(self._look.icon or "tick", 15, self._look.ink, self)
        self._icon.setVisible(bool(self._look.icon))
        row.addWidget(self._icon)
        self._labels = [_badge_word(part, self._look.ink) for part in (letter, text) if part]
        for label in self._labels:
            row.addWidget(label)
        self.setMinimumHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return the words on it."""
        return " ".join(label.text() for label in self._labels)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill in the present colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour(self._look.border or self._look.ink), 1.2)
        if self._look.is_dashed:
            pen.setDashPattern([3.2, 2.2])
        painter.setPen(pen)
        painter.setBrush(colour(self._look.fill) if self._look.fill else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(0.6, 0.6, -0.6, -0.6)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def exhibit_badge(letter: str, description: str) -> Badge:
    """Return the badge of an exhibit: paper-clip, its letter, its description; a tooltip says a long one whole."""
    if len(description) <= MOST_SIGNS:
        return Badge("exhibit", description, letter=letter)
    badge = Badge("exhibit", f"{description[: MOST_SIGNS - 1].rstrip()}…", letter=letter)
    badge.setToolTip(description)
    return badge


def _badge_word(text: str, ink: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "badge")
    label.setProperty("ink", ink)
    return label


class IconDisc(QWidget):
    """A disc of `size` px in the soft fill of a meaning with its icon in the middle."""

    def __init__(self, icon: str, ink: str, fill: str, *, size: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._ink, self._fill = icon, ink, fill
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the disc in the present colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._fill))
        painter.drawEllipse(QRectF(self.rect()))
        picture = icon_pixmap(self._icon, 22, self._ink, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - 22) // 2, (self.height() - 22) // 2, picture)
