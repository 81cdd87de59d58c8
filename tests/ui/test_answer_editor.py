"""The desk on which answers are written."""

from pathlib import Path

from app.domain.answers import Answers
from app.domain.text_questions import TextQuestion
from app.ui.answer_editor import hint_of, joined, within
from tests.ui.drafts import desk_for, opened


def test_an_example_stands_after_the_hint() -> None:
    question = TextQuestion(id="a", label="A", hint="Short.", example="minutes")
    assert hint_of(question) == "Short.\nFor example: minutes"


def test_messages_are_seen_from_the_place_they_belong_to() -> None:
    faults = [((2, "on"), "Write the date"), ((1,), "Other")]
    assert within(faults, 2) == [(("on",), "Write the date")]
    assert joined(faults) == "Write the date\nOther"


def test_the_desk_knows_the_titles_of_exhibits(tmp_path: Path) -> None:
    plaint = opened(tmp_path)
    desk = desk_for(
        plaint, {"exhibits": [{"title": "Minutes"}, {"title": ""}, {"title": "Agenda", "label": "C", "carried": True}]}
    )
    assert desk.titled("A") == "Minutes"
    assert desk.titled("C") == "Agenda"
    assert desk.titled("Z") is None
    plaint.close()


def test_the_desk_labels_exhibits_that_are_not_listed_yet(tmp_path: Path) -> None:
    carried: Answers = {"exhibits": [{"title": "Agenda", "label": "C", "carried": True}, {"title": "Minutes"}]}
    desk = desk_for(opened(tmp_path), carried)
    assert [desk.exhibit_label(number) for number in (1, 2, 3)] == ["C", "A", "B"]
