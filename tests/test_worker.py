"""The process that may fall over: what it answers, and what it does when something goes wrong in it."""

import io
import os
import pickle
from pathlib import Path
from typing import IO, Any

import pytest

from app import worker
from app.domain.errors import ProblemsFoundError, UserError
from app.domain.incoming_replies import IncomingReply
from app.worker import LENGTH
from tests.packs.sample_pack import word_file


def framed(*requests: tuple[str, int, tuple[object, ...]]) -> bytes:
    packed = [pickle.dumps(request) for request in requests]
    return b"".join(LENGTH.pack(len(each)) + each for each in packed)


def serve(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked: bytes) -> list[tuple[str, Any]]:
    out = tmp_path / "answers"

    class Input:
        buffer: IO[bytes] = io.BytesIO(asked)

    monkeypatch.setattr("sys.stdin", Input)
    monkeypatch.setattr(worker, "limit_process", lambda: None)
    monkeypatch.setattr(worker, "limit_time", lambda _seconds: None)
    monkeypatch.setattr(os, "dup", lambda _number: os.open(out, os.O_WRONLY | os.O_CREAT))
    monkeypatch.setattr(os, "dup2", lambda _old, _new: None)
    assert worker.main() == 0
    answers = io.BytesIO(out.read_bytes())
    found = []
    while head := answers.read(LENGTH.size):
        found.append(pickle.loads(answers.read(LENGTH.unpack(head)[0])))
    return found


def test_requests_are_answered_in_turn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = framed(("read_reply", 1, ("a.txt", b"Dear Robin")), ("read_reply", 1, ("b.txt", b"Dear Sam")))
    said = serve(monkeypatch, tmp_path, asked)
    assert [(how, what.text) for how, what in said] == [("done", "Dear Robin"), ("done", "Dear Sam")]


def test_what_a_person_can_mend_comes_back_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    [(how, what)] = serve(monkeypatch, tmp_path, framed(("read_reply", 1, ("a.txt", b""))))
    assert how == "refused"
    assert UserError(*what).message


def test_problems_come_back_with_their_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def problem(*_arguments: object) -> None:
        raise ProblemsFoundError("The template is at fault.", [], "Mend it.")

    monkeypatch.setattr(worker, "TASKS", {"letter": problem})
    assert serve(monkeypatch, tmp_path, framed(("letter", 1, ()))) == [
        ("problems", ("The template is at fault.", (), "Mend it."))
    ]


@pytest.mark.parametrize(("error", "how"), [(MemoryError, "too-much"), (RecursionError, "too-much"), (KeyError, "bug")])
def test_nothing_that_goes_wrong_ends_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: type[Exception], how: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise error("a word of the letter")

    monkeypatch.setattr(worker, "TASKS", {"letter": fail})
    [(said, what)] = serve(monkeypatch, tmp_path, framed(("letter", 1, ())))
    assert (said, "a word of the letter" in repr(what)) == (how, False)


def test_a_word_file_is_checked() -> None:
    assert [problem.file for problem in worker.TASKS["check_docx"](word_file("{{ to.name"), "a.docx")] == ["a.docx"]  # type: ignore[attr-defined]


def test_a_half_written_request_ends_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert serve(monkeypatch, tmp_path, b"\0\0") == []


def test_an_empty_reply_is_one_without_words() -> None:
    assert isinstance(worker.read_reply("a.txt", b"x"), IncomingReply)
