"""What the settings ask."""

import re

import pytest

from app.domain.choice_questions import ChoiceQuestion
from app.i18n import languages
from app.settings import APPEARANCES, SPELLING, TEXT_SIZES
from app.ui.settings_questions import about_me, appearance, engines


def test_every_setting_that_can_be_chosen_is_offered() -> None:
    offered = {
        question.id: tuple(option.value for option in question.options)
        for question in appearance()
        if isinstance(question, ChoiceQuestion)
    }
    assert offered == {
        "appearance": APPEARANCES,
        "text_size": TEXT_SIZES,
        "spelling": SPELLING,
        "language": languages(),
    }


def test_a_language_says_how_much_of_it_there_is() -> None:
    languages_question = appearance()[-1]
    assert isinstance(languages_question, ChoiceQuestion)
    english, welsh = (option.label for option in languages_question.options)
    assert english == "English"
    assert re.fullmatch(r"Cymraeg \(Welsh\): \d+ of \d,\d{3} texts so far, the rest in English", welsh)


def test_a_language_with_all_its_words_is_only_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.settings_questions.how_much", lambda _: (7, 7))
    question = appearance()[-1]
    assert isinstance(question, ChoiceQuestion)
    assert question.options[1].label == "Cymraeg (Welsh)"


def test_an_engine_that_is_no_longer_installed_stays_offered_while_it_is_chosen() -> None:
    assert "word" in {option.value for option in engines("word").options}


def test_about_me_asks_what_letters_begin_with() -> None:
    assert [question.id for question in about_me()] == ["name", "address", "email", "phone", "nation"]
