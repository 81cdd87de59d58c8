"""Bytes from strangers are looked at in another process, with limits of time, memory and output (see `worker`).

A process is started ahead of need, serves one request at a time, and is replaced when it was stopped or has had nothing
to do for a minute after somebody's words were in it. What comes back is taken apart by a reader that knows only plain
values, so that a process gone bad can answer nonsense but not run anything.
"""

import atexit
import io
import pickle
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, assert_never

from app.domain.disk_words import why_refused
from app.domain.errors import ProblemsFoundError, UserError
from app.domain.incoming_replies import IncomingReply
from app.domain.problems import Problem
from app.domain.progress import Tell, tell_nobody
from app.i18n import tr
from app.logbook import log_state
from app.packs.letter_trials import LetterToTry
from app.packs.pack_placing import laid_out
from app.services.worker_process import Most, Stopped, StoppedWorkError, WorkerProcess, worker_command
from app.worker_frames import Frame, framed, size_of

# All that an answer can be made of, besides numbers, words, bytes, tuples and lists.
PLAIN = frozenset(
    {
        ("app.domain.incoming_replies", "IncomingReply"),
        ("app.domain.incoming_replies", "Attachment"),
        ("app.domain.incoming_replies", "MailMark"),
        ("app.domain.problems", "Problem"),
        ("app.rendering.evidence_archive", "ArchiveReport"),
        ("app.rendering.pdf_letter", "DrawnPdf"),
        ("app.rendering.pdf_letter", "DrawnParagraph"),
        ("app.rendering.template_scan", "TemplateScan"),
        ("app.rendering.template_scan", "PlacedUse"),
        ("datetime", "date"),
    }
)
# What taking nonsense apart can raise.
_NONSENSE = (ValueError, TypeError, AttributeError, LookupError, EOFError, MemoryError, pickle.UnpicklingError)
_MIB = 1024 * 1024
# For small files; a larger one may have more, by its own size and not by what it says of itself (worker: the same).
MEMORY, MEMORY_TIMES, ANSWER_MOST = 512 * _MIB, 4, 64 * _MIB
LETTER_S, REPLY_S, PACK_S = 2, 20, 20  # seconds of work; a letter's as pack-format.md has it
TRIALS_S = 15  # for a letter drawn a dozen times
WAIT_TIMES = 10  # how much longer the window waits for them while other programs are busy


class StoppedReadingError(UserError):
    """Looking at a file was stopped, or fell over; nothing else was changed."""

    def __init__(self, why: Stopped) -> None:
        super().__init__(_reason(why), tr("Nothing else was changed. If you trust it, open it with another program."))
        self.why = why


def _reason(why: Stopped) -> str:
    match why:
        case Stopped.TIME:
            return tr("This file took too long to read, so Plaint stopped.")
        case Stopped.MEMORY:
            return tr("This file takes more memory than it may, so Plaint stopped reading it.")
        case Stopped.SIZE:
            return tr("This file becomes far too large when it is read, so Plaint stopped.")
        case Stopped.FELL:
            return tr("Plaint could not read this file to its end: something in it is not as it should be.")
        case _:
            assert_never(why)


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 pickle's own signature
        if (module, name) in PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


class LimitedWorker:
    """The process, and what can be asked of it; safe in any thread, one request at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: WorkerProcess | None = None
        atexit.register(self.stop)

    def read_reply(self, name: str, data: bytes) -> IncomingReply:
        """Read a reply's file.

        Raises:
            UserError: There is nothing in it, it is too large, or it would take too much time or memory.
        """
        read: IncomingReply = of_kind(IncomingReply, self.ask("read_reply", REPLY_S, name, data))
        return read

    def check_pack(self, files: Mapping[str, bytes], today: date) -> tuple[Problem, ...]:
        """Return every problem of a pack given as its files; raises UserError where it cannot be looked at."""
        try:
            with self._lock, laid_out(files, self._running().desk) as folder:
                answer = self._answer("check_pack", PACK_S, str(folder), today)
        except StoppedWorkError as error:
            raise StoppedReadingError(error.why) from None
        except OSError as error:
            raise UserError(tr("The pack could not be laid out: {why}.").format(why=why_refused(error))) from error
        problems: tuple[Problem, ...] = of_kind(tuple, answer)
        return problems

    def check_docx(self, docx: bytes, name: str) -> tuple[Problem, ...]:
        """Return every problem of a Word template; raises UserError where it cannot be looked at."""
        problems: tuple[Problem, ...] = of_kind(tuple, self.ask("check_docx", PACK_S, docx, name))
        return problems

    def try_letter(self, letter: LetterToTry) -> tuple[Problem, ...]:
        """Return what is wrong with a letter of a pack as members could have it.

        Raises:
            ProblemsFoundError: Its Word file is at fault.
            UserError: It would take too much time or memory.
        """
        problems: tuple[Problem, ...] = of_kind(tuple, self.ask("try_letter", TRIALS_S, letter))
        return problems

    def start(self) -> None:
        """Start the process ahead of need; it makes itself ready while nobody waits."""
        if self._lock.acquire(blocking=False):  # or it is there, for somebody asks it something
            try:
                with suppress(StoppedWorkError, OSError):  # whoever needs it is told
                    self._running()
            finally:
                self._lock.release()

    def stop(self) -> None:
        """End the process and all that it held; the next request starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def ask(self, task: str, seconds: int, *arguments: object, room: int = 0, tell: Tell = tell_nobody) -> object:
        """Return what a task gives (`worker_tasks`); plain values of any kind, for whoever asks to look at.

        Args:
            task: Its name.
            seconds: How much work (CPU) it may be; by the clock on the wall ten times that.
            arguments: What it takes.
            room: Bytes that we know the answer to take, such as the pixels of a page that we want.
            tell: Asked ten times a second whether the answer is still wanted; what it raises stops the worker.

        Raises:
            StoppedReadingError: It took too much of something, or fell over.
            UserError: What the task says to a person.
        """
        with self._lock:
            return self._answer(task, seconds, *arguments, room=room, tell=tell)

    def _answer(
        self, task: str, seconds: int, *arguments: object, room: int = 0, tell: Tell = tell_nobody
    ) -> object:  # fmt: skip
        request = framed((task, seconds, room, arguments))
        given = size_of(request) + room
        most = Most(seconds * WAIT_TIMES, ANSWER_MOST + 2 * given, MEMORY + MEMORY_TIMES * given)
        try:
            how, what = _taken_apart(self._running().ask(request, most, tell))
        except StoppedWorkError as error:
            raise StoppedReadingError(error.why) from None
        except _NONSENSE:
            how, what = "nonsense", None
        if how in {"done", "refused", "problems", "bug"}:
            return _said(task, how, what)
        self.stop()
        raise StoppedReadingError(Stopped.MEMORY if how == "too-much" else Stopped.FELL)

    def _running(self) -> WorkerProcess:
        if self._process is None or not self._process.is_alive:
            self.stop()
            self._process = WorkerProcess(worker_command(), self._refresh)
        return self._process

    def _refresh(self, idle: WorkerProcess) -> None:
        """Put a fresh process in the place of one that has had nothing to do for a while, but not while it is asked."""
        if self._lock.acquire(blocking=False):
            try:
                if self._process is idle:
                    self.stop()
                    self._running()
            finally:
                self._lock.release()


def _taken_apart(answer: Frame) -> tuple[object, object]:
    how, what = _PlainUnpickler(io.BytesIO(answer.value), buffers=answer.pieces).load()
    return how, what


def _said(task: str, how: object, what: object) -> object:
    """Return what was asked for, or raise what was found instead."""
    if how == "refused":
        raise UserError(*of_kind(tuple, what))
    if how == "problems":
        raise ProblemsFoundError(*of_kind(tuple, what))
    if how == "bug":  # ours, in reading what nobody foresaw: the file is still there, and can be kept and opened
        log_state(f"the worker failed at {task}: {what}")
        raise UserError(
            tr("This file could not be read: something in it is not as it should be."),
            tr("Open it with another program, and paste its words."),
        )
    return what


def of_kind(kind: type[Any], value: object) -> Any:  # noqa: ANN401 what each request promises
    """Return an answer that is of the kind that it has to be; raises StoppedReadingError for another."""
    if not isinstance(value, kind):
        raise StoppedReadingError(Stopped.FELL)
    return value


WORKER = LimitedWorker()
