"""The log says where a bug was, and never a word of a letter."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import logbook


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "data" / "plaint.log"
    logbook.open_logbook(path)
    yield path
    logbook.close_logbook()


def fail(words: str) -> None:
    if words:
        raise ValueError(words)


def logged(path: Path, words: str) -> str:
    try:
        fail(words)
    except ValueError as error:
        logbook.log_bug(error)
    return path.read_text("utf-8")


def test_a_bug_is_logged_with_its_place_and_kind(path: Path) -> None:
    assert "bug ValueError at test_logbook.py:" in logged(path, "x")


def test_innermost_comes_first(path: Path) -> None:
    text = logged(path, "x")
    assert text.index(" fail") < text.index(" logged")


def test_no_word_of_the_error_is_logged(path: Path) -> None:
    assert "secret" not in logged(path, "a secret of Siân")


def test_nothing_is_written_before_there_is_something_to_say(path: Path) -> None:
    assert not path.exists()


def test_a_closed_log_can_be_moved(path: Path) -> None:
    logged(path, "x")
    logbook.close_logbook()
    path.rename(path.with_name("moved.log"))
    assert logbook.logger.handlers == []


def test_the_log_stays_small(path: Path) -> None:
    for _ in range(150):
        logbook.log_state("window open " * 1000)
    assert 0 < sum(each.stat().st_size for each in path.parent.glob("plaint.log*")) <= 1024 * 1024


def test_a_state_is_noted(path: Path) -> None:
    logbook.log_state("window open")
    assert path.read_text("utf-8").endswith(" INFO window open\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes a profile's folders by itself")
def test_the_log_is_for_the_owner_alone_also_one_that_was_open_to_all(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.touch(mode=0o644)
    logbook.log_state("started")
    assert path.stat().st_mode & 0o777 == 0o600
