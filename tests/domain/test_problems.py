"""Problems say where they are."""

from app.domain.problems import AnswerProblem, Problem


def test_a_problem_names_its_place_in_one_phrase() -> None:
    problem = Problem(
        "error", "x", "Wrong.", file="letters/a.docx", part="word/document.xml", paragraph=12, tag="{{ x }}"
    )
    assert problem.where() == "letters/a.docx, word/document.xml, paragraph 12, {{ x }}"


def test_a_place_in_word_stands_beside_the_part_that_editors_know() -> None:
    problem = Problem("error", "x", "Wrong.", part="word/header2.xml", place="header of the first page")
    assert problem.where() == "word/header2.xml (header of the first page)"


def test_a_problem_in_toml_names_its_line() -> None:
    assert Problem("warning", "x", "Wrong.", file="a.toml", line=3).where() == "a.toml, line 3"


def test_a_problem_without_a_place_has_none() -> None:
    assert Problem("error", "x", "Wrong.").where() == ""


def test_scripts_get_every_key_also_when_it_is_empty() -> None:
    shape = Problem("error", "x", "Wrong.").to_json()
    assert (shape["paragraph"], shape["hint"], len(shape)) == (None, "", 11)


def test_a_problem_inside_an_entry_is_seen_from_its_list() -> None:
    assert AnswerProblem(("on",), "Give a date").inside("incidents", 2) == AnswerProblem(
        ("incidents", 2, "on"), "Give a date"
    )
