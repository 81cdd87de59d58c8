"""Search on the command line: the shape that scripts rely on, and every filter of the window."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Say


@pytest.fixture
def filled(say: Say, sent: str, reply_file: Path) -> str:
    """A sent letter, a reply to it, a call, and a closed case with a note; each holds the word “letter”."""
    say("reply", "add", "1", str(reply_file), "--received", "2026-11-19")
    say("contact", "add", "1", "--on", "2026-11-18", "--with", "the office", "They have the letter.")
    say("case", "new", "--title", "Another", "--to", "The Harbour Party")
    say("case", "note", "2", "No letter came.")
    say("case", "close", "2")
    return sent


def kinds(say: Say, *words: str) -> list[str]:
    return sorted(row["kind"] for row in say("search", "letter", *words).data)


def test_a_hit_shows_the_keys_that_scripts_rely_on(say: Say, sent: str) -> None:
    hit = say("search", "addresses").data[0]
    assert {"case", "kind", "id", "title", "snippet"} <= set(hit)
    assert (hit["case"], hit["kind"], hit["id"], hit["on"], hit["state"]) == (1, "letter", 1, "2026-11-20", "sent")
    assert {hit["snippet"][start:end] for start, end in hit["marks"]} == {"addresses"}


def test_a_hit_is_one_line(say: Say, sent: str) -> None:
    assert say("search", "addresses", as_json=False).out.startswith("P-2026-0001  letter 1, 2026-11-20, sent: ")


NARROWED: tuple[tuple[str, list[str]], ...] = (
    ("--kind reply", ["reply"]),
    ("--kind reply --kind contact", ["contact", "reply"]),
    ("--until 2026-11-18", ["contact"]),
    ("--from 2026-11-19 --until 2026-11-19", ["reply"]),
    ("--closed", ["note"]),
    ("--open --kind note", []),
    ("--most 1", ["note"]),
)


def test_a_search_is_narrowed(say: Say, filled: str) -> None:
    assert [kinds(say, *words.split()) for words, _found in NARROWED] == [found for _words, found in NARROWED]
    assert kinds(say, "--organisation", "the harbour party") == ["note"]


def test_letters_that_were_not_sent_can_be_left_out(say: Say, finished: str) -> None:
    assert say("search", "addresses", "--kind", "letter").data
    assert not say("search", "addresses", "--kind", "letter", "--sent").data


def test_nothing_found_is_said_with_what_may_help(say: Say) -> None:
    assert say("search", "zebra").data == []
    said = say("search", "zebra", as_json=False)
    assert (said.code, said.out) == (0, "")
    assert "Try fewer words" in said.error


def test_that_there_is_more_is_said(say: Say, case: str) -> None:
    for text in ("A letter", "Another letter"):
        say("case", "note", case, text)
    assert "There are more. This is the newest hit." in say("search", "letter", "--most", "1", as_json=False).error
    assert "There are more" not in say("search", "letter", as_json=False).error


def test_the_words_in_an_exhibit_are_found(say: Say, case: str, tmp_path: Path) -> None:
    evidence = tmp_path / "minutes.txt"
    evidence.write_text("The zebra was seconded.", encoding="utf-8")
    say("exhibit", "add", case, str(evidence), "--title", "Minutes")
    (hit,) = say("search", "zebra").data
    assert (hit["kind"], hit["title"]) == ("exhibit", "Minutes")


@pytest.mark.parametrize("words", [["--kind", "song"], ["--open", "--closed"], ["--most", "0"], ["--from", "may"]])
def test_what_makes_no_sense_is_refused(say: Say, words: list[str]) -> None:
    assert say("search", "letter", *words).code == 2


def test_whatever_is_typed_is_safe(say: Say, sent: str) -> None:
    assert json.loads(say("search", 'NEAR( "a* OR').out) == []
