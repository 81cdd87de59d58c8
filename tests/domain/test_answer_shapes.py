"""What a file of answers may hold."""

import pytest
from pydantic import ValidationError

from app.domain.answer_shapes import AnswerFileShape, ApologyAnswer, OpenPointAnswer
from app.domain.apologies import ApologyElement, Element
from app.domain.points import Point


def test_an_empty_file_is_whole() -> None:
    assert AnswerFileShape().points == []


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError):
        AnswerFileShape.model_validate({"pionts": []})


def test_a_sample_can_say_all_that_a_template_sees_of_an_apology() -> None:
    seen = ApologyElement(Element.SORRY, 1).for_template()
    assert ApologyAnswer.model_validate(seen).model_dump() == seen


def test_a_sample_can_say_all_that_a_template_sees_of_a_point() -> None:
    assert set(OpenPointAnswer.model_fields) == set(Point(1, 1, "Why?").for_template())
