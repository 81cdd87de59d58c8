"""The walls round the worker: what the system takes away from it before it looks at anything foreign.

Everywhere but on Windows (there the parent's job object does it, see `services/job_object`): no file can be written
(RLIMIT_FSIZE 0), no process started (RLIMIT_NPROC 0), few files opened, no core left; time and memory end. On Linux
besides: nothing is gained by set-user-ID programs (PR_SET_NO_NEW_PRIVS), files can be read only where the program and
fonts are (Landlock, Linux 5.13), and calls that open sockets, start programs or touch other processes are refused
(seccomp). What a system doesn't know is left out: each wall stands by itself.

macOS takes no limit of memory (RLIMIT_DATA and RLIMIT_AS change nothing there), so that a thread looks every tenth of
a second, and ends the process. It can be late; it is no wall against somebody who runs code of their own in here.
"""

import contextlib
import ctypes
import os
import platform
import struct
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

OPEN_FILES = 128
WATCH_S = 0.1
ENDED_BY_PARENT, ENDED_BY_MEMORY = 4, 5
_ROOT = Path(__file__).resolve().parent.parent

_NO_NEW_PRIVS, _SECCOMP, _FILTER = 38, 22, 2

# Landlock: linux/landlock.h; the calls have the same numbers on every processor.
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_ALL_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
_ALL_TCP, _ALL_SCOPES = 3, 3
_SYSTEM_FOLDERS = ("/usr", "/lib", "/lib64", "/etc", "/System", "/Library", "/dev/null", "/dev/urandom")

# seccomp: the number of the processor in linux/audit.h, then its calls (arch/x86/entry/syscalls/syscall_64.tbl and
# include/uapi/asm-generic/unistd.h).
_PROCESSORS = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_REFUSED = {
    # socket connect accept bind listen socketpair fork vfork execve kill ptrace rename mkdir rmdir creat link unlink
    # symlink chmod truncate mknod mount add_key request_key keyctl unlinkat renameat linkat symlinkat fchmodat mknodat
    # mkdirat unshare accept4 perf_event_open open_by_handle_at setns process_vm_readv process_vm_writev renameat2 bpf
    # execveat userfaultfd io_uring_setup pidfd_send_signal pidfd_getfd
    "x86_64": (
        41, 42, 43, 49, 50, 53, 57, 58, 59, 62, 101, 82, 83, 84, 85, 86, 87, 88, 90, 76, 133, 165, 248, 249, 250, 263,
        264, 265, 266, 268, 259, 258, 272, 288, 298, 304, 308, 310, 311, 316, 321, 322, 323, 425, 424, 438,
    ),
    "aarch64": (
        198, 203, 202, 200, 201, 199, 221, 129, 117, 45, 40, 217, 218, 219, 35, 38, 37, 36, 53, 33, 34, 97, 242, 241,
        265, 268, 270, 271, 276, 280, 281, 282, 425, 424, 438,
    ),
}  # fmt: skip
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3, _OPENAT2, _THREAD = 435, 437, 0x10000
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_OTHER_TABLE = 0x40000000  # from here on the calls of x32, another way to the same
_ALLOW, _END, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
_EPERM, _ENOSYS = 1, 38


def put_up(most_bytes: int, readable: Iterable[Path]) -> None:
    """Put up what walls this system has.

    Args:
        most_bytes: The memory that may be used.
        readable: Folders that may be read, besides those of the program and of the system.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            _prctl(_NO_NEW_PRIVS, 1)
            with contextlib.suppress(OSError):
                confine_files([*program_folders(), *readable])
            with contextlib.suppress(OSError, KeyError):
                refuse_calls(platform.machine())
    _set_limits({"NOFILE": OPEN_FILES, "FSIZE": 0, "CORE": 0})
    limit_memory(most_bytes)
    Watch(most_bytes).start()
    _set_limits({"NPROC": 0})  # last: a thread counts as a process


def limit_memory(most_bytes: int) -> None:
    """Let more memory be refused; the hard limit stays open, so that a larger file can have more."""
    _set_limits({"DATA": most_bytes}, is_hard=False)


def limit_time(seconds: int) -> None:
    """Let the system end this process after so many more seconds of work (CPU)."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))


class Watch:
    """A thread that ends this process when its parent is gone, and on macOS when it has too much memory."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes

    def start(self) -> None:
        """Begin to watch; Windows ends the process by itself."""
        if sys.platform != "win32":
            threading.Thread(target=self._for_parent, daemon=True).start()
        if sys.platform == "darwin":
            threading.Thread(target=self.for_memory, daemon=True).start()

    @staticmethod
    def _for_parent() -> None:
        """Wait until nobody can write requests any more, however the parent ended."""
        import select  # poll is not on Windows

        hung_up = select.poll()
        hung_up.register(0, 0)
        hung_up.poll()
        os._exit(ENDED_BY_PARENT)

    def for_memory(self) -> None:
        """End the process once it had more memory than it may."""
        import resource  # not on Windows

        unit = 1 if sys.platform == "darwin" else 1024
        pause = threading.Event()
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit <= self.most_bytes:
            pause.wait(WATCH_S)
        os._exit(ENDED_BY_MEMORY)


def _set_limits(limits: dict[str, int], *, is_hard: bool = True) -> None:
    with contextlib.suppress(ImportError):
        import resource  # not on Windows

        for name, most in limits.items():
            with contextlib.suppress(OSError, ValueError, AttributeError):  # macOS does not take them all
                kind = getattr(resource, f"RLIMIT_{name}")
                resource.setrlimit(kind, (most, most if is_hard else resource.getrlimit(kind)[1]))


def program_folders() -> list[Path]:
    """Return where the program, Python and the system's own files are."""
    own = {sys.prefix, sys.base_prefix, sys.exec_prefix, str(_ROOT), str(Path(sys.executable).parent), *sys.path}
    return [path for path in map(Path, (*sorted(own), *_SYSTEM_FOLDERS)) if path.is_absolute() and path.exists()]


def confine_files(readable: Iterable[Path]) -> None:
    """Let files be read below some folders, and nothing else be done with any file (Landlock).

    Raises:
        OSError: The system does not know it.
    """
    version = _call(_CREATE, None, 0, 1)
    rights = next(rights for known, rights in reversed(_ALL_FILE_RIGHTS.items()) if known <= version)
    rules = struct.pack("=QQQ", rights, _ALL_TCP, _ALL_SCOPES)[: 8 if version < 4 else 16 if version < 6 else 24]
    ruleset = _call(_CREATE, rules, len(rules), 0)
    try:
        for path in readable:
            _let_read(ruleset, path)
        _call(_RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)


def _let_read(ruleset: int, path: Path) -> None:
    with contextlib.suppress(OSError):
        place = os.open(path, os.O_RDONLY | getattr(os, "O_PATH", 0) | os.O_CLOEXEC)
        try:
            allowed = _READ_FILE | _READ_FOLDER if path.is_dir() else _READ_FILE
            _call(_ADD, ruleset, 1, struct.pack("=Qi", allowed, place), 0)
        finally:
            os.close(place)


def refuse_calls(machine: str) -> None:
    """Let the system refuse calls that reading needs none of (seccomp).

    Raises:
        OSError: The system does not know it.
        KeyError: The numbers of this processor's calls are not known here.
    """
    steps = b"".join(filter_steps(machine))
    held = ctypes.create_string_buffer(steps)

    class Program(ctypes.Structure):
        _fields_ = (("count", ctypes.c_ushort), ("steps", ctypes.c_void_p))

    program = Program(len(steps) // 8, ctypes.addressof(held))
    _prctl(_SECCOMP, _FILTER, ctypes.addressof(program))


def filter_steps(machine: str) -> Iterator[bytes]:
    """Yield the filter's steps (linux/filter.h): for another processor the end, for a refused call an error."""
    number, processor, first_argument = 0, 4, 16
    yield _step(_LOAD, processor)
    yield _step(_EQUAL, _PROCESSORS[machine], 1, 0)
    yield _step(_RETURN, _END)
    yield _step(_LOAD, number)
    yield _step(_AT_LEAST, _OTHER_TABLE, 0, 1)
    yield _step(_RETURN, _END)
    for call in (_CLONE3, _OPENAT2):  # the C library then uses the older calls, which can be looked at
        yield _step(_EQUAL, call, 0, 1)
        yield _step(_RETURN, _REFUSE | _ENOSYS)
    for call in _REFUSED[machine]:
        yield _step(_EQUAL, call, 0, 1)
        yield _step(_RETURN, _REFUSE | _EPERM)
    yield _step(_EQUAL, _CLONE[machine], 0, 3)
    yield _step(_LOAD, first_argument)
    yield _step(_ANY_BIT, _THREAD, 1, 0)
    yield _step(_RETURN, _REFUSE | _EPERM)
    yield _step(_RETURN, _ALLOW)


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


def _prctl(option: int, *values: int) -> None:
    arguments = (ctypes.c_ulong(value) for value in (*values, 0, 0, 0, 0))
    _checked(ctypes.CDLL(None, use_errno=True).prctl(option, *list(arguments)[:4]))


def _call(number: int, *values: int | bytes | None) -> int:
    arguments = [ctypes.c_long(each) if isinstance(each, int) else each for each in values]
    return _checked(ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(number), *arguments))


def _checked(result: int) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result
