"""The job of Windows around the worker: the shapes that Windows expects, and the calls in their order.

It can't be run where there is no Windows; sizes and places are those of winnt.h for 64 bits.
"""

import ctypes
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, TypeVar, cast

import pytest

from app.services import job_object
from app.services.job_object import BasicLimits, ExtendedLimits, IoCounters, JobObject, UiLimits

Limits = TypeVar("Limits", bound=ctypes.Structure)


class Kernel:
    """Notes what is asked of it."""

    def __init__(self, refuses: str = "") -> None:
        self.calls: list[tuple[Any, ...]] = []
        self._refuses = refuses

    def __getattr__(self, name: str) -> Callable[..., int]:
        def call(*arguments: object) -> int:
            self.calls.append((name, *arguments))
            return 0 if name == self._refuses else 77

        return call

    def limits(self, what: int, kind: type[Limits]) -> Limits:
        """The last limits of a kind that were set, as Windows would read them."""
        given = [call for call in self.calls if call[0] == "SetInformationJobObject" and call[2] == what][-1]
        assert (given[1], given[4]) == (77, ctypes.sizeof(kind))
        return kind.from_buffer_copy(given[3]._obj)


PROCESS = cast("Any", SimpleNamespace(_handle=5))


def around(kernel: Kernel) -> JobObject:
    return JobObject.around(PROCESS, lambda: kernel)


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the places are those of 64 bits")
def test_the_shapes_are_those_of_windows() -> None:
    sizes = [ctypes.sizeof(each) for each in (BasicLimits, IoCounters, ExtendedLimits, UiLimits)]
    assert sizes == [64, 48, 144, 4]


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the places are those of 64 bits")
@pytest.mark.parametrize(
    ("field", "place"),
    [
        (BasicLimits.LimitFlags, 16),
        (BasicLimits.MinimumWorkingSetSize, 24),
        (BasicLimits.ActiveProcessLimit, 40),
        (BasicLimits.Affinity, 48),
        (BasicLimits.SchedulingClass, 60),
        (ExtendedLimits.IoInfo, 64),
        (ExtendedLimits.ProcessMemoryLimit, 112),
        (ExtendedLimits.PeakJobMemoryUsed, 136),
    ],
)
def test_each_number_stands_where_windows_looks_for_it(field: object, place: int) -> None:
    assert getattr(field, "offset", None) == place


def test_the_limits_are_set_before_the_process_is_put_in() -> None:
    kernel = Kernel()
    around(kernel)
    names = [call[0] for call in kernel.calls]
    assert names == [
        "CreateJobObjectW", "SetInformationJobObject", "SetInformationJobObject", "AssignProcessToJobObject"
    ]  # fmt: skip
    assert kernel.calls[-1] == ("AssignProcessToJobObject", 77, 5)


def test_one_process_that_ends_with_us_and_says_nothing_when_it_crashes() -> None:
    kernel = Kernel()
    around(kernel)
    basic = kernel.limits(9, ExtendedLimits).Basic
    assert (basic.LimitFlags, basic.ActiveProcessLimit) == (0x2000 | 0x400 | 0x8, 1)


def test_nothing_of_the_screen_can_be_reached() -> None:
    kernel = Kernel()
    around(kernel)
    assert kernel.limits(4, UiLimits).UIRestrictionsClass == 0xFF


def test_memory_is_limited_for_each_request() -> None:
    kernel = Kernel()
    around(kernel).limit_memory(2**29)
    limits = kernel.limits(9, ExtendedLimits)
    assert (limits.ProcessMemoryLimit, limits.Basic.LimitFlags) == (2**29, 0x2000 | 0x400 | 0x100 | 0x8)


def test_it_is_closed_once() -> None:
    kernel = Kernel()
    job = around(kernel)
    job.close()
    job.close()
    assert [call for call in kernel.calls if call[0] == "CloseHandle"] == [("CloseHandle", 77)]


@pytest.mark.parametrize("call", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_a_process_that_windows_puts_no_wall_round_is_not_used(call: str) -> None:
    with pytest.raises(OSError, match=call):
        around(Kernel(call))


def test_elsewhere_there_is_no_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    job = JobObject.around(PROCESS)
    job.limit_memory(1)
    job.close()
    assert job._kernel is None


def test_windows_gives_its_own_library(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = SimpleNamespace(
        **{
            name: SimpleNamespace()
            for name in ("CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject", "CloseHandle")
        }
    )
    monkeypatch.setattr(ctypes, "WinDLL", lambda name, **_: loaded if name == "kernel32" else None, raising=False)
    assert job_object.kernel32() is loaded
    assert loaded.CreateJobObjectW.restype is ctypes.c_void_p
    assert len(loaded.SetInformationJobObject.argtypes) == 4
