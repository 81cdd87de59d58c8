"""What the settings ask."""

from app.domain.choice_questions import ChoiceQuestion
from app.settings import APPEARANCES, SPELLING, TEXT_SIZES
from app.ui.settings_questions import about_me, appearance, engines


def test_every_setting_that_can_be_chosen_is_offered() -> None:
    offered = {
        question.id: tuple(option.value for option in question.options)
        for question in appearance()
        if isinstance(question, ChoiceQuestion)
    }
    assert offered == {"appearance": APPEARANCES, "text_size": TEXT_SIZES, "spelling": SPELLING}


def test_an_engine_that_is_no_longer_installed_stays_offered_while_it_is_chosen() -> None:
    assert "word" in {option.value for option in engines("word").options}


def test_about_me_asks_what_letters_begin_with() -> None:
    assert [question.id for question in about_me()] == ["name", "address", "email", "phone", "nation"]
