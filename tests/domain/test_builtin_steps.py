"""The topics that every letter has."""

from datetime import date

import pytest

from app.domain.answers import Answers
from app.domain.builtin_steps import (
    ME_KEYS,
    about_you_step,
    answers_for,
    behalf_answers,
    interview_steps,
    recipient_step,
    represented,
)
from app.domain.interview import Interview
from app.domain.people import Represented
from app.domain.people_questions import OrganisationQuestion
from app.domain.questions import ListQuestion
from app.domain.templates import Template
from app.rendering.sandbox import holds


def letter(*kinds: str) -> Template:
    step = {"title": "T", "questions": [{"id": "a", "kind": "text", "label": "A"}]}
    return Template.model_validate(
        {"title": "T", "summary": "S", "category": "complaint", "recipient_kinds": [*kinds], "steps": [step]}
    )


def test_about_you_asks_what_the_profile_remembers() -> None:
    questions = about_you_step(letter("party"), membership=True).questions
    assert [question.id for question in questions] == [f"me.{key}" for key in ME_KEYS]
    assert all(question.remember for question in questions)


def test_only_name_and_address_are_needed() -> None:
    questions = about_you_step(letter(), membership=False).questions
    assert [question.id for question in questions if question.required] == ["me.name", "me.address"]


@pytest.mark.parametrize(
    ("kinds", "asks"),
    [(["party"], True), (["party-unit", "company"], True), (["regulator"], False), ([], False)],
)
def test_a_membership_number_is_asked_for_letters_to_parties(kinds: list[str], asks: bool) -> None:
    first = interview_steps(letter(*kinds))[0]
    assert ("me.membership_number" in [question.id for question in first.questions]) is asks


def test_a_membership_number_may_be_asked_whatever_the_letter() -> None:
    assert len(interview_steps(letter("regulator"), membership=True)[0].questions) == len(ME_KEYS)


@pytest.mark.parametrize(
    ("kinds", "ids"),
    [
        (["regulator", "press"], ["to", "about", "your_ref"]),
        (["broadcaster"], ["to", "about", "your_ref"]),
        (["regulator", "party"], ["to", "your_ref"]),
        ([], ["to", "your_ref"]),
    ],
)
def test_a_letter_to_those_who_decide_says_whom_it_is_about(kinds: list[str], ids: list[str]) -> None:
    assert [question.id for question in recipient_step(letter(*kinds)).questions] == ids


def test_what_is_optional_about_the_writer_need_not_be_printed() -> None:
    questions = [question for step in interview_steps(letter("party")) for question in step.questions]
    assert [question.id for question in questions if not question.in_letter] == [
        "me.email", "me.phone", "me.membership_number", "your_ref"
    ]  # fmt: skip


def test_only_organisations_that_the_letter_is_for_are_offered() -> None:
    to = recipient_step(letter("party")).questions[0]
    assert isinstance(to, OrganisationQuestion)
    assert (to.kinds, to.to_be_reached) == (("party",), True)


def test_the_packs_own_topics_come_last() -> None:
    titles = [step.title for step in interview_steps(letter())]
    assert titles == ["About you", "Who it goes to", "T"]


def test_only_a_letter_that_can_say_so_asks_for_whom_it_is() -> None:
    plain, for_others = interview_steps(letter()), interview_steps(letter(), for_others=True)
    assert "behalf.who" not in [question.id for question in plain[0].questions]
    assert [question.id for question in for_others[0].questions if question.id.startswith("behalf.")] == [
        "behalf.who", "behalf.name", "behalf.relation", "behalf.dob", "behalf.identifiers",
    ]  # fmt: skip


def test_a_letter_for_oneself_asks_nothing_about_others() -> None:
    steps = interview_steps(letter(), for_others=True)
    for answers, shown in (({}, False), ({"behalf.who": "self"}, False), ({"behalf.who": "other"}, True)):
        interview = Interview(steps, answers, holds, date(2026, 11, 20))
        assert interview.is_visible("behalf.name") is shown


def test_what_was_said_about_somebody_else_counts_only_while_it_is_for_them() -> None:
    mair: Answers = {"behalf.who": "other", "behalf.name": "Mair", "behalf.relation": "", "me.name": "Siân"}
    assert behalf_answers(mair) == {"behalf.who": "other", "behalf.name": "Mair"}
    assert behalf_answers({**mair, "behalf.who": "self"}) == {}


def test_for_whom_a_letter_is_goes_into_answers_and_back() -> None:
    whom = Represented("Mair", "my mother", "1951-03-07", ("Member 4711",))
    assert represented(answers_for(whom)) == whom
    assert answers_for(Represented("Mair")) == {"behalf.who": "other", "behalf.name": "Mair"}


@pytest.mark.parametrize("answers", [{}, {"behalf.who": "self", "behalf.name": "Mair"}, {"behalf.who": "other"}])
def test_a_letter_for_oneself_is_for_nobody_else(answers: Answers) -> None:
    assert represented(answers) is None


def test_copies_are_asked_for_only_where_the_letter_may_be_copied() -> None:
    told = letter().model_copy(update={"may_copy_to": ("party",)})
    assert "copies_to" not in [question.id for question in recipient_step(letter()).questions]
    (copies,) = [question for question in recipient_step(told).questions if question.id == "copies_to"]
    assert isinstance(copies, ListQuestion)
    whom = copies.questions[0]
    assert isinstance(whom, OrganisationQuestion)
    assert whom.kinds == ("party",)
