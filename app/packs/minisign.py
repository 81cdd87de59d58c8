"""Signatures that the program minisign verifies, and its own signatures verified (jedisct1.github.io/minisign).

Ed25519 over the BLAKE2b-512 of the file; the older kind, over the file itself, is refused. A secret key lies encrypted
in minisign's own form, so that either program can use the other's.
"""

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass

from nacl.bindings import (
    crypto_pwhash_scryptsalsa208sha256_ll,
    crypto_sign,
    crypto_sign_open,
    crypto_sign_seed_keypair,
)
from nacl.exceptions import BadSignatureError

from app.domain.errors import UserError
from app.i18n import tr

SIGNATURE_END = ".minisig"

_KEY, _PREHASHED, _SCRYPT, _PLAIN, _CHECKSUM = b"Ed", b"ED", b"Sc", b"\0\0", b"B2"
_ID, _PUBLIC, _SEED, _SIGNED = 8, 32, 32, 64
_SALT = 32
_LONGEST = 1024  # characters of a line; minisign's own limit
_FIELD = 2**255 - 19
# What libsodium names as the points of small order (ge25519_has_small_order): with one of them as the key, a single
# signature verifies any file. The highest bit, the sign, says nothing.
_SMALL_ORDER = frozenset(
    {
        0,
        1,
        int.from_bytes(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"),
        int.from_bytes(bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"),
        _FIELD - 1,
    }
)
# N = 2^18, r = 8, p = 1: a quarter of a second and 256 MiB. minisign asks for 1 GiB, which an old laptop may not have.
_OPERATIONS, _MEMORY = 2**23, 2**28
_MOST_OPERATIONS, _MOST_MEMORY = 2**25, 2**30


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A publisher's public key: the eight bytes by which it is named, and the key itself (32 bytes)."""

    key_id: bytes
    key: bytes

    @property
    def text(self) -> str:
        """The key as minisign prints it and takes it after `-P`: 56 characters that begin with RW."""
        return _base64(_KEY + self.key_id + self.key)

    @property
    def name(self) -> str:
        """The key's id as minisign prints it: sixteen hexadecimal figures."""
        return self.key_id[::-1].hex().upper()

    def file_text(self) -> str:
        """Return what `minisign -p` reads."""
        return f"untrusted comment: minisign public key {self.name}\n{self.text}\n"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A key that signs; it leaves memory only encrypted."""

    key_id: bytes
    seed: bytes

    @classmethod
    def new(cls) -> "SecretKey":
        """Make a key by chance."""
        return cls(secrets.token_bytes(_ID), secrets.token_bytes(_SEED))

    @property
    def public(self) -> PublicKey:
        """The public key that goes with it."""
        return PublicKey(self.key_id, crypto_sign_seed_keypair(self.seed)[0])

    def sign(self, data: bytes, trusted_comment: str) -> str:
        """Return the text of a `.minisig` file.

        Args:
            data: The signed file's bytes.
            trusted_comment: One line that the signature covers too.
        """
        signature = self._signed(_digest(data))
        both = self._signed(signature + trusted_comment.encode())
        first = f"untrusted comment: signature from minisign secret key {self.public.name}"
        lines = (
            first,
            _base64(_PREHASHED + self.key_id + signature),
            f"trusted comment: {trusted_comment}",
            _base64(both),
        )
        return "".join(f"{line}\n" for line in lines)

    def _signed(self, message: bytes) -> bytes:
        return crypto_sign(message, crypto_sign_seed_keypair(self.seed)[1])[:_SIGNED]

    def encrypted(self, passphrase: str) -> str:
        """Return the text of a secret key file that opens with the passphrase, in minisign too."""
        salt = secrets.token_bytes(_SALT)
        numbers = _OPERATIONS.to_bytes(8, "little") + _MEMORY.to_bytes(8, "little")
        pair = self.key_id + self.seed + self.public.key
        checked = pair + _key_checksum(pair)
        hidden = _xor(checked, _stream(passphrase, salt, _OPERATIONS, _MEMORY, len(checked)))
        text = _base64(_KEY + _SCRYPT + _CHECKSUM + salt + numbers + hidden)
        return f"untrusted comment: minisign encrypted secret key\n{text}\n"


def read_public_key(text: str) -> PublicKey:
    """Return a public key, given as the text of its file or as the one line that minisign prints.

    Raises:
        UserError: It is no such key, or one with which anything would verify.
    """
    lines = [line.strip() for line in text.strip().splitlines()]
    data = _bytes_of(lines[-1] if lines else "", len(_KEY) + _ID + _PUBLIC)
    if data is None or len(lines) > 2 or not data.startswith(_KEY):
        raise UserError(
            tr("This is no public key of a publisher."),
            tr("It has 56 letters and figures and begins with RW. Copy the whole line."),
        )
    key = PublicKey(data[2 : 2 + _ID], data[2 + _ID :])
    height = int.from_bytes(key.key, "little") % 2**255
    if height >= _FIELD or height in _SMALL_ORDER:
        raise UserError(
            tr("This public key is a false one: with it, any file would seem to be signed."),
            tr("Do not use what came with it, and ask the publisher for the right key."),
        )
    return key


def read_secret_key(text: str, passphrase: str) -> SecretKey:
    """Return the secret key from the text of its file, made here or by minisign.

    Raises:
        UserError: It is no such file, the passphrase is another one, or it asks for too much memory.
    """
    lines = [line.strip() for line in text.strip().splitlines()]
    length = len(_KEY) * 3 + _SALT + 16 + _ID + _SEED + _PUBLIC + 32
    data = _bytes_of(lines[1], length) if len(lines) == 2 else None
    if data is None or data[:2] != _KEY or data[2:4] not in (_SCRYPT, _PLAIN) or data[4:6] != _CHECKSUM:
        raise UserError(
            tr("This is no secret key that Plaint or minisign made."),
            tr("Choose the file that was made with the key; its second line is one long word."),
        )
    salt, operations, memory, hidden = data[6:38], _number(data[38:46]), _number(data[46:54]), data[54:]
    is_encrypted = data[2:4] == _SCRYPT
    checked = _xor(hidden, _stream(passphrase, salt, operations, memory, len(hidden))) if is_encrypted else hidden
    pair, checksum = checked[: _ID + _SEED + _PUBLIC], checked[_ID + _SEED + _PUBLIC :]
    key = SecretKey(pair[:_ID], pair[_ID : _ID + _SEED])
    # minisign leaves the checksum of a key without a passphrase empty.
    is_whole = checksum == _key_checksum(pair) or not (is_encrypted or any(checksum))
    if not is_whole or key.public.key != pair[_ID + _SEED :]:
        raise UserError(tr("The passphrase does not open this key."), tr("Try again; capital letters count."))
    return key


def verified_comment(data: bytes, signature: str, key: PublicKey) -> str:
    """Return the trusted comment of a signature after verifying both.

    Args:
        data: The signed file's bytes.
        signature: The text of its `.minisig` file.
        key: The public key that it must be from.

    Raises:
        UserError: It is no signature, from another key, or over something else.
    """
    key_id, signed, comment, both = _parts(signature)
    if key_id != key.key_id:
        raise UserError(
            tr("This is signed with another key than the one expected: {name}.").format(
                name=key_id[::-1].hex().upper()
            ),
            tr("Ask the publisher which key is theirs before you use it."),
        )
    try:
        crypto_sign_open(signed + _digest(data), key.key)
        crypto_sign_open(both + signed + comment.encode(), key.key)
    except BadSignatureError:
        raise UserError(
            tr("The signature is not over this file: one of the two was changed."),
            tr("Do not use it. Ask the publisher for the file again."),
        ) from None
    return comment


def signing_key_id(signature: str) -> str:
    """Return the id of the key that a signature says it is from, as minisign prints it; raises UserError."""
    return _parts(signature)[0][::-1].hex().upper()


def _parts(signature: str) -> tuple[bytes, bytes, str, bytes]:
    lines = signature.removesuffix("\n").split("\n")
    is_right = len(lines) == 4 and lines[0].startswith("untrusted comment: ")
    if not is_right or not lines[2].startswith("trusted comment: ") or max(map(len, lines)) > _LONGEST:
        raise _no_signature()
    first, both = _bytes_of(lines[1], 2 + _ID + _SIGNED), _bytes_of(lines[3], _SIGNED)
    if first is None or both is None:
        raise _no_signature()
    if first.startswith(_KEY):
        raise UserError(
            tr("This signature is of an old kind that minisign no longer makes."),
            tr("Ask the publisher to sign it again with a present version."),
        )
    if not first.startswith(_PREHASHED):
        raise _no_signature()
    return first[2 : 2 + _ID], first[2 + _ID :], lines[2].removeprefix("trusted comment: "), both


def _no_signature() -> UserError:
    return UserError(tr("The signature cannot be read."), tr("Ask the publisher for the file again."))


def _stream(passphrase: str, salt: bytes, operations: int, memory: int, length: int) -> bytes:
    """Derive as libsodium does (crypto_pwhash_scryptsalsa208sha256 and its pickparams)."""
    if not (operations <= _MOST_OPERATIONS and 2**14 <= memory <= _MOST_MEMORY):
        raise UserError(
            tr("This key asks for more memory than Plaint gives it."),
            tr("Make a new key, or sign with the program that made this one."),
        )
    operations, block = max(operations, 2**15), 8
    if operations < memory // 32:
        cost, parallel = _largest_power(operations // (block * 4)), 1
    else:
        cost = _largest_power(memory // (block * 128))
        parallel = max(1, operations // 4 // cost // block)
    return crypto_pwhash_scryptsalsa208sha256_ll(
        passphrase.encode(), salt, cost, block, parallel, dklen=length, maxmem=_MOST_MEMORY + 2**26
    )


def _largest_power(limit: int) -> int:
    return 1 << max(1, limit.bit_length() - 1)


def _key_checksum(pair: bytes) -> bytes:
    return hashlib.blake2b(_KEY + pair, digest_size=32).digest()


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data).digest()


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=True))


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes_of(text: str, length: int) -> bytes | None:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if len(data) == length else None
