"""What a pack's files say about each other."""

from datetime import date
from pathlib import Path

import pytest

from app.packs.pack_check import check_folder
from tests.packs.sample_pack import CLOCKS, LETTER, ORGANISATIONS, write_pack

TODAY = date(2026, 11, 20)
ROUTE = '[[routes]]\nfrom = "complaint"\nto = "complaint"\nwhen = ["overdue"]\nafter = "party-soft"\n'
READY = '[[readiness]]\nletter = "complaint"\nid = "a"\ntitle = "A"\nneed = {{ {0} }}\nmend = {{ {1} }}\n'
START = (
    '[[questions]]\nid = "a"\nlabel = "A"\noptions = [\n'
    '  { label = "A", go = "complaint" },\n  { label = "B", go = "a" },\n]\n'
)


def found(folder: Path, **files: str) -> list[tuple[str, str, int | None, str]]:
    problems = check_folder(write_pack(folder, **files), TODAY)
    return [(problem.file, problem.code, problem.line, problem.hint) for problem in problems]


def test_names_that_lead_somewhere_are_well(tmp_path: Path) -> None:
    ready = READY.format('answered = "subject"', 'wait = "party-soft"') + READY.format(
        "points_open = 1", 'add = "reply"'
    )
    assert found(tmp_path, routes=ROUTE + ready, start=START) == []


@pytest.mark.parametrize(
    ("routes", "line", "code", "hint"),
    [
        (ROUTE.replace('to = "complaint"', 'to = "complaimt"'), 3, "unknown-letter", "Did you mean “complaint”?"),
        (ROUTE.replace("party-soft", "party-sof"), 5, "unknown-clock", "Did you mean “party-soft”?"),
        (READY.format('sent = "zz"', 'add = "reply"'), 5, "unknown-letter", ""),
        (READY.format('clock_past = "zz"', 'add = "reply"'), 5, "unknown-clock", ""),
        (READY.format('answered = "subjct"', 'add = "reply"'), 5, "unknown-question", "Did you mean “subject”?"),
        (READY.format("points_open = 1", 'write = "zz"'), 6, "unknown-letter", ""),
        (READY.format("points_open = 1", 'answer = "zz"'), 6, "unknown-question", ""),
    ],
)
def test_a_name_that_leads_nowhere_is_said_with_its_line(
    tmp_path: Path, routes: str, line: int, code: str, hint: str
) -> None:
    assert found(tmp_path, routes=routes) == [("routes.toml", code, line, hint)]


def test_a_name_of_another_pack_is_not_looked_for(tmp_path: Path) -> None:
    assert found(tmp_path, routes=ROUTE.replace('to = "complaint"', 'to = "other:chaser"')) == []


def test_a_start_question_leads_to_a_question_or_a_letter(tmp_path: Path) -> None:
    spoiled = START.replace('go = "a"', 'go = "b"')
    assert found(tmp_path, start=spoiled) == [("start.toml", "unknown-way", 6, "")]


def test_a_clock_that_there_is_not_is_said_wherever_it_is_named(tmp_path: Path) -> None:
    spoiled = LETTER.replace("party-soft", "party-sof")
    assert [(code, line) for _file, code, line, _hint in found(tmp_path, letter=spoiled)] == [
        ("unknown-clock", 5), ("unknown-clock", 6)
    ]  # fmt: skip


def test_a_letter_may_quote_the_first_of_several_clocks_that_runs(tmp_path: Path) -> None:
    several = LETTER.replace('reply_by = "party-soft"', 'reply_by = ["party-soft", "party-sof"]')
    assert [(code, line) for _file, code, line, _hint in found(tmp_path, letter=several)] == [("unknown-clock", 6)]


@pytest.mark.parametrize("from_", ['from = "subject"', 'from = "zz"', 'else_from = "subject"'])
def test_a_clock_runs_only_from_a_date_question(tmp_path: Path, from_: str) -> None:
    spoiled = LETTER.replace('{ id = "party-soft" }', f'{{ id = "party-soft", {from_} }}')
    assert [(code, line) for _file, code, line, _hint in found(tmp_path, letter=spoiled)] == [("unknown-question", 5)]


def test_clocks_whose_law_is_not_there_are_said(tmp_path: Path) -> None:
    assert [code for _file, code, _line, _hint in found(tmp_path, clocks=CLOCKS + 'law = "zz"\n')] == ["clock-rules"]


def test_two_organisations_need_two_ids(tmp_path: Path) -> None:
    assert [code for _file, code, _line, _hint in found(tmp_path, organisations=ORGANISATIONS * 2)] == ["doubled-id"]


def test_an_organisation_belongs_to_one_that_is_there(tmp_path: Path) -> None:
    spoiled = ORGANISATIONS.replace('kind = "party"', 'kind = "party"\npart_of = "zz"')
    assert [code for _file, code, _line, _hint in found(tmp_path, organisations=spoiled)] == ["unknown-organisation"]


def test_a_check_applies_to_letters_or_categories(tmp_path: Path) -> None:
    check = '[[checks]]\nid = "a"\nphrases = ["b"]\nmessage = "M"\napplies_to = [{0}]\n'
    assert found(tmp_path / "a", checks=check.format('"complaint", "data"')) == []
    assert found(tmp_path / "b", checks=check.format('"complaimt"')) == [
        ("checks.toml", "unknown-application", 5, "Did you mean “complaint”?")
    ]
