"""The dialogs that put a passphrase on, change it, take it off, or make a new recovery code."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.bootstrap import Plaint
from app.domain.answers import Answers
from app.domain.errors import LockedError
from app.domain.passphrase_hints import hint
from app.domain.recovery_codes import plain_code
from app.i18n import tr
from app.ui.answer_editor import Fault
from app.ui.form_dialog import FormDialog
from app.ui.form_parts import QuestionBlock
from app.ui.navigator import Navigator
from app.ui.passphrase_field import PassphraseField

PUT_ON, CHANGE, RENEW, NEW_CODE, TAKE_OFF = "put-on", "change", "renew", "new-code", "take-off"


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    sentence: str
    keep: str
    fields: tuple[str, ...]


class PassphraseDialog(FormDialog):
    """One of the five deeds; whoever changes a lock shows first that they may.

    Signals:
        code_made: A new recovery code, to be shown once.
    """

    code_made = Signal(str)

    def __init__(self, plaint: Plaint, deed: str, navigator: Navigator, parent: QWidget) -> None:
        words = _words()[deed]
        super().__init__(words.title, words.sentence, words.keep, navigator, parent)
        self._plaint, self._deed = plaint, deed
        self._fields: dict[str, PassphraseField] = {}
        self._blocks: dict[str, QuestionBlock] = {}
        for name in words.fields:
            self._add(name)
        if "new" in self._fields:
            self._fields["new"].edited.connect(lambda typed: self._blocks["new"].set_hint(hint(typed)))
        self.start()

    def keep(self) -> None:
        """Do it; raises UserError when the passphrase is another one or the disk refuses."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # many photos take seconds to be written anew
        try:
            self._do()
        finally:
            QGuiApplication.restoreOverrideCursor()

    def check(self) -> Sequence[Fault]:
        """See that something was typed, and the same twice."""
        faults: list[Fault] = [
            ((name,), tr("Type the passphrase."))
            for name in ("now", "new")
            if name in self._fields and not self._text(name).strip()
        ]
        if "new" in self._fields and self._text("new") != self._text("again"):
            faults.append((("again",), tr("The two are not the same. Type it once more.")))
        for name, block in self._blocks.items():
            block.set_problem(next((message for path, message in faults if path == (name,)), ""))
        return faults

    def answers(self) -> Answers:
        """Return what was typed, to see whether anything was."""
        return {name: field.text() for name, field in self._fields.items()}

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard into a field."""
        if path:
            self._blocks[str(path[0])].focus_field()

    def _do(self) -> None:
        lock = self._plaint.lock
        if "now" in self._fields:
            self._check_now()
        match self._deed:
            case "put-on":
                self.code_made.emit(lock.put_on(self._text("new")))
            case "change" | "renew":
                lock.change(self._text("new"))
            case "new-code":
                self.code_made.emit(lock.new_code())
            case _:
                lock.take_off()

    def _add(self, name: str) -> None:
        labels = {
            "now": tr("Your passphrase, or the recovery code"),
            "new": tr("New passphrase"),
            "again": tr("The new passphrase once more"),
        }
        field = PassphraseField(can_show=name != "again")
        block = QuestionBlock(labels[name], field, hint=hint("") if name == "new" else "", focus=field.line)
        field.set_about(labels[name])
        self._fields[name], self._blocks[name] = field, block
        self.page.add(block, 18)

    def _check_now(self) -> None:
        typed, lock = self._text("now"), self._plaint.lock
        try:
            lock.check_code(typed) if plain_code(typed) else lock.check(typed)
        except LockedError as error:
            self._blocks["now"].set_problem(error.message)
            raise

    def _text(self, name: str) -> str:
        return self._fields[name].text()


def _words() -> dict[str, _Words]:
    changes = ("now", "new", "again")
    return {
        PUT_ON: _Words(
            tr("Set a passphrase"),
            tr(
                "Letters, evidence and backups can be read with it only. You get a recovery code in case you forget it."
            ),
            tr("&Lock with this passphrase"),
            ("new", "again"),
        ),
        CHANGE: _Words(
            tr("Change the passphrase"), tr("Your recovery code stays the same."), tr("&Change the passphrase"), changes
        ),
        RENEW: _Words(
            tr("Choose a new passphrase"),
            tr("You came in with the recovery code. It stays the same."),
            tr("&Keep the new passphrase"),
            ("new", "again"),
        ),
        NEW_CODE: _Words(
            tr("Make a new recovery code"),
            tr("The old code opens nothing any more then, on whatever paper it is."),
            tr("&Make a new code"),
            ("now",),
        ),
        TAKE_OFF: _Words(
            tr("Take the passphrase off"),
            tr("Anybody who can use this computer account can read your letters then. Backups in files stay locked."),
            tr("&Take it off"),
            ("now",),
        ),
    }
