"""Letters without a case on the command line: lists, questions, samples, drafts, pages."""

import io
import json
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.builders import SAMPLES
from tests.commands.conftest import Say
from tests.rendering.fake_office import fake_office

PNG = b"\x89PNG"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_a_letter_that_can_be_written_has_the_keys_that_scripts_rely_on(say: Say) -> None:
    letters = say("letters").data
    assert {"party-complaint", "ico-referral"} <= {letter["id"] for letter in letters}
    assert set(letters[0]) == {"id", "pack", "title", "category", "summary"}


def test_questions_say_what_each_takes(say: Say) -> None:
    steps = say("questions", "party-complaint").data["steps"]
    assert steps[0]["questions"][0]["id"] == "subject"
    assert {"kind", "required", "label"} <= set(steps[0]["questions"][0])


def test_questions_are_listed_in_words_with_those_inside_lists(say: Say) -> None:
    words = say("questions", "party-complaint", as_json=False).out
    assert "  subject (text, required): What is it about, in a few words?" in words
    assert "    role (text, optional): Their role, if you know it" in words


def test_questions_are_given_as_a_json_schema(say: Say) -> None:
    schema = say("questions", "uk-members:party-complaint", "--json-schema").data
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(say("questions", "party-complaint", "--json-schema", as_json=False).out) == schema


def test_a_letter_that_is_not_there_is_refused_with_the_nearest_name(say: Say) -> None:
    said = say("questions", "party-complaimt")
    assert (said.code, "party-complaint" in said.data["error"]["hint"]) == (3, True)


@pytest.mark.parametrize("which", ["sample", "minimal", "large"])
def test_a_sample_is_answers_from_which_the_letter_can_be_drawn(
    say: Say, out: Path, tmp_path: Path, which: str
) -> None:
    file = tmp_path / "answers.toml"
    file.write_text(say("sample", "party-complaint", "--set", which, as_json=False).out, encoding="utf-8")
    assert say("draft", "party-complaint", "--answers", str(file), "--out", str(out)).code == 0


def test_a_draft_has_the_shape_that_scripts_rely_on(say: Say, answers: str, out: Path) -> None:
    shape = say("draft", "party-complaint", "--answers", answers, "--out", str(out)).data
    assert set(shape) == {"files", "pages", "seconds", "notices"}
    assert set(shape["files"]) == {"docx", "pdf", "eml", "txt"}
    assert all(Path(path).is_file() for path in shape["files"].values())


def test_a_letter_that_parties_need_not_answer_is_refused_to_them(say: Say, out: Path, tmp_path: Path) -> None:
    text = (SAMPLES / "foi-request.sample.toml").read_text("utf-8")
    file = tmp_path / "to-a-party.toml"
    file.write_text(text.replace('name = "Department for Harbours"', 'name = "The Labour Party"'), encoding="utf-8")
    said = say("draft", "foi-request", "--answers", str(file), "--out", str(out))
    assert (said.code, said.data["error"]["message"]) == (3, "This letter can’t go to The Labour Party.")
    assert "subject access request" in said.data["error"]["hint"]


def test_a_letter_with_legal_weight_says_so(say: Say, out: Path) -> None:
    answers = str(SAMPLES / "appeal.minimal.toml")
    shape = say("draft", "appeal", "--answers", answers, "--out", str(out), "--format", "txt").data
    assert [notice.partition(",")[0] for notice in shape["notices"]] == ["This letter has legal weight"]


def test_a_draft_is_written_only_in_the_formats_asked_for(say: Say, answers: str, out: Path) -> None:
    say("draft", "party-complaint", "--answers", answers, "--out", str(out), "--format", "txt", "--format", "pdf")
    assert sorted(path.suffix for path in out.iterdir()) == [".pdf", ".txt"]


def test_a_draft_drawn_again_never_writes_over_another(say: Say, answers: str, out: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    text = Path(answers).read_text("utf-8")
    other.write_text(text.replace("mailing list", "telephone list"), encoding="utf-8")
    for file in (answers, str(other), answers):
        say("draft", "party-complaint", "--answers", file, "--out", str(out), "--format", "txt")
    assert sorted(path.name for path in out.iterdir()) == [
        "2026-11-20-complaint-to-your-party (2).txt",
        "2026-11-20-complaint-to-your-party.txt",
    ]


def test_a_draft_reads_answers_from_standard_input(
    say: Say, answers: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path(answers).read_bytes())))
    assert say("draft", "party-complaint", "--answers", "-", "--out", str(out), "--format", "txt").code == 0


def test_a_draft_with_answers_missing_lists_them_all(say: Say, out: Path, tmp_path: Path) -> None:
    (tmp_path / "few.json").write_text('{"answers": {"subject": "a motion"}}', encoding="utf-8")
    said = say("draft", "party-complaint", "--answers", str(tmp_path / "few.json"), "--out", str(out))
    assert (said.code, len(said.data["problems"]) > 5, out.exists()) == (1, True, False)


def test_a_folder_that_cannot_be_made_is_refused(say: Say, answers: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    said = say("draft", "party-complaint", "--answers", answers, "--out", str(tmp_path / "file" / "out"))
    assert (said.code, "choose another folder" in said.data["error"]["hint"]) == (3, True)


def test_what_could_not_be_printed_is_told(say: Say, answers: str, out: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.toml"
    text = Path(answers).read_text("utf-8").replace("mailing list", "mailing\\u0007 list")
    odd.write_text(text, encoding="utf-8")
    said = say("draft", "party-complaint", "--answers", str(odd), "--out", str(out))
    assert said.data["notices"][0].startswith("One character that cannot be printed was replaced")


def test_a_word_file_becomes_a_pdf(say: Say, tmp_path: Path) -> None:
    target = tmp_path / "pages" / "letter.pdf"
    shape = say("pdf", str(SAMPLES / "party-complaint.docx"), str(target)).data
    assert set(shape) == {"pages", "seconds", "unsupported", "engine", "notices"}
    assert (shape["unsupported"], shape["engine"], shape["notices"]) == ([], "builtin", [])
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
def test_an_engine_that_fails_is_told_and_plaint_draws(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_office(tmp_path, "crashes", sys.executable)
    monkeypatch.setenv("PATH", str(tmp_path))
    said = say("pdf", str(SAMPLES / "party-complaint.docx"), str(tmp_path / "x.pdf"), "--engine", "libreoffice")
    told = "LibreOffice could not draw this file. Plaint drew the PDF itself."
    assert (said.code, said.data["engine"], said.data["notices"]) == (0, "builtin", [told])
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


def test_the_engine_is_the_one_that_is_set(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert say("settings", "pdf_engine=word").code == 0
    said = say("pdf", str(SAMPLES / "party-complaint.docx"), str(tmp_path / "x.pdf"))
    assert said.data["notices"] == ["Microsoft Word is not installed here. Plaint drew the PDF itself."]
    said = say("pdf", str(SAMPLES / "party-complaint.docx"), str(tmp_path / "x.pdf"), "--engine", "builtin")
    assert said.data["notices"] == []


def test_an_engine_that_does_not_exist_is_a_wrong_command_line(say: Say, tmp_path: Path) -> None:
    assert say("pdf", "a.docx", "b.pdf", "--engine", "latex").code == 2


@pytest.mark.parametrize("kind", ["cut.docx", "bomb.docx", "cut.pdf", "empty.docx", "folder"])
@pytest.mark.parametrize("command", ["pdf", "png"])
def test_what_can_not_be_read_is_refused_in_words(say: Say, tmp_path: Path, kind: str, command: str) -> None:
    word = (SAMPLES / "party-complaint.docx").read_bytes()
    with zipfile.ZipFile(bomb := BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<x/>" + b" " * 20_000_000)
    files = {"cut.docx": word[:4000], "bomb.docx": bomb.getvalue(), "cut.pdf": b"%PDF-1.7\n1 0 obj", "empty.docx": b""}
    target = tmp_path / kind
    if kind == "folder":
        target.mkdir()
    else:
        target.write_bytes(files[kind])
    said = say(command, str(target), str(tmp_path / "out"))
    assert (said.code, said.data["error"]["message"] != "") == (3, True)
    assert not list((tmp_path / "out").glob("*")) if (tmp_path / "out").is_dir() else not (tmp_path / "out").exists()


def test_a_pdf_is_written_over_the_one_that_was_asked_for(say: Say, tmp_path: Path) -> None:
    target = tmp_path / "letter.pdf"
    target.write_bytes(b"old")
    said = say("pdf", str(SAMPLES / "party-complaint.docx"), str(target), as_json=False)
    assert said.out == f"{target}\n"
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["letter.pdf"]


def test_a_folder_in_the_place_of_the_pdf_is_left_alone(say: Say, tmp_path: Path) -> None:
    assert say("pdf", str(SAMPLES / "party-complaint.docx"), str(tmp_path)).code == 3
    assert tmp_path.is_dir()


def test_a_file_that_is_no_word_file_is_refused(say: Say, tmp_path: Path) -> None:
    (tmp_path / "junk.docx").write_bytes(b"not a document")
    assert say("pdf", str(tmp_path / "junk.docx"), str(tmp_path / "x.pdf")).code == 3


def test_a_file_that_is_not_there_is_refused(say: Say, tmp_path: Path) -> None:
    said = say("png", str(tmp_path / "none.pdf"), str(tmp_path))
    assert (said.code, said.data["error"]["hint"]) == (3, "Check its name.")


def test_pages_become_pictures(say: Say, tmp_path: Path) -> None:
    shape = say("png", str(SAMPLES / "party-complaint.docx"), str(tmp_path / "pages"), "--dpi", "20").data
    assert shape["pages"] == len(shape["files"])
    assert all(Path(path).read_bytes().startswith(PNG) for path in shape["files"])


def test_a_resolution_out_of_reason_is_a_wrong_command_line(say: Say, tmp_path: Path) -> None:
    said = say("png", "x.pdf", str(tmp_path), "--dpi", "100000")
    assert (said.code, "resolution (10 to 1200)" in said.error) == (2, True)


def test_the_letter_check_is_silent_on_a_good_letter(say: Say, answers: str) -> None:
    said = say("check-letter", "party-complaint", "--answers", answers)
    assert (said.code, said.data) == (0, {"findings": [], "spelling": []})


@pytest.fixture
def heated(tmp_path: Path) -> str:
    file = tmp_path / "heated.toml"
    text = (SAMPLES / "party-complaint.sample.toml").read_text(encoding="utf-8")
    file.write_text(text.replace("No vote was held", "It was disgraceful. No vote was held"), encoding="utf-8")
    return str(file)


def test_the_letter_checks_advice_has_the_shape_that_scripts_rely_on(say: Say, heated: str) -> None:
    said = say("check-letter", "party-complaint", "--answers", heated)
    (finding,) = said.data["findings"]
    assert said.code == 1
    assert {"code", "question", "words", "message", "why"} <= set(finding)
    assert (finding["code"], finding["question"], finding["words"]) == ("heat", "incidents", "disgraceful")
    assert finding["path"] == ["incidents", 1, "what"]


def test_the_letter_checks_advice_is_told_in_words(say: Say, heated: str) -> None:
    words = say("check-letter", "party-complaint", "--answers", heated, as_json=False).out
    assert words.startswith("Think about: A heated word: “disgraceful” (incidents.1.what)\n  It was disgraceful.\n")


def test_the_letter_check_says_what_is_missing_in_answers(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "few.toml"
    file.write_text("[answers]\nasks = ['apology']\n", encoding="utf-8")
    said = say("check-letter", "party-complaint", "--answers", str(file))
    assert (said.code, said.data["findings"]) == (1, [])
    assert "subject" in [problem["tag"] for problem in said.data["problems"]]
    assert "subject: Answer" in say("check-letter", "party-complaint", "--answers", str(file), as_json=False).error


def test_words_that_no_dictionary_has_are_told_and_are_no_fault(say: Say, tmp_path: Path, answers: str) -> None:
    text = Path(answers).read_text("utf-8")
    assert "branches" in text
    (tmp_path / "a.toml").write_text(text.replace("branches", "brannches", 1), encoding="utf-8")
    said = say("check-letter", "party-complaint", "--answers", str(tmp_path / "a.toml"))
    assert said.code == 0
    assert [each["word"] for each in said.data["spelling"]] == ["brannches"]
