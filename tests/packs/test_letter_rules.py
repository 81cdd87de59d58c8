"""Rules that a letter's questions keep among themselves."""

import tomllib
from pathlib import Path

import pytest

from app.domain.templates import Template
from app.packs.letter_rules import LetterFile, sameness
from app.packs.pack_folder import look_at_pack
from tests.packs.sample_pack import LETTER, write_pack

CHOICE = (
    '\n[[steps.questions]]\nid = "{id}"\nkind = "choice"\nlabel = "A"\noptions = [{{ value = "a", label = "A" }}]\n'
)
TEXT = '\n[[steps.questions]]\nid = "{id}"\nkind = "{kind}"\nlabel = "A"\n'
DEEP = '\n[[{0}]]\nid = "{1}"\nkind = "list"\nlabel = "A"\n'


def found(folder: Path, letter: str) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in look_at_pack(write_pack(folder, letter=letter))[1]]


def test_a_right_letter_breaks_no_rule(tmp_path: Path) -> None:
    own = "".join(TEXT.format(id=kind, kind=kind) for kind in ("points", "exhibits", "signatories"))
    assert found(tmp_path, LETTER + own) == []


@pytest.mark.parametrize(
    ("id_", "kind", "code"),
    [
        ("today", "text", "reserved-id"),
        ("points", "text", "reserved-id"),
        ("me.name", "text", "reserved-id"),
        ("asks", "points", "wrong-id"),
        ("subject", "text", "doubled-id"),
    ],
)
def test_a_name_that_is_taken_is_refused(tmp_path: Path, id_: str, kind: str, code: str) -> None:
    line = len(LETTER.splitlines()) + 3
    assert found(tmp_path, LETTER + TEXT.format(id=id_, kind=kind)) == [(code, line)]


def test_the_words_of_a_choice_take_a_name_too(tmp_path: Path) -> None:
    both = TEXT.format(id="part_label", kind="text") + CHOICE.format(id="part")
    assert [code for code, _line in found(tmp_path, LETTER + both)] == ["doubled-id"]


def test_two_questions_of_one_entry_need_two_names(tmp_path: Path) -> None:
    assert found(tmp_path, LETTER.replace('id = "what"', 'id = "on"')) == [("doubled-id", 30)]


@pytest.mark.parametrize(("id_", "kind"), [("points", "points"), ("me.name", "text"), ("loop", "text")])
def test_some_things_cannot_be_asked_inside_a_list(tmp_path: Path, id_: str, kind: str) -> None:
    spoiled = LETTER.replace('id = "what"\nkind = "long_text"', f'id = "{id_}"\nkind = "{kind}"')
    assert found(tmp_path, spoiled) == [("reserved-id", 30)]


def test_entries_are_sorted_only_by_a_question_of_theirs(tmp_path: Path) -> None:
    assert found(tmp_path, LETTER.replace('sort_by = "on"', 'sort_by = "subject"')) == [("unknown-question", 21)]


def test_lists_nest_once(tmp_path: Path) -> None:
    table = "steps.questions.questions"
    twice = DEEP.format(table, "a") + f'\n[[{table}.questions]]\nid = "t"\nkind = "text"\nlabel = "T"\n'
    assert found(tmp_path / "two", LETTER + twice) == []
    thrice = DEEP.format(table, "a") + DEEP.format(f"{table}.questions", "b")
    thrice += f'\n[[{table}.questions.questions]]\nid = "t"\nkind = "text"\nlabel = "T"\n'
    assert [code for code, _line in found(tmp_path / "three", LETTER + thrice)] == ["nested-list"]


def test_two_topics_need_two_titles(tmp_path: Path) -> None:
    more = '\n[[steps]]\ntitle = "What happened"\n' + TEXT.format(id="more", kind="text")
    assert [code for code, _line in found(tmp_path, LETTER + more)] == ["doubled-title"]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("", "", []),
        ('sort_by = "on"\nrequired = true', 'sort_by = "on"', ["same-letters"]),
        ('sort_by = "on"\nrequired = true', 'sort_by = "on"\nrequired = true\nin_letter = false', ["same-letters"]),
        ('id = "subject"', 'id = "subject"\nown_words = { min_chars = 40 }', []),
    ],
)
def test_letters_that_would_all_be_the_same_are_warned_of(old: str, new: str, codes: list[str]) -> None:
    text = LETTER.replace(old, new, 1)
    template = Template.model_validate(tomllib.loads(text))
    found = list(sameness(LetterFile(template, "letters/complaint.toml", text)))
    assert [(each.severity, each.code) for each in found] == [("warning", code) for code in codes]


def test_requests_for_data_may_all_be_the_same() -> None:
    text = LETTER.replace("required = true", "required = false").replace('"complaint"', '"data"')
    assert list(sameness(LetterFile(Template.model_validate(tomllib.loads(text)), "x.toml", text))) == []
