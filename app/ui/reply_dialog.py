"""*A reply came*: when, how, what kind, their reference, and the reply itself as words or a file."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.answers import Answers
from app.domain.date_questions import DateQuestion
from app.domain.letters import Channel, kept_file
from app.domain.replies import ReplyKind
from app.domain.text_questions import LongTextQuestion, ReferenceQuestion, TextQuestion
from app.i18n import tr
from app.services.reply_service import Arrival
from app.ui.answer_editor import Fault
from app.ui.answer_form import AnswerForm
from app.ui.file_editor import FileEditor
from app.ui.form_dialog import FormDialog, channel_question
from app.ui.form_parts import DropDown, QuestionBlock
from app.ui.navigator import Navigator
from app.ui.text_editors import left_of_line

CHANNELS = (Channel.EMAIL, Channel.POST, Channel.FORM, Channel.HAND)


def reply_kinds() -> list[tuple[str, str]]:
    """Return the kinds of replies to choose from, "not read yet" first."""
    kinds = [ReplyKind.UNREAD, *(kind for kind in ReplyKind if kind is not ReplyKind.UNREAD)]
    return [(kind.value, kind.label) for kind in kinds]


class KindField(DropDown):
    """The list of what a reply can be."""

    def __init__(self, kind: ReplyKind = ReplyKind.UNREAD) -> None:
        super().__init__(reply_kinds())
        self.setCurrentIndex(self.findData(kind.value))

    def kind(self) -> ReplyKind:
        """Return the chosen kind."""
        return ReplyKind(str(self.currentData()))


class ReplyForm(QWidget):
    """All that is asked about a reply; also part of recording one from before Plaint."""

    def __init__(self, plaint: Plaint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint = plaint
        today = plaint.time.today()
        hint = tr("The day you had it, even if it bears another date.")
        when = DateQuestion(id="on", label=tr("When did it come?"), hint=hint, required=True, not_after="today")
        self.first = AnswerForm((when, channel_question(tr("How did it come?"), CHANNELS)), today)
        self.kind = KindField()
        self._kind_block = QuestionBlock(
            tr("What kind of reply is it?"), left_of_line(self.kind, 460),
            hint=tr("If you are not sure, leave it; you can say it later."), focus=self.kind,
        )  # fmt: skip
        reference = ReferenceQuestion(id="their_ref", label=tr("Their reference, if they give one"))
        words = LongTextQuestion(
            id="text", label=tr("What they wrote"), hint=tr("Paste the words here, or choose the file below."),
        )  # fmt: skip
        self.second = AnswerForm((reference, words), today)
        self.file = FileEditor(TextQuestion(id="file", label=tr("The file, as it came")), plaint)
        self.file.set_value("")
        self._lay_out()
        self.first.set_values({"on": today.isoformat(), "channel": Channel.EMAIL.value})

    def check(self) -> list[Fault]:
        """Say what is wrong under each field; there must be words or a file."""
        faults = [*self.first.check(), *self.second.check()]
        if not self.second.text("text") and not self.file.value():
            faults.append(self.second.add_problem("text", tr("Paste what they wrote, or choose the file")))
        return faults

    def arrival(self) -> Arrival:
        """Return the reply as the service takes it."""
        file = kept_file(str(self.file.value()))
        return Arrival(
            received_on=date.fromisoformat(self.first.text("on")),
            kind=self.kind.kind(),
            channel=Channel(self.first.text("channel")),
            their_ref=self.second.text("their_ref"),
            name=file.name if file else "",
            data=self._plaint.letters.file_bytes(file) if file else b"",
            text=self.second.text("text"),
        )

    def answers(self) -> Answers:
        """Return what stands in the fields."""
        fields: Answers = {"kind": self.kind.kind().value, "file": self.file.value()}
        return self.first.values() | self.second.values() | fields

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to the field of a problem."""
        form = self.first if path[0] in self.first.editors else self.second
        form.focus_place(path)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.first, self._kind_block, self.second, self.file):
            column.addWidget(part)


class ReplyDialog(FormDialog):
    """Keeps a reply in its case."""

    def __init__(self, plaint: Plaint, navigator: Navigator, case_id: int, parent: QWidget) -> None:
        sentence = tr("It is kept as it came. Plaint then works out what is still owed to you.")
        super().__init__(tr("A reply came"), sentence, tr("&Keep the reply"), navigator, parent)
        self._plaint, self._case_id = plaint, case_id
        self.form = ReplyForm(plaint)
        self.page.add(self.form, 16)
        self.start()

    def keep(self) -> None:
        """Keep the reply."""
        reply = self._plaint.replies.add(self._case_id, self.form.arrival())
        if reply.kind is ReplyKind.UNREAD:
            self._to.reply_wanted.emit(reply.id)

    def check(self) -> Sequence[Fault]:
        """Check every field."""
        return self.form.check()

    def answers(self) -> Answers:
        """Return what stands in the fields."""
        return self.form.answers()

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to a field."""
        if path:
            self.form.focus_place(path)
