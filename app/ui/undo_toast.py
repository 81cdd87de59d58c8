"""What was just deleted, with Undo, at the foot of the window for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.binned import Binned
from app.domain.errors import UserError
from app.i18n import tr
from app.ui.announcements import announce
from app.ui.buttons import Button
from app.ui.labels import IconLabel, WrappedLabel
from app.ui.navigator import Navigator
from app.ui.theme import text_px

SHOWN_MS = 12_000
_GAP, _WIDEST = 12, 620
_FOOTER_PX, USUAL_PX = 60, 15  # a page's Back and Continue stay in reach


class UndoToast(QFrame):
    """Says what went to the bin; while the mouse or the keyboard is on it, it stays."""

    def __init__(self, plaint: Plaint, navigator: Navigator, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "toast")
        self._plaint, self._to, self._window, self._bin_id = plaint, navigator, window, 0
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(12)
        self.words = WrappedLabel("")
        self.undo_button = Button(tr("&Undo"))
        self.undo_button.clicked.connect(self._undo)
        self._close = Button("", icon="cross", kind="quiet")
        self._close.setAccessibleName(tr("Close this note"))
        self._close.clicked.connect(self.hide)
        row.addWidget(IconLabel("bin", 20, "text"))
        row.addWidget(self.words, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self._close)
        self._pause = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._pause.timeout.connect(self._leave)
        self.hide()
        window.installEventFilter(self)

    @Slot(object)
    def show_deleted(self, binned: Binned) -> None:
        """Say what was deleted."""
        self._bin_id = binned.id
        self.words.setText(tr("Deleted: {title}. It is in the bin for thirty days.").format(title=binned.title))
        self.setAccessibleName(self.words.text())
        self._place()
        self.show()
        self.raise_()
        self._pause.start()
        announce(self, self.words.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _undo(self) -> None:
        self.hide()
        try:
            self._plaint.bin.restore(self._bin_id)
        except UserError as error:
            self._to.refused.emit(error)
        self._to.changed.emit()

    @Slot()
    def _leave(self) -> None:
        """Go, unless somebody is about to press the button."""
        if self.underMouse() or self.undo_button.hasFocus() or self._close.hasFocus():
            self._pause.start()
        else:
            self.hide()

    def _place(self) -> None:
        width = min(_WIDEST, self._window.width() - 2 * _GAP)
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        below = round(_FOOTER_PX * text_px("body") / USUAL_PX) + _GAP
        self.setGeometry((self._window.width() - width) // 2, self._window.height() - height - below, width, height)
