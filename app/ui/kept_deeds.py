"""What a person does on a page, kept at once; where the disk refuses, it waits here and is tried again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.errors import DiskError, UserError
from app.ui.writing_session import AGAIN_AFTER_MS


class KeptDeeds(QObject):
    """Deeds by their names: a later one of the same name takes the place of one that still waits.

    Signals:
        refused: A deed could not be kept; carries the UserError. It is said once while the disk refuses.
    """

    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Callable[[], object]] = {}
        self._is_told = False
        self._again = QTimer(self, singleShot=True, interval=AGAIN_AFTER_MS)
        self._again.timeout.connect(self.keep_all)

    def keep(self, name: str, deed: Callable[[], object]) -> bool:
        """Do a deed, after those that wait; return whether all are done."""
        self._waiting.pop(name, None)
        self._waiting[name] = deed
        return self.keep_all()

    @Slot()
    def keep_all(self) -> bool:
        """Try what waits; return whether nothing waits any more. What is refused for its own sake does not wait."""
        self._again.stop()
        is_done = True
        for name, deed in list(self._waiting.items()):
            try:
                deed()
            except DiskError as error:
                self._wait(error)
                return False
            except UserError as error:
                self.refused.emit(error)
                is_done = False
            del self._waiting[name]
        self._is_told = False
        return is_done

    def _wait(self, error: DiskError) -> None:
        self._again.start()
        if not self._is_told:
            self._is_told = True
            self.refused.emit(error)
