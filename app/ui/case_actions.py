"""What can be done with a case from its page; each deed asks a service or another page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.errors import UserError
from app.domain.letters import Letter
from app.domain.replies import Reply, ReplyKind
from app.domain.routes import Mend
from app.i18n import tr
from app.services.case_service import CaseView
from app.services.follow_ups import FollowUp
from app.ui.bundle_saving import BundleSaver
from app.ui.case_next_step import NextStep
from app.ui.correct_dialog import CorrectDialog, records_of
from app.ui.delete_dialog import DeleteDialog
from app.ui.exhibit_dialog import ExhibitDialog
from app.ui.kept_files import KeptFiles
from app.ui.navigator import Navigator
from app.ui.note_dialog import ContactDialog, NoteDialog
from app.ui.outcome_dialog import OutcomeDialog
from app.ui.points_dialog import PointsAsker
from app.ui.rename_dialog import RenameDialog
from app.ui.reply_dialog import ReplyDialog
from app.ui.tasks import TaskRunner


class MenuEntry(NamedTuple):
    """One line of the *More* menu: its words and what it does."""

    words: str
    does: Callable[..., object]


class CaseActions(QObject):
    """The deeds of one case's page."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._plaint, self._to, self._window = plaint, navigator, window
        self.case_id = 0
        self.files = KeptFiles(plaint, tasks, window)
        self.files.refused.connect(navigator.refused)
        self.points = PointsAsker(plaint, navigator, window)
        self.bundles = BundleSaver(plaint, tasks, window, navigator)
        self.bundles.refused.connect(navigator.refused)

    def take(self, step: NextStep, *_clicked: bool) -> None:
        """Do the next step."""
        match step.deed:
            case "continue":
                self.carry_on(step.letter_id)
            case "send":
                self.send(step.letter_id)
            case "read":
                self.read(step.reply_id)
            case "reply":
                self.reply()
            case "write":
                self.write(step.template)
            case "start":
                self._write_another()
            case "reopen":
                self._close_or_reopen(is_closed=True)

    def carry_on(self, letter_id: int, *_clicked: bool) -> None:
        """Go on writing a draft."""
        self._to.letter_wanted.emit(letter_id)

    def send(self, letter_id: int, *_clicked: bool) -> None:
        """Show a finished letter, where its sending is recorded."""
        self._to.finished_wanted.emit(letter_id)

    def write(self, template: str, *_clicked: bool) -> None:
        """Begin a letter in this case."""
        self._to.template_wanted.emit(template, self.case_id)

    def reply(self, *brought: object) -> None:
        """Ask about a reply that came; a file that was dropped on the case is in the form already."""
        dialog = ReplyDialog(self._plaint, self._to, self.case_id, self._window)
        for path in brought:
            if isinstance(path, Path):  # a button says only that it was clicked
                dialog.form.file.take(path)
        dialog.open()

    def read(self, reply_id: int, *_clicked: bool) -> None:
        """Read a reply against the points."""
        self._to.reply_wanted.emit(reply_id)

    def mark(self, reply_id: int, kind: ReplyKind) -> None:
        """Keep what kind of reply it is."""
        self._plaint.replies.mark(reply_id, kind)
        self._to.changed.emit()

    def mend(self, follow_up: FollowUp, mend: Mend, *_clicked: bool) -> None:
        """Do what makes a condition of a letter true."""
        if mend.write:
            pack = follow_up.template.name.partition(":")[0]
            self.write(mend.write if ":" in mend.write else f"{pack}:{mend.write}")
        elif mend.answer and follow_up.draft_id:
            self._to.question_wanted.emit(follow_up.draft_id, (mend.answer,))
        elif mend.answer:
            self.write(follow_up.template.name)
        elif mend.add == "reply":
            self.reply()
        elif mend.add == "exhibit":
            self.add_exhibit()

    def add_exhibit(self, *_clicked: bool) -> None:
        """Ask for a piece of evidence."""
        ExhibitDialog(self._plaint, self._to, self.case_id, self._window).open()

    def menu_entries(self, view: CaseView) -> list[MenuEntry | None]:
        """Return what the *More* menu offers for a case as it stands; None parts groups."""
        case = view.case
        is_closed = case.closed_on is not None
        can_correct = bool(records_of(view))
        correct = [MenuEntry(tr("&Correct what was recorded…"), self._correct)] if can_correct else []
        was_sent = any(letter.sending for letter in view.letters)
        outcome = [MenuEntry(tr("Sa&ve an outcome card…"), self._outcome)] if was_sent else []
        closing = tr("&Open the case again") if is_closed else tr("Clo&se the case")
        return [
            MenuEntry(tr("Add a &note…"), self.note),
            MenuEntry(tr("Add a ca&ll or a meeting…"), self._contact),
            MenuEntry(tr("A &reply came…"), self.reply),
            MenuEntry(tr("Add an e&xhibit…"), self.add_exhibit),
            MenuEntry(tr("Make a &bundle…"), partial(self._bundle, case)),
            *outcome,
            None,
            MenuEntry(tr("&Write another letter"), self._write_another),
            MenuEntry(tr("&Add a letter from before…"), self._record),
            *correct,
            None,
            MenuEntry(tr("R&ename the case…"), partial(self._rename, case.title)),
            MenuEntry(closing, partial(self._close_or_reopen, is_closed=is_closed)),
            MenuEntry(tr("&Delete…"), self._delete_some),
        ]

    def note(self, *_clicked: bool) -> None:
        """Ask for a note."""
        NoteDialog(self._plaint, self._to, self.case_id, self._window).open()

    def _close_or_reopen(self, *_clicked: bool, is_closed: bool) -> None:
        """Open a closed case again, or close an open one; either can be taken back."""
        try:
            if is_closed:
                self._plaint.cases.reopen(self.case_id)
            else:
                self._plaint.cases.close(self.case_id)
        except UserError as error:
            self._to.refused.emit(error)
        self._to.changed.emit()

    def discard(self, what: Letter | Reply, *_clicked: bool) -> None:
        """Delete a draft or a reply; it can be brought back."""
        put = self._plaint.bin.put_letter if isinstance(what, Letter) else self._plaint.bin.put_reply
        try:
            self._to.deleted.emit(put(what.id))
        except UserError as error:
            self._to.refused.emit(error)
        self._to.changed.emit()

    def _delete_some(self, *_clicked: bool) -> None:
        DeleteDialog(self._plaint, self._to, self.case_id, self._window).open()

    def _bundle(self, case: Case, *_clicked: bool) -> None:
        self.bundles.ask(case)

    def _outcome(self, *_clicked: bool) -> None:
        OutcomeDialog(self._plaint, self._to, self.case_id, self._window).open()

    def _contact(self, *_clicked: bool) -> None:
        ContactDialog(self._plaint, self._to, self.case_id, self._window).open()

    def _correct(self, *_clicked: bool) -> None:
        CorrectDialog(self._plaint, self._to, self.case_id, self._window).open()

    def _rename(self, title: str, *_clicked: bool) -> None:
        RenameDialog(self._plaint, self._to, self.case_id, title, self._window).open()

    def _write_another(self, *_clicked: bool) -> None:
        self._to.start_wanted.emit(self.case_id)

    def _record(self, *_clicked: bool) -> None:
        self._to.record_wanted.emit(self.case_id)
