from hypothesis import given
from hypothesis import strategies as st

from app.domain.phrases import PhraseBook, fold, words_of


def found(text: str, *phrases: str) -> list[str]:
    return [text[each.start : each.end] for each in PhraseBook(phrases).find(words_of(text))]


def test_case_and_accents_do_not_matter() -> None:
    assert found("We REFUSE your Rôle", "refuse your role") == ["REFUSE your Rôle"]


def test_only_whole_words_are_found() -> None:
    assert found("This is unrefused and refusal", "refuse", "refused") == []


def test_signs_between_words_do_not_matter() -> None:
    assert found("Please find – enclosed, a copy", "please find enclosed") == ["Please find – enclosed"]


def test_both_apostrophes_are_one() -> None:
    assert found("We can’t help", "we can't help") == ["We can’t help"]


def test_a_star_is_one_to_five_words() -> None:
    phrase = "your * has been received"
    assert found("your complaint has been received", phrase)
    assert found("your very long and sad complaint has been received", phrase)
    assert not found("your has been received", phrase)
    assert not found("your a b c d e f has been received", phrase)


def test_a_star_takes_the_shortest_run() -> None:
    assert found("contact us instead of him instead", "contact * instead") == ["contact us instead"]


def test_a_star_may_lead() -> None:
    assert found("nobody is dealing", "* is dealing") == ["nobody is dealing"]


def test_each_place_is_found() -> None:
    assert found("no reply, no reply", "no reply") == ["no reply", "no reply"]


def test_a_phrase_without_words_finds_nothing() -> None:
    assert found("some words", "…") == []


@given(st.text(max_size=200))
def test_a_text_is_found_in_itself(text: str) -> None:
    words = words_of(text)
    assert not words or any(each.start == words[0].start for each in PhraseBook([text.replace("*", " ")]).find(words))


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
