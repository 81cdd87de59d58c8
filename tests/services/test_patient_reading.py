"""Reading for a window: it waits a moment, says that it goes on, and does not do the same twice."""

import threading
from collections.abc import Callable

import pytest

from app.domain.errors import UserError
from app.domain.incoming_replies import IncomingReply
from app.services.patient_reading import PatientReader, still_reading


class Slow:
    """Reads a file once it may."""

    def __init__(self) -> None:
        self.may, self.asked = threading.Event(), list[str]()

    def __call__(self, name: str, data: bytes) -> IncomingReply:
        self.asked.append(name)
        assert self.may.wait(20)
        if not data:
            raise UserError("There is nothing in this file.")
        return IncomingReply(text=data.decode())


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def reader(slow: Slow) -> PatientReader:
    made = PatientReader(slow)
    made.patience_s = 0.01
    return made


def soon(look: Callable[[], IncomingReply]) -> IncomingReply:
    for _ in range(1000):
        if still_reading() not in (read := look()).notices:
            return read
        threading.Event().wait(0.01)
    raise AssertionError("it never ended")


def test_the_command_line_waits(slow: Slow) -> None:
    slow.may.set()
    assert PatientReader(slow).read("a.txt", b"words").text == "words"


def test_what_is_read_in_a_moment_is_there_at_once(slow: Slow, reader: PatientReader) -> None:
    reader.patience_s = 20
    slow.may.set()
    assert reader.read("a.txt", b"words").text == "words"


def test_what_takes_long_is_said_to_and_comes_later(slow: Slow, reader: PatientReader) -> None:
    assert reader.read("a.txt", b"words").notices == (still_reading(),)
    slow.may.set()
    assert soon(lambda: reader.read("a.txt", b"words")).text == "words"
    assert slow.asked == ["a.txt"]


def test_what_went_wrong_is_told_each_time_and_not_tried_again(slow: Slow, reader: PatientReader) -> None:
    slow.may.set()
    reader.patience_s = 20
    for _ in range(2):
        with pytest.raises(UserError, match="nothing in this file"):
            reader.read("a.txt", b"")
    assert slow.asked == ["a.txt"]


def test_only_the_last_few_are_kept(slow: Slow, reader: PatientReader) -> None:
    slow.may.set()
    reader.patience_s = 20
    for name in ("a", "b", "c", "d", "e", "e", "a"):
        reader.read(name, b"words")
    assert slow.asked == ["a", "b", "c", "d", "e", "a"]


def test_other_threads_wait_for_the_words(slow: Slow, reader: PatientReader) -> None:
    found: list[IncomingReply] = []
    thread = threading.Thread(target=lambda: found.append(reader.read("a.txt", b"words")))
    thread.start()
    slow.may.set()
    thread.join(20)
    assert found[0].text == "words"
