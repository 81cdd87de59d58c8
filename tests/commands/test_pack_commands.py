"""Packs on the command line, from the first folder to the installed pack."""

import io
import shutil
from pathlib import Path

import pytest

from app.packs.pack_archive import write_archive
from tests.commands.conftest import Say
from tests.packs.sample_pack import PACK, word_file, write_pack
from tests.packs.test_minisign import KEY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "harbour")


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key without the quarter of a second that its passphrase costs each time."""
    monkeypatch.setattr("app.services.pack_workshop.read_secret_key", lambda _text, _passphrase: KEY)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    (tmp_path / "key").touch()
    return tmp_path / "key"


def build(say: Say, folder: Path, key_file: Path | None = None) -> Path:
    file = folder.with_suffix(".plaintpack")
    said = say("pack", "build", str(folder), "-o", str(file), *(["--sign", str(key_file)] if key_file else []))
    assert said.code == 0, said.error
    return file


def test_a_new_pack_is_right_and_can_be_tried(say: Say, tmp_path: Path) -> None:
    assert say("pack", "new", str(tmp_path / "calder")).data["id"] == "calder"
    assert say("pack", "check", str(tmp_path / "calder")).data == {"ok": True, "problems": []}
    tried = say("pack", "try", str(tmp_path / "calder"), "first-letter", "--out", str(tmp_path / "out")).data
    assert (tried["pages"], tried["notices"]) == (1, [])
    assert Path(tried["files"]["pdf"]).read_bytes().startswith(b"%PDF")


def test_a_letter_is_tried_with_ones_own_answers(say: Say, folder: Path, tmp_path: Path) -> None:
    answers = tmp_path / "mine.toml"
    text = (folder / "letters" / "complaint.sample.toml").read_text(encoding="utf-8")
    answers.write_text(text.replace("a motion", "another motion"), encoding="utf-8")
    tried = say("pack", "try", str(folder), "complaint", "--out", str(tmp_path / "out"), "--answers", str(answers))
    assert tried.code == 0


def test_a_pack_with_problems_is_not_tried(say: Say, folder: Path, tmp_path: Path) -> None:
    (folder / "letters" / "complaint.docx").write_bytes(word_file("{{ nobody }}"))
    tried = say("pack", "try", str(folder), "complaint", "--out", str(tmp_path / "out"))
    assert tried.code == 1
    assert [problem["tag"] for problem in tried.data["problems"]] == ["{{ nobody }}"]


def test_every_problem_is_listed_with_its_place(say: Say, folder: Path) -> None:
    (folder / "letters" / "complaint.docx").write_bytes(word_file("Dear {{ to.nam }},", "{{ subject }}"))
    said = say("pack", "check", str(folder))
    assert said.code == 1
    problem = next(each for each in said.data["problems"] if each["severity"] == "error")
    assert (problem["file"], problem["paragraph"], problem["tag"]) == ("letters/complaint.docx", 1, "{{ to.nam }}")


def test_warnings_alone_are_no_failure(say: Say, folder: Path) -> None:
    (folder / "letters" / "complaint.docx").write_bytes(word_file("{{ to.name }} {{ subject }} {{ incidents|length }}"))
    said = say("pack", "check", str(folder), as_json=False)
    assert said.code == 0
    assert "incidents.what" in said.out


def test_a_word_file_alone_is_checked(say: Say, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file("{{ to.name"))
    said = say("pack", "check", str(tmp_path / "a.docx"))
    assert (said.code, said.data["problems"][0]["file"]) == (1, "a.docx")


def test_the_names_of_a_word_file_alone_are_listed_and_not_judged(say: Say, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file("{{ to.name }} {{ nobody_knows }}"))
    assert say("pack", "check", str(tmp_path / "a.docx")).data == {
        "ok": True,
        "problems": [],
        "names": ["nobody_knows", "to.name"],
    }
    assert "It uses: nobody_knows, to.name." in say("pack", "check", str(tmp_path / "a.docx"), as_json=False).out


def test_a_word_file_alone_is_said_to_be_wrong_as_in_a_pack(say: Say, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file("Dear {{ to.name }},", "About {% if subject = 1 %}it{% endif %}"))
    (problem,) = say("pack", "check", str(tmp_path / "a.docx")).data["problems"]
    assert (problem["part"], problem["paragraph"], problem["tag"]) == ("word/document.xml", 2, "{% if subject = 1 %}")
    assert problem["text"] == "About {% if subject = 1 %}it{% endif %}"
    shown = say("pack", "check", str(tmp_path / "a.docx"), as_json=False).out
    assert "“About {% if subject = 1 %}it{% endif %}”" in shown


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.odt", write_archive({"mimetype": b"x", "content.xml": b"<a/>"}), ".docx"),
        ("a.rtf", b"{\\rtf1 }", ".docx"),
        ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "old kind"),
        ("A.DOCX", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "password"),
    ],
)
def test_a_letter_of_another_program_is_told_how_to_save_it(
    say: Say, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    said = say("pack", "check", str(tmp_path / name))
    problem = said.data["problems"][0]
    assert (said.code, problem["code"], problem["file"]) == (1, "not-a-word-file", name)
    assert words in problem["message"] + problem["hint"]


def test_a_built_pack_is_checked_with_its_manifest(say: Say, folder: Path) -> None:
    assert say("pack", "check", str(build(say, folder))).data["ok"]


def test_what_is_no_pack_is_a_problem(say: Say, tmp_path: Path) -> None:
    (tmp_path / "a.plaintpack").write_bytes(b"words")
    said = say("pack", "check", str(tmp_path / "a.plaintpack"))
    assert (said.code, [problem["code"] for problem in said.data["problems"]]) == (1, ["not-a-pack"])


def test_a_folder_that_is_not_there_is_refused(say: Say, tmp_path: Path) -> None:
    assert say("pack", "check", str(tmp_path / "none")).code == 3


def test_a_word_file_is_printed_as_text(say: Say, folder: Path) -> None:
    said = say("pack", "text", str(folder / "letters" / "complaint.docx"))
    assert "{{ subject }}" in said.data["text"].splitlines()


def test_a_signed_pack_verifies(say: Say, folder: Path, key_file: Path) -> None:
    said = say("pack", "verify", str(build(say, folder, key_file)), "--key", KEY.public.text)
    assert (said.code, said.data["ok"], said.data["key_id"]) == (0, True, KEY.public.name)


def test_a_pack_that_was_changed_does_not_verify(say: Say, folder: Path, key_file: Path) -> None:
    file = build(say, folder, key_file)
    file.write_bytes(file.read_bytes().replace(b"harbour.example", b"haxbour.example"))
    said = say("pack", "verify", str(file), "--key", KEY.public.text)
    assert (said.code, said.data["ok"]) == (1, False)


def test_an_unsigned_build_says_what_that_means(say: Say, folder: Path, tmp_path: Path) -> None:
    said = say("pack", "build", str(folder), "-o", str(tmp_path / "a.plaintpack"), as_json=False)
    assert "not signed" in said.error


def test_a_pack_is_installed_listed_and_removed(say: Say, folder: Path, key_file: Path) -> None:
    file = build(say, folder, key_file)
    refused = say("pack", "install", str(file))
    assert (refused.code, KEY.public.text in refused.data["error"]["message"]) == (3, True)
    shape = say("pack", "install", str(file), "--trust").data
    assert {key: shape[key] for key in ("id", "signed", "key", "trusted", "letters")} == {
        "id": "harbour",
        "signed": True,
        "key": KEY.public.text,
        "trusted": True,
        "letters": 1,
    }
    assert [(row["id"], row["trusted"]) for row in say("pack", "list").data] == [
        ("uk-members", True),
        ("harbour", True),
    ]
    assert say("pack", "remove", "harbour").data["removed"]
    assert "harbour" not in say("pack", "list", as_json=False).out


def test_a_publishers_key_given_beforehand_is_enough(say: Say, folder: Path, key_file: Path) -> None:
    assert say("pack", "install", str(build(say, folder, key_file)), "--key", KEY.public.text).code == 0


def test_a_hostile_pack_is_refused_in_one_message(say: Say, tmp_path: Path) -> None:
    (tmp_path / "a.plaintpack").write_bytes(b"words")
    said = say("pack", "install", str(tmp_path / "a.plaintpack"), "--trust")
    assert said.code == 3
    assert "no pack, or it is damaged" in said.data["error"]["message"]


def test_a_folder_is_looked_through_for_newer_packs(say: Say, folder: Path, key_file: Path, tmp_path: Path) -> None:
    say("pack", "install", str(build(say, folder, key_file)), "--trust")
    assert say("pack", "update", str(tmp_path), as_json=False).out == "There is nothing newer.\n"
    newer = write_pack(tmp_path / "newer", pack=PACK.replace("2026.11.1", "2026.12"))
    shutil.move(build(say, newer, key_file), tmp_path / "b.plaintpack")
    (tmp_path / "c.plaintpack").write_bytes(b"words")
    found = say("pack", "update", str(tmp_path)).data
    assert [(each["version"], each["installed"]) for each in found["newer"]] == [("2026.12", "2026.11.1")]
    assert [each["file"] for each in found["refused"]] == ["c.plaintpack"]


def test_what_changed_between_two_packs_is_shown(say: Say, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "new")
    assert say("pack", "diff", str(folder), str(tmp_path / "new"), as_json=False).out == "Nothing changed.\n"
    (tmp_path / "new" / "letters" / "complaint.docx").write_bytes(word_file("Dear {{ to.name }},"))
    assert "+Dear {{ to.name }}," in say("pack", "diff", str(folder), str(tmp_path / "new")).data["diff"]


def test_a_letter_is_drafted_from_a_word_file_and_tried_at_once(say: Say, tmp_path: Path) -> None:
    (tmp_path / "Broken lift.docx").write_bytes(word_file("{{ me.name }}: {{ thing }} on {{ broken_on|long_date }}"))
    drafted = say("pack", "letter", str(tmp_path / "lift"), str(tmp_path / "Broken lift.docx")).data
    assert drafted["letter"] == "broken-lift"
    assert [(each["id"], each["kind"]) for each in drafted["questions"]] == [("thing", "text"), ("broken_on", "date")]
    named = say("pack", "names", str(tmp_path / "lift"), "broken-lift").data
    assert [(each["name"], each["question"]) for each in named["names"]] == [
        ("me.name", None),
        ("thing", "Thing"),
        ("broken_on", "Broken on"),
    ]
    assert named["unused"] == []


def test_a_word_file_with_wrong_tags_gives_no_letter(say: Say, tmp_path: Path) -> None:
    (tmp_path / "lift.docx").write_bytes(word_file("{{ thing"))
    said = say("pack", "letter", str(tmp_path / "lift"), str(tmp_path / "lift.docx"))
    assert (said.code, said.data["problems"][0]["paragraph"]) == (1, 1)
    assert not (tmp_path / "lift").exists()
