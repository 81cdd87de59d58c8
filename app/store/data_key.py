"""The key that a locked data file is encrypted with: a value that never shows itself."""

import os

KEY_BYTES = 32


class DataKey:
    """32 random bytes. It prints as nothing, so that no log and no error's text can hold it."""

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        self._secret = secret

    @classmethod
    def random(cls) -> "DataKey":
        """Return a new key."""
        return cls(os.urandom(KEY_BYTES))

    def reveal(self) -> bytes:
        """Return the bytes, to be wrapped or to derive another key from."""
        return self._secret

    def for_driver(self) -> str:
        """Return the key as the database's driver takes it, past its own key derivation."""
        return f"raw:{self._secret.hex()}"

    def __repr__(self) -> str:
        return "DataKey(hidden)"

    def __eq__(self, other: object) -> bool:
        import hmac  # it loads OpenSSL, which letters without a passphrase do not need

        return isinstance(other, DataKey) and hmac.compare_digest(self._secret, other.reveal())

    def __hash__(self) -> int:
        return hash(self._secret)
