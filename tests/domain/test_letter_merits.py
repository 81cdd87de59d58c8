"""What is well with a letter, and advice that was put aside."""

from datetime import date
from typing import Any

import pytest

from app.domain.answers import Answers
from app.domain.interview import Interview
from app.domain.letter_checks import CheckedLetter
from app.domain.letter_merits import KEPT, advice_on, put_aside, taken_up
from app.domain.letter_passages import passages
from app.domain.phrase_findings import Finding
from app.domain.templates import Template

HEAT = Finding("heat", ("a",), "dreadful", "M", "W")
CLAIM = Finding("claim", ("a",), "lied", "M", "W", "fix")


def letter(answers: Answers, **more: Any) -> CheckedLetter:  # noqa: ANN401 keys of a template
    questions = [{"id": "a", "kind": "text", "label": "A"}, {"id": "points", "kind": "points", "label": "P"}]
    steps = [{"title": "T", "questions": questions}]
    template = Template.model_validate({"title": "T", "summary": "S", "category": "other", "steps": steps, **more})
    interview = Interview(template.steps, answers, lambda _expression, _names: True, date(2026, 11, 20))
    return CheckedLetter(template, interview, passages(interview))


def merits(answers: Answers, *codes: str, pages: int = 1, **more: Any) -> tuple[str, ...]:  # noqa: ANN401
    found = [Finding(code, ("a",), "", "M", "W") for code in codes]
    return advice_on(letter(answers, **more), found, pages).merits


def test_a_good_letter_is_said_to_be_one() -> None:
    assert merits({"points": [{"statement": "Who?"}]}, reply_by="x") == (
        "Says what you want, and by when", "Each point can be answered by itself", "One page long, in your own words",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("codes", "pages", "said"),
    [
        ([], 2, ("Says what you want", "Two pages long, in your own words")),
        ([], 0, ("Says what you want", "In your own words")),
        (["too-long"], 2, ("Says what you want", "In your own words")),
        (["same-words"], 1, ("Says what you want", "One page long")),
        (["same-words"], 3, ("Says what you want",)),
        (["no-remedy"], 3, ("In your own words",)),
    ],
)
def test_only_what_is_well_is_said(codes: list[str], pages: int, said: tuple[str, ...]) -> None:
    assert merits({"a": "x"}, *codes, pages=pages) == said


def test_points_that_ask_several_things_are_not_praised() -> None:
    assert "Each point can be answered by itself" not in merits(
        {"points": [{"statement": "x"}]}, "several-in-one-point"
    )


def test_advice_that_was_put_aside_is_counted_and_not_shown() -> None:
    advice = advice_on(letter(put_aside({}, HEAT)), [CLAIM, HEAT])
    assert (advice.findings, advice.put_aside, advice.fixes) == ((CLAIM,), 1, 1)


def test_what_should_be_mended_cannot_be_put_aside() -> None:
    assert advice_on(letter(put_aside({}, CLAIM)), [CLAIM]).findings == (CLAIM,)


def test_advice_comes_back_when_the_words_change_or_the_member_wishes() -> None:
    kept = put_aside(put_aside({"a": "x"}, HEAT), CLAIM)
    changed = Finding("heat", ("a",), "appalling", "M", "W")
    assert advice_on(letter(kept), [changed]).findings == (changed,)
    assert taken_up(kept) == {"a": "x"}
    assert advice_on(letter({KEPT: "damaged"}), [HEAT]).findings == (HEAT,)
