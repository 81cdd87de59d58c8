"""The three columns in which a letter is written and checked: outline, page with its footer, the letter."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.buttons import Button, PrimaryButton
from app.ui.interview_outline import InterviewOutline
from app.ui.page_keys import PageKey, take_key
from app.ui.page_parts import FooterBar

# Below this width of the window the letter takes the page's place when it is asked for.
WIDE = 1180
WIDEST_FORM = 660
_WIDEST_MIDDLE = WIDEST_FORM + 64 + 16


class WritingFrame(QWidget):
    """Outline, page and letter side by side; in a narrow window a button shows the letter instead of the page.

    `faces` is what that button says to show the letter, and to show the page again.
    """

    back_asked = Signal()
    on_asked = Signal()
    letter_shown = Signal(bool)

    def __init__(
        self,
        outline: InterviewOutline,
        page: QWidget,
        letter: QWidget,
        on: str,
        *,
        faces: tuple[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._to_letter, self._to_page = faces or (tr("Show the &letter"), tr("Show the &questions"))
        self._letter, self._is_wide, self._is_showing_letter = letter, True, False
        self.back = Button(tr("&Back"), icon="back")
        self.back.clicked.connect(self.back_asked)
        self._switch = Button(self._to_letter, icon="eye")
        self._switch.clicked.connect(self._turn)
        self.on = PrimaryButton(on)
        self.on.clicked.connect(self.on_asked)
        self.footer = FooterBar(left=[self.back], right=[self._switch, self.on])
        self._middle, self._faces = QWidget(), QStackedWidget()
        self._faces.addWidget(page)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._faces, 1)
        column.addWidget(self.footer)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(outline)
        self._row.addWidget(self._middle, 1)
        self._row.addWidget(letter)
        self._arrange(is_wide=True)

    def take_keys(self) -> None:
        """Let the keys to continue press the primary button from everywhere on the page."""
        take_key(PageKey.CONTINUE, self, self.on.click)

    def show_page(self) -> None:
        """Go back from the letter to the page, in a narrow window."""
        if self._is_showing_letter:
            self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the columns for the width."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= WIDE
        if is_wide != self._is_wide:
            self._arrange(is_wide=is_wide)
        self._middle.setMaximumWidth(_WIDEST_MIDDLE if is_wide else 16_777_215)

    def _arrange(self, *, is_wide: bool) -> None:
        self._is_wide, self._is_showing_letter = is_wide, False
        self._switch.setVisible(not is_wide)
        if is_wide:
            self._row.addWidget(self._letter, 0)
            self._letter.show()
        else:
            self._faces.addWidget(self._letter)
        self._show_face()

    def _turn(self) -> None:
        self._is_showing_letter = not self._is_showing_letter
        self._show_face()
        self.letter_shown.emit(self._is_showing_letter)

    def _show_face(self) -> None:
        self._faces.setCurrentIndex(1 if self._is_showing_letter else 0)
        self._switch.setText(self._to_page if self._is_showing_letter else self._to_letter)
