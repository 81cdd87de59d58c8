"""Files from strangers, in a process with limits: the same answers, and a clear word where it had to be stopped."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest

from app.domain.errors import UserError
from app.services import limited_work, worker_process
from app.services.limited_work import LimitedWorker, StoppedReadingError
from app.services.worker_process import Stopped, StoppedWorkError
from tests.packs.sample_pack import word_file

ANSWERS_WITH = (
    "import sys; data = {!r}; "
    "sys.stdout.buffer.write(len(data).to_bytes(8, 'big') + (0).to_bytes(16, 'big') + data); "
    "sys.stdout.buffer.flush(); sys.stdin.buffer.read()"
)


@pytest.fixture
def worker() -> Iterator[LimitedWorker]:
    made = LimitedWorker()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def shared() -> Iterator[LimitedWorker]:
    made = LimitedWorker()
    yield made
    made.stop()


def instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let a process that went bad answer in the worker's place."""
    monkeypatch.setattr(limited_work, "worker_command", lambda: [sys.executable, "-c", code])


def test_a_reply_is_read(shared: LimitedWorker) -> None:
    assert shared.read_reply("a.txt", b"Dear Robin").text == "Dear Robin"


def test_what_a_person_can_mend_is_said_as_before(shared: LimitedWorker) -> None:
    with pytest.raises(UserError, match="nothing in this file"):
        shared.read_reply("a.txt", b"")


def test_a_word_file_and_a_pack_are_checked(shared: LimitedWorker) -> None:
    assert [problem.file for problem in shared.check_docx(word_file("{{ to.name"), "a.docx")] == ["a.docx"]
    assert [problem.code for problem in shared.check_pack({}, date(2026, 11, 20))] == ["no-pack-toml"]


REFUSES = ANSWERS_WITH.format(pickle.dumps(("refused", ("No.", ""))))


def test_it_is_started_again_after_it_was_ended(worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, REFUSES)
    for _ in range(2):
        with pytest.raises(UserError, match="No"):
            worker.read_reply("a.txt", b"one")
        assert worker._process
        worker._process._popen.kill()
        worker._process._popen.wait()


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(1)",
        "import sys; sys.stdout.buffer.write(bytes(30))",
        ANSWERS_WITH.format(b"no pickle"),
        ANSWERS_WITH.format(pickle.dumps("no pair")),
        ANSWERS_WITH.format(pickle.dumps(("done", "no reply"))),
        ANSWERS_WITH.format(pickle.dumps(("strange", None))),
        ANSWERS_WITH.format(pickle.dumps(("refused", "no pair"))),
    ],
)
def test_a_process_gone_bad_is_stopped_with_a_clear_word(
    worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    instead(monkeypatch, code)
    with pytest.raises(UserError, match="not as it should be"):
        worker.read_reply("a.txt", b"words")


class Hostile:
    """What a process gone bad would like this one to do."""

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return subprocess.check_output, (["touch", "owned"],)


def test_an_answer_can_run_nothing(worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = pickle.dumps(("done", Hostile()))

    def never(*_arguments: object, **_named: object) -> None:
        raise AssertionError("it ran")

    monkeypatch.setattr(subprocess, "check_output", never)
    instead(monkeypatch, ANSWERS_WITH.format(answer))
    with pytest.raises(UserError, match="not as it should be"):
        worker.read_reply("a.txt", b"words")


def test_what_nobody_foresaw_is_said_calmly_and_noted(
    worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    instead(monkeypatch, ANSWERS_WITH.format(pickle.dumps(("bug", "KeyError"))))
    with caplog.at_level("INFO"), pytest.raises(UserError, match="could not be read"):
        worker.read_reply("a.txt", b"words")
    assert "read_reply: KeyError" in caplog.text


def real_limits(code: str) -> list[str]:
    tasks = f"from app import worker\nworker.TASKS = dict(read_reply=lambda *_: {code})\n"
    return [sys.executable, "-c", f"{tasks}worker.warm_up = lambda: None\nworker.main()"]


@pytest.mark.skipif(sys.platform != "linux", reason="the limits of memory and time are Linux's")
@pytest.mark.parametrize(
    ("code", "why", "words"),
    [
        ("len(bytearray(2**30))", Stopped.MEMORY, "more memory than it may"),
        ("[x for x in range(10**12) if x < 0]", Stopped.TIME, "took too long"),
        ("__import__('threading').Event().wait()", Stopped.TIME, "took too long"),
        ("bytes(66 * 2**20)", Stopped.SIZE, "far too large"),
        ("__import__('ctypes').string_at(0)", Stopped.FELL, "not as it should be"),
    ],
    ids=["memory", "work", "waiting", "output", "crash"],
)
def test_it_is_said_what_was_stopped_and_why(
    worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch, code: str, why: Stopped, words: str
) -> None:
    monkeypatch.setattr(limited_work, "REPLY_S", 1)
    monkeypatch.setattr(limited_work, "WAIT_TIMES", 1 if "wait" in code else 20)
    monkeypatch.setattr(limited_work, "worker_command", lambda: real_limits(code))
    with pytest.raises(StoppedReadingError, match=words) as refused:
        worker.read_reply("a.txt", b"words")
    assert refused.value.why is why
    assert "Nothing else was changed" in refused.value.hint


def test_one_started_ahead_of_need_is_the_one_that_is_asked(
    worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    instead(monkeypatch, REFUSES)
    worker.start()
    ready = worker._process
    with pytest.raises(UserError, match="No"):
        worker.read_reply("a.txt", b"one")
    assert worker._process is ready


def test_one_that_held_somebodys_words_gives_way_to_a_fresh_one(
    worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    instead(monkeypatch, REFUSES)
    with pytest.raises(UserError, match="No"):
        worker.read_reply("a.txt", b"words")
    used = worker._process
    assert used
    used._look(used._last + worker_process.IDLE_S + 1)
    assert worker._process is not used
    assert (used.is_alive, worker._process and worker._process.was_asked) == (False, False)


def test_one_that_is_being_asked_is_not_waited_for_to_be_started(worker: LimitedWorker) -> None:
    with worker._lock:
        worker.start()
    assert worker._process is None


def test_one_that_is_being_asked_is_not_taken_away(worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, REFUSES)
    worker.start()
    used = worker._process
    assert used
    with worker._lock:
        worker._refresh(used)
    assert used.is_alive


def test_one_that_was_replaced_already_is_let_be(worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, REFUSES)
    worker.start()
    old, fresh = worker._process, None
    assert old
    worker.stop()
    worker.start()
    fresh = worker._process
    worker._refresh(old)
    assert worker._process is fresh


def test_a_pack_that_cannot_be_laid_out_is_told_so(worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(limited_work, "laid_out", full)
    with pytest.raises(UserError, match="laid out"):
        worker.check_pack({}, date(2026, 11, 20))


def test_where_no_limits_can_be_put_nothing_is_read(worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object) -> None:
        raise StoppedWorkError(Stopped.FELL)

    monkeypatch.setattr(limited_work, "WorkerProcess", refused)
    worker.start()
    with pytest.raises(StoppedReadingError):
        worker.check_pack({}, date(2026, 11, 20))
    with pytest.raises(StoppedReadingError):
        worker.read_reply("a.txt", b"words")
