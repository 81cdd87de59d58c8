"""What is asked about a letter from before Plaint, and which case it belongs to."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.answers import Answers
from app.domain.date_questions import DateQuestion
from app.domain.letters import Channel, kept_file
from app.domain.point_lists import listed_points, typed_points
from app.domain.text_questions import LongTextQuestion, TextQuestion
from app.i18n import tr, trn
from app.services.case_service import NewCase
from app.services.recording_service import WrittenElsewhere
from app.services.sending_account import SendingAccount
from app.ui.answer_editor import Fault
from app.ui.answer_form import AnswerForm, FormQuestion
from app.ui.buttons import LinkButton
from app.ui.file_editor import FileEditor
from app.ui.form_dialog import channel_question
from app.ui.form_parts import DropDown, QuestionBlock
from app.ui.text_editors import left_of_line

NEW = SOMEBODY_ELSE = ""


class CaseChoice(QWidget):
    """A case that is there, or a new one with its title and its organisation."""

    def __init__(self, plaint: Plaint, case_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = plaint.time.today()
        cases = [view.case for view in plaint.cases.views.overviews()]
        self._directory = {entry.organisation.id: entry.organisation for entry in plaint.organisations.directory()}
        self.which = DropDown(
            [(NEW, tr("A new case")), *((str(case.id), f"{case.title} ({case.ref})") for case in cases)]
        )
        self.which.setCurrentIndex(max(0, self.which.findData(str(case_id) if case_id else NEW)))
        self.which.activated.connect(self._show_new)
        names = [(known.id, known.name) for known in self._directory.values()]
        self.organisation = DropDown([(SOMEBODY_ELSE, tr("Somebody else")), *names])
        self.organisation.activated.connect(self._show_new)
        label = tr("What do you call it?")
        self.form = AnswerForm([TextQuestion(id="title", label=label, required=True, max_chars=120)], today)
        self.name = AnswerForm([TextQuestion(id="name", label=tr("Their name"), required=True, max_chars=200)], today)
        self._lay_out(has_cases=bool(cases))
        self._show_new()

    def case_id(self) -> int:
        """Return the chosen case's number; 0 for a new one."""
        return int(str(self.which.currentData() or 0))

    def new_case(self) -> NewCase:
        """Return what the new case is opened with."""
        known = self._directory.get(str(self.organisation.currentData()))
        if known is None:
            return NewCase(self.form.text("title"), self.name.text("name"))
        return NewCase(self.form.text("title"), known.name, known.id, known.kind, known.nation)

    def check(self) -> list[Fault]:
        """Check what a new case needs."""
        if self.case_id():
            return []
        return [*self.form.check(), *([] if self.name.isHidden() else self.name.check())]

    def answers(self) -> Answers:
        """Return what stands in the fields."""
        return self.form.values() | self.name.values()

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to a field."""
        form = self.name if path[0] == "name" else self.form
        form.focus_place(path)

    @Slot()
    def _show_new(self) -> None:
        """Ask for title and organisation only of a new case, for a name only where none was chosen."""
        is_new = self.case_id() == 0
        for part in (self.form, self._organisation_block):
            part.setVisible(is_new)
        self.name.setVisible(is_new and not self.organisation.currentData())

    def _lay_out(self, *, has_cases: bool) -> None:
        which = left_of_line(self.which, 460)
        case = QuestionBlock(tr("Which case does it belong to?"), which, focus=self.which, parent=self)
        case.setVisible(has_cases)
        field = left_of_line(self.organisation, 460)
        self._organisation_block = QuestionBlock(tr("Which organisation is it about?"), field, focus=self.organisation)
        _stack(self, (case, self.form, self._organisation_block, self.name))


class LetterForm(QWidget):
    """What is known of a letter that was sent without Plaint."""

    def __init__(self, plaint: Plaint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint = plaint
        today = plaint.time.today()
        self.kind = DropDown([(template.name, template.title) for template in plaint.packs.templates()])
        kind_block = QuestionBlock(
            tr("What kind of letter is it?"), left_of_line(self.kind, 460),
            hint=tr("Choose the nearest; its dates are watched as for a letter from Plaint."), focus=self.kind,
        )  # fmt: skip
        self.form = AnswerForm(_questions(), today)
        self.words = AnswerForm([points_question(), _words_question()], today)
        self.file = FileEditor(TextQuestion(id="file", label=tr("The letter as you sent it")), plaint)
        self.file.set_value("")
        self.take = LinkButton("")
        self.take.clicked.connect(self._take_list)
        self.take.hide()
        self.words.edited.connect(self._propose)
        self.file.edited.connect(self._read_file)
        self._listed: tuple[str, ...] = ()  # in the file
        _stack(self, (kind_block, self.form, self.words, self.take, self.file))
        self.form.set_values({"channel": Channel.EMAIL.value})

    def check(self) -> list[Fault]:
        """Say what is wrong under each field; there must be words or a file."""
        faults = [*self.form.check(), *self.words.check()]
        if not self.words.text("text") and not self.file.value():
            faults.append(self.words.add_problem("text", tr("Paste the letter’s words, or choose its file")))
        if not faults and self._received() and str(self._received()) < self.form.text("sent_on"):
            message = tr("The day they received it can’t be before the day you sent it")
            faults.append(self.form.add_problem("received", message))
        return faults

    def written(self) -> WrittenElsewhere:
        """Return the letter as the service takes it."""
        file = kept_file(str(self.file.value()))
        name, data = tr("letter.txt"), self.words.text("text").encode()
        if file is not None:
            name, data = file.name, self._plaint.letters.file_bytes(file)
        account = SendingAccount(
            sent_on=date.fromisoformat(self.form.text("sent_on")),
            channel=Channel(self.form.text("channel")),
            address=self.form.text("address"),
            received=self._received(),
        )
        points = tuple({"statement": each} for each in typed_points(self.words.text("points")))
        template = self._plaint.packs.template(str(self.kind.currentData()))
        return WrittenElsewhere(template, name, data, account, points)

    def answers(self) -> Answers:
        """Return what stands in the fields."""
        return self.form.values() | self.words.values() | {"letter file": self.file.value()}

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to a field."""
        form = self.form if path[0] in self.form.editors else self.words
        form.focus_place(path)

    @Slot()
    def _propose(self) -> None:
        """Offer the list that stands in the letter's words, while no points were written down."""
        found = () if self.words.text("points") else self._found()
        said = trn("Take the {n} point", "Take the {n} points that are listed in the letter", len(found))
        self.take.setText(said)
        self.take.setVisible(bool(found))

    @Slot()
    def _read_file(self) -> None:
        """Look for a list in the letter's file."""
        file = kept_file(str(self.file.value()))
        data = self._plaint.letters.file_bytes(file) if file else b""
        self._listed = self._plaint.recording.proposed_points(file.name, data) if file else ()
        self._propose()

    def _found(self) -> tuple[str, ...]:
        """Return the points that are listed in the words, or else in the file."""
        return listed_points(self.words.text("text")) or self._listed

    @Slot()
    def _take_list(self) -> None:
        self.words.set_values({**self.words.values(), "points": "\n".join(self._found())})
        self._propose()
        self.words.focus_place(("points",))

    def _received(self) -> date | None:
        text = self.form.text("received")
        return date.fromisoformat(text) if text else None


def _questions() -> tuple[FormQuestion, ...]:
    return (
        DateQuestion(id="sent_on", label=tr("When did you send it?"), required=True, not_after="today"),
        channel_question(tr("How did you send it?")),
        TextQuestion(id="address", label=tr("Where did you send it, if you know?"), max_chars=400),
        DateQuestion(
            id="received",
            label=tr("When did they receive it, if you know?"),
            hint=tr("Leave it empty, and Plaint counts with the day that the rules assume."),
            not_after="today",
        ),
    )


def points_question() -> LongTextQuestion:
    """Return the question for the points that a letter from elsewhere made."""
    hint = tr(
        "One on each line, or a list pasted from the letter: its numbers and bullets are taken away. Plaint numbers "
        "the points and shows which are still open. You can leave this empty, and enter them later."
    )
    return LongTextQuestion(id="points", label=tr("Which points did the letter make?"), hint=hint)


def _words_question() -> LongTextQuestion:
    hint = tr("Paste them here, or choose the file below.")
    return LongTextQuestion(id="text", label=tr("The letter’s words"), hint=hint)


def _stack(parent: QWidget, parts: Sequence[QWidget]) -> None:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for part in parts:
        column.addWidget(part)
