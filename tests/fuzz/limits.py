"""Watches one piece of work: its time, its memory, and every file, process or socket that it opens (Linux)."""

import os
import signal
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

CPU_S = 2.0
MEMORY = 512 * 1024 * 1024
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGING = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.chmod", "os.truncate"}
_NEVER = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "socket.connect", "socket.bind"}
_OWN = Path(__file__).resolve().parents[2]
# What Plaint itself reads: its own files, Python's, and the system's time zones.
_READABLE = tuple(
    str(Path(place).resolve())
    for place in (
        _OWN, sys.prefix, sys.base_prefix, sysconfig.get_paths()["stdlib"], "/usr/share/zoneinfo", "/etc/localtime",
        "/dev",
    )
)  # fmt: skip


class OutsideError(BaseException):
    """Something was opened, made or started that the work has nothing to do with; nothing may swallow it."""


class TooLongError(BaseException):
    """The work took too long; nothing may swallow it."""


class Watch:
    """Hears of all that Python opens while work goes on.

    Args:
        folder: Where the work may write.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._folder = str(folder.resolve())
        self.outside: list[str] = []

    @contextmanager
    def over(self, *, memory: int = MEMORY, seconds: float = CPU_S) -> Iterator[None]:
        """Do work within the limits.

        Raises:
            OutsideError: It opened, made or started something that it has nothing to do with.
            TooLongError: It took more seconds of this process's time.
            MemoryError: It wanted more memory.
        """
        self.outside.clear()
        tempfile.tempdir = self._folder
        before = signal.signal(signal.SIGPROF, _too_long)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            with _memory(memory), self._listening():
                yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
            tempfile.tempdir = None
            if self.outside:
                raise OutsideError("; ".join(self.outside[:3]))

    @contextmanager
    def _listening(self) -> Iterator[None]:
        _EAR.hears = self
        try:
            yield
        finally:
            _EAR.hears = None

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note what is opened, made or started outside of the folder."""
        if event in _NEVER or not self._may(event, arguments):
            self.outside.append(f"{event} {arguments!r:.200}")

    def _may(self, event: str, arguments: tuple[object, ...]) -> bool:
        first = arguments[:2] if event in {"os.rename", "os.link"} else arguments[:1]
        meant = [each for each in first if isinstance(each, str | bytes | os.PathLike)]
        start = _folder_of(arguments) if event != "open" else ""
        paths = [os.path.realpath(Path(start, os.fsdecode(each))) for each in meant]
        flags = arguments[2] if event == "open" and len(arguments) > 2 else _WRITING
        writes = event in _CHANGING or (isinstance(flags, int) and bool(flags & _WRITING))
        allowed = (self._folder,) if writes else (self._folder, *_READABLE)
        return all(path.startswith(allowed) for path in paths)


class _Ear:
    """The one place that Python tells what it opens; it cannot be taken away again, so there is only one."""

    def __init__(self) -> None:
        self.hears: Watch | None = None
        sys.addaudithook(self.hear)

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.hears and (event == "open" or event in _CHANGING or event in _NEVER):
            self.hears.hear(event, arguments)


_EAR = _Ear()


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TooLongError


def _folder_of(arguments: tuple[object, ...]) -> str:
    """Return the folder that a relative path starts from: an open one that is named by a number, or the present one."""
    number = arguments[-1]
    return f"/proc/self/fd/{number}" if isinstance(number, int) and 2 < number < 1024 else ""


@contextmanager
def _memory(most: int) -> Iterator[None]:
    """Let this process have so many bytes more than it has now."""
    import resource  # not on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (_held() + most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _held() -> int:
    """Return how many bytes of memory for data this process has now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    return pages * os.sysconf("SC_PAGE_SIZE")


def scratch() -> Path:
    """Return a new folder in memory where there is one: the work writes thousands of small files."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="plaint-fuzz-", dir=memory if os.access(memory, os.W_OK) else None))
