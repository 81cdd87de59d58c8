"""The ciphers of the lock and of backups: libsodium's, and Argon2's own library for what a passphrase is stretched by.

Both are small; the whole of OpenSSL would be a tenth of what is installed.
"""

import hashlib
import hmac

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_decrypt,
    crypto_aead_chacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

KEY_BYTES, NONCE_BYTES, TAG_BYTES = 32, 12, 16
_SHA256_BYTES = 32


class NotSealedSoError(Exception):
    """The bytes are not those that were sealed, or another key, nonce or bound text is used."""


class Cipher:
    """ChaCha20-Poly1305 (RFC 8439) with one key of 32 bytes."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes")
        self._key = key

    def encrypt(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        """Return the sealed bytes, 16 longer.

        Args:
            nonce: 12 bytes, never used twice with one key.
            plain: What is sealed.
            bound: Sealed too, and not hidden: opening asks for it again.
        """
        return crypto_aead_chacha20poly1305_ietf_encrypt(plain, bound, nonce, self._key)

    def decrypt(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        """Return what was sealed; raises NotSealedSoError."""
        if len(sealed) < TAG_BYTES or len(nonce) != NONCE_BYTES:
            raise NotSealedSoError
        try:
            return crypto_aead_chacha20poly1305_ietf_decrypt(sealed, bound, nonce, self._key)
        except CryptoError as error:
            raise NotSealedSoError from error


def stretched(secret: bytes, salt: bytes, *, memory: int, passes: int, lanes: int) -> bytes:
    """Return 32 bytes by Argon2id (RFC 9106), so that each guess costs its memory (in KiB) and passes.

    Raises:
        MemoryError: This computer has less memory to give.
    """
    try:
        return hash_secret_raw(secret, salt, passes, memory, lanes, KEY_BYTES, Type.ID)
    except HashingError as error:
        raise MemoryError from error


def derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """Return 32 bytes for one purpose by HKDF with SHA-256 (RFC 5869), whose one block that is."""
    extracted = hmac.digest(salt or bytes(_SHA256_BYTES), key, hashlib.sha256)
    return hmac.digest(extracted, purpose + b"\x01", hashlib.sha256)
