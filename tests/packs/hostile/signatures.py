# ruff: noqa: E501 a case a line, however long
"""Packs whose signature, manifest or key is not what it seems."""

import base64
from collections.abc import Callable, Iterator, Mapping

from app.packs.minisign import PublicKey, SecretKey
from app.packs.pack_archive import MANIFEST, SIGNATURE, write_archive
from tests.packs.hostile.cases import KEY, Hostile, right_files, signed

OTHER = SecretKey(b"harbour?", bytes(32))
SAME_ID = SecretKey(KEY.key_id, bytes(32))
SMALL = PublicKey(KEY.key_id, b"\1" + bytes(31))


def cases() -> Iterator[Hostile]:
    """Yield packs that no key of the publisher's signed as they are; `expected` is what verifying says."""
    for name, change, expected in _CHANGES:
        yield Hostile(f"signature: {name}", _made(change), expected)


def _made(change: Callable[[dict[str, bytes]], Mapping[str, bytes]]) -> Callable[[], bytes]:
    return lambda: write_archive(change(signed(right_files())))


def _lines(files: dict[str, bytes], place: int, line: Callable[[str], str]) -> dict[str, bytes]:
    lines = files[SIGNATURE].decode().split("\n")
    lines[place] = line(lines[place])
    return {**files, SIGNATURE: "\n".join(lines).encode()}


def _bits(place: int) -> Callable[[str], str]:
    """Return what changes one byte of a line in base64."""

    def changed(line: str) -> str:
        data = bytearray(base64.b64decode(line))
        data[place] ^= 1
        return base64.b64encode(data).decode()

    return changed


def _old_kind(line: str) -> str:
    return base64.b64encode(b"Ed" + base64.b64decode(line)[2:]).decode()


_CHANGES: tuple[tuple[str, Callable[[dict[str, bytes]], Mapping[str, bytes]], str], ...] = (
    ("another key", lambda files: signed(right_files(), OTHER), "signature"),
    ("another key with the same id", lambda files: {**files, SIGNATURE: signed(right_files(), SAME_ID)[SIGNATURE]}, "signature"),
    ("old kind", lambda files: _lines(files, 1, _old_kind), "signature"),
    ("a changed byte", lambda files: _lines(files, 1, _bits(40)), "signature"),
    ("a changed byte of the second", lambda files: _lines(files, 3, _bits(5)), "signature"),
    ("another id", lambda files: _lines(files, 1, _bits(3)), "signature"),
    ("all zero", lambda files: _lines(files, 1, lambda line: base64.b64encode(base64.b64decode(line)[:10] + bytes(64)).decode()), "signature"),
    ("comment changed", lambda files: _lines(files, 2, lambda line: line + "0"), "signature"),
    ("comment for another pack", lambda files: signed(right_files(), KEY, "pack:other version:2026.11.1"), "other-pack"),
    ("comment for another version", lambda files: signed(right_files(), KEY, "pack:harbour version:9"), "other-pack"),
    ("comment with more", lambda files: signed(right_files(), KEY, "pack:harbour version:2026.11.1 "), "other-pack"),
    ("cut off", lambda files: {**files, SIGNATURE: files[SIGNATURE][:60]}, "signature"),
    ("two lines", lambda files: {**files, SIGNATURE: b"\n".join(files[SIGNATURE].split(b"\n")[:2])}, "signature"),
    ("empty", lambda files: {**files, SIGNATURE: b""}, "not-signed"),
    ("no signature", lambda files: {name: data for name, data in files.items() if name != SIGNATURE}, "not-signed"),
    ("no UTF-8", lambda files: {**files, SIGNATURE: b"\xff" * 300}, "signature"),
    ("a megabyte", lambda files: {**files, SIGNATURE: files[SIGNATURE] + b"A" * 1_000_000}, "signature"),
    ("no base64", lambda files: _lines(files, 1, lambda _: "*" * 100), "signature"),
    ("more lines", lambda files: {**files, SIGNATURE: files[SIGNATURE] * 2}, "signature"),
    ("a file changed", lambda files: {**files, "clocks/soft.toml": files["clocks/soft.toml"] + b"\n"}, "file-changed"),
    ("a file added", lambda files: {**files, "glossary.toml": b""}, "file-added"),
    ("a file taken out", lambda files: {name: data for name, data in files.items() if name != "clocks/soft.toml"}, "file-gone"),
    ("manifest changed", lambda files: {**files, MANIFEST: files[MANIFEST] + b"\n"}, "signature"),
    ("manifest of another pack", lambda files: {**files, MANIFEST: files[MANIFEST].replace(b'"harbour"', b'"harbors"')}, "other-pack"),
    ("manifest gone", lambda files: {name: data for name, data in files.items() if name != MANIFEST}, "no-manifest"),
    ("manifest that is no TOML", lambda files: {**files, MANIFEST: b"\xff"}, "not-utf-8"),
    ("manifest with a path", lambda files: {**files, MANIFEST: files[MANIFEST].replace(b"clocks/soft", b"../../soft")}, "file-added"),
    ("manifest with a size below nothing", lambda files: {**files, MANIFEST: files[MANIFEST].replace(b"size = ", b"size = -")}, "wrong-value"),
    ("manifest of 5,000 brackets", lambda files: {**files, MANIFEST: b"x = " + b"[" * 5000}, "nested-too-deep"),
    ("manifest with another key", lambda files: {**files, MANIFEST: files[MANIFEST].replace(KEY.public.text.encode(), OTHER.public.text.encode())}, "signature"),
    ("manifest with a false key", lambda files: {**files, MANIFEST: files[MANIFEST].replace(KEY.public.text.encode(), SMALL.text.encode())}, "signature"),
    ("manifest with half a key", lambda files: {**files, MANIFEST: files[MANIFEST].replace(KEY.public.text.encode(), b"RWQ")}, "signature"),
    ("signed twice", lambda files: {**files, MANIFEST + ".minisig.minisig": files[SIGNATURE]}, "file-name"),
)  # fmt: skip
