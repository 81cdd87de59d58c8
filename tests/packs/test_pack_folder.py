"""A pack's folder read whole."""

from pathlib import Path

import pytest

from app.domain.errors import NotFoundError, ProblemsFoundError
from app.packs.pack_folder import look_at_pack, read_pack
from tests.packs.sample_pack import LETTER, ORGANISATIONS, PACK, write_pack


def codes(folder: Path) -> list[tuple[str, str]]:
    return [(problem.file, problem.code) for problem in look_at_pack(folder)[1]]


def test_a_right_pack_is_read_whole(tmp_path: Path) -> None:
    pack = read_pack(write_pack(tmp_path))
    (template,) = pack.templates
    assert (template.name, template.version, pack.clocks[0].id) == ("harbour:complaint", "2026.11.1", "party-soft")
    assert pack.organisations[0].name == "The Harbour Party"


def test_the_small_files_beside_the_letters_are_read(tmp_path: Path) -> None:
    write_pack(
        tmp_path,
        routes='[[routes]]\nfrom = "complaint"\nto = "complaint"\nwhen = ["always"]',
        start='[[questions]]\nid = "a"\nlabel = "What happened?"\noptions = [{ label = "This", go = "complaint" }]',
        checks='[[checks]]\nid = "heat"\nphrases = ["disgraceful"]\nmessage = "Calm letters are answered sooner."',
        replies='[[kinds]]\nkind = "bounce"\nphrases = ["undelivered"]\nstrength = "sure"',
        glossary='[[terms]]\nterm = "Remedy"\nmeaning = "What you ask for."',
        holidays='[[days]]\non = 2026-06-15\nnation = "scotland"\nclosed = true\nsource = "x"',
    )
    pack = read_pack(tmp_path)
    small = (pack.routes, pack.start_questions, pack.checks.checks, pack.replies.kinds, pack.glossary, pack.holidays)
    assert [len(each) for each in small] == [1] * 6


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        read_pack(tmp_path / "gone")


def test_every_problem_of_every_file_is_said_at_once(tmp_path: Path) -> None:
    write_pack(
        tmp_path,
        pack=PACK.replace("title", "titel"),
        letter=LETTER.replace("category", "categry"),
        organisations=ORGANISATIONS.replace('"party"', '"pary"'),
        routes="x = ",
    )
    with pytest.raises(ProblemsFoundError) as caught:
        read_pack(tmp_path)
    assert {problem.file for problem in caught.value.problems} >= {"pack.toml", "letters/complaint.toml"}


def test_problems_outside_pack_toml_are_said_with_those_inside(tmp_path: Path) -> None:
    write_pack(tmp_path, organisations=ORGANISATIONS.replace('"party"', '"pary"'), routes="x = ", clocks="x = 1")
    assert sorted(file for file, _code in codes(tmp_path)) == [
        "clocks/soft.toml", "organisations/parties.toml", "routes.toml"
    ]  # fmt: skip


def test_a_folder_without_pack_toml_is_no_pack(tmp_path: Path) -> None:
    (write_pack(tmp_path) / "pack.toml").unlink()
    assert codes(tmp_path) == [("pack.toml", "no-pack-toml")]


@pytest.mark.parametrize(("name", "code"), [("complaint.docx", "no-docx"), ("complaint.sample.toml", "no-sample")])
def test_a_letter_needs_its_word_file_and_sample_answers(tmp_path: Path, name: str, code: str) -> None:
    (write_pack(tmp_path) / "letters" / name).unlink()
    assert codes(tmp_path) == [("letters/complaint.toml", code)]


def test_a_word_file_or_sample_without_its_letter_is_named(tmp_path: Path) -> None:
    for name in ("chaser.docx", "appeal.large.toml"):
        (write_pack(tmp_path) / "letters" / name).write_text("", encoding="utf-8")
    assert codes(tmp_path) == [("letters/appeal.large.toml", "no-letter"), ("letters/chaser.docx", "no-letter")]


def test_a_letter_is_called_what_its_file_is_called(tmp_path: Path) -> None:
    write_pack(tmp_path, letter='id = "other"\n' + LETTER)
    assert codes(tmp_path) == [("letters/complaint.toml", "unknown-key")]


def test_a_letter_that_is_no_toml_is_named(tmp_path: Path) -> None:
    write_pack(tmp_path, letter="title = ")
    assert codes(tmp_path) == [("letters/complaint.toml", "toml-syntax")]


def test_nothing_is_read_of_a_pack_beyond_the_limits(tmp_path: Path) -> None:
    (write_pack(tmp_path, pack="x = ") / "Readme.txt").write_text("", encoding="utf-8")
    assert codes(tmp_path) == [("Readme.txt", "file-name")]


def test_a_folder_in_the_folder_is_pointed_at(tmp_path: Path) -> None:
    write_pack(tmp_path / "harbour")
    problems = look_at_pack(tmp_path)[1]
    assert "There is one in “harbour”" in next(each.hint for each in problems if each.code == "no-pack-toml")
