"""Bytes from strangers are looked at in another process, with limits of time, memory and output (see `worker`).

One process serves all; it is started when it is first needed, and again after it was stopped. What comes back is taken
apart by a reader that knows only plain values, so that a process gone bad can answer nonsense but not run anything.
"""

import atexit
import contextlib
import io
import pickle
import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any

from app.domain.answers import Value
from app.domain.errors import ProblemsFoundError, UserError
from app.domain.incoming_replies import IncomingReply
from app.domain.problems import Problem
from app.i18n import tr
from app.logbook import log_state
from app.rendering.docx_letter import DocumentProperties
from app.rendering.pdf_letter import DrawnPdf

# All that an answer can be made of, besides numbers, words, bytes, tuples and lists.
PLAIN = frozenset(
    {
        ("app.domain.incoming_replies", "IncomingReply"),
        ("app.domain.incoming_replies", "Attachment"),
        ("app.domain.incoming_replies", "MailMark"),
        ("app.domain.problems", "Problem"),
        ("app.rendering.pdf_letter", "DrawnPdf"),
        ("app.rendering.pdf_letter", "DrawnParagraph"),
        ("datetime", "date"),
    }
)
# What reading from a process that ended, or that answers nonsense, can raise.
_GONE_BAD = (
    OSError,
    EOFError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    MemoryError,
    pickle.UnpicklingError,
)
_ROOT = Path(__file__).resolve().parents[2]
ANSWER_MOST = 64 * 1024 * 1024
LETTER_S, REPLY_S, PACK_S = 2, 20, 20  # seconds of work; a letter's as pack-format.md has it
WAIT_TIMES = 10  # how much longer the window waits for them while other programs are busy
END_S = 0.5
_LENGTH = 8


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 pickle's own signature
        if (module, name) in PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


class LimitedWorker:
    """The process, and what can be asked of it; safe in any thread, one request at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.stop)

    def read_reply(self, name: str, data: bytes) -> IncomingReply:
        """Read a reply's file.

        Raises:
            UserError: There is nothing in it, it is too large, or it would take too much time or memory.
        """
        read: IncomingReply = _as(IncomingReply, self._asked("read_reply", REPLY_S, name, data))
        return read

    def check_pack(self, files: Mapping[str, bytes], today: date) -> tuple[Problem, ...]:
        """Return every problem of a pack given as its files; raises UserError where it cannot be looked at."""
        problems: tuple[Problem, ...] = _as(tuple, self._asked("check_pack", PACK_S, dict(files), today))
        return problems

    def check_docx(self, docx: bytes, name: str) -> tuple[Problem, ...]:
        """Return every problem of a Word template; raises UserError where it cannot be looked at."""
        problems: tuple[Problem, ...] = _as(tuple, self._asked("check_docx", PACK_S, docx, name))
        return problems

    def letter(
        self,
        document: bytes,
        context: Mapping[str, Value],
        properties: DocumentProperties,
        expected: tuple[str, ...],
        *,
        installed_fonts: bool,
    ) -> tuple[bytes, tuple[str, ...], tuple[str, ...], DrawnPdf]:
        """Fill a template and draw it; returns the DOCX, its notices, answers that it does not hold, and the PDF.

        Raises:
            ProblemsFoundError: The template is at fault.
            UserError: It would take too much time or memory.
        """
        arguments = (document, context, properties, expected, installed_fonts)
        docx, notices, absent, drawn = _as(tuple, self._asked("letter", LETTER_S, *arguments))
        return docx, notices, absent, drawn

    def stop(self) -> None:
        """End the process, which does so by itself unless it hangs; the next request starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired, OSError):
            process.communicate(timeout=END_S)
        process.kill()
        process.communicate()

    def _asked(self, task: str, seconds: int, *arguments: object) -> object:
        request = pickle.dumps((task, seconds, arguments), protocol=5)
        with self._lock:
            try:
                answer = self._exchange(request, seconds * WAIT_TIMES)
                how, what = _PlainUnpickler(io.BytesIO(answer)).load()
            except _GONE_BAD:
                self.stop()
                raise _stopped() from None
            if how == "too-much":
                self.stop()
        if how == "refused":
            raise UserError(*_as(tuple, what))
        if how == "problems":
            raise ProblemsFoundError(*_as(tuple, what))
        if how == "bug":  # ours, in reading what nobody foresaw: the file is still there, and can be kept and opened
            log_state(f"the worker failed at {task}: {what}")
            raise UserError(
                tr("This file could not be read: something in it is not as it should be."),
                tr("Open it with another program, and paste its words."),
            )
        if how != "done":
            raise _stopped()
        return what

    def _exchange(self, request: bytes, seconds: float) -> bytes:
        process = self._running()
        assert process.stdin
        assert process.stdout
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(len(request).to_bytes(_LENGTH, "big") + request)
            process.stdin.flush()
            length = int.from_bytes(_whole(process.stdout, _LENGTH), "big")
            if length > ANSWER_MOST:
                raise ValueError(length)
            return _whole(process.stdout, length)
        finally:
            timer.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = subprocess.Popen(  # noqa: S603 our own program
                worker_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process


def worker_command() -> list[str]:
    """Return how this same program is started as a worker, installed or from a checkout."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker"]
    return [sys.executable, "-m", "app", "--worker"]


def _whole(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:
        raise EOFError
    return data


def _as(kind: type[Any], value: object) -> Any:  # noqa: ANN401 what each request promises
    if not isinstance(value, kind):
        raise _stopped()
    return value


def _stopped() -> UserError:
    return UserError(
        tr("This file took too much time or memory, so Plaint stopped looking at it."),
        tr("Nothing else was changed. If you trust it, open it with another program."),
    )


WORKER = LimitedWorker()
