"""Typing is taken back and done again, also after a restart."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import Plaint, open_plaint
from app.domain.errors import NotAllowedError
from app.services.time_source import TimeSource
from app.services.typing_service import WentBack
from tests.builders import TODAY, a_draft, opened


class Clock:
    """A clock that goes on by a minute whenever somebody looks."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 20, 9, tzinfo=UTC)

    def now(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


def typed(plaint: Plaint, letter_id: int, **answers: str) -> None:
    letter = plaint.letters.writing(letter_id).letter
    plaint.typing.save(letter_id, {**letter.answers, **answers}, letter.step)


def said(plaint: Plaint, letter_id: int, question: str) -> object:
    return plaint.letters.writing(letter_id).letter.answers.get(question)


@pytest.fixture
def letter_id(data_folder: Path) -> int:
    """A draft in which three things were typed before Plaint was closed."""
    plaint = open_plaint(data_folder, TimeSource(lambda: TODAY, Clock().now))
    draft = a_draft(plaint)
    typed(plaint, draft.id, what="They")
    typed(plaint, draft.id, what="They rang")
    typed(plaint, draft.id, when="In May")
    plaint.close()
    return draft.id


def test_what_was_typed_before_a_restart_is_taken_back_step_by_step(data_folder: Path, letter_id: int) -> None:
    with opened(data_folder) as plaint:
        went = [plaint.typing.back(letter_id) for _ in range(4)]
        assert went == [WentBack("when", None), WentBack("what", "They"), WentBack("what", None), None]
        assert (said(plaint, letter_id, "what"), said(plaint, letter_id, "when")) == (None, None)


def test_it_is_done_again_after_another_restart(data_folder: Path, letter_id: int) -> None:
    with opened(data_folder) as plaint:
        for _ in range(3):
            plaint.typing.back(letter_id)
    with opened(data_folder) as plaint:
        went = [plaint.typing.forward(letter_id) for _ in range(4)]
        assert went == [WentBack("what", "They"), WentBack("what", "They rang"), WentBack("when", "In May"), None]
        assert said(plaint, letter_id, "what") == "They rang"


def test_one_question_goes_back_by_itself(data_folder: Path, letter_id: int) -> None:
    with opened(data_folder) as plaint:
        plaint.typing.back(letter_id, "what")
        assert (said(plaint, letter_id, "what"), said(plaint, letter_id, "when")) == ("They", "In May")
        plaint.typing.forward(letter_id, "what")
        assert said(plaint, letter_id, "what") == "They rang"


def test_a_finished_letter_has_nothing_to_take_back(plaint: Plaint) -> None:
    draft = a_draft(plaint)
    typed(plaint, draft.id, **{"me.name": "Sam Hall"})
    plaint.letters.finish_now(draft.id)
    assert plaint.typing.back(draft.id) is None
    with pytest.raises(NotAllowedError):
        typed(plaint, draft.id, **{"me.name": "Alex Hall"})


def test_a_draft_that_comes_back_from_the_bin_can_be_taken_back_further(data_folder: Path, letter_id: int) -> None:
    with opened(data_folder) as plaint:
        plaint.bin.restore(plaint.bin.put_letter(letter_id).id)
        assert plaint.typing.back(letter_id) == WentBack("when", None)


def test_no_earlier_state_is_found_by_the_search(data_folder: Path, letter_id: int) -> None:
    with opened(data_folder) as plaint:
        typed(plaint, letter_id, what="Nothing of it")
        assert plaint.search.cases_with("rang") == set()
