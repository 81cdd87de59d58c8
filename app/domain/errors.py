"""Errors that a person can understand and mend; everything else is a bug."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.problems import Problem


class UserError(Exception):
    """Something a person can mend.

    Args:
        message: What is the matter, in one calm sentence.
        hint: What to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NotAllowedError(UserError):
    """What was asked does not fit the state of the thing, such as sending a draft."""


class NotFoundError(UserError):
    """There is no such case, letter, template or organisation."""


class DamagedError(UserError):
    """What is kept cannot be read as what it should be; a copy of it, or what can still be read, may be had."""


class DiskError(UserError):
    """The disk does not take what should be kept; it can be tried again as it is, once that is mended."""


class LockedError(UserError):
    """The letters are kept under a passphrase, and none, or another one, was given."""


class ProblemsFoundError(UserError):
    """A file or an answer was looked at and has problems; all of them are listed."""

    def __init__(self, message: str, problems: "Sequence[Problem]", hint: str = "") -> None:
        super().__init__(message, hint)
        self.problems = tuple(problems)
