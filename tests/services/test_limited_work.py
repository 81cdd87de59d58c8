"""Files from strangers, in a process with limits: the same answers, and a clear word where it had to be stopped."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest

from app.domain.errors import ProblemsFoundError, UserError
from app.rendering.docx_letter import DocumentProperties, compile_letter
from app.rendering.pdf_letter import draw_pdf
from app.services import limited_work
from app.services.limited_work import LimitedWorker, worker_command
from tests.packs.sample_pack import word_file

CONTEXT = {"name": "Robin"}
PROPERTIES = DocumentProperties("A letter", "", created=date(2026, 11, 20))
LETTER = word_file("Dear {{ name }},")

ANSWERS_WITH = "import sys; data = {!r}; sys.stdout.buffer.write(len(data).to_bytes(8, 'big') + data)"


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


def test_a_letter_is_the_same_as_without_it(shared: LimitedWorker) -> None:
    docx, notices, absent, drawn = shared.letter(LETTER, CONTEXT, PROPERTIES, ("Robin", "Sam"), installed_fonts=False)
    filled = compile_letter(LETTER).fill(CONTEXT, PROPERTIES)
    assert (docx, notices, absent) == (filled.docx, filled.notices, ("Sam",))
    assert drawn == draw_pdf(filled.docx, made_on=PROPERTIES.created)


def test_a_template_at_fault_is_named(shared: LimitedWorker) -> None:
    with pytest.raises(ProblemsFoundError) as refused:
        shared.letter(word_file("{{ name"), CONTEXT, PROPERTIES, (), installed_fonts=False)
    assert refused.value.problems[0].paragraph == 1


def test_a_word_file_and_a_pack_are_checked(shared: LimitedWorker) -> None:
    assert [problem.file for problem in shared.check_docx(word_file("{{ to.name"), "a.docx")] == ["a.docx"]
    assert [problem.code for problem in shared.check_pack({}, date(2026, 11, 20))] == ["no-pack-toml"]


def test_it_is_started_again_after_it_was_ended(worker: LimitedWorker) -> None:
    assert worker.read_reply("a.txt", b"one").text == "one"
    assert worker._process
    worker._process.kill()
    worker._process.wait()
    assert worker.read_reply("a.txt", b"two").text == "two"


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(1)",
        "import sys; sys.stdout.buffer.write(b'x' * 100)",
        "import sys; sys.stdout.buffer.write((2**60).to_bytes(8, 'big'))",
        ANSWERS_WITH.format(b"no pickle"),
        ANSWERS_WITH.format(pickle.dumps("no pair")),
        ANSWERS_WITH.format(pickle.dumps(("done", "no reply"))),
        ANSWERS_WITH.format(pickle.dumps(("strange", None))),
        ANSWERS_WITH.format(pickle.dumps(("too-much", None))),
        ANSWERS_WITH.format(pickle.dumps(("refused", "no pair"))),
    ],
)
def test_a_process_gone_bad_is_stopped_with_a_clear_word(
    worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    instead(monkeypatch, code)
    with pytest.raises(UserError, match="too much time or memory"):
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
    with pytest.raises(UserError, match="too much time or memory"):
        worker.read_reply("a.txt", b"words")


def test_one_that_hangs_is_stopped(worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited_work, "REPLY_S", 0.05)
    instead(monkeypatch, "import sys; sys.stdin.buffer.read()")
    with pytest.raises(UserError, match="too much time or memory"):
        worker.read_reply("a.txt", b"words")


def test_what_nobody_foresaw_is_said_calmly_and_noted(
    worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    instead(monkeypatch, ANSWERS_WITH.format(pickle.dumps(("bug", "KeyError"))))
    with caplog.at_level("INFO"), pytest.raises(UserError, match="could not be read"):
        worker.read_reply("a.txt", b"words")
    assert "read_reply: KeyError" in caplog.text


def real_limits(code: str) -> list[str]:
    return [
        sys.executable,
        "-c",
        f"from app import worker\nworker.TASKS = dict(read_reply=lambda *_: {code})\nworker.main()",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="the limits of memory and time are Linux's")
@pytest.mark.parametrize("code", ["len(bytearray(2**30))", "[x for x in range(10**12) if x < 0]"])
def test_too_much_memory_and_too_much_time_end_it(
    worker: LimitedWorker, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(limited_work, "REPLY_S", 1)
    monkeypatch.setattr(limited_work, "worker_command", lambda: real_limits(code))
    with pytest.raises(UserError, match="too much time or memory"):
        worker.read_reply("a.txt", b"words")


def test_an_installed_program_is_its_own_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command()[1:] == ["-m", "app", "--worker"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command()[1:] == ["--worker"]
