"""Rows of lists that are short enough for real widgets: Today, waiting, files, checks, answers."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.badges import Badge, IconDisc
from app.ui.buttons import Button, LinkButton, literal
from app.ui.flow import Flow
from app.ui.labels import IconLabel, WrappedLabel

BUTTON_COLUMN = 176
NARROW_ROW = 900  # a row is narrower than this when the window is narrower than 1180
# What a row is about: icon, colour of the icon, fill of the disc.
ROW_LOOKS: dict[str, tuple[str, str, str]] = {
    "ours": ("ours", "ours", "ours-soft"),
    "theirs": ("theirs", "theirs", "theirs-soft"),
    "reply": ("reply", "accent", "accent-soft"),
    "overdue": ("overdue", "problem", "problem-soft"),
    "finished": ("finished", "theirs", "theirs-soft"),
    "draft": ("draft", "theirs", "theirs-soft"),
    "sent": ("send", "accent", "accent-soft"),
    "next": ("letter", "accent", "accent-soft"),
    "bell": ("bell", "theirs", "theirs-soft"),
    "think": ("warn", "think", "think-soft"),
}


class ListRow(QWidget):
    """A row of Today: disc, title and organisation, why in one sentence, badge, one button.

    `look` is a key of ROW_LOOKS. In a narrow window the badge moves behind the title, the organisation under it.
    """

    acted = Signal()

    def __init__(
        self,
        look: str,
        title: str,
        organisation: str,
        sentence: str,
        button: str,
        *,
        badge: Badge | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._badge, self._is_narrow = badge, False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 8, 0, 8)
        self._row.setSpacing(16)
        self._row.addWidget(IconDisc(*ROW_LOOKS[look]))
        self._title_line, self._words = Flow(11, 2), QVBoxLayout()
        self._words.setSpacing(2)
        self._title_line.add(WrappedLabel(title, "strong", parent=self))
        self._organisation = WrappedLabel(organisation, "hint", parent=self)
        self._organisation.setVisible(bool(organisation))
        self._title_line.add(self._organisation)
        self._words.addStretch(1)
        self._words.addWidget(self._title_line)
        self._words.addWidget(WrappedLabel(sentence))
        self._words.addStretch(1)
        self._row.addLayout(self._words, 1)
        if badge is not None:
            self._row.addWidget(badge)
        self.button = Button(button)
        about = f"{title}, {organisation}" if organisation else title
        self.button.setAccessibleDescription(f"{about}. {sentence}")
        self.button.setMinimumWidth(BUTTON_COLUMN)
        self.button.clicked.connect(self.acted)
        self._row.addWidget(self.button)
        self.setMinimumHeight(72)
        _follow_width(self)

    def minimumSizeHint(self) -> QSize:
        """Return what the narrow arrangement needs, so that a wide row can shrink."""
        hint = super().minimumSizeHint()
        badge = 0 if self._badge is None or self._is_narrow else self._badge.sizeHint().width() + 16
        return QSize(max(0, hint.width() - badge), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the width."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < NARROW_ROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()

    def _arrange(self) -> None:
        if self._is_narrow:
            self._title_line.take(self._organisation)
            self._words.insertWidget(2, self._organisation)
        else:
            self._words.removeWidget(self._organisation)
            self._title_line.add(self._organisation)
        if self._badge is not None:
            self._move_badge(self._badge)
        self.button.setMinimumWidth(160 if self._is_narrow else BUTTON_COLUMN)
        self.updateGeometry()

    def _move_badge(self, badge: Badge) -> None:
        if self._is_narrow:
            self._row.removeWidget(badge)
            self._title_line.add(badge)
        else:
            self._title_line.take(badge)
            self._row.insertWidget(2, badge)


def _follow_width(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class ItemRow(QWidget):
    """A row of a plain list: icon, title, muted words, then whatever stands on the right (date, badge, link).

    With `detail` under the title it is 56 high and more, else 44.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        detail: str = "",
        *,
        beside: str = "",
        right: Sequence[QWidget] = (),
        ink: str = "muted",
        column: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        if icon:
            row.addWidget(_icon_column(icon, ink, column))
        words, line = QVBoxLayout(), Flow(11, 2)
        words.setSpacing(2)
        line.add(WrappedLabel(title, "strong"))
        if beside:
            line.add(WrappedLabel(beside, "hint"))
        words.addStretch(1)
        words.addWidget(line)
        if detail:
            words.addWidget(WrappedLabel(detail, "hint"))
        words.addStretch(1)
        row.addLayout(words, 1)
        for widget in right:
            row.addWidget(widget)
        self.setMinimumHeight(56 if detail else 44)


def _icon_column(icon: str, ink: str, width: int) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(width)
    inner = QHBoxLayout(holder)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.addWidget(IconLabel(icon, min(20, width), ink), 0, Qt.AlignmentFlag.AlignCenter)
    return holder


class PointRow(QWidget):
    """A numbered point, what it says, and the badge of its verdict."""

    def __init__(self, number: str, statement: str, badge: Badge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        label = WrappedLabel(number, "strong")
        label.setMinimumWidth(22)
        row.addWidget(label)
        row.addWidget(WrappedLabel(statement), 1)
        row.addWidget(badge)


class CheckRow(QWidget):
    """One condition: filled tick when met; outlined cross with the link that mends it when not."""

    mend_asked = Signal()

    def __init__(self, text: str, *, is_met: bool, mend: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(9)
        row.addWidget(IconLabel(*(("met", 18, "met") if is_met else ("unmet", 18, "problem"))))
        row.addWidget(WrappedLabel(text), 1)
        if mend:
            link = LinkButton(literal(mend))
            link.setAccessibleDescription(text)
            link.clicked.connect(self.mend_asked)
            row.addWidget(link)
        else:
            self._note = WrappedLabel(tr("Met") if is_met else tr("Not yet"), "small")
            row.addWidget(self._note)

    def set_note(self, words: str) -> None:
        """Say something else than “Not yet” where no link mends it."""
        self._note.setText(words)


class SentenceRow(QWidget):
    """An icon and a sentence, for notes and for what happens next."""

    def __init__(
        self, icon: str, text: str, *, ink: str = "text", role: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(IconLabel(icon, 18, ink), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WrappedLabel(text, role), 1)


class SummaryRow(QWidget):
    """One answer on *Check your answers*: question (164 wide), answer, Change."""

    change_asked = Signal()

    def __init__(self, question: str, answer: str, *, change: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        label = WrappedLabel(question, "strong")
        label.setFixedWidth(164)
        words = QHBoxLayout()  # two px lower than the link, whose words stand inside its ring
        words.setContentsMargins(0, 9, 0, 7)
        words.setSpacing(14)
        words.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(WrappedLabel(answer), 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.link = LinkButton(change or tr("Change"))
        self.link.setAccessibleName(tr("Change “{question}”").format(question=question))
        self.link.clicked.connect(self.change_asked)
        change_column = QVBoxLayout()
        change_column.setContentsMargins(0, 7, 0, 0)
        change_column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(change_column)


def hug_rows(view: QListView) -> None:
    """Let a list end with its last row, so that a short one does not look as if something were missing."""
    model = view.model()
    count = model.rowCount() if model is not None else 0
    view.setVisible(count > 0)
    view.setMaximumHeight(count * view.sizeHintForRow(0) + 2 * view.frameWidth() + 2)
