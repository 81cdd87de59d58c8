"""A whole pack looked at as its author needs it."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import NotFoundError
from app.packs.pack_check import check_docx, check_folder
from tests.packs.sample_pack import PARAGRAPHS, SAMPLE, word_file, write_pack

TODAY = date(2026, 11, 20)


def found(folder: Path, **files: str) -> list[tuple[str, str, str]]:
    return [(each.file, each.code, each.tag) for each in check_folder(write_pack(folder, **files), TODAY)]


def test_a_right_pack_has_no_problems(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        check_folder(tmp_path / "gone", TODAY)


def test_a_pack_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert found(tmp_path, pack="x = ") == [("pack.toml", "toml-syntax", "")]


@pytest.mark.parametrize(
    ("old", "new", "code", "tag"),
    [
        ('subject = "a motion"', "", "sample-answer", "subject"),
        ('subject = "a motion"', 'subject = "a motion"\nsubjct = "x"', "answer", "answers.subjct"),
        ("on = 2026-05-27", 'on = "31 June"', "sample-answer", "incidents.0.on"),
        ('"harbour-party"', '"harbor"', "answer", "to"),
        ("[me]", "[mee]", "answer", "mee"),
        ("[me]", "[me", "toml-syntax", ""),
    ],
)
def test_sample_answers_must_be_right_ones(tmp_path: Path, old: str, new: str, code: str, tag: str) -> None:
    assert found(tmp_path, sample=SAMPLE.replace(old, new)) == [("letters/complaint.sample.toml", code, tag)]


def test_every_set_of_sample_answers_is_looked_at(tmp_path: Path) -> None:
    large = tmp_path / "letters" / "complaint.large.toml"
    large.parent.mkdir()
    large.write_text("[answers]", encoding="utf-8")
    assert {file for file, _code, _tag in found(tmp_path)} == {"letters/complaint.large.toml"}


def test_what_is_wrong_in_a_word_file_names_the_file_and_the_tag(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "letters" / "complaint.docx").write_bytes(word_file(*PARAGRAPHS, "{{ subject | shout }}"))
    (problem,) = check_folder(tmp_path, TODAY)
    assert (problem.file, problem.paragraph, problem.tag) == ("letters/complaint.docx", 6, "{{ subject | shout }}")


def test_a_problem_can_be_written_as_json(tmp_path: Path) -> None:
    problems = check_folder(write_pack(tmp_path, sample="x = "), TODAY)
    assert json.loads(json.dumps([problem.to_json() for problem in problems]))[0]["severity"] == "error"


def test_a_word_file_alone_has_its_names_not_judged() -> None:
    assert check_docx(word_file("{{ anything.at_all }}"), "letter.docx") == ()
    (problem,) = check_docx(b"no word file", "letter.docx")
    assert (problem.severity, problem.file) == ("error", "letter.docx")
