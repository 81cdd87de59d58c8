"""A letter begun from a Word file."""

from pathlib import Path

import pytest

from app.domain.errors import ProblemsFoundError, UserError
from app.packs.letter_draft import add_letter, draft_letter, letter_id
from app.packs.pack_check import check_folder
from tests.conftest import TODAY
from tests.packs.sample_pack import word_file, write_pack

EVERYTHING = (
    "{{ me.name }} to {{ to.name }}, {{ today|long_date }}",
    "{{ thing }} {{ what_happened }} {{ broken_on|long_date }} {{ cost|money }} {{ times|number_words }}",
    "{{ home|lines }} {{ their_email }} {{ phone }} {{ web }} {{ order_ref }}",
    "{% if urgent %}now{% endif %} {% if wish == 'it\"s' %}x{% endif %} {{ asks|and_list }}",
    "{{ witness.name }} {{ landlord.address|lines }}",
    "{% if request.sent_on %}{{ request.sent_on|long_date }}{% endif %}",
    "{%p for it in seen %}",
    "{{ it.on|long_date }} {{ it.what }}",
    "{%p endfor %}",
    "{%p for point in points %}",
    "{{ point.number }} {{ point.statement }}",
    "{%p endfor %}",
)


def test_a_drafted_letter_makes_an_empty_folder_a_pack_in_which_nothing_is_wrong(tmp_path: Path) -> None:
    files = add_letter(tmp_path / "lift", draft_letter(word_file(*EVERYTHING), "Broken lift.docx"))
    assert [file.name for file in files] == [
        f"broken-lift{end}" for end in (".toml", ".docx", ".sample.toml", ".minimal.toml")
    ]
    assert check_folder(tmp_path / "lift", TODAY) == ()


def test_a_drafted_letter_joins_a_pack(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "harbour")
    add_letter(folder, draft_letter(word_file("{{ thing }}"), "lift.docx"))
    assert [problem for problem in check_folder(folder, TODAY) if problem.severity == "error"] == []
    assert (folder / "letters" / "complaint.toml").is_file()


def test_a_letter_without_tags_gets_one_question_to_begin_with(tmp_path: Path) -> None:
    add_letter(tmp_path / "lift", draft_letter(word_file("Dear all"), "Lift.docx"))
    assert [problem for problem in check_folder(tmp_path / "lift", TODAY) if problem.severity == "error"] == []


def test_a_letter_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    draft = draft_letter(word_file("{{ thing }}"), "Lift.docx")
    add_letter(tmp_path / "lift", draft)
    with pytest.raises(UserError, match="already"):
        add_letter(tmp_path / "lift", draft)


def test_a_folder_with_other_files_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()
    with pytest.raises(UserError, match="no pack"):
        add_letter(tmp_path, draft_letter(word_file("{{ thing }}"), "Lift.docx"))


def test_a_folder_that_can_not_be_written_is_said_in_words(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "harbour")
    for file in (folder / "letters").iterdir():
        file.unlink()
    (folder / "letters").rmdir()
    (folder / "letters").touch()
    with pytest.raises(UserError, match="could not be written"):
        add_letter(folder, draft_letter(word_file("{{ thing }}"), "Lift.docx"))


def test_a_word_file_whose_tags_are_wrong_is_refused_with_the_place() -> None:
    with pytest.raises(ProblemsFoundError) as refused:
        draft_letter(word_file("Dear {{ name"), "Lift.docx")
    assert refused.value.problems[0].paragraph == 1


@pytest.mark.parametrize(("title", "id_"), [("Broken lift", "broken-lift"), ("Ärger!", "rger"), ("?", "my-letter")])
def test_a_title_becomes_a_file_name(title: str, id_: str) -> None:
    assert letter_id(title) == id_
