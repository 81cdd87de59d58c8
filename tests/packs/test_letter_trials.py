"""Letters drawn as members could have them, and what is said of those that fail."""

import tomllib
from pathlib import Path

import pytest

from app.domain.answer_file import AnswerFile, parse_answer_file, settle_answers
from app.domain.problems import Problem
from app.packs import letter_trials, trial_answers
from app.packs.letter_trials import LetterToTry, try_letter
from app.packs.pack_check import check_folder, letters_to_try
from app.packs.pack_folder import read_pack
from app.packs.trial_answers import HOSTILE
from tests.conftest import TODAY
from tests.packs.sample_pack import PARAGRAPHS, word_file, write_pack
from tests.rendering.word_templates import with_body

PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


@pytest.fixture(autouse=True)
def _quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave most hostile answers to the first test, and to the bundled letters."""
    if "good" not in request.node.name:
        monkeypatch.setattr(trial_answers, "HOSTILE", {"signs": HOSTILE["signs"]})


def tried(folder: Path, *paragraphs: str, xml: str = "") -> list[Problem]:
    write_pack(folder)
    docx = word_file(*PARAGRAPHS, *paragraphs)
    (folder / "letters" / "complaint.docx").write_bytes(with_body(docx, xml) if xml else docx)
    (letter,) = letters_to_try(folder, (), TODAY)
    return list(try_letter(letter))


def test_a_good_letter_is_drawn_without_a_word(tmp_path: Path) -> None:
    assert tried(tmp_path) == []


def test_a_tag_that_cannot_be_filled_is_named_with_its_place(tmp_path: Path) -> None:
    (problem,) = tried(tmp_path, "{% if incidents > 3 %}Often{% endif %}")
    assert (problem.severity, problem.code, problem.file) == ("error", "cannot-fill", "letters/complaint.docx")
    assert (problem.part, problem.paragraph) == ("word/document.xml", 6)
    assert problem.tag == "{% if incidents > 3 %}"
    assert problem.text == "{% if incidents > 3 %}Often{% endif %}"
    assert problem.message.startswith("Drawn with the answers of “sample”: ")


def test_an_error_that_only_a_long_list_brings_is_found(tmp_path: Path) -> None:
    found = tried(tmp_path, "{% if incidents|length > 5 %}{{ incidents }}{% endif %}")
    assert [(each.code, each.paragraph) for each in found] == [("cannot-fill", 6)]
    assert "long lists" in found[0].message


def test_an_answer_that_an_if_leaves_out_is_told_with_its_question(tmp_path: Path) -> None:
    write_pack(tmp_path)
    without = [text.replace("{{ subject }}", "{% if subject == 'x' %}{{ subject }}{% endif %}") for text in PARAGRAPHS]
    (tmp_path / "letters" / "complaint.docx").write_bytes(word_file(*without))
    (problem,) = try_letter(letters_to_try(tmp_path, (), TODAY)[0])
    assert (problem.code, problem.tag) == ("answer-not-in-letter", "{{ subject }}")
    assert "“What is it about?” is not in the letter: “a motion”" in problem.message


def test_a_filter_that_changes_an_answer_a_little_loses_nothing(tmp_path: Path) -> None:
    write_pack(tmp_path)
    changed = [text.replace("{{ subject }}", "{{ subject | sentence | upper }}") for text in PARAGRAPHS]
    (tmp_path / "letters" / "complaint.docx").write_bytes(word_file(*changed))
    assert try_letter(letters_to_try(tmp_path, (), TODAY)[0]) == ()


def test_a_gap_where_an_answer_is_left_out_is_told(tmp_path: Path) -> None:
    (problem,) = tried(tmp_path, "Telephone: {{ me.phone }}")
    assert (problem.code, problem.file, problem.tag) == ("gap", "letters/complaint.docx", "{{ me.phone }}")


def test_a_word_of_programs_in_the_letter_is_told(tmp_path: Path) -> None:
    (problem,) = tried(tmp_path, "{{ none }} of it")
    assert (problem.code, problem.paragraph) == ("odd-word", 6)


def test_a_blank_page_is_told(tmp_path: Path) -> None:
    (problem,) = tried(tmp_path, xml=PAGE_BREAK)
    assert (problem.severity, problem.code) == ("warning", "blank-page")


def test_pages_without_end_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter_trials, "MOST_PAGES", 0)
    assert [problem.code for problem in tried(tmp_path)] == ["many-pages"]


def test_a_letter_that_takes_long_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter_trials, "MOST_SECONDS", 0)
    assert [(problem.severity, problem.code) for problem in tried(tmp_path)] == [("error", "slow-letter")]


def test_an_answer_that_was_run_would_be_an_error(tmp_path: Path) -> None:
    found = tried(tmp_path, "42049")
    assert [problem.code for problem in found] == ["answer-was-run"]


def test_a_letter_without_samples_is_drawn_too() -> None:
    folder = Path(__file__).parents[2] / "templates" / "uk-members"
    pack = read_pack(folder)
    template = pack.template("party-complaint")
    assert template
    docx = (folder / "letters" / "party-complaint.docx").read_bytes()
    assert {each.severity for each in try_letter(LetterToTry(template, docx, {}, pack.laws, TODAY))} <= {"warning"}


def test_a_letter_in_whose_files_something_is_wrong_is_not_drawn(tmp_path: Path) -> None:
    write_pack(tmp_path, sample="x = ")
    assert letters_to_try(tmp_path, check_folder(tmp_path, TODAY), TODAY) == []
    write_pack(tmp_path, pack="x = ")
    assert letters_to_try(tmp_path, (), TODAY) == []


def test_samples_are_settled_before_they_are_drawn(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (letter,) = letters_to_try(tmp_path, (), TODAY)
    assert list(letter.samples) == ["sample"]
    given = parse_answer_file(tomllib.loads((tmp_path / "letters" / "complaint.sample.toml").read_text("utf-8")))
    assert isinstance(settle_answers(given, letter.template, lambda _name: {"name": "x"}, TODAY), AnswerFile)
