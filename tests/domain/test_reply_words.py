"""What a pack says of replies, checked when it is read."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.domain.reply_words import Cue, CuePhrases, RepliesFile

CUE = {"cue": "declined", "phrases": ["<we> ~ refuse"]}


def test_every_sign_can_be_named_in_a_pack() -> None:
    assert all(CuePhrases.model_validate({"cue": cue.value, "phrases": ["no"]}).cue == cue for cue in Cue)


@pytest.mark.parametrize("wrong", [{"cue": "rude"}, {"weight": 4}, {"weight": 0}, {"phrases": []}])
def test_a_sign_that_there_is_not_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        CuePhrases.model_validate({**CUE, **wrong})


def test_sets_that_are_there_and_those_that_the_method_knows_can_be_named() -> None:
    file = RepliesFile.model_validate({"words": {"we": ["we", "<no>"]}, "cues": [CUE]})
    assert file.words["we"] == ("we", "<no>")


@pytest.mark.parametrize("file", [{"cues": [CUE]}, {"words": {"they": ["<we>"]}}])
def test_a_set_that_is_not_there_is_named(file: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="<we>"):
        RepliesFile.model_validate(file)
