"""The worker's process: started with next to nothing of ours, asked, watched, and ended with all that it held."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.progress import Tell, tell_nobody
from app.i18n import LANGUAGE_VARIABLE, language
from app.services.job_object import JobObject
from app.worker_frames import Frame, FrameError, read_frame, write_frame

_ROOT = Path(__file__).resolve().parents[2]
# What a process needs to find the system and the person's fonts, to decode names of files and to tell days.
_SETTINGS = (
    *("LC_ALL", "LC_CTYPE", "LANG", "TZ"),
    *("HOME", "USERPROFILE", "LOCALAPPDATA", "SYSTEMROOT", "WINDIR", "SYSTEMDRIVE"),
)
TICK_S, REST_S = 0.1, 1.0
IDLE_S = 60
_ENDED_BY_MEMORY = 5  # worker_walls

OUTLIVES_A_FOLDER = tempfile.gettempdir()  # the system's: packs are laid out there, words of the person's never


class Stopped(StrEnum):
    """Why a process was stopped before it had answered."""

    TIME = "time"
    MEMORY = "memory"
    SIZE = "size"
    FELL = "fell"


class StoppedWorkError(Exception):
    """The process did not answer, and is there no more."""

    def __init__(self, why: Stopped) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Most:
    """What one request may take: seconds by the clock on the wall, bytes of the answer, bytes of memory."""

    seconds: float
    answer_bytes: int
    memory_bytes: int


class WorkerProcess:
    """One process; whoever asks it waits for the answer, and one at a time may.

    Args:
        command: What starts it.
        idle: Called from a thread of ours when it was asked something, and nothing more for a minute.

    Attributes:
        desk: A folder of its own, into which only we write, and which it can only read.
        was_asked: Whether it was asked anything, so that it may hold something of somebody's.

    Raises:
        StoppedWorkError: The system puts no limits round it.
    """

    def __init__(self, command: Sequence[str], idle: Callable[["WorkerProcess"], object]) -> None:
        self.desk = Path(tempfile.mkdtemp(prefix="plaint-", dir=OUTLIVES_A_FOLDER))
        self.was_asked = False
        self._idle = idle
        self._popen = _started(command, self.desk)
        assert self._popen.stdin
        assert self._popen.stdout
        self._requests, self._answers = self._popen.stdin, self._popen.stdout
        self._job = self._with_a_job()
        self._until = float("inf")
        self._tell: Tell = tell_nobody
        self._stopped: Stopped | None = None
        self._refusal: BaseException | None = None
        self._used, self._ended = threading.Event(), threading.Event()
        self._last = time.monotonic()
        threading.Thread(target=self._watch, daemon=True).start()

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return not self._ended.is_set() and self._popen.poll() is None

    def ask(self, request: Sequence[bytes | memoryview], most: Most, tell: Tell = tell_nobody) -> Frame:
        """Return its answer.

        Args:
            request: A frame.
            most: What it may take.
            tell: Asked ten times a second whether the answer is still wanted; what it raises stops the process.

        Raises:
            StoppedWorkError: It was stopped, or fell over.
        """
        self._tell, self._until = tell, time.monotonic() + most.seconds
        self.was_asked = True
        self._used.set()
        self._job.limit_memory(most.memory_bytes)
        try:
            write_frame(self._requests, request)
            answer = read_frame(self._answers, most.answer_bytes)
        except FrameError as error:
            self.end()
            raise self._reason(Stopped.SIZE if str(error) == "too large" else None) from None
        except (OSError, ValueError, MemoryError):
            self.end()
            raise self._reason() from None
        finally:
            self._until, self._tell, self._last = float("inf"), tell_nobody, time.monotonic()
        if answer is None:
            self.end()
            raise self._reason()
        return answer

    def end(self) -> None:
        """End it; what it held is gone, its folder too."""
        self._ended.set()
        self._used.set()
        if self._popen.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):  # one that ends says why by its code
                self._popen.wait(TICK_S if self._was_cut_off() else 0)
        self._popen.kill()
        self._popen.wait()
        for pipe in (self._requests, self._answers):
            with contextlib.suppress(OSError, ValueError):  # a request that was cut off is written out again
                pipe.close()
        self._job.close()
        shutil.rmtree(self.desk, ignore_errors=True)

    def _with_a_job(self) -> JobObject:
        """Put a job round it; one round which Windows puts none is not used."""
        try:
            return JobObject.around(self._popen)
        except OSError:
            self._popen.kill()
            raise StoppedWorkError(Stopped.FELL) from None

    def _was_cut_off(self) -> bool:
        """Whether it is in the middle of a request, and was not stopped by us: then it is ending by itself."""
        return self._until != float("inf") and self._stopped is None

    def _reason(self, known: Stopped | None = None) -> BaseException:
        if self._refusal is not None:
            return self._refusal
        code = self._popen.returncode
        if code == -getattr(signal, "SIGXCPU", 0):
            known = known or Stopped.TIME
        if code == _ENDED_BY_MEMORY:
            known = known or Stopped.MEMORY
        return StoppedWorkError(self._stopped or known or Stopped.FELL)

    def _watch(self) -> None:
        """Look from time to time whether it takes too long, is still wanted, or has had nothing to do for a while."""
        self._used.wait()
        while not self._ended.wait(TICK_S if self._until != float("inf") else REST_S):
            self._look(time.monotonic())

    def _look(self, now: float) -> None:
        if now > self._until:
            self._stop(Stopped.TIME)
        elif self._until == float("inf") and now - self._last > IDLE_S:
            self._idle(self)
        else:
            try:
                self._tell(0, 0)
            except Exception as error:  # noqa: BLE001 whoever asked gets it
                self._refusal = error
                self._stop(Stopped.FELL)

    def _stop(self, why: Stopped) -> None:
        self._stopped = why
        self._popen.kill()


def _started(command: Sequence[str], desk: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 our own program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env=settings_for(desk),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def settings_for(desk: Path) -> dict[str, str]:
    """Return all environment variables that the process gets: no secrets, no proxies, but our language."""
    kept = {name: os.environ[name] for name in _SETTINGS if name in os.environ} | {LANGUAGE_VARIABLE: language()}
    return kept | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(desk))


def worker_command() -> list[str]:
    """Return how this same program is started as a worker, installed or from a checkout."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker"]
    return [sys.executable, "-m", "app", "--worker"]
