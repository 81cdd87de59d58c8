"""The outline beside the questions: which topics are done, where one is, what is left."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.buttons import LinkButton, literal
from app.ui.labels import IconLabel, WrappedLabel
from app.ui.outline_item import OutlineItem
from app.ui.page_parts import empty, line

OUTLINE_WIDTH = 236
StepMark = Literal["todo", "done", "problem"]
CHECK = -1
# State: icon, its colour, colour of the words, said to a screen reader.
_MARKS: dict[str, tuple[str, str, str]] = {
    "todo": ("todo", "muted", "muted"),
    "done": ("met", "met", "text"),
    "problem": ("overdue", "problem", "text"),
}


class OutlineStep(NamedTuple):
    """A topic in the outline."""

    title: str
    mark: StepMark = "todo"


class InterviewOutline(QWidget):
    """Back link, what is being written, topics with their state, *Check your answers*, and when it was saved.

    `chosen` carries the topic's place in the list; CHECK (-1) is *Check your answers*.
    """

    chosen = Signal(int)
    back_asked = Signal()

    def __init__(self, title: str, detail: str, *, back: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(OUTLINE_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 15, 17, 14)
        column.setSpacing(0)
        link = LinkButton(literal(back or tr("Back to Today")), icon="back")
        link.clicked.connect(self.back_asked)
        column.addWidget(link)
        column.addSpacing(12)
        self._title, self._detail = WrappedLabel(title, "strong"), WrappedLabel(detail, "muted")
        self._place = WrappedLabel("", "column")
        for part, space in ((self._title, 2), (self._detail, 12), (self._place, 6)):
            column.addWidget(part)
            column.addSpacing(space)
        self._steps = QVBoxLayout()
        self._shown: tuple[tuple[OutlineStep, ...], int] | None = None
        self._steps.setSpacing(2)
        column.addWidget(_scrolling(self._steps), 1)
        column.addSpacing(10)
        column.addLayout(self._saved_line())

    def set_title(self, title: str, detail: str) -> None:
        """Say what is being written, and to whom."""
        self._title.setText(title)
        self._detail.setText(detail)

    def set_steps(self, steps: Sequence[OutlineStep], here: int) -> None:
        """Show the topics; `here` is the one that is open, or CHECK.

        What is shown already stays: it is asked after every change of an answer, and nothing may flicker beside it.
        """
        if self._shown == (tuple(steps), here):
            return
        self._shown = (tuple(steps), here)
        empty(self._steps)
        for place, step in enumerate(steps):
            self._add(place, step, is_here=place == here)
        self._steps.addSpacing(10)
        self._steps.addWidget(line())
        self._steps.addSpacing(6)
        check = OutlineItem(tr("Check your answers"), "eye", words="muted")
        self._connect(check, CHECK, is_here=here == CHECK)
        self._steps.addStretch(1)
        self._place.setText(_where(steps, here))

    def set_saved(self, text: str, where: str = "") -> None:
        """Say when the answers were last saved, for example "Saved at 14:32"; "" says nothing."""
        self._saved.setText(text)
        self._saved_where.setText(where or tr("on this computer"))
        for part in (self._saved, self._saved_where, self._saved_icon):
            part.setVisible(bool(text))

    def _add(self, place: int, step: OutlineStep, *, is_here: bool) -> None:
        icon, ink, words = _MARKS[step.mark]
        if is_here and step.mark != "problem":
            icon, ink = "here", "accent"
        item = OutlineItem(step.title, icon, ink=ink, words=words)
        item.setAccessibleDescription(_said(step.mark, is_here=is_here))
        self._connect(item, place, is_here=is_here)

    def _connect(self, item: OutlineItem, place: int, *, is_here: bool) -> None:
        item.set_here(is_here=is_here)  # the page decides where one is; it calls set_steps
        item.clicked.connect(lambda: self.chosen.emit(place))
        self._steps.addWidget(item)

    def _saved_line(self) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(8)
        words.setSpacing(0)
        self._saved_icon = IconLabel("tick", 18, "met")
        self._saved, self._saved_where = WrappedLabel("", "small-text"), WrappedLabel("", "small")
        row.addWidget(self._saved_icon, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._saved)
        words.addWidget(self._saved_where)
        row.addLayout(words, 1)
        self.set_saved("")
        return row


def _scrolling(content: QVBoxLayout) -> QScrollArea:
    area, inner = QScrollArea(), QWidget()
    content.setContentsMargins(0, 0, 0, 0)
    inner.setProperty("role", "clear")
    inner.setLayout(content)
    area.setProperty("role", "clear")
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _where(steps: Sequence[OutlineStep], here: int) -> str:
    if here != CHECK:
        return tr("Topic {n} of {total}").format(n=here + 1, total=len(steps))
    done = sum(step.mark == "done" for step in steps)
    if done == len(steps):
        return tr("All {total} topics done").format(total=len(steps))
    return tr("{n} of {total} topics done").format(n=done, total=len(steps))


def _said(mark: str, *, is_here: bool) -> str:
    said = {"todo": tr("not done yet"), "done": tr("done"), "problem": tr("has a problem")}[mark]
    return tr("you are here, {state}").format(state=said) if is_here else said
