"""The walls round the worker, each run against for real in a process of its own; and what stands in the filter."""

import os
import signal
import struct
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from app import worker_walls
from app.worker_walls import ENDED_BY_MEMORY, ENDED_BY_PARENT, confine_files, filter_steps, program_folders

ROOT = Path(__file__).resolve().parent.parent
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a job object does this on Windows")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="seccomp, Landlock and RLIMIT_DATA are Linux's")
BEGIN = "import os, sys; from pathlib import Path; from app import worker_walls as walls"
WALLED = f"{BEGIN}; walls.put_up(512 * 2**20, [Path(sys.argv[1])])"


def knows_landlock() -> bool:
    try:
        return sys.platform == "linux" and worker_walls._call(444, None, 0, 1) > 0
    except OSError:
        return False


def run(code: str, desk: Path, begin: str = WALLED) -> subprocess.CompletedProcess[str]:
    """Run code behind the walls; its standard input stays open, as the worker's does."""
    held, kept = os.pipe()
    try:
        return subprocess.run(
            [sys.executable, "-c", f"{begin}\n{textwrap.dedent(code)}", str(desk)],
            stdin=held, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
        )  # fmt: skip
    finally:
        os.close(kept)
        os.close(held)


ATTEMPTS = {
    "write a file": "open(sys.argv[1] + '/out', 'w').write('x' * 10)",
    "write into the system's folder for such": "open('/tmp/plaint-owned', 'w').write('x')",
    "make a folder": "os.mkdir(sys.argv[1] + '/made')",
    "delete a file": "os.unlink(sys.argv[1] + '/paper')",
    "rename a file": "os.rename(sys.argv[1] + '/paper', sys.argv[1] + '/other')",
    "cut a file": "os.truncate(sys.argv[1] + '/paper', 0)",
    "read a letter that lies elsewhere": "open(sys.argv[1] + '/../private').read()",
    "list a folder that lies elsewhere": "os.listdir(sys.argv[1] + '/..')",
    "open a socket": "import socket; socket.socket(socket.AF_INET)",
    "open a socket of this computer": "import socket; socket.socket(socket.AF_UNIX)",
    "start a program": "os.execv('/bin/true', ['true'])",
    "start a program beside it": "import subprocess; subprocess.run(['/bin/true'])",
    "fork": "os.fork()",
    "end another process": "os.kill(os.getppid(), 9)",
    "trace another process": "import ctypes; walls._checked(ctypes.CDLL(None).ptrace(16, os.getppid()))",
}


@LINUX
@pytest.mark.skipif(not knows_landlock(), reason="this Linux has no Landlock")
def test_nothing_can_be_written_opened_or_started(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "paper").write_text("kept")
    (tmp_path / "private").write_text("a letter")
    tried = "\n".join(
        f"try:\n    {code}\n    print('DONE', {name!r})\nexcept OSError as error:\n    print('refused')"
        for name, code in ATTEMPTS.items()
    )
    answer = run(tried, desk)
    assert answer.stdout.splitlines() == ["refused"] * len(ATTEMPTS), answer
    assert (desk / "paper").read_text() == "kept"


@LINUX
def test_what_it_needs_it_still_can(tmp_path: Path) -> None:
    (tmp_path / "paper").write_text("given")
    code = """
        import zoneinfo
        zoneinfo.ZoneInfo("Europe/London")
        print(open(sys.argv[1] + "/paper").read(), len(os.urandom(4)))
    """
    assert run(code, tmp_path).stdout.split() == ["given", "4"]


@LINUX
def test_no_program_can_give_it_more_rights(tmp_path: Path) -> None:
    said = run("print(open('/proc/self/status').read())", tmp_path, BEGIN + "; walls.confine_files = lambda _: None; "
               "walls.put_up(2**29, [])")  # fmt: skip
    status = dict(line.split(":\t", 1) for line in said.stdout.splitlines() if ":\t" in line)
    assert (status["NoNewPrivs"], status["Seccomp"], status["Seccomp_filters"]) == ("1", "2", "1")


@LINUX
def test_more_memory_is_refused(tmp_path: Path) -> None:
    code = "try:\n    bytearray(2**30)\nexcept MemoryError:\n    print('refused')"
    assert run(code, tmp_path).stdout == "refused\n"


@LINUX
def test_more_memory_can_be_given_for_a_larger_file(tmp_path: Path) -> None:
    assert run("walls.limit_memory(2**31); print(len(bytearray(2**30)))", tmp_path).stdout == f"{2**30}\n"


@POSIX
def test_too_much_work_ends_it(tmp_path: Path) -> None:
    began = time.monotonic()
    code = "walls.limit_time(0)\nwhile True: pass"
    assert run(code, tmp_path).returncode == -signal.SIGXCPU
    assert time.monotonic() - began < 30


@POSIX
@pytest.mark.parametrize("busy", ["while True: pass", "import threading; threading.Event().wait()"])
def test_it_ends_when_nobody_can_ask_it_any_more(tmp_path: Path, busy: str) -> None:
    code = f"{WALLED}; print('ready', flush=True)\n{busy}"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        process.stdin.close()
        assert process.wait(10) == ENDED_BY_PARENT


@POSIX
def test_a_system_without_a_limit_of_memory_has_a_watch(tmp_path: Path) -> None:
    start = "import threading; threading.Thread(target=walls.Watch(60 * 2**20).for_memory, daemon=True).start()"
    code = f"{start}\nheld = b'x' * (90 * 2**20)\nthreading.Event().wait(20)"
    assert run(code, tmp_path, BEGIN).returncode == ENDED_BY_MEMORY


def test_a_system_that_knows_none_of_it_still_gets_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[tuple[str, int]] = []
    monkeypatch.setattr(worker_walls, "_prctl", _refused)
    monkeypatch.setattr(worker_walls, "_set_limits", lambda given, **_: limits.extend(given.items()))
    monkeypatch.setattr(worker_walls.Watch, "start", lambda _self: None)
    worker_walls.put_up(100, [])
    assert dict(limits) == {"NOFILE": 128, "FSIZE": 0, "CORE": 0, "DATA": 100, "NPROC": 0}


def _refused(*_arguments: object) -> None:
    raise OSError(38, "not known")


def test_every_wall_is_tried_though_another_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def files(_: object) -> None:
        tried.append("files")
        raise OSError(38, "not known")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(worker_walls, "_prctl", lambda *_: tried.append("privileges"))
    monkeypatch.setattr(worker_walls, "confine_files", files)
    monkeypatch.setattr(worker_walls, "refuse_calls", lambda machine: tried.append("calls"))
    monkeypatch.setattr(worker_walls, "_set_limits", lambda *_, **__: None)
    monkeypatch.setattr(worker_walls.Watch, "start", lambda _self: None)
    worker_walls.put_up(100, [])
    assert tried == ["privileges", "files", "calls"]


@pytest.mark.parametrize(("version", "size", "rights"), [(1, 8, 13), (2, 8, 14), (3, 8, 15), (4, 16, 15), (7, 24, 16)])
def test_each_version_of_landlock_is_asked_for_what_it_knows(
    monkeypatch: pytest.MonkeyPatch, version: int, size: int, rights: int
) -> None:
    asked: list[tuple[object, ...]] = []

    def call(number: int, *values: object) -> int:
        asked.append((number, *values))
        return version if values[-1] == 1 else os.open(os.devnull, os.O_RDONLY)

    monkeypatch.setattr(worker_walls, "_call", call)
    confine_files([])
    _, rules, length, _ = asked[1]
    assert isinstance(rules, bytes)
    assert (len(rules), length, struct.unpack_from("=Q", rules)[0]) == (size, size, 2**rights - 1)
    assert asked[-1][0] == 446


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_each_step_of_the_filter_leads_to_another(machine: str) -> None:
    steps = [struct.unpack("=HBBI", step) for step in filter_steps(machine)]
    assert all(place + 1 + max(yes, no) < len(steps) for place, (_, yes, no, _) in enumerate(steps[:-1]))
    assert steps[-1] == (6, 0, 0, 0x7FFF0000)


@pytest.mark.parametrize(("machine", "refused"), [("x86_64", 41), ("aarch64", 198)])
def test_a_call_that_is_refused_leads_to_an_error(machine: str, refused: int) -> None:
    assert followed(machine, refused) == 0x00050001
    assert followed(machine, 0) == 0x7FFF0000
    assert followed(machine, 435) == 0x00050000 | 38


@pytest.mark.parametrize(("flags", "result"), [(0x10000, 0x7FFF0000), (17, 0x00050001)])
def test_a_thread_may_begin_and_a_process_may_not(flags: int, result: int) -> None:
    assert followed("x86_64", 56, flags) == result


def test_another_table_of_calls_ends_the_process() -> None:
    assert followed("x86_64", 0x40000000 + 41) == 0x80000000
    assert followed("x86_64", 0, processor=0x40000003) == 0x80000000


def followed(machine: str, call: int, argument: int = 0, processor: int | None = None) -> int:
    """Follow the filter as the system does."""
    steps = [struct.unpack("=HBBI", step) for step in filter_steps(machine)]
    data = {0: call, 4: processor or worker_walls._PROCESSORS[machine], 16: argument}
    place, held = 0, 0
    while True:
        code, yes, no, value = steps[place]
        if code == 0x06:
            return int(value)
        if code == 0x20:
            held, place = data[value], place + 1
            continue
        holds = {0x15: held == value, 0x35: held >= value, 0x45: bool(held & value)}[code]
        place += 1 + (yes if holds else no)


def test_the_programs_own_folders_can_be_read() -> None:
    assert ROOT in program_folders()
    assert Path(sys.prefix) in program_folders()
