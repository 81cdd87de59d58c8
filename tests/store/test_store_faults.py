"""Each thing that can go wrong below is told so that a person can act on it."""

import errno

import apsw
import pytest

from app.domain.errors import NotAllowedError, UserError
from app.store.store_faults import in_words, told_plainly

FAULTS = [
    (apsw.FullError(), "disk is full"),
    (OSError(errno.ENOSPC, "No space left on device"), "disk is full"),
    (apsw.BusyError(), "open in Plaint already"),
    (apsw.LockedError(), "open in Plaint already"),
    (apsw.CorruptError(), "damaged"),
    (apsw.NotADBError(), "damaged"),
    (apsw.ReadOnlyError(), "can’t be written"),
    (apsw.CantOpenError(), "can’t be written"),
    (PermissionError(errno.EACCES, "Permission denied"), "can’t be written"),
    (apsw.IOError(), "could not be read or written"),
    (OSError(errno.EIO, "Input/output error"), "could not be read or written"),
    (apsw.NoMemError(), "too large"),
    (apsw.TooBigError(), "too large"),
    (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"), "half a character"),
    (apsw.ConstraintError("kept-bytes"), "can’t be changed"),
]


@pytest.mark.parametrize(("fault", "words"), FAULTS, ids=[f"{type(fault).__name__} {fault}" for fault, _ in FAULTS])
def test_a_fault_is_told_with_what_to_do(fault: Exception, words: str) -> None:
    with pytest.raises(UserError, match=words) as told, told_plainly():
        raise fault
    assert told.value.hint
    assert told.value.__cause__ is fault


def test_a_refusal_of_the_schema_is_something_not_allowed() -> None:
    assert isinstance(in_words(apsw.ConstraintError("finished-letter")), NotAllowedError)


@pytest.mark.parametrize("bug", [apsw.SQLError("no such table"), apsw.ConstraintError("CHECK constraint failed")])
def test_a_bug_of_ours_stays_a_bug(bug: apsw.Error) -> None:
    with pytest.raises(type(bug)), told_plainly():
        raise bug


def test_an_error_told_already_passes_as_it_is() -> None:
    with pytest.raises(UserError, match="Told"), told_plainly():
        raise UserError("Told")
