"""The ciphers answer as the standards' own examples say, and to nothing that was changed."""

import pytest

from app.store.sealing import Cipher, NotSealedSoError, derived, stretched

# RFC 8439, section 2.8.2
KEY = bytes(range(0x80, 0xA0))
NONCE = bytes.fromhex("070000004041424344454647")
BOUND = bytes.fromhex("50515253c0c1c2c3c4c5c6c7")
PLAIN = (
    b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
    b"sunscreen would be it."
)
SEALED = bytes.fromhex(
    "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
    "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
    "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
    "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691"
)


def test_the_example_of_the_standard_is_sealed_as_it_says() -> None:
    assert Cipher(KEY).encrypt(NONCE, PLAIN, BOUND) == SEALED


def test_what_was_sealed_is_opened() -> None:
    assert Cipher(KEY).decrypt(NONCE, SEALED, BOUND) == PLAIN


@pytest.mark.parametrize(
    ("key", "nonce", "sealed", "bound"),
    [
        (b"k" * 32, NONCE, SEALED, BOUND),
        (KEY, b"n" * 12, SEALED, BOUND),
        (KEY, NONCE[:-1], SEALED, BOUND),
        (KEY, NONCE, SEALED[:-1] + b"x", BOUND),
        (KEY, NONCE, b"x" + SEALED[1:], BOUND),
        (KEY, NONCE, SEALED[:-1], BOUND),
        (KEY, NONCE, SEALED[:15], BOUND),
        (KEY, NONCE, b"", BOUND),
        (KEY, NONCE, SEALED, b""),
    ],
    ids=["key", "nonce", "short nonce", "tag", "text", "end", "less than a tag", "nothing", "bound"],
)
def test_what_was_changed_is_not_opened(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> None:
    with pytest.raises(NotSealedSoError):
        Cipher(key).decrypt(nonce, sealed, bound)


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Cipher(b"short")


def test_a_passphrase_is_stretched_as_openssl_does_it() -> None:
    """The expected bytes are those of OpenSSL 3.5 through PyCA cryptography 48."""
    found = stretched(b"tea for two", b"s" * 16, memory=64, passes=3, lanes=4)
    assert found.hex() == "057b2424a0eec547036b99c5d7e15c9398138b3730f979ad1b966df07954038d"


def test_memory_that_is_not_to_be_had_is_told_as_such() -> None:
    with pytest.raises(MemoryError):
        stretched(b"tea for two", b"s" * 16, memory=2**32 - 1, passes=1, lanes=1)


@pytest.mark.parametrize(
    ("key", "salt", "purpose", "expected"),
    [
        (  # RFC 5869, A.1: the first block
            b"\x0b" * 22,
            bytes(range(13)),
            bytes(range(0xF0, 0xFA)),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
        ),
        (  # A.3: no salt, no purpose
            b"\x0b" * 22,
            b"",
            b"",
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d",
        ),
    ],
)
def test_a_key_is_derived_as_the_standard_says(key: bytes, salt: bytes, purpose: bytes, expected: str) -> None:
    assert derived(key, salt, purpose).hex() == expected
