"""What a text is like."""

import pytest

from app.domain.phrase_search import sentences
from app.domain.replies import ReplyKind
from app.intake.example_words import ExampleWords

WORDS = ExampleWords(
    [
        (ReplyKind.FULL, "We enclose all documents. Your complaint is upheld."),
        (ReplyKind.REFUSAL, "Your request is refused on 3 May."),
        (ReplyKind.REFUSAL, "We are refusing it."),
    ]
)


def likest(text: str) -> ReplyKind:
    by_kind = WORDS.leanings(sentences(text)).by_kind
    return max(by_kind, key=lambda kind: by_kind[kind])


def test_shared_words_tell() -> None:
    assert likest("The documents are enclosed.") is ReplyKind.FULL
    assert likest("It was refused.") is ReplyKind.REFUSAL


def test_forms_of_a_word_are_one_and_so_are_numbers_and_days() -> None:
    assert likest("Refusal of 17 pages") is ReplyKind.REFUSAL
    assert likest("12 December") is ReplyKind.REFUSAL


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("It won't do.", "It will not do."),
        ("I cant, u know, and im sorry.", "I can not, you know, and I am sorry."),
        ("They’ve said it isn’t.", "They have said it is not."),
        ("That's the council's view.", "That is the councils view."),
    ],
)
def test_short_forms_count_as_what_they_stand_for(short: str, long: str) -> None:
    words = ExampleWords([(ReplyKind.FULL, long), (ReplyKind.REFUSAL, "Something else is said here, you know.")])
    assert words.leanings(sentences(short)).by_kind == words.leanings(sentences(long)).by_kind


def test_each_sentence_has_its_part_in_it() -> None:
    leanings = WORDS.leanings(sentences("It was refused. Documents are enclosed. It was refused."))
    gains = [each[ReplyKind.REFUSAL] - each[ReplyKind.FULL] for each in leanings.by_sentence]
    assert gains[0] > 0 > gains[1]
    assert gains[2] == 0
    assert abs(sum(gains) - (leanings.by_kind[ReplyKind.REFUSAL] - leanings.by_kind[ReplyKind.FULL])) < 1e-9


def test_a_word_that_says_no_counts_with_what_it_denies() -> None:
    words = ExampleWords(
        [(ReplyKind.FULL, "The complaint is accepted. You will not wait."), (ReplyKind.REFUSAL, "We will not accept.")]
    )
    by_kind = words.leanings(sentences("Not, after all, accepted.")).by_kind
    assert by_kind[ReplyKind.REFUSAL] > by_kind[ReplyKind.FULL]


def test_a_question_is_told_from_a_statement_with_the_same_words() -> None:
    words = ExampleWords(
        [
            (ReplyKind.ASKS_FOR_CLARIFICATION, "The meeting was in May?"),
            (ReplyKind.FULL, "The meeting was in May."),
        ]
    )
    asked = words.leanings(sentences("The meeting, in May?")).by_kind
    told = words.leanings(sentences("The meeting, in May.")).by_kind
    assert max(asked, key=asked.__getitem__) is ReplyKind.ASKS_FOR_CLARIFICATION
    assert max(told, key=told.__getitem__) is ReplyKind.FULL


def test_a_long_text_is_held_no_more_strongly_than_a_short_one() -> None:
    once, often = (WORDS.leanings(sentences("It was refused. " * times)).by_kind for times in (1, 20))
    assert abs(once[ReplyKind.REFUSAL] - often[ReplyKind.REFUSAL]) < 1e-9


def test_without_examples_nothing_is_like_anything() -> None:
    assert not ExampleWords(()).leanings(sentences("We refuse.")).by_kind
