"""The fingerprint of a history as it stood when a letter was finished: shown, explained, copied to be sent along."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.history import grouped
from app.i18n import tr
from app.ui.buttons import LinkButton
from app.ui.desktop import copy_text
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Disclosure


class ProofOfRecord(QWidget):
    """Shut until somebody wants it; nothing at all for a letter whose history has no fingerprint."""

    def __init__(self, head: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = head
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 4, 0, 0)
        lines.setSpacing(6)
        why = tr(
            "This fingerprint stands for the history of the case up to this letter. Somebody else who notes it, for "
            "example because you send it along, can tell later that nothing before it was changed."
        )
        lines.addWidget(WrappedLabel(why, "hint"))
        self.figures = WrappedLabel(grouped(head), "code")
        self.figures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.figures.setAccessibleName(tr("Fingerprint of the history"))
        lines.addWidget(self.figures)
        self.link = LinkButton(tr("Copy the fin&gerprint"), icon="copy")
        self.link.clicked.connect(self._copy)
        lines.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Disclosure(tr("Proof that nothing was changed later"), inside))
        if not head:
            self.hide()

    @Slot()
    def _copy(self) -> None:
        copy_text(grouped(self._head))
        self.link.setText(tr("Copied"))
