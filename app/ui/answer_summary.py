"""Every answer by topic with *Change*, under what is wrong and what had to be replaced."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.interview import Interview, SummaryLine
from app.domain.problems import AnswerProblem
from app.i18n import tr
from app.ui.buttons import Button
from app.ui.form_parts import ErrorSummary, Path
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Inset, PageHeader, ScrollPage, SectionHeader, empty, line
from app.ui.rows import SummaryRow
from app.ui.writing_frame import WIDEST_FORM


class AnswerSummary(ScrollPage):
    """The page of *Check your answers*; `change_asked` carries the path of an answer."""

    change_asked = Signal(tuple)
    finish_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDEST_FORM, parent=parent)
        self._summary = ErrorSummary()
        self._summary.chosen.connect(self.change_asked)
        self._notices = QWidget()
        self._notice_rows = _column(self._notices, 0)
        head = QWidget()
        top = _column(head, 16)
        top.addWidget(self._summary)
        sentence = tr("Read them once as if you were the person who opens this letter.")
        top.addWidget(PageHeader(tr("Check your answers"), sentence))
        top.addWidget(self._notices)
        self._notices.hide()
        self._topics = QWidget()
        self._shown: list[tuple[Path, SummaryRow]] = []
        self._answer_rows = _column(self._topics, 0)
        self.add(head)
        self.add(self._topics)

    def show_answers(self, interview: Interview, earlier: Mapping[int, str] | None = None) -> None:
        """Show all answers, and at the top what is wrong with them.

        Args:
            interview: The answers.
            earlier: What the letters and replies of the case are called, by their numbers in it.
        """
        empty(self._answer_rows)
        self._shown.clear()
        for step, lines in interview.summary(earlier):
            self._answer_rows.addSpacing(18)
            self._answer_rows.addWidget(SectionHeader(step.title))
            self._answer_rows.addSpacing(5)
            self._answer_rows.addWidget(line())
            for answer in lines:
                self._add(answer)
        self.show_notices(())
        self.show_problems(interview.problems())

    def focus_row(self, path: Path) -> None:
        """Move the keyboard to the *Change* of an answer, else to the first; the summary of problems goes before."""
        if not self._summary.isHidden() or not self._shown:
            return
        found = next((row for each, row in self._shown if path and each == path[: len(each)]), None)
        (found or self._shown[0][1]).link.setFocus()
        if found is None:
            self.verticalScrollBar().setValue(0)
        else:
            self.reveal(found)

    def show_problems(self, problems: Sequence[AnswerProblem]) -> None:
        """List what is wrong, each a link to its question."""
        self._summary.show_problems([(problem.path, problem.message) for problem in problems])
        if problems:
            self.verticalScrollBar().setValue(0)

    def show_notices(self, notices: Sequence[str]) -> None:
        """Say what had to be replaced before the letter is finished; none takes it away."""
        empty(self._notice_rows)
        self._notices.setVisible(bool(notices))
        if not notices:
            return
        inset = Inset()
        inset.add(WrappedLabel(tr("Before the letter is finished"), "strong"))
        for notice in notices:
            inset.add(WrappedLabel(notice))
        inset.add(WrappedLabel(tr("Change the answer if that is not what you mean, or finish the letter so."), "hint"))
        finish = Button(tr("Finish it &so"))
        finish.clicked.connect(self.finish_asked)
        row = QWidget()
        beside = _column(row, 0)
        beside.addWidget(finish)
        finish.setMaximumWidth(finish.sizeHint().width())
        inset.add(row)
        self._notice_rows.addWidget(inset)
        self.verticalScrollBar().setValue(0)
        finish.setFocus()

    def _add(self, answer: SummaryLine) -> None:
        row = SummaryRow(answer.label, answer.text)
        path: Path = answer.path
        self._shown.append((path, row))
        row.change_asked.connect(lambda: self.change_asked.emit(path))
        self._answer_rows.addWidget(row)
        row.show()  # now, so that it can take the keyboard
        self._answer_rows.addWidget(line())


def _column(widget: QWidget, gap: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    return column
