"""A wrapped key comes out for its own secret only, and only as it was sealed."""

from dataclasses import replace

import pytest

from app.store.data_key import DataKey
from app.store.key_wrapping import KEYRING, PASSPHRASE, USUAL_COST, Cost, Wrap, unwrap, wrap

KEY = DataKey(b"k" * 32)
CHEAP = Cost(64, 1, 1)
SEALED = wrap(KEY, PASSPHRASE, b"tea for two", "file", CHEAP)


def test_a_wrap_opens_with_its_secret() -> None:
    assert unwrap(SEALED, b"tea for two", "file") == KEY


@pytest.mark.parametrize("secret", [b"", b"tea for tw", b"tea for two ", b"Tea for two"])
def test_a_wrap_does_not_open_with_another_secret(secret: bytes) -> None:
    assert unwrap(SEALED, secret, "file") is None


@pytest.mark.parametrize(
    "tampered",
    [
        replace(SEALED, sealed=bytes([SEALED.sealed[0] ^ 1]) + SEALED.sealed[1:]),
        replace(SEALED, nonce=bytes([SEALED.nonce[0] ^ 1]) + SEALED.nonce[1:]),
        replace(SEALED, salt=bytes([SEALED.salt[0] ^ 1]) + SEALED.salt[1:]),
        replace(SEALED, way="recovery-code"),
        replace(SEALED, cost=Cost(64, 2, 1)),
    ],
    ids=["key", "nonce", "salt", "way", "cost"],
)
def test_a_wrap_that_was_tampered_with_does_not_open(tampered: Wrap) -> None:
    assert unwrap(tampered, b"tea for two", "file") is None


def test_a_wrap_of_another_file_does_not_open() -> None:
    assert unwrap(SEALED, b"tea for two", "another") is None


def test_the_keyrings_random_secret_needs_no_slow_derivation() -> None:
    sealed = wrap(KEY, KEYRING, b"r" * 32, "file", None)
    assert unwrap(sealed, b"r" * 32, "file") == KEY
    assert unwrap(sealed, b"s" * 32, "file") is None


def test_no_two_wraps_are_alike() -> None:
    again = wrap(KEY, PASSPHRASE, b"tea for two", "file", CHEAP)
    assert not {SEALED.salt, SEALED.nonce, SEALED.sealed} & {again.salt, again.nonce, again.sealed}


def test_a_guess_costs_what_was_decided() -> None:
    assert Cost(memory=64 * 1024, passes=3, lanes=4) == USUAL_COST
