"""The process that may fall over: what it answers, and what it does when something goes wrong in it."""

import gc
import io
import os
import pickle
from typing import Any

import pytest

from app import worker
from app.domain.errors import ProblemsFoundError, UserError
from app.worker_frames import framed, read_frame, write_frame


@pytest.fixture(autouse=True)
def _without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("limit_memory", "limit_time", "put_up"):
        monkeypatch.setattr(worker, name, lambda *_: None)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(gc, "set_threshold", lambda _: None)
    monkeypatch.setattr(gc, "collect", lambda: 0)


def asked(*requests: tuple[str, int, int, tuple[object, ...]]) -> io.BytesIO:
    stream = io.BytesIO()
    for request in requests:
        write_frame(stream, framed(request))
    stream.seek(0)
    return stream


def said(*requests: tuple[str, int, int, tuple[object, ...]]) -> list[tuple[str, Any]]:
    answers = io.BytesIO()
    worker.serve(asked(*requests), answers)
    return taken_apart(answers.getvalue())


def taken_apart(answers: bytes) -> list[tuple[str, Any]]:
    stream, found = io.BytesIO(answers), []
    while frame := read_frame(stream):
        found.append(pickle.loads(frame.value, buffers=frame.pieces))
    return found


def test_requests_are_answered_in_turn() -> None:
    answers = said(("read_reply", 1, 0, ("a.txt", b"Dear Robin")), ("read_reply", 1, 0, ("b.txt", b"Dear Sam")))
    assert [(how, what.text) for how, what in answers] == [("done", "Dear Robin"), ("done", "Dear Sam")]


def test_what_a_person_can_mend_comes_back_in_words() -> None:
    [(how, what)] = said(("read_reply", 1, 0, ("a.txt", b"")))
    assert how == "refused"
    assert UserError(*what).message


def test_problems_come_back_with_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    def problem(*_arguments: object) -> None:
        raise ProblemsFoundError("The template is at fault.", [], "Mend it.")

    monkeypatch.setattr(worker, "TASKS", {"letter": problem})
    assert said(("letter", 1, 0, ())) == [("problems", ("The template is at fault.", (), "Mend it."))]


@pytest.mark.parametrize(("error", "how"), [(MemoryError, "too-much"), (RecursionError, "too-much"), (KeyError, "bug")])
def test_nothing_that_goes_wrong_ends_it(monkeypatch: pytest.MonkeyPatch, error: type[Exception], how: str) -> None:
    def fail(*_arguments: object) -> None:
        raise error("a word of the letter")

    monkeypatch.setattr(worker, "TASKS", {"letter": fail})
    [(answer, what)] = said(("letter", 1, 0, ()))
    assert (answer, "a word of the letter" in repr(what)) == (how, False)


def test_a_larger_file_may_have_more_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(worker, "limit_memory", given.append)
    said(("read_reply", 1, 0, ("a.txt", b"x" * 1_000_000)), ("read_reply", 1, 0, ("a.txt", b"x")))
    assert given[0] - worker.MEMORY > 4_000_000 > given[1] - worker.MEMORY


def test_it_reads_from_standard_input_and_keeps_what_is_printed_out_of_its_answers(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    request, answer = os.pipe(), os.pipe()
    kept = {number: os.dup(number) for number in (0, 1)}
    monkeypatch.setattr(worker, "warm_up", lambda: os.write(1, b"printed"))
    os.write(request[1], asked(("read_reply", 1, 0, ("a.txt", b"Dear Robin"))).getvalue())
    os.close(request[1])
    try:
        os.dup2(request[0], 0)
        os.dup2(answer[1], 1)
        assert worker.main() == 0
    finally:
        for number, copy in kept.items():
            os.dup2(copy, number)
            os.close(copy)
    os.close(answer[1])
    with os.fdopen(answer[0], "rb") as answers:
        [(how, what)] = taken_apart(answers.read())
    os.close(request[0])
    assert (how, what.text) == ("done", "Dear Robin")
    assert capfd.readouterr().err == "printed"
