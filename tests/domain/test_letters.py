"""Letters go from draft to finished to sent, and never back."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import NotAllowedError
from app.domain.letters import FrozenWords, LetterState, StoredFile, file_reference, kept_file
from tests.domain.case_samples import NOON, PDF, TODAY, WORD, draft, finished, sending, sent

WORDS = FrozenWords("Formal complaint", TODAY, None, {}, (PDF, WORD), "Dear all")


def test_a_draft_takes_new_answers_and_keeps_its_place() -> None:
    edited = draft().edit({"subject": "minutes"}, "What happened", NOON)
    assert (edited.answers, edited.step, edited.edited_at) == ({"subject": "minutes"}, "What happened", NOON)


def test_a_finished_letter_is_not_edited() -> None:
    with pytest.raises(NotAllowedError) as refused:
        finished().edit({}, "", NOON)
    assert "takes its place" in refused.value.hint


def test_finishing_freezes_what_was_drawn() -> None:
    letter = draft().finish(WORDS, TODAY)
    assert (letter.state, letter.title, letter.files, letter.text) == (
        LetterState.FINISHED,
        "Formal complaint",
        (PDF, WORD),
        "Dear all",
    )


def test_a_letter_is_finished_once() -> None:
    with pytest.raises(NotAllowedError, match="finished already"):
        finished().finish(WORDS, TODAY)


def test_a_finished_letter_is_sent() -> None:
    assert sent().state is LetterState.SENT


def test_a_draft_is_not_sent() -> None:
    with pytest.raises(NotAllowedError, match="still a draft"):
        draft().mark_sent(sending())


def test_a_letter_is_not_sent_twice() -> None:
    with pytest.raises(NotAllowedError, match="sent already"):
        sent().mark_sent(sending())


def test_what_was_not_sent_has_no_sending() -> None:
    with pytest.raises(NotAllowedError, match="has not been sent"):
        finished().known_sending()


def test_a_sending_can_be_told_otherwise_and_the_words_stay() -> None:
    letter = sent()
    corrected = letter.correct_sending(sending(date(2026, 11, 18)))
    assert corrected.known_sending().sent_on == date(2026, 11, 18)
    assert (corrected.files, corrected.text, corrected.state) == (letter.files, letter.text, letter.state)


def test_a_file_is_found_by_its_ending() -> None:
    assert (finished().file(".pdf"), finished().file(".odt")) == (PDF, None)


def test_the_history_keeps_a_sending_with_the_hash_of_its_proof() -> None:
    content = replace(sending(), proof=PDF).as_content()
    assert (content["sent_on"], content["proof"]) == ("2026-11-20", "a" * 64)
    assert sending().as_content()["proof"] == ""


@given(name=st.text(min_size=1), size=st.integers(min_value=0, max_value=10**12))
def test_any_file_can_be_named_in_an_answer(name: str, size: int) -> None:
    file = StoredFile(name, "c" * 64, size)
    assert kept_file(file_reference(file)) == file


@pytest.mark.parametrize("reference", ["", "minutes.pdf", "a#b", "a#b#c", "a#b#-1"])
def test_what_names_no_file_is_none(reference: str) -> None:
    assert kept_file(reference) is None


def test_a_template_goes_by_its_pack_and_its_id() -> None:
    assert str(draft().template) == "uk-members:party-complaint"
