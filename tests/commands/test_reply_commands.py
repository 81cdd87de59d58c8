"""Replies on the command line: kept as they came, with proposals; then what a person says of them."""

import io
from pathlib import Path

import pytest

from tests.commands.conftest import Say
from tests.intake.mails import mail


def test_a_reply_shows_the_keys_that_scripts_rely_on(say: Say, sent: str, reply_file: Path) -> None:
    said = say("reply", "add", "1", str(reply_file), "--received", "2026-11-20")
    assert {"case", "ref", "reply", "kind", "received_on", "sha256"} <= set(said.data)
    assert (said.data["kind"], said.data["letter"]) == ("unread", 1)


def test_a_reply_may_come_from_standard_input(say: Say, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"Diolch yn fawr"))
    monkeypatch.setattr("sys.stdin", given)
    assert say("reply", "add", case, "-").data["sha256"] is None
    assert say("search", "diolch").data[0]["kind"] == "reply"


def test_an_empty_reply_from_standard_input_is_refused(say: Say, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert say("reply", "add", case, "-").code == 3


def test_a_reply_that_cannot_be_read_is_refused(say: Say, case: str, tmp_path: Path) -> None:
    said = say("reply", "add", case, str(tmp_path))
    assert (said.code, "could not be read" in said.error) == (3, True)


def test_what_is_proposed_has_the_keys_that_scripts_rely_on(say: Say, sent: str, reply_file: Path) -> None:
    proposals = say("reply", "add", "1", str(reply_file)).data["proposals"]
    keys = {"kind", "sent_on", "received_on", "from", "their_ref", "our_ref", "promises", "points"}
    assert keys <= set(proposals)
    assert {"value", "certainty", "because"} == set(proposals["kind"])
    assert {"verdict", "words", "because"} == set(proposals["points"]["P1"])


def test_an_email_says_itself_when_it_came(say: Say, sent: str, tmp_path: Path) -> None:
    file = tmp_path / "reply.eml"
    file.write_bytes(mail("We refuse.", Date="Fri, 20 Nov 2026 09:00:00 +0000"))
    said = say("reply", "add", "1", str(file), today="2026-11-25").data
    assert (said["received_on"], said["proposals"]["from"]) == (
        "2026-11-20",
        "Owen Farrell <owen.farrell@harbour.example>",
    )


def test_no_reply_comes_tomorrow(say: Say, sent: str, tmp_path: Path) -> None:
    file = tmp_path / "reply.eml"
    file.write_bytes(mail("We refuse.", Date="Fri, 27 Nov 2026 09:00:00 +0000"))
    assert say("reply", "add", "1", str(file)).data["received_on"] == "2026-11-20"


def test_what_cannot_be_read_is_told_and_kept(say: Say, sent: str, tmp_path: Path) -> None:
    file = tmp_path / "scan.png"
    file.write_bytes(b"\x89PNG scan")
    said = say("reply", "add", "1", str(file)).data
    assert said["sha256"]
    assert "picture" in said["notices"][0]


def test_a_reply_is_marked_with_its_kind_and_verdicts(say: Say, sent: str, reply_file: Path) -> None:
    say("reply", "add", "1", str(reply_file))
    said = say("reply", "mark", "1", "--kind", "partial", "P1=partly")
    assert (said.code, said.data["kind"], said.data["points"][0]["verdict"]) == (0, "partial", "partly")
    assert "P1: Partly" in say("case", "show", "1").data["history"][-1]["detail"]


def test_verdicts_may_stand_before_the_kind(say: Say, sent: str, reply_file: Path) -> None:
    say("reply", "add", "1", str(reply_file))
    assert say("reply", "mark", "1", "p1=refused", "--kind", "refusal").data["points"][0]["verdict"] == "refused"


def test_a_verdict_may_be_given_without_a_kind(say: Say, sent: str, reply_file: Path) -> None:
    say("reply", "add", "1", str(reply_file))
    assert say("reply", "mark", "1", "P1=ignored").data["kind"] == "unread"


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--kind", "nice"], 2), (["P1=nice"], 3), (["P99=refused"], 3), (["P1"], 3)],
)
def test_words_that_mean_nothing_are_refused(
    say: Say, sent: str, reply_file: Path, words: list[str], code: int
) -> None:
    say("reply", "add", "1", str(reply_file))
    assert say("reply", "mark", "1", *words).code == code


def test_proposals_are_told_in_words_too(say: Say, sent: str, reply_file: Path) -> None:
    said = say("reply", "add", "1", str(reply_file), as_json=False).out
    assert "It seems to be: They only acknowledged it. It says “Thank you for your letter.”" in said
    assert "plaint reply mark 1 --kind acknowledgement" in said


def test_what_came_of_an_apology_is_said_and_shown(say: Say, case: str, tmp_path: Path) -> None:
    request, file = tmp_path / "request.txt", tmp_path / "reply.txt"
    request.write_text("Please apologise.", encoding="utf-8")
    file.write_text("Your letter has been received. I am sorry that you feel hurt.", encoding="utf-8")
    say("letter", "record", case, str(request), "--as", "apology-request", "--sent", "2026-11-02", "--by", "email")
    added = say("reply", "add", case, str(file))
    assert added.data["proposals"]["apology"]["sorry"] == {
        "given": "waiting", "words": "", "because": "this kind of reply brings no apology", "promised_by": None,
    }  # fmt: skip
    marked = say("reply", "mark", "1", "--kind", "partial", "sorry=not", "sorry.wanted=an apology for the words")
    element = next(each for each in marked.data["apology"] if each["element"] == "sorry")
    assert (element["given"], element["still_wanted"]) == ("not", "an apology for the words")
    assert element["their_words"] == "I am sorry that you feel hurt."
    assert say("case", "show", case).data["apology"] == marked.data["apology"]
    assert "Says sorry for it: Not" in say("case", "show", case, as_json=False).out
    file.write_text("Your letter has been received. I am sorry that you feel hurt. Robin", encoding="utf-8")
    assert "Names what was wrong: Waiting, because" in say("reply", "add", case, str(file), as_json=False).out


def test_an_apology_that_nobody_asked_for_is_refused(say: Say, sent: str, reply_file: Path) -> None:
    say("reply", "add", "1", str(reply_file))
    assert say("reply", "mark", "1", "sorry=came").code == 3


def test_a_file_without_words_is_given_no_kind(say: Say, case: str, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 40)
    said = say("reply", "add", case, str(tmp_path / "a.bin"), as_json=False)
    assert "cannot be told from it" in said.out
    assert "It seems to be" not in said.out
