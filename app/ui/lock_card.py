"""The card of the settings about the passphrase: what there is, what one can do, and what it does not protect."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.choice_questions import ChoiceQuestion, Option
from app.domain.errors import UserError
from app.i18n import tr, trn
from app.settings import LOCK_AFTER
from app.ui.answer_form import AnswerForm
from app.ui.banners import Banner
from app.ui.buttons import Button, PrimaryButton
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import Card, Disclosure, empty
from app.ui.passphrase_dialog import CHANGE, NEW_CODE, PUT_ON, TAKE_OFF, PassphraseDialog
from app.ui.recovery_code_dialog import RecoveryCodeDialog


class LockCard(Card):
    """Looks again after each change.

    Signals:
        minutes_changed: The time until it locks by itself is another one.
    """

    minutes_changed = Signal()

    def __init__(self, plaint: Plaint, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self._plaint, self._to = plaint, navigator
        self._state = QVBoxLayout()
        self._state.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self._state)
        self.add(holder)
        self._remember = QCheckBox(tr("&Open without asking when I start Plaint (this computer’s keyring remembers)"))
        self._remember.clicked.connect(self._set_remember)
        self.add(self._remember, 12)
        self._minutes = AnswerForm((_minutes_question(),), plaint.time.today())
        self._minutes.edited.connect(self._set_minutes)
        self.add(self._minutes, 14)
        self.add(Disclosure(tr("What a passphrase does not protect"), _limits()), 12)
        self._shown: bool | None = None
        self.refresh()

    def refresh(self) -> None:
        """Say how things stand."""
        is_on = self._plaint.lock.is_on
        if is_on != self._shown:
            self._shown = is_on
            empty(self._state)
            self._state.addWidget(self._banner(is_on=is_on))
            for copy in self._plaint.lock.readable_copies:
                self._state.addSpacing(8)
                self._state.addWidget(_still_readable(copy.relative_to(self._plaint.data)))
            self._state.addSpacing(12)
            self._state.addWidget(self._deeds(is_on=is_on))
        self._remember.setVisible(is_on)
        self._minutes.setVisible(is_on)
        self._remember.setChecked(is_on and self._plaint.lock.remembers)
        self._minutes.set_values({"lock_after": self._plaint.settings.load().lock_after})

    def _banner(self, *, is_on: bool) -> Banner:
        if is_on:
            keys = QKeySequence("Ctrl+L").toString(QKeySequence.SequenceFormat.NativeText)
            sentence = tr("Letters, evidence, search and backups are encrypted. {keys} locks them at once.")
            sentence = sentence.format(keys=keys)
            return Banner("met", sentence, title=tr("Passphrase on"), icon="lock")
        sentence = tr("Anybody who can use this computer account can read your cases.")
        return Banner("think", sentence, title=tr("Not locked"), icon="unlock")

    def _deeds(self, *, is_on: bool) -> Flow:
        deeds = Flow()
        if not is_on:
            put_on = PrimaryButton(tr("&Set a passphrase"), icon="lock")
            put_on.clicked.connect(partial(self.ask, PUT_ON))
            deeds.add(put_on)
            return deeds
        for words, deed in (
            (tr("Change the &passphrase"), CHANGE),
            (tr("New &recovery code"), NEW_CODE),
            (tr("&Take the passphrase off"), TAKE_OFF),
        ):
            button = Button(words)
            button.clicked.connect(partial(self.ask, deed))
            deeds.add(button)
        return deeds

    @Slot()
    def ask(self, deed: str) -> PassphraseDialog:
        """Open the dialog of one deed."""
        dialog = PassphraseDialog(self._plaint, deed, self._to, self)
        dialog.code_made.connect(self._show_code)
        dialog.open()
        return dialog

    @Slot(str)
    def _show_code(self, code: str) -> None:
        RecoveryCodeDialog(code, self._to, self.window()).open()

    @Slot(bool)
    def _set_remember(self, is_wanted: bool) -> None:
        try:
            does = self._plaint.lock.remember(is_wanted=is_wanted)
        except UserError as error:
            self._to.refused.emit(error)
            does = not is_wanted
        self._remember.setChecked(does)
        if is_wanted and not does:
            hint = tr("Nothing is lost by that: you type the passphrase when you start Plaint.")
            self._to.refused.emit(UserError(tr("This computer has no keyring that Plaint can use."), hint))

    @Slot(str)
    def _set_minutes(self, name: str) -> None:
        try:
            self._plaint.settings.save(self._plaint.settings.load().changed(name, self._minutes.text(name)))
        except UserError as error:
            self._to.refused.emit(error)
            return
        self.minutes_changed.emit()


def _still_readable(copy: Path) -> Banner:
    words = tr("It is damaged and could not be locked: anybody can read it. Delete it if you do not need it.")
    return Banner("think", words, title=str(copy), icon="unlock")


def _minutes_question() -> ChoiceQuestion:
    never = {"0": tr("Never by itself")}
    options = tuple(
        Option(value=value, label=never.get(value) or trn("After {n} minute", "After {n} minutes", int(value)))
        for value in LOCK_AFTER
    )
    return ChoiceQuestion(id="lock_after", label=tr("Lock when nobody is here"), options=options)


def _limits() -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(4)
    for sentence in (
        tr("The screen, while Plaint is open: whoever looks over your shoulder reads along."),
        tr("What left Plaint: e-mails in your mail program, letters you printed or saved in other folders."),
        tr("The names of the packs you installed, and how large everything is."),
        tr("Copies from before you set it that lie elsewhere: on a stick, in a synced folder, in a system backup."),
        tr("A computer with a program on it that watches what is typed."),
    ):
        column.addWidget(WrappedLabel(f"• {sentence}", "hint"))
    return box
