"""Errors that a person can mend."""

from app.domain.errors import NotAllowedError, NotFoundError, ProblemsFoundError, UserError
from app.domain.problems import Problem


def test_an_error_has_a_message_and_what_to_do() -> None:
    error = UserError("It is full.", "Free some space.")
    assert (str(error), error.message, error.hint) == ("It is full.", "It is full.", "Free some space.")


def test_every_kind_can_be_mended_by_a_person() -> None:
    assert all(issubclass(kind, UserError) for kind in (NotAllowedError, NotFoundError, ProblemsFoundError))


def test_all_problems_are_listed() -> None:
    problems = [Problem("error", "a", "One."), Problem("warning", "b", "Two.")]
    assert ProblemsFoundError("Two things.", problems).problems == tuple(problems)
