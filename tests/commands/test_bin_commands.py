"""The bin on the command line."""

from pathlib import Path

import pytest

from tests.commands.conftest import Say


def test_what_is_deleted_is_listed_and_comes_back(say: Say, case: str) -> None:
    say("case", "note", case, "They rang")
    put = say("bin", "put", f"note:{case}/2").data
    assert say("bin", "list").data == [put]
    assert put == {
        "entry": 1,
        "item": "note:1/2",
        "kind": "entry",
        "case": 1,
        "ref": "P-2026-0001",
        "title": "A note: They rang",
        "deleted_on": "2026-11-20",
        "kept_until": "2026-12-20",
    }
    before = say("case", "show", case).data["history"]
    assert say("bin", "restore", "1").data["item"] == "note:1/2"
    assert (before[1]["what"], say("bin", "list").data) == ("Something was deleted here", [])
    assert say("search", "rang").data


def test_each_kind_of_thing_can_be_deleted(say: Say, sent: str, case: str, reply_file: Path) -> None:
    say("contact", "add", case, "--on", "2026-11-19", "--with", "Ms Hall", "No news")
    say("exhibit", "add", case, str(reply_file), "--title", "Their note")
    reply = say("reply", "add", case, str(reply_file)).data["reply"]
    place = next(at for at, entry in enumerate(say("case", "show", case).data["history"], 1) if "Hall" in entry["what"])
    items = (f"reply:{reply}", f"exhibit:{case}/A", f"contact:{case}/{place}")
    assert [say("bin", "put", item).code for item in items] == [0, 0, 0]
    assert say("bin", "put", f"letter:{sent}", "--reference", "P-2026-0001").code == 0
    assert say("bin", "put", "case:P-2026-0001").code == 0
    assert [each["kind"] for each in say("bin", "list").data] == ["case", "letter", "entry", "exhibit", "reply"]
    assert say("case", "list").data == []


def test_a_finished_letter_is_refused_without_the_reference(say: Say, finished: str) -> None:
    said = say("bin", "put", f"letter:{finished}")
    assert said.code == 3
    assert "P-2026-0001" in said.data["error"]["hint"]


@pytest.mark.parametrize("item", ["", "letter:x", "letter:1/2", "reply:1/1", "note:3", "exhibit:A", "case:", "pack:1"])
def test_what_is_no_item_is_refused(say: Say, case: str, item: str) -> None:
    said = say("bin", "put", item)
    assert (said.code, "is not an item" in said.data["error"]["message"]) == (3, True)


def test_what_is_deleted_for_good_does_not_come_back(say: Say, case: str) -> None:
    say("bin", "put", f"case:{case}")
    assert say("bin", "empty").data == {"deleted": 1}
    assert say("bin", "restore", "1").code == 3
    assert say("case", "show", case).code == 3


def test_one_of_several_can_be_deleted_for_good(say: Say, case: str) -> None:
    for text in ("They rang", "They rang again"):
        say("case", "note", case, text)
    for place in (2, 3):
        say("bin", "put", f"note:{case}/{place}")
    assert say("bin", "empty", "1").data == {"deleted": 1}
    assert [each["entry"] for each in say("bin", "list").data] == [2]


def test_after_thirty_days_it_is_gone_on_the_day_that_is_given(say: Say, case: str) -> None:
    say("bin", "put", f"case:{case}")
    assert say("bin", "list", today="2026-12-19").data
    assert say("bin", "list", today="2026-12-20").data == []


def test_the_bin_speaks_in_words_too(say: Say, case: str) -> None:
    assert say("bin", "list", as_json=False).out == "The bin is empty.\n"
    assert "comes back with: plaint bin restore 1" in say("bin", "put", f"case:{case}", as_json=False).out
    assert "kept until 2026-12-20" in say("bin", "list", as_json=False).out
    assert say("bin", "restore", "1", as_json=False).out == "“A mailing list” is back.\n"
    say("bin", "put", f"case:{case}")
    assert "Deleted 1 thing for good." in say("bin", "empty", as_json=False).out
    assert say("bin", "empty", as_json=False).out == "The bin is empty.\n"
