"""What small dialogs of a case are: a few questions, one button that keeps the answers, nothing typed ever lost."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.domain.answers import Answers
from app.domain.choice_questions import ChoiceQuestion, Option
from app.domain.errors import UserError
from app.domain.letters import Channel
from app.i18n import tr
from app.ui.answer_editor import Fault
from app.ui.answer_form import AnswerForm, FormQuestion, labelled
from app.ui.asking import ask, message_box
from app.ui.buttons import Button, PrimaryButton
from app.ui.form_parts import ErrorSummary
from app.ui.keyboard_sight import scroll_by_key, show_focus
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import FooterBar, ScrollPage
from app.ui.reading_order import order_tabs
from app.ui.theme import text_px

SIZE = QSize(620, 560)
USUAL_PX = 15
TITLE_AND_EDGES = QSize(32, 64)  # with large text on a small screen, the buttons stay in sight


class FormDialog(QDialog):
    """Opened with `open()`; freed when it closes. A refusal is shown in it and it stays open."""

    def __init__(self, title: str, sentence: str, keep: str, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._to = navigator
        self._at_first: Answers = {}
        self.page = ScrollPage(widest=660)
        self.summary = ErrorSummary()
        self.summary.chosen.connect(self.focus_place)
        self.keep_button = PrimaryButton(keep)
        self.keep_button.clicked.connect(self._keep)
        self.cancel_button = Button(tr("&Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(title, sentence)
        self.keep_button.setDefault(True)  # once it is in the dialog, or Enter would press Cancel
        self.resize((SIZE * (text_px("body") / USUAL_PX)).boundedTo(self.screen().availableSize() - TITLE_AND_EDGES))

    def keep(self) -> None:
        """Hand the answers to a service; raises UserError when they can't be kept."""
        raise NotImplementedError

    def check(self) -> Sequence[Fault]:
        """Say under each field what is wrong, and return all of it."""
        raise NotImplementedError

    def answers(self) -> Answers:
        """Return what stands in the fields, to see whether anything was typed."""
        raise NotImplementedError

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to the field of a problem."""
        raise NotImplementedError

    def is_changed(self) -> bool:
        """Say whether the person typed or chose anything."""
        return self.answers() != self._at_first

    def start(self) -> None:
        """Take what stands in the fields now as what nobody typed, and begin in the first field."""
        self._at_first = self.answers()
        stops = [one for one in self.page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        next(one for one in stops if one is not self.summary and one.window() is self).setFocus()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Go with Tab to what comes next as one reads the dialog."""
        order_tabs(self)
        has_moved = super().focusNextPrevChild(is_next)
        show_focus(self)
        return has_moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the page by keys, wherever the keyboard is."""
        if not scroll_by_key(self, event):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close, unless something was typed: then ask first."""
        if not self.is_changed():
            super().reject()
            return
        box = message_box(self, self.windowTitle(), tr("Close without keeping what you typed?"))
        ask(box, tr("&Go back to it"), tr("&Don’t keep it"), self._leave)

    def _lay_out(self, title: str, sentence: str) -> None:
        self.page.add(WrappedLabel(title, "heading"))
        self.page.add(WrappedLabel(sentence, "muted"), 4)
        self.page.add(self.summary, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(FooterBar(left=[self.cancel_button], right=[self.keep_button]))

    @Slot()
    def _keep(self) -> None:
        faults = list(self.check())
        if not faults:
            try:
                self.keep()
            except UserError as error:
                faults = [((), " ".join(part for part in (error.message, error.hint) if part))]
        self.summary.show_problems(faults)
        if faults:
            self.page.reveal(self.summary)
            return
        self.accept()
        self._to.changed.emit()

    @Slot()
    def _leave(self) -> None:
        super().reject()


class QuestionsDialog(FormDialog):
    """A dialog of one form."""

    def __init__(
        self,
        title: str,
        sentence: str,
        keep: str,
        questions: Sequence[FormQuestion],
        today: date,
        navigator: Navigator,
        parent: QWidget,
    ) -> None:
        super().__init__(title, sentence, keep, navigator, parent)
        self.form = AnswerForm(questions, today)
        self.page.add(self.form, 16)

    def check(self) -> Sequence[Fault]:
        """Check every field of the form."""
        return self.form.check()

    def answers(self) -> Answers:
        """Return the form's answers."""
        return self.form.values()

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to a field of the form; a refusal of the whole has none."""
        if path:
            self.form.focus_place(path)


def channel_question(
    label: str, channels: Sequence[Channel] = tuple(Channel), question_id: str = "channel"
) -> ChoiceQuestion:
    """Return the question how something went or came."""
    options = tuple(Option(value=channel.value, label=labelled(channel.value)) for channel in channels)
    return ChoiceQuestion(id=question_id, label=label, required=True, options=options)
