"""Files of answers as people and scripts hand them in: every odd one is refused in words."""

import json
import tomllib
from pathlib import Path

import pytest

from app.commands import answer_input
from tests.commands.conftest import Said, Say

CAN = "The answers could not be read as "


def drafted(say: Say, path: Path) -> Said:
    return say("draft", "party-complaint", "--answers", str(path), "--out", str(path.parent / "out"))


def test_a_folder_is_no_file_of_answers(say: Say, tmp_path: Path) -> None:
    said = drafted(say, tmp_path)
    assert (said.code, "could not be read" in said.data["error"]["message"]) == (3, True)


def test_a_file_that_is_not_there_is_refused(say: Say, tmp_path: Path) -> None:
    assert drafted(say, tmp_path / "none.toml").data["error"]["hint"] == "Check its name."


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("latin.toml", b'[answers]\nsubject = "Si\xe2n"', "is not text in UTF-8"),
        ("deep.toml", b"a = " + b"[" * 5000, CAN + "TOML"),
        ("deep.json", b"[" * 200_000, CAN + "JSON"),
        ("cut.json", b'{"answers": ', CAN + "JSON"),
        ("cut.toml", b"[answers", CAN + "TOML"),
        ("null.json", b"null", "The answers are not a table."),
        ("list.json", b"[]", "The answers are not a table."),
        ("number.json", b"1" * 5000, CAN + "JSON"),
    ],
)
def test_what_is_no_table_is_refused(say: Say, tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    said = drafted(say, tmp_path / name)
    assert (said.code, message in said.data["error"]["message"]) == (3, True)


def test_a_file_beyond_all_reason_is_refused_before_it_is_read(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_input, "MOST_BYTES", 10)
    (tmp_path / "long.toml").write_text("# a long comment", encoding="utf-8")
    assert drafted(say, tmp_path / "long.toml").code == 3


@pytest.mark.parametrize("text", ['{"answers": null}', '{"answers": {"incidents": [{"on": null, "what": "x"}]}}'])
def test_null_is_nothing_that_can_be_answered(say: Say, tmp_path: Path, text: str) -> None:
    (tmp_path / "null.json").write_text(text, encoding="utf-8")
    assert drafted(say, tmp_path / "null.json").code == 1


def test_null_inside_an_entry_counts_as_not_answered(say: Say, tmp_path: Path, answers: str) -> None:
    table = tomllib.loads(Path(answers).read_text("utf-8"))
    table["answers"]["incidents"][0]["exhibit"] = None
    (tmp_path / "null.json").write_text(json.dumps(table, default=str), encoding="utf-8")
    assert drafted(say, tmp_path / "null.json").code == 0


@pytest.mark.parametrize("value", ["1.5", "nan", "07:30:00", "2026-11-20T10:00:00", "{ a = 1 }", "[[[1]]]"])
def test_an_answer_of_the_wrong_kind_is_a_problem_and_not_a_bug(say: Say, tmp_path: Path, value: str) -> None:
    (tmp_path / "odd.toml").write_text(f"[answers]\nsubject = {value}\n", encoding="utf-8")
    assert drafted(say, tmp_path / "odd.toml").code == 1


def test_a_byte_order_mark_is_passed_over(say: Say, tmp_path: Path, answers: str) -> None:
    (tmp_path / "bom.toml").write_bytes(b"\xef\xbb\xbf" + Path(answers).read_bytes())
    assert drafted(say, tmp_path / "bom.toml").code == 0


def test_json_and_toml_give_the_same_letter(say: Say, tmp_path: Path, answers: str) -> None:
    table = tomllib.loads(Path(answers).read_text("utf-8"))
    (tmp_path / "a.json").write_text(json.dumps(table, default=str), encoding="utf-8")
    first = drafted(say, tmp_path / "a.json").data["files"]
    second = say("draft", "party-complaint", "--answers", answers, "--out", str(tmp_path / "toml")).data["files"]
    assert Path(first["docx"]).read_bytes() == Path(second["docx"]).read_bytes()


def test_a_copy_to_a_kind_that_the_letter_is_not_copied_to_is_refused(say: Say, tmp_path: Path) -> None:
    sample = say("sample", "escalation", "--set", "minimal", as_json=False).out
    (tmp_path / "copied.toml").write_text(
        sample.replace("[answers]", '[[copies_to]]\nname = "ico"\n\n[answers]'), "utf-8"
    )
    said = say("draft", "escalation", "--answers", str(tmp_path / "copied.toml"), "--out", str(tmp_path / "out"))
    assert (said.code, "can’t be copied to" in said.data["error"]["message"]) == (3, True)
