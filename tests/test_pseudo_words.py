"""The language that nobody speaks, in which tests look at screens."""

import pytest

from app.pseudo_words import PseudoWords, pseudo


def test_a_text_has_accents_brackets_and_two_fifths_more() -> None:
    assert pseudo("Settings") == "[Šéţţîñĝš ··]"
    text = "Free some space, then try again. Your letters are not touched by this."
    assert 1.35 < len(pseudo(text)) / len(text) < 1.5


def test_lines_can_end_in_the_filling() -> None:
    assert max(map(len, pseudo("word " * 40).split())) <= 7


@pytest.mark.parametrize("kept", ["{name}", "{n:.1f}", "{{name}}", "{{", "}}", "\n"])
def test_what_the_program_reads_in_a_text_stays(kept: str) -> None:
    assert kept in pseudo(f"before {kept} after")


def test_the_letter_of_a_mnemonic_stays_on_the_keyboard() -> None:
    assert pseudo("&Save a copy").startswith("[&Såvé")
    assert "ö&pý" in pseudo("Co&py")


@pytest.mark.parametrize("text", ["", "—", "{n} %", "{date} · {title}"])
def test_a_text_without_letters_has_nothing_to_translate(text: str) -> None:
    assert pseudo(text) == text


def test_it_has_one_form_for_one_and_one_for_many() -> None:
    assert PseudoWords().ngettext("{n} day", "{n} days", 1) == pseudo("{n} day")
    assert PseudoWords().ngettext("{n} day", "{n} days", 2) == pseudo("{n} days")
    assert PseudoWords().gettext("day") == pseudo("day")
