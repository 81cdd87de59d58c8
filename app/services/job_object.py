"""A job of Windows around the worker: what its process may have, and that it ends when Plaint does.

Windows has no limits that a process sets itself; it has jobs (Win32 API, “Job Objects”), which a parent puts round a
process. When the last handle of ours is closed, however Plaint ended, the process is ended too.
"""

import ctypes
import subprocess
import sys
from collections.abc import Callable
from typing import Any

_KILL_ON_CLOSE, _ACTIVE_PROCESSES, _PROCESS_MEMORY, _DIE_SILENTLY = 0x2000, 0x8, 0x100, 0x400
_EXTENDED_LIMITS, _UI_LIMITS = 9, 4
# Handles of other programs, clipboard (both ways), system settings, display, atoms, desktop, logging off.
_NO_UI = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x20 | 0x40 | 0x80

_Count, _Long = ctypes.c_uint32, ctypes.c_int64


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", _Long),
        ("PerJobUserTimeLimit", _Long),
        ("LimitFlags", _Count),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", _Count),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", _Count),
        ("SchedulingClass", _Count),
    )


class IoCounters(ctypes.Structure):
    """IO_COUNTERS."""

    _fields_ = tuple(
        (name, ctypes.c_uint64)
        for name in ("ReadOperations", "WriteOperations", "OtherOperations", "ReadBytes", "WriteBytes", "OtherBytes")
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("Basic", BasicLimits),
        ("IoInfo", IoCounters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class UiLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_UI_RESTRICTIONS."""

    _fields_ = (("UIRestrictionsClass", _Count),)


class JobObject:
    """A job with one process in it; nothing at all where there is no Windows."""

    def __init__(self, kernel: Any = None, job: int = 0) -> None:  # noqa: ANN401 ctypes gives a library no type
        self._kernel, self._job = kernel, job

    @classmethod
    def around(
        cls,
        process: "subprocess.Popen[bytes]",
        load: Callable[[], Any] | None = None,
    ) -> "JobObject":
        """Put a job round a process that was just started.

        Args:
            process: The process; it waits for its first request, so that nothing foreign was in it yet.
            load: Gives kernel32; the system's own on Windows, and nothing elsewhere, when it is not given.

        Raises:
            OSError: Windows refuses; the process must then not be used.
        """
        load = load or (kernel32 if sys.platform == "win32" else None)
        if load is None:
            return cls()
        made = cls(load())
        made._put_around(process)
        return made

    def _put_around(self, process: "subprocess.Popen[bytes]") -> None:
        self._job = _checked(self._kernel.CreateJobObjectW(None, None), "CreateJobObjectW")
        ui = UiLimits(_NO_UI)
        self._set(_UI_LIMITS, ui)
        self.limit_memory(0)
        handle = int(process._handle)  # type: ignore[attr-defined] # noqa: SLF001 only Windows has it, and no other name
        _checked(self._kernel.AssignProcessToJobObject(self._job, handle), "AssignProcessToJobObject")

    def limit_memory(self, most_bytes: int) -> None:
        """Let more memory be refused; 0 for no limit yet."""
        if self._kernel is None:
            return
        limits = ExtendedLimits()
        limits.Basic.LimitFlags = _KILL_ON_CLOSE | _ACTIVE_PROCESSES | _DIE_SILENTLY
        limits.Basic.ActiveProcessLimit = 1
        if most_bytes:
            limits.Basic.LimitFlags |= _PROCESS_MEMORY
            limits.ProcessMemoryLimit = most_bytes
        self._set(_EXTENDED_LIMITS, limits)

    def _set(self, what: int, limits: ctypes.Structure) -> None:
        size = ctypes.sizeof(limits)
        done = self._kernel.SetInformationJobObject(self._job, what, ctypes.byref(limits), size)
        _checked(done, "SetInformationJobObject")

    def close(self) -> None:
        """Close the job; a process that is still in it ends."""
        if self._kernel is not None and self._job:
            self._kernel.CloseHandle(self._job)
            self._job = 0


def kernel32() -> Any:  # noqa: ANN401 ctypes gives a library no type
    """Return the system's library with the types of the calls that are used."""
    library = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore] # only on Windows
    handle, pointer, number = ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32
    for name, arguments, result in (
        ("CreateJobObjectW", (pointer, ctypes.c_wchar_p), handle),
        ("SetInformationJobObject", (handle, ctypes.c_int, pointer, number), ctypes.c_int),
        ("AssignProcessToJobObject", (handle, handle), ctypes.c_int),
        ("CloseHandle", (handle,), ctypes.c_int),
    ):
        call = getattr(library, name)
        call.argtypes, call.restype = arguments, result
    return library


def _checked(result: int | None, what: str) -> int:
    if not result:
        get_last_error = getattr(ctypes, "get_last_error", lambda: 0)
        raise OSError(get_last_error(), f"{what} was refused")
    return result
