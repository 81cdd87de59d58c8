"""The names that conditions, web forms and Word files use."""

from datetime import date
from pathlib import Path

import pytest

from app.packs.pack_check import check_folder
from tests.packs.sample_pack import LETTER, PARAGRAPHS, word_file, write_pack

TODAY = date(2026, 11, 20)
FORM = '\n[[web_form]]\ntitle = "Box"\nlimit = 2000\ntemplate = "{0}"\n'
ASIDE = '\n[[steps.questions]]\nid = "aside"\nkind = "text"\nlabel = "Aside"\n{0}\n'


def found(folder: Path, letter: str = LETTER, *paragraphs: str) -> list[tuple[str, str, int | None, str]]:
    write_pack(folder, letter=letter)
    if paragraphs:
        (folder / "letters" / "complaint.docx").write_bytes(word_file(*paragraphs))
    problems = check_folder(folder, TODAY)
    return [(problem.severity, problem.code, problem.line or problem.paragraph, problem.hint) for problem in problems]


def test_a_right_letter_has_no_problems(tmp_path: Path) -> None:
    assert found(tmp_path, LETTER + FORM.format("{{ subject }}")) == []


def test_a_name_that_is_not_there_is_said_with_its_paragraph(tmp_path: Path) -> None:
    assert found(tmp_path, LETTER, *PARAGRAPHS, "{{ to.nam }}") == [
        ("error", "unknown-variable", 6, "Did you mean “to.name”?")
    ]  # fmt: skip


def test_a_name_like_no_other_gets_no_guess(tmp_path: Path) -> None:
    ((_severity, code, place, hint),) = found(tmp_path, LETTER, *PARAGRAPHS, "{{ zzzzzzzz }}")
    assert (code, place) == ("unknown-variable", 6)
    assert "Did you mean" not in hint


@pytest.mark.parametrize("tag", ["{{ today }}", "{%p for i in incidents %}\n{{ i.on }}\n{%p endfor %}"])
def test_a_bare_date_is_refused(tmp_path: Path, tag: str) -> None:
    assert [code for _severity, code, _place, _hint in found(tmp_path, LETTER, *PARAGRAPHS, *tag.split("\n"))] == [
        "bare-date"
    ]


def test_a_date_in_a_condition_is_not_printed(tmp_path: Path) -> None:
    assert found(tmp_path, LETTER, *PARAGRAPHS, "{% if reply_by %}soon{% endif %}") == []


@pytest.mark.parametrize(
    ("condition", "code", "hint"),
    [
        ("subjct == 'x'", "unknown-variable", "Did you mean “subject”?"),
        ("zzzz", "unknown-variable", ""),
        ("subject.upper()", None, None),
        ("subject ==", None, None),
    ],
)
@pytest.mark.parametrize("place", ["letter", "entry"])
def test_a_condition_that_cannot_be_asked_is_said(
    tmp_path: Path, condition: str, code: str | None, hint: str | None, place: str
) -> None:
    key = f'show_if = "{condition}"'
    letter = LETTER + ASIDE.format(key) if place == "letter" else LETTER.replace('show_if = "subject"', key)
    problems = [each for each in found(tmp_path, letter, *PARAGRAPHS, "{{ subject }}") if each[0] == "error"]
    assert len(problems) == 1
    assert code is None or (problems[0][1], problems[0][3]) == (code, hint)


def test_the_condition_of_a_clock_looks_at_questions_of_the_letter(tmp_path: Path) -> None:
    spoiled = LETTER.replace('{ id = "party-soft" }', '{ id = "party-soft", only_if = "subjct" }')
    assert found(tmp_path, spoiled) == [("error", "unknown-variable", 5, "Did you mean “subject”?")]


def test_a_question_that_only_a_clock_looks_at_is_used(tmp_path: Path) -> None:
    asked = LETTER.replace('{ id = "party-soft" }', '{ id = "party-soft", only_if = "aside" }')
    assert found(tmp_path, asked + ASIDE.format("")) == []


def test_a_condition_in_an_entry_may_look_at_the_entry(tmp_path: Path) -> None:
    assert found(tmp_path, LETTER.replace('show_if = "subject"', 'show_if = "on"')) == []


def test_a_look_at_a_later_question_is_warned_of(tmp_path: Path) -> None:
    ahead = LETTER.replace("required = true", 'required = true\nshow_if = "incidents"', 1)
    assert [(severity, code, line) for severity, code, line, _hint in found(tmp_path, ahead)] == [
        ("warning", "looks-ahead", 16)
    ]


@pytest.mark.parametrize("text", ["{{ to.nam }}", "{{ subject.upper() }}", "{% if %}"])
def test_a_web_form_that_cannot_be_filled_is_said(tmp_path: Path, text: str) -> None:
    problems = found(tmp_path, LETTER + FORM.format(text))
    assert {(severity, line) for severity, _code, line, _hint in problems} == {("error", len(LETTER.splitlines()) + 5)}


def test_a_question_that_nothing_uses_is_warned_of(tmp_path: Path) -> None:
    problems = found(tmp_path, LETTER + ASIDE.format(""))
    assert [(severity, code) for severity, code, _line, _hint in problems] == [("warning", "unused-question")]


def test_an_inner_question_that_nothing_uses_is_warned_of(tmp_path: Path) -> None:
    without = [text.replace("{{ each.what }}", "") for text in PARAGRAPHS]
    assert [code for _severity, code, _line, _hint in found(tmp_path, LETTER, *without)] == ["unused-question"]


def test_a_question_that_is_not_for_the_letter_may_go_unused(tmp_path: Path) -> None:
    assert found(tmp_path, LETTER + ASIDE.format("in_letter = false")) == []


def test_a_letter_that_uses_no_question_is_warned_of(tmp_path: Path) -> None:
    lone = LETTER.replace('show_if = "subject"\n', "").replace('sort_by = "on"\n', "")
    problems = found(tmp_path, lone, "Hello.")
    assert [(severity, code) for severity, code, _line, _hint in problems] == [("warning", "no-question-used")]


ASKED = LETTER.replace(
    "[[steps]]",
    """[[apology]]
element = "sorry"
if_answered = "subject"
words = ["subject"]

[[steps]]""",
    1,
)


def test_a_letter_may_ask_for_an_apology(tmp_path: Path) -> None:
    assert found(tmp_path, ASKED) == []


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ('if_answered = "subject"', 'if_answered = "subjct"', "unknown-question"),
        ('words = ["subject"]', 'words = ["subjct"]', "unknown-question"),
        ('words = ["subject"]', 'if_chosen = ["yes"]', "unknown-option"),
        ("[[steps]]", '[[apology]]\nelement = "sorry"\n[[steps]]', "doubled-id"),
    ],
)
def test_what_an_apology_is_asked_by_has_to_be_there(tmp_path: Path, right: str, wrong: str, code: str) -> None:
    assert [each for _severity, each, _line, _hint in found(tmp_path, ASKED.replace(right, wrong, 1))] == [code]
