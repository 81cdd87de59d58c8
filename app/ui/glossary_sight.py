"""Words that are explained where the mouse rests on them; no page has to know of it."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import Plaint
from app.domain.glossary import UsedWord
from app.ui.glossary_dialog import GlossaryDialog
from app.ui.labels import WrappedLabel

SETTLED_MS = 300  # the page stands, and nobody is moving through it
_MARKED_ROLES = frozenset({"body", "hint", "muted"})


class GlossarySight(QObject):
    """Looks at what is shown around the keyboard whenever that moves; a word is underlined once on a page."""

    def __init__(self, window: QWidget, plaint: Plaint) -> None:
        super().__init__(window)
        self._window, self._plaint = window, plaint
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.mark)
        self._listens = False

    def listen(self) -> None:
        """Look from now on."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._listens:
            self._listens = True
            app.focusChanged.connect(self._focus_moved)

    @Slot()
    def show(self) -> None:
        """Explain all words, those on what the window shows before the others."""
        used = (used.explained for _label, found in self._looked_at(self._window) for used in found)
        GlossaryDialog(self._plaint.glossary.glossary(), list(dict.fromkeys(used)), self._window).open()

    @Slot()
    def mark(self) -> None:
        """Underline what is explained of what is shown, each word where it stands first."""
        active = QApplication.activeWindow()
        if active is None or not (active is self._window or self._window.isAncestorOf(active)):
            return
        told: set[str] = set()
        for label, found in self._looked_at(active):
            first = [used for used in found if used.explained.word not in told]
            told |= {used.explained.word for used in first}
            label.show_explained([(used.start, used.end) for used in first], "\n".join(map(_explanation, first)))

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            self._settled.start()

    def _looked_at(self, window: QWidget) -> Iterator[tuple[WrappedLabel, list[UsedWord]]]:
        glossary = self._plaint.glossary.glossary()
        for label in window.findChildren(WrappedLabel):
            if label.isVisible() and label.property("role") in _MARKED_ROLES:
                yield label, glossary.used_in(label.text())


def _explanation(used: UsedWord) -> str:
    return f"{used.explained.word}: {used.explained.meaning}"
