"""A draft's earlier states: step by step, coalesced, bounded, and gone with the draft."""

from datetime import timedelta
from itertools import pairwise

import pytest

from app.domain.answers import Value
from app.store import step_store
from app.store.database import Database
from app.store.letter_store import LetterStore
from app.store.step_store import Change, Step, StepStore, changes
from tests.store.samples import DAY, NOW, frozen, stored_draft, stored_finished


def note(
    db: Database, *values: Value | None, question: str = "what", apart: float = 60, went_back: bool = False
) -> None:
    """Note the changes from each value to the next, so many seconds apart."""
    for place, (before, after) in enumerate(pairwise(values)):
        at = NOW + timedelta(seconds=apart * place)
        StepStore(db).note(1, Change(question, before, after), at, went_back=went_back)


def kept(db: Database) -> list[tuple[str, str | None, str | None, int]]:
    rows = db.rows("SELECT question, before, after, is_undone FROM draft_steps ORDER BY id")
    return [(row["question"], row["before"], row["after"], row["is_undone"]) for row in rows]


@pytest.fixture(autouse=True)
def draft(db: Database) -> None:
    stored_draft(db)


def test_what_changed_between_two_states_is_told_question_by_question() -> None:
    found = changes({"a": 1, "b": "x", "c": []}, {"a": 1, "b": "y", "d": True})
    assert found == [Change("b", "x", "y"), Change("c", [], None), Change("d", None, True)]


def test_what_is_typed_with_pauses_makes_steps(db: Database) -> None:
    note(db, None, "Dear", "Dear members")
    assert kept(db) == [("what", None, '"Dear"', 0), ("what", '"Dear"', '"Dear members"', 0)]


def test_what_is_typed_in_one_go_makes_one_step(db: Database) -> None:
    note(db, None, "D", "De", "Dear", apart=1)
    assert kept(db) == [("what", None, '"Dear"', 0)]


def test_what_is_typed_and_taken_away_at_once_makes_none(db: Database) -> None:
    note(db, "x", "xy", "x", apart=1)
    assert kept(db) == []


def test_another_question_begins_another_step(db: Database) -> None:
    note(db, None, "a", question="one", apart=0)
    note(db, None, "b", question="two", apart=0)
    note(db, "a", "ab", question="one", apart=0)
    assert [step[0] for step in kept(db)] == ["one", "two", "one"]


def test_a_clock_that_was_set_back_begins_another_step(db: Database) -> None:
    note(db, None, "a", "ab", apart=-3600)
    assert len(kept(db)) == 2


def test_the_last_step_is_found_of_all_or_of_one_question(db: Database) -> None:
    note(db, None, "a", question="one")
    note(db, None, "b", question="two")
    steps = StepStore(db)
    assert steps.last_done(1) == Step("two", None, "b", 2)
    assert steps.last_done(1, "one") == Step("one", None, "a", 1)
    assert (steps.last_done(1, "three"), steps.last_done(2)) == (None, None)


def test_what_was_taken_back_is_done_again_first_what_was_taken_back_last(db: Database) -> None:
    note(db, None, "a", "ab")
    steps = StepStore(db)
    for _ in range(2):
        last = steps.last_done(1)
        assert last is not None
        steps.mark(last, is_undone=True)
    assert steps.last_done(1) is None
    assert steps.first_undone(1) == Step("what", None, "a", 1)


def test_typing_something_else_forgets_what_was_taken_back_in_that_question_alone(db: Database) -> None:
    note(db, None, "a", question="one")
    note(db, None, "b", question="two")
    db.write("UPDATE draft_steps SET is_undone = 1")
    note(db, None, "c", question="one")
    assert kept(db) == [("two", None, '"b"', 1), ("one", None, '"c"', 0)]


def test_a_field_that_takes_a_step_back_by_itself_makes_no_new_one(db: Database) -> None:
    note(db, None, "a", "ab")
    note(db, "ab", "a", went_back=True)
    assert kept(db) == [("what", None, '"a"', 0), ("what", '"a"', '"ab"', 1)]
    note(db, "a", "ab")
    assert [step[3] for step in kept(db)] == [0, 0]


def test_going_back_to_what_no_step_says_is_a_change_like_others(db: Database) -> None:
    note(db, None, "a", "abcd")
    note(db, "abcd", "abc", went_back=True, apart=600)
    assert kept(db)[-1][2] == '"abc"'


def test_choosing_what_was_chosen_before_is_a_step_of_its_own(db: Database) -> None:
    note(db, None, "yes", "no", "yes")
    assert [step[2] for step in kept(db)] == ['"yes"', '"no"', '"yes"']


def test_the_oldest_steps_go_when_there_are_too_many(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step_store, "MOST_STEPS", 5)
    note(db, *(f"{number}" for number in range(33)))
    assert [step[2] for step in kept(db)] == [f'"{number}"' for number in range(28, 33)]


def test_the_oldest_steps_go_when_they_take_too_much_room(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step_store, "MOST_BYTES", 3_000)
    note(db, *(f"{number}" * 1000 for number in range(1, 6)))
    assert [str(step[2])[1] for step in kept(db)] == ["5"]


def test_a_finished_letter_has_no_steps(db: Database) -> None:
    note(db, None, "a")
    letter = LetterStore(db).get(1)
    LetterStore(db).update(letter.finish(frozen(stored_finished(db).files), DAY))
    assert kept(db) == []


def test_steps_go_with_their_draft(db: Database) -> None:
    note(db, None, "a")
    db.write("DELETE FROM letters")
    assert kept(db) == []
