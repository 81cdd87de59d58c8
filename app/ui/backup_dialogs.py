"""The dialogs that ask for the passphrase of a backup: a new one before it is made, its own before it is restored."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.answers import Answers
from app.domain.passphrase_hints import hint
from app.i18n import tr
from app.ui.answer_editor import Fault
from app.ui.form_dialog import FormDialog
from app.ui.form_parts import QuestionBlock
from app.ui.navigator import Navigator
from app.ui.passphrase_field import PassphraseField


class _Asking(FormDialog):
    """Asks for something secret.

    Signals:
        given: What was typed.
    """

    given = Signal(str)

    def __init__(
        self, words: tuple[str, str, str], labels: Sequence[str], navigator: Navigator, parent: QWidget
    ) -> None:
        title, sentence, keep = words
        super().__init__(title, sentence, keep, navigator, parent)
        self._fields = [PassphraseField(can_show=place == 0) for place in range(len(labels))]
        self._blocks = [
            QuestionBlock(label, field, focus=field.line) for label, field in zip(labels, self._fields, strict=True)
        ]
        for block in self._blocks:
            self.page.add(block, 18)
        self.start()

    def keep(self) -> None:
        """Hand it on."""
        self.given.emit(self._fields[0].text())

    def check(self) -> Sequence[Fault]:
        """See that something was typed, and the same in each field."""
        first, *others = [field.text() for field in self._fields]
        faults: list[Fault] = [] if first.strip() else [(("0",), tr("Type the passphrase."))]
        faults += [(("1",), tr("The two are not the same. Type it once more.")) for other in others if other != first]
        for place, block in enumerate(self._blocks):
            block.set_problem(next((message for path, message in faults if path == (str(place),)), ""))
        return faults

    def answers(self) -> Answers:
        """Return what was typed, to see whether anything was."""
        return {str(place): field.text() for place, field in enumerate(self._fields)}

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard into a field."""
        if path:
            self._blocks[int(path[0])].focus_field()


class NewBackupDialog(_Asking):
    """Asks for the passphrase of a backup of letters that have none."""

    def __init__(self, navigator: Navigator, parent: QWidget) -> None:
        words = (
            tr("A passphrase for the backup"),
            tr("A stick may get lost. The backup opens with this passphrase and with nothing else: write it down."),
            tr("&Go on"),
        )
        super().__init__(words, (tr("Passphrase of the backup"), tr("The passphrase once more")), navigator, parent)
        self._blocks[0].set_hint(hint(""))
        self._fields[0].edited.connect(self._advise)

    def _advise(self, typed: str) -> None:
        self._blocks[0].set_hint(hint(typed))


class OpenBackupDialog(_Asking):
    """Asks for what opens a backup."""

    def __init__(self, name: str, navigator: Navigator, parent: QWidget) -> None:
        words = (
            tr("Open “{name}”").format(name=name),
            tr("All of it is tried before anything is changed. You decide then."),
            tr("&Try it"),
        )
        super().__init__(words, (tr("The passphrase of that time, or the recovery code"),), navigator, parent)
