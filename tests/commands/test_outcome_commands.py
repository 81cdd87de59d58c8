"""Outcome cards on the command line."""

import tomllib
from pathlib import Path

import pytest

from app.domain.outcome_cards import OutcomeCard
from tests.builders import opened
from tests.commands.conftest import Say


def test_a_card_is_printed_as_its_file(say: Say, sent: str) -> None:
    said = say("outcome", "1", as_json=False)
    card = OutcomeCard.model_validate(tomllib.loads(said.out))
    assert (said.code, card.edition, card.letters[0].letter) == (0, 1, "party-complaint")


def test_a_script_gets_the_same_card(say: Say, sent: str) -> None:
    first = tomllib.loads(say("outcome", "1", as_json=False).out)
    assert say("outcome", "1").data == {**first, "edition": 2}


@pytest.fixture
def cards(say: Say, sent: str, tmp_path: Path) -> Path:
    """A folder with two editions of one card."""
    folder = tmp_path / "cards"
    folder.mkdir()
    for name in ("a.toml", "b.toml"):
        (folder / name).write_text(say("outcome", "1", as_json=False).out, encoding="utf-8")
    return folder


def test_a_folder_is_added_up_into_a_table(say: Say, cards: Path) -> None:
    said = say("outcome", "tally", str(cards), as_json=False)
    assert (said.code, "1 matter; 1 card came twice" in said.out) == (0, True)
    assert "Complaint to your party     1" in said.out
    assert "Points of “Complaint to your party”: Waiting 1" in said.out


def test_scripts_get_the_numbers(say: Say, cards: Path) -> None:
    data = say("outcome", "tally", str(cards)).data
    assert (data["cards"], data["twice"], data["organisations"], data["problems"]) == (1, 1, {"party": 1}, [])
    (letter,) = data["letters"]
    assert (letter["sent"], letter["median_days_to_first_reply"]) == (1, None)
    assert (letter["answers"]["waiting"], letter["points"]["waiting"]) == (1, 1)


def test_what_came_of_apologies_is_added_up_too(say: Say, case: str, tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_text("Please apologise.", encoding="utf-8")
    say("letter", "record", case, str(file), "--as", "apology-request", "--sent", "2026-11-02", "--by", "email")
    (tmp_path / "card.toml").write_text(say("outcome", "1", as_json=False).out, encoding="utf-8")
    (letter,) = say("outcome", "tally", str(tmp_path)).data["letters"]
    assert letter["apology"] == {"names-fault": {"waiting": 1}, "sorry": {"waiting": 1}}
    assert "Points of" not in say("outcome", "tally", str(tmp_path), as_json=False).out


def test_a_file_that_is_no_card_is_named_and_the_others_count(say: Say, cards: Path) -> None:
    (cards / "odd.toml").write_text("x = 1", encoding="utf-8")
    said = say("outcome", "tally", str(cards))
    assert (said.code, said.data["cards"], said.data["problems"][0]["file"]) == (1, 1, "odd.toml")


def test_a_plot_is_drawn_beside(say: Say, cards: Path, tmp_path: Path) -> None:
    plot = tmp_path / "sum.svg"
    assert say("outcome", "tally", str(cards), "--plot", str(plot)).data["plot"] == str(plot)
    assert "Complaint to your party" in plot.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["tally"], ["1", "folder"], ["1", "--plot", "a.svg"], ["77"]])
def test_what_cannot_be_meant_is_refused(say: Say, sent: str, words: list[str]) -> None:
    assert say("outcome", *words).code == 3


def test_adding_up_needs_no_data_folder(say: Say, cards: Path, data_folder: Path) -> None:
    with opened(data_folder):
        said = say("outcome", "tally", str(cards), as_json=False)
    assert (said.code, "party-complaint     1" in said.out) == (0, True)
