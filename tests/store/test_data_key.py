"""A key never shows itself."""

import traceback

import pytest

from app.store.data_key import DataKey

SECRET = b"Quillon-Quillon-Quillon-Quillon!"


def test_a_key_prints_as_nothing() -> None:
    key = DataKey(SECRET)
    assert "Quillon" not in f"{key} {key!r} {[key]}"
    assert SECRET.hex() not in repr(key)


def test_an_error_with_a_key_in_it_does_not_tell_it() -> None:
    error = ValueError("no such file", DataKey(SECRET))
    assert "Quillon" not in "".join(traceback.format_exception(error))


def test_a_key_of_another_length_is_a_bug_that_does_not_tell_it() -> None:
    with pytest.raises(ValueError, match="32 bytes") as told:
        DataKey(b"Quillon")
    assert "Quillon" not in str(told.value)


def test_new_keys_differ() -> None:
    assert len({DataKey.random() for _ in range(100)}) == 100


def test_keys_of_the_same_bytes_are_the_same() -> None:
    assert DataKey(SECRET) == DataKey(SECRET)
    assert DataKey(SECRET) != SECRET
