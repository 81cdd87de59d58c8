"""Two threads on one connection: the window's goes first, whoever reads beside it begins again.

The data file is held by one connection, so that nothing else can write it, and a connection does one thing at a time.
"""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

import apsw

from app.store.store_faults import told_plainly
from app.store.transactions import transaction

Found = TypeVar("Found")

LOOK_AGAIN_SECONDS = 0.002


class Turns:
    """Hands a connection from thread to thread, a statement or a whole transaction at a time."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._held = threading.RLock()
        self._nobody_waits = threading.Event()
        self._nobody_waits.set()
        self._is_changing = False

    def follow(self, connection: apsw.Connection) -> None:
        """Hand out another connection from now on; whoever changes it has the turn."""
        self._connection = connection

    def __enter__(self) -> None:
        """Take the turn, within one another if need be; what is read beside is stopped for it."""
        if not self._held.acquire(blocking=False):
            self._take_over()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._held.release()

    def beside(self, read: Callable[[], Found], is_wanted: Callable[[], bool]) -> Found | None:
        """Return what is read while nobody else wants the connection; asked from a thread that can wait.

        Args:
            read: Asks the data file. It is stopped whenever another thread wants its turn, and begun again afterwards,
                so that nobody waits for longer than the disk takes for one page; it may be begun many times.
            is_wanted: Says whether an answer is still wanted; asked before each beginning.

        Returns:
            None when it is not wanted any more.
        """
        while is_wanted():
            self._nobody_waits.wait()
            with self._held:
                try:
                    return read()
                except apsw.InterruptError:
                    continue
        return None

    def look(self, read: Callable[[apsw.Connection], Found]) -> Found:
        """Return what is read on the connection itself; begun again whenever another thread wants it (see `beside`).

        One look within another would wait for itself: `read` asks the connection, and makes no look of its own.
        """
        while True:
            self._nobody_waits.wait()
            with self._held:
                try:
                    return read(self._connection)
                except apsw.InterruptError:
                    continue

    def change(self, write: Callable[[apsw.Connection], Found]) -> Found:
        """Do all of `write` or nothing, from a thread that can wait; who wants the connection meanwhile waits for it.

        Raises:
            UserError: The disk is full or refuses; nothing was changed.
        """
        self._nobody_waits.wait()
        with self._held:
            self._is_changing = True
            try:
                with transaction(self._connection), told_plainly():
                    return write(self._connection)
            finally:
                self._is_changing = False

    def stop_reading(self) -> None:
        """Let what is read beside begin again, or end if it is not wanted any more. Does nothing if nothing is read."""
        if self._held.acquire(blocking=False):
            self._held.release()
        else:
            self._interrupt()

    def _take_over(self) -> None:
        self._nobody_waits.clear()
        try:
            self._interrupt()
            while not self._held.acquire(timeout=LOOK_AGAIN_SECONDS):
                self._interrupt()  # between two statements of the reader the first one met nothing
        finally:
            self._nobody_waits.set()

    def _interrupt(self) -> None:
        if not self._is_changing:
            self._connection.interrupt()
