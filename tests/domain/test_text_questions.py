"""Questions answered with words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.domain.text_questions import (
    EmailQuestion,
    LongTextQuestion,
    PhoneQuestion,
    PostalAddressQuestion,
    ReferenceQuestion,
    TextQuestion,
    UrlQuestion,
    email_fault,
)

TODAY = date(2026, 11, 20)


def messages(question: TextQuestion | LongTextQuestion | ReferenceQuestion | PhoneQuestion, value: str) -> list[str]:
    return [problem.message for problem in question.problems(value, TODAY)]


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    question = TextQuestion(id="a", label="A", max_chars=5)
    assert messages(question, "seven77") == ["Shorten this by 2 characters"]


def test_a_text_that_is_too_short_says_by_how_much() -> None:
    question = LongTextQuestion(id="a", label="A", min_chars=5)
    assert messages(question, "four") == ["Write at least 1 more character"]


def test_a_text_of_the_right_length_is_well() -> None:
    assert messages(TextQuestion(id="a", label="A", min_chars=2, max_chars=4), "four") == []


def test_characters_left_count_an_accent_with_its_letter() -> None:
    question = TextQuestion(id="a", label="A", max_chars=10)
    assert (question.chars_left("Sia\u0302n"), question.chars_left(None)) == (6, 10)


def test_without_a_limit_nothing_is_counted() -> None:
    assert TextQuestion(id="a", label="A").chars_left("x" * 20_000) is None


def test_limits_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValidationError, match="min_chars is more than max_chars"):
        TextQuestion(id="a", label="A", min_chars=5, max_chars=4)


def test_the_same_words_as_everybody_else_are_not_ones_own() -> None:
    question = LongTextQuestion.model_validate(
        {"id": "a", "label": "A", "example": "I am  worried.", "own_words": {"min_chars": 3}}
    )
    assert "in your own words" in messages(question, "i am worried.")[0]


@pytest.mark.parametrize(("text", "count"), [("too short", 1), ("long enough to be one’s own", 0)])
def test_the_personal_part_has_a_length(text: str, count: int) -> None:
    question = LongTextQuestion.model_validate({"id": "a", "label": "A", "own_words": {"min_chars": 12}})
    assert len(messages(question, text)) == count


def test_spaces_alone_are_no_answer() -> None:
    assert not TextQuestion(id="a", label="A").is_answered("  \n ")


def test_the_letter_must_hold_a_text_whole() -> None:
    question = TextQuestion(id="a", label="A")
    assert (question.texts("one\n\ntwo"), question.texts(" "), question.texts(3)) == (["one\n\ntwo"], [], [])


def test_a_reference_stands_on_one_line() -> None:
    question = ReferenceQuestion(id="a", label="A")
    assert (messages(question, "AB/12\n"), messages(question, "AB\n12")) == ([], ["Write the reference on one line"])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("sian.pritchard@", "Finish the e-mail address after the @"),
        ("sian@example", "Finish the e-mail address after the @"),
        ("sian", "has an @ in it"),
        ("@example.org", "before the @"),
        ("a@b@example.org", "only one @"),
        ("a b@example.org", "Take the space out"),
        ("a\nBcc: b@example.org", "Take the space out"),
        ("<a@example.org>", "Write only the e-mail address"),
        ("a@example..org", "Write only the e-mail address"),
        ("a@.example.org", "Write only the e-mail address"),
        ("a@example.org.", "full stop"),
    ],
)
def test_a_half_finished_email_address_says_how_to_finish_it(typed: str, words: str) -> None:
    (problem,) = EmailQuestion(id="a", label="A").problems(typed, TODAY)
    assert words in problem.message


@pytest.mark.parametrize("typed", ["a@example.org", " siân+x@sub.example.co.uk ", "用户@例子.公司"])
def test_an_email_address_that_may_work_is_not_refused(typed: str) -> None:
    assert email_fault(typed) == ""


def test_spaces_from_pasting_are_taken_off_addresses() -> None:
    email, url = EmailQuestion(id="a", label="A"), UrlQuestion(id="a", label="A")
    assert (email.read(" a@b.org\n", TODAY), url.read(" www.b.org ", TODAY)) == ("a@b.org", "www.b.org")


@pytest.mark.parametrize(
    "typed", ["01632 960 001", "+44 (0)1632 960001 ext. 12", "00 33 1 23 45 67 89", "07700-900123"]
)
def test_phone_numbers_of_any_country_are_taken(typed: str) -> None:
    assert messages(PhoneQuestion(id="a", label="A"), typed) == []


@pytest.mark.parametrize(("typed", "words"), [("123", "too short"), ("ring me 01632 960001", "in figures")])
def test_what_nobody_could_ring_is_asked_about(typed: str, words: str) -> None:
    assert words in messages(PhoneQuestion(id="a", label="A"), typed)[0]


@pytest.mark.parametrize(
    ("typed", "words"),
    [("my page", "space"), ("ftp://example.org", "https://"), ("javascript://a.b", "https://"), ("example", "Finish")],
)
def test_a_web_address_says_how_to_mend_it(typed: str, words: str) -> None:
    (problem,) = UrlQuestion(id="a", label="A").problems(typed, TODAY)
    assert words in problem.message


@pytest.mark.parametrize("typed", ["https://example.org/a?b=c", "www.example.org", "HTTP://example.org"])
def test_a_web_address_may_leave_out_its_beginning(typed: str) -> None:
    assert UrlQuestion(id="a", label="A").problems(typed, TODAY) == []


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\n"), max_size=20), max_size=8))
def test_no_way_of_writing_an_address_is_refused(lines: list[str]) -> None:
    assert PostalAddressQuestion(id="a", label="A").problems(list(lines), TODAY) == []


def test_an_address_leaves_its_empty_lines_out_of_the_letter() -> None:
    question = PostalAddressQuestion(id="a", label="A", required=True)
    assert question.template_values(["1 Quay Row", " ", "Mytholm"]) == {"a": ["1 Quay Row", "Mytholm"]}
    assert question.texts(["1 Quay Row", ""]) == ["1 Quay Row"]


def test_a_missing_address_is_marked_as_one_line() -> None:
    question = PostalAddressQuestion(id="a", label="A", required=True)
    assert question.template_values([""], mark_missing=True) == {"a": ["\ufdd0A\ufdd1"]}
    assert question.template_values(None) == {"a": []}


def test_an_address_is_typed_and_shown_by_lines() -> None:
    question = PostalAddressQuestion(id="a", label="A")
    assert (question.read("1 Quay Row\nM", TODAY), question.read("", TODAY)) == (["1 Quay Row", "M"], [])
    assert (question.in_words(["1 Quay Row", "M"]), question.answer_type()) == ("1 Quay Row\nM", list[str])
    assert question.empty == []


def test_an_address_that_is_no_list_is_asked_for_again() -> None:
    assert len(PostalAddressQuestion(id="a", label="A").problems("1 Quay Row", TODAY)) == 1
