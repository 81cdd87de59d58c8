"""Signs, found where they count."""

from typing import Any

import pytest

from app.domain.reply_words import Cue, RepliesFile
from app.intake.reply_cues import CueWords, Signs

WORDS = {"no": ["not", "never"], "hedge": ["if"]}


def signs(text: str, *cues: dict[str, Any], heading: int = 0) -> Signs:
    return CueWords([RepliesFile.model_validate({"words": WORDS, "cues": cues})]).signs(text, heading)


def cue(name: str, *phrases: str, **about: object) -> dict[str, Any]:
    return {"cue": name, "phrases": phrases, **about}


def test_a_sign_bears_its_weight_and_its_sentence() -> None:
    found = signs("Hello.\nAs to that,\nwe refuse. Yes.", cue("declined", "we refuse", weight=3)).of([Cue.DECLINED])
    assert [(sign.weight, sign.sentence) for sign in found] == [(3, "As to that, we refuse.")]


def test_a_sentence_counts_once_and_with_its_weightiest_sign() -> None:
    found = signs("We refuse and decline.", cue("declined", "refuse", "decline"), cue("declined", "refuse", weight=3))
    assert found.total([Cue.DECLINED]) == found.best(Cue.DECLINED) == 3


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("We uphold it.", True),
        ("We never said that anybody should uphold it.", False),
        ("If we uphold it you will hear.", False),
        ("We uphold it unless you object.", False),
        ("We uphold it; unless you object that is all.", True),
    ],
)
def test_what_is_denied_a_condition_or_excepted_does_not_count(text: str, counts: bool) -> None:
    assert bool(signs(text, cue("conceded", "uphold", unless=["unless"])).best(Cue.CONCEDED)) is counts


def test_a_sign_may_count_in_a_condition_or_only_in_a_question() -> None:
    assert signs("If you can, send your ID.", cue("asks-for-id", "your id", even_if=True)).best(Cue.ASKS_FOR_ID)
    asks = cue("asks-for-clarification", "which", in_question=True)
    assert signs("Which one?", asks).best(Cue.ASKS_FOR_CLARIFICATION)
    assert not signs("The one which fits.", asks).best(Cue.ASKS_FOR_CLARIFICATION)


def test_footers_and_signatures_say_nothing_except_that_a_machine_wrote() -> None:
    cues = (cue("furniture", "intended recipient"), cue("declined", "refuse"), cue("automatic", "by a robot"))
    text = "Hello there.\n\nRegards,\nA. Refuse\nSent by a robot"
    assert not signs(text, *cues).best(Cue.DECLINED)
    assert signs(text, *cues).best(Cue.AUTOMATIC)
    assert not signs("The intended recipient may not refuse.", *cues).best(Cue.DECLINED)
    assert signs(text, *cues).words == 2


def test_a_subject_repeats_what_was_asked_and_says_little() -> None:
    text = "Please uphold. Not delivered.\n\nHello."
    found = signs(text, cue("conceded", "uphold"), cue("bounce", "delivered", even_if=True), heading=31)
    assert not found.best(Cue.CONCEDED)
    assert signs("Mail delivered.\n\nHello.", cue("bounce", "delivered"), heading=17).best(Cue.BOUNCE)


def test_answers_in_a_list_are_told_apart() -> None:
    text = "1. Number: 41 in all.\n\n2. Names: we refuse.\n\nFees: none were taken by us.\n\nYou may ask again."
    found = signs(text, cue("declined", "refuse"), cue("go-to", "ask again"))
    assert [sign.item for sign in found.of([Cue.DECLINED, Cue.GO_TO])] == [2, 0]
    assert found.answering == {1, 2, 3}


def test_phrases_of_kinds_are_silent_beside_an_exception_anywhere() -> None:
    kinds = [{"kind": "refusal", "phrases": ["refuse"], "strength": "sure", "unless": ["in part"]}]
    words = CueWords([RepliesFile.model_validate({"kinds": kinds})])
    assert words.signs("We refuse.").best(Cue.REFUSAL) == 3
    assert not words.signs("We refuse. That is in part.").best(Cue.REFUSAL)
