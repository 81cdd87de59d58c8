"""Reads replies for a window that must not stand still: it waits a moment for the words, and then goes on without them.

Almost every reply is read in a twentieth of a second. One that is made to take long is read on in a thread, while the
page says so; whoever asks again gets what was read by then. The last few are kept, so that a file which had to be
stopped is not read again at each look.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from app.domain.incoming_replies import IncomingReply
from app.i18n import tr

PATIENCE_S = 1.0
_KEPT = 4
ReadFile: TypeAlias = Callable[[str, bytes], IncomingReply]


def still_reading() -> str:
    """Return what is said of a file that is not read yet."""
    return tr("Plaint is still reading this file. It is kept as it came; its words appear here when they are read.")


class PatientReader:
    """Reads files; a window sets how long its own thread waits for one.

    Attributes:
        patience_s: Seconds; None, as on the command line, to wait until the file is read or was stopped.
    """

    def __init__(self, read: ReadFile) -> None:
        self.patience_s: float | None = None
        self._read = read
        self._kept: OrderedDict[bytes, _Reading] = OrderedDict()

    def read(self, name: str, data: bytes) -> IncomingReply:
        """Return a reply, or one that only says that it is still being read; raises what reading raises."""
        patience = self.patience_s
        if patience is None or threading.current_thread() is not threading.main_thread():
            return self._read(name, data)
        key = hashlib.sha256(name.encode("utf-8", "replace") + b"\0" + data).digest()
        if key not in self._kept:
            self._kept[key] = _Reading(partial(self._read, name, data))
            self._kept[key].done.wait(patience)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[key].answer()


class _Reading:
    """One file that is being read, or was."""

    def __init__(self, work: Callable[[], IncomingReply]) -> None:
        self.done = threading.Event()
        self._work = work
        self._read = IncomingReply(notices=(still_reading(),))
        self._error: Exception | None = None
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            self._read = self._work()
        except Exception as error:  # noqa: BLE001 whoever asks gets it
            self._error = error
        self.done.set()

    def answer(self) -> IncomingReply:
        """Return what was read, or that it still is; raises what reading raised."""
        if self._error is not None:
            raise self._error
        return self._read
