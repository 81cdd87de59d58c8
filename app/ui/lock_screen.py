"""What stands in place of the window while the letters are locked: no word of them, only the way in."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.i18n import tr
from app.services.unlocking import Door, Key
from app.ui.banners import Banner
from app.ui.buttons import LinkButton, PrimaryButton
from app.ui.error_reporter import ErrorReporter
from app.ui.form_parts import QuestionBlock
from app.ui.labels import IconLabel, WrappedLabel
from app.ui.page_parts import Card, ScrollPage
from app.ui.passphrase_field import PassphraseField
from app.ui.tasks import TaskRunner

SMALLEST = (560, 560)
_CARD_WIDTH = 520
_SECOND_MS = 1000


class LockScreen(QWidget):
    """A window of its own.

    Signals:
        opened: The key, and whether the recovery code found it.
        somebody_else: Whoever is here wants to open other letters.
    """

    opened = Signal(object, bool)
    somebody_else = Signal()

    def __init__(self, door: Door, whose: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._door = door
        self._is_code = False
        self.tasks = TaskRunner(self)
        self.reporter = ErrorReporter(self)
        self.tasks.crashed.connect(self.reporter.show_bug)
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self._count)
        self.setWindowTitle(tr("Plaint"))
        self.setMinimumSize(*SMALLEST)
        self._make_parts()
        self._lay_out(whose)
        self._ask(is_code=False)

    def show_refused(self, error: UserError) -> None:
        """Say why it did not open."""
        self._refusal.set_sentence(f"{error.message} {error.hint}".strip(), bold=error.message)
        self._refusal.show()
        self._set_busy(is_busy=False)
        self._field.line.setFocus()
        self._count()

    @Slot()
    def open_lock(self) -> None:
        """Try what was typed; reckoning takes a moment, on purpose."""
        typed = self._field.text()
        if not typed or not self._open.isEnabled():
            return
        self._set_busy(is_busy=True)
        find = self._door.by_code if self._is_code else self._door.by_passphrase
        self.tasks.run(self, partial(find, typed), self._found, self._failed)

    @property
    def _field(self) -> PassphraseField:
        return self._code if self._is_code else self._passphrase

    def _make_parts(self) -> None:
        self._passphrase, self._code = PassphraseField(), PassphraseField()
        self._code.show_always(is_shown=True)  # it is copied from paper
        self._blocks = (
            QuestionBlock(tr("Passphrase"), self._passphrase, focus=self._passphrase.line),
            QuestionBlock(tr("Recovery code"), self._code, focus=self._code.line),
        )
        for field in (self._passphrase, self._code):
            field.entered.connect(self.open_lock)
        self._words = WrappedLabel("", "muted")
        self._refusal = Banner("think", "", icon="lock")
        self._refusal.hide()
        self._open = PrimaryButton(tr("&Open"), icon="unlock", size="large")
        self._open.clicked.connect(self.open_lock)
        self._other_way = LinkButton("")
        self._other_way.clicked.connect(self._turn)

    def _lay_out(self, whose: str) -> None:
        card = Card(padding=36)
        card.setMaximumWidth(_CARD_WIDTH)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconLabel("lock", 28, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        title = tr("{name}: your letters are locked").format(name=whose) if whose else tr("Your letters are locked")
        row.addWidget(WrappedLabel(title, "title"), 1)
        card.add(head)
        card.add(self._words, 6)
        for block in self._blocks:
            card.add(block, 18)
        card.add(self._refusal, 14)
        card.add(self._open, 18)
        card.add(self._other_way, 16)
        if whose:
            other = LinkButton(tr("&Somebody else"))
            other.clicked.connect(self.somebody_else)
            card.add(other, 10)
        page = ScrollPage()
        page.add(card, 40, is_centred=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _ask(self, *, is_code: bool) -> None:
        self._is_code = is_code
        for block, is_shown in zip(self._blocks, (not is_code, is_code), strict=True):
            block.setVisible(is_shown)
        by_code = tr(
            "Type the recovery code that you printed or saved: seven groups of four. You choose a new passphrase then."
        )
        by_words = tr("Everything is kept under your passphrase. Nothing of it can be read until you open it.")
        self._words.setText(by_code if is_code else by_words)
        self._other_way.setText(tr("Use the &passphrase") if is_code else tr("I &forgot it: use the recovery code"))
        self._field.line.setFocus()

    @Slot()
    def _turn(self) -> None:
        self._refusal.hide()
        self._ask(is_code=not self._is_code)

    def _found(self, key: Key) -> None:
        self._passphrase.clear()
        self._code.clear()
        self._set_busy(is_busy=False)
        self.opened.emit(key, self._is_code)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._field.line.selectAll()
            self.show_refused(error)
        else:
            self._set_busy(is_busy=False)
            self.reporter.show_bug(error)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._open.setEnabled(not is_busy)
        self._open.setText(tr("Opening …") if is_busy else tr("&Open"))

    @Slot()
    def _count(self) -> None:
        """Count the wait down on the button."""
        seconds = self._door.wait_seconds
        self._open.setEnabled(seconds == 0)
        self._open.setText(tr("Try again in {n} s").format(n=seconds) if seconds else tr("&Open"))
        if seconds and not self._second.isActive():
            self._second.start()
        elif not seconds:
            self._second.stop()
