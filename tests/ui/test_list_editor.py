"""How the entries of a list are called."""

import pytest

from app.domain.questions import ListQuestion
from app.domain.text_questions import TextQuestion
from app.ui.list_editor import add_words, exhibit_named, numbered, shown_within


@pytest.mark.parametrize(("number", "heading"), [(1, "First witness"), (12, "Twelfth witness"), (13, "Witness 13")])
def test_entries_are_counted_in_words_then_in_figures(number: int, heading: str) -> None:
    assert numbered(number, "witness", "Witness") == heading


@pytest.mark.parametrize(
    ("there", "thing", "words"),
    [(0, "witness", "Add a witness"), (0, "incident", "Add an incident"), (2, "rule", "Add another rule")],
)
def test_the_button_says_what_it_adds(there: int, thing: str, words: str) -> None:
    assert add_words(there, thing) == words


def test_an_entry_names_an_exhibit_that_the_letter_lists() -> None:
    titles = {"A": "Agenda", "B": "Minutes of the annual general meeting"}
    assert exhibit_named({"exhibit": " a "}, titles.get) == ("A", "Agenda")
    assert exhibit_named({"exhibit": "B"}, titles.get) == ("B", "Minutes of the annual…")
    assert exhibit_named({"exhibit": "C"}, titles.get) is None
    assert exhibit_named({}, titles.get) is None


def test_a_list_in_an_entry_sees_the_answers_of_the_entry() -> None:
    inner = TextQuestion(id="inner", label="Inner")
    decide = shown_within(lambda: {"outer": "yes"}, lambda _question, names: names == {"outer": "yes", "own": "x"})
    assert decide(inner, {"own": "x"})
    assert ListQuestion(id="a", label="A", questions=(inner,)).asked({}, decide) == [inner]
