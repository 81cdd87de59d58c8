"""A data key, wrapped by a secret: Argon2id (RFC 9106), then ChaCha20-Poly1305 (RFC 8439)."""

import hashlib
import secrets
from dataclasses import dataclass

from app.store.data_key import KEY_BYTES, DataKey
from app.store.sealing import NONCE_BYTES, Cipher, NotSealedSoError, stretched

PASSPHRASE, RECOVERY_CODE, KEYRING = "passphrase", "recovery-code", "keyring"
WAYS = (PASSPHRASE, RECOVERY_CODE, KEYRING)
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs.

    Attributes:
        memory: Memory in KiB.
        passes: How often it is gone over.
        lanes: How many processors may share the work.
    """

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


USUAL_COST = Cost()
DEAREST = Cost(1024 * 1024, 16, 16)  # a side file from somebody else can't take all memory or all day


@dataclass(frozen=True, slots=True)
class Wrap:
    """A data key as one secret sealed it.

    Attributes:
        way: What the secret is, one of WAYS.
        salt: 16 random bytes.
        nonce: 12 random bytes.
        sealed: 32 bytes of key and 16 that tell whether they are right.
        cost: What a guess costs; None for the keyring, whose secret is random and can't be guessed.
    """

    way: str
    salt: bytes
    nonce: bytes
    sealed: bytes
    cost: Cost | None


def wrap(key: DataKey, way: str, secret: bytes, name: str, cost: Cost | None) -> Wrap:
    """Seal a key with a secret; `name` is the key's public name, bound to it so that no wrap fits another file."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    sealed = _cipher(secret, salt, cost).encrypt(nonce, key.reveal(), _bound(way, name, cost))
    return Wrap(way, salt, nonce, sealed, cost)


def unwrap(wrapped: Wrap, secret: bytes, name: str) -> DataKey | None:
    """Return the key, or None when the secret is another one or the wrap was tampered with."""
    cipher = _cipher(secret, wrapped.salt, wrapped.cost)
    try:
        return DataKey(cipher.decrypt(wrapped.nonce, wrapped.sealed, _bound(wrapped.way, name, wrapped.cost)))
    except NotSealedSoError:
        return None


def _cipher(secret: bytes, salt: bytes, cost: Cost | None) -> Cipher:
    if cost is None:
        return Cipher(hashlib.blake2b(secret, digest_size=KEY_BYTES, salt=salt).digest())
    return Cipher(stretched(secret, salt, memory=cost.memory, passes=cost.passes, lanes=cost.lanes))


def _bound(way: str, name: str, cost: Cost | None) -> bytes:
    guess = f"{cost.memory} {cost.passes} {cost.lanes}" if cost else "keyring"
    return f"plaint key {name} {way} {guess}".encode()
