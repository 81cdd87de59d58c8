"""What a pack tells the letter check."""

import pytest
from pydantic import ValidationError

from app.domain.check_phrases import ChecksFile, PhraseCheck

HEAT = {"id": "heat", "phrases": ["disgraceful"], "message": "A heated word"}


def checks(*ids: str, asks: tuple[str, ...] = ()) -> ChecksFile:
    return ChecksFile(checks=tuple(PhraseCheck.model_validate({**HEAT, "id": id_}) for id_ in ids), asks=asks)


def test_a_check_needs_phrases() -> None:
    with pytest.raises(ValidationError):
        PhraseCheck.model_validate({**HEAT, "phrases": []})


def test_a_phrase_of_stars_is_refused() -> None:
    with pytest.raises(ValidationError, match="no more than 5 stars"):
        PhraseCheck.model_validate({**HEAT, "phrases": ["a * b * c * d * e * f * g"]})


def test_a_check_can_only_be_softened_in_the_ways_there_are() -> None:
    with pytest.raises(ValidationError):
        PhraseCheck.model_validate({**HEAT, "softened_by": ["luck"]})


def test_a_packs_own_check_wins_and_those_it_lacks_are_added() -> None:
    whole = checks("heat").completed_by(checks("heat", "abuse"))
    assert [check.id for check in whole.checks] == ["heat", "abuse"]


def test_words_are_taken_over_only_where_there_are_none() -> None:
    assert checks().completed_by(checks(asks=("please",))).asks == ("please",)
    assert checks(asks=("kindly",)).completed_by(checks(asks=("please",))).asks == ("kindly",)
