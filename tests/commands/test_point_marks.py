"""What is said of points in words such as `P1=answered`."""

import pytest

from app.commands.point_marks import point_marks
from app.domain.errors import UserError
from app.domain.points import Verdict


def test_verdicts_and_the_words_that_go_with_them_are_told_apart() -> None:
    marks = point_marks(
        ["p1=answered", "P2=partly", "P2.wanted=the rule = its number", "p4.said=I asked", "P5.by=2026-12-01"]
    )
    assert marks.verdicts == {"P1": Verdict.ANSWERED, "P2": Verdict.PARTLY}
    assert marks.words == {
        "P2": {"still_wanted": "the rule = its number"},
        "P4": {"i_had_said": "I asked"},
        "P5": {"promised_by": "2026-12-01"},
    }


@pytest.mark.parametrize(
    ("word", "hint"),
    [("P1=answerd", "waiting, answered"), ("P1", "P1=answered"), ("P1.why=x", "words, wanted, said, by")],
)
def test_what_says_nothing_is_refused_with_what_could_be_said(word: str, hint: str) -> None:
    with pytest.raises(UserError, match="says nothing about a point") as refused:
        point_marks([word])
    assert hint in refused.value.hint
