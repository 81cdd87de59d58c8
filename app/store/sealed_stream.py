"""Any amount of bytes sealed piece by piece: ChaCha20-Poly1305 (RFC 8439) in the STREAM construction.

No piece can be left out, doubled, moved or cut off unseen: each nonce holds the piece's number and whether it is the
last (Hoang, Reyhanitabar, Rogaway, Vizár: Online authenticated-encryption and its nonce-reuse misuse-resistance, 2015).
"""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from app.store.data_key import DataKey
from app.store.sealing import TAG_BYTES, Cipher, NotSealedSoError, derived

PIECE_BYTES = 1024 * 1024
_COUNTER_BYTES = 11


class TamperedError(Exception):
    """The bytes are not those that were sealed: changed, cut off, or sealed with another key."""


def stream_key(key: DataKey, salt: bytes, purpose: bytes) -> bytes:
    """Return the key of one stream, derived from a data key (HKDF with SHA-256, RFC 5869)."""
    return derived(key.reveal(), salt, purpose)


class SealedWriter:
    """Seals what it is given, onto an open file."""

    def __init__(self, file: BinaryIO, key: bytes, bound: bytes) -> None:
        self._file = file
        self._cipher = Cipher(key)
        self._bound = hashlib.sha256(bound).digest()
        self._waiting = bytearray()
        self._number = 0

    def write(self, data: bytes) -> None:
        """Seal some more; the last piece is held back until it is known to be the last."""
        self._waiting += data
        while len(self._waiting) > PIECE_BYTES:
            self._seal(bytes(self._waiting[:PIECE_BYTES]), is_last=False)
            del self._waiting[:PIECE_BYTES]

    def finish(self) -> None:
        """Seal the last piece."""
        self._seal(bytes(self._waiting), is_last=True)

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), piece, self._bound))
        self._number += 1


def unsealed(file: BinaryIO, key: bytes, bound: bytes) -> Iterator[bytes]:
    """Yield the pieces of a stream from where a file stands to its end.

    Raises:
        TamperedError: At the first piece that is not what was sealed; those before it are good.
    """
    cipher, bound = Cipher(key), hashlib.sha256(bound).digest()
    sealed, number = file.read(PIECE_BYTES + TAG_BYTES), 0
    while True:
        following = file.read(PIECE_BYTES + TAG_BYTES)
        try:
            yield cipher.decrypt(_nonce(number, is_last=not following), sealed, bound)
        except NotSealedSoError as error:
            raise TamperedError from error
        if not following:
            return
        sealed, number = following, number + 1


def sealed_length(plain: int) -> int:
    """Return how many bytes that many become."""
    return plain + TAG_BYTES * max(1, -(-plain // PIECE_BYTES))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(_COUNTER_BYTES, "big") + bytes([is_last])
