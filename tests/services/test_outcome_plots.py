"""A plot of cards that were added up."""

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.outcome_cards import LetterOutcome, OutcomeCard
from app.domain.outcome_tally import OutcomeTally, add_up
from app.services.outcome_plots import days_words, save_plot

LETTERS = (
    LetterOutcome(letter="party-complaint", answer="late", days_to_first_reply=4),
    LetterOutcome(letter="apology-request", answer="never"),
)
CARD = OutcomeCard(format=1, card="0" * 32, edition=1, organisation="party", letters=LETTERS)
TALLY = add_up([CARD])


@pytest.mark.parametrize(("name", "start"), [("p.svg", b"<?xml"), ("p.PDF", b"%PDF"), ("p.png", b"\x89PNG")])
def test_the_ending_says_what_is_drawn(tmp_path: Path, name: str, start: bytes) -> None:
    assert save_plot(TALLY, {}, tmp_path / name).read_bytes().startswith(start)


def test_letters_are_called_by_their_titles_where_they_are_known(tmp_path: Path) -> None:
    text = save_plot(TALLY, {"party-complaint": "Complaint & more"}, tmp_path / "p.svg").read_text(encoding="utf-8")
    assert "Complaint &amp; more" in text
    assert "apology-request" in text
    assert "first reply: 4 days (median)" in text
    assert "no reply yet" in text


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="SVG"):
        save_plot(TALLY, {}, tmp_path / "p.gif")


def test_nothing_can_be_plotted_too(tmp_path: Path) -> None:
    empty: OutcomeTally = add_up([])
    assert b"How 0 matters" in save_plot(empty, {}, tmp_path / "p.svg").read_bytes()


@pytest.mark.parametrize(("days", "words"), [(None, "–"), (4, "4"), (1.5, "1.5")])
def test_days_are_said_as_they_are(days: float | None, words: str) -> None:
    assert days_words(days) == words
