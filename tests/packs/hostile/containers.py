# ruff: noqa: PLW0108 a case a line, however long
"""ZIP files made to be read in two ways, to be written elsewhere, or to unpack to more than they say."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from app.packs.pack_archive import write_archive
from tests.packs.hostile.cases import (
    WORD_FILE,
    Hostile,
    right_files,
    right_word_file,
    with_docx,
    with_file,
    zipped,
)

_NAMES = (
    ("../evil.toml", "file-name"),
    ("letters/../../evil.toml", "file-name"),
    ("/etc/evil.toml", "file-name"),
    ("//host/share/evil.toml", "file-name"),
    ("C:/evil.toml", "file-name"),
    ("C:evil.toml", "file-name"),
    ("letters\\evil.toml", "file-name"),
    ("letters/evil.toml:stream", "file-name"),
    ("letters/ evil.toml", "file-name"),
    ("letters/evil.toml ", "file-name"),
    ("letters/evil.toml.", "file-name"),
    ("letters/./evil.toml", "file-name"),
    ("letters//evil.toml", "file-name"),
    ("letters/con.toml", "file-name"),
    ("letters/AUX", "file-name"),
    ("nul", "file-name"),
    ("com1.toml", "file-name"),
    ("lpt9.docx", "file-name"),
    ("letters/\u202eevil.toml", "file-name"),
    ("letters/evil\n.toml", "file-name"),
    ("letters/évil.toml", "file-name"),
    ("letters/ＥＶＩＬ.toml", "file-name"),
    ("letters/EVIL.toml", "file-name"),
    ("letters/" + "a" * 300 + ".toml", "file-name"),
    ("a/b/c/d/e/f.toml", "file-name"),
    ("~/evil.toml", "file-name"),
    ("$HOME/evil.toml", "file-name"),
    ("'letters'/evil.toml", "file-name"),
    ("Pack.toml", "duplicate-file"),
    ("pack.toml", "duplicate-file"),
    ("LETTERS/complaint.toml", "duplicate-file"),
    ("letters", "duplicate-file"),
    ("pack.toml/evil.toml", "duplicate-file"),
    ("evil.exe", "unknown-file"),
    ("letters/evil.bat", "unknown-file"),
    ("letters/evil.docm", "unknown-file"),
    (".removed", "unknown-file"),
    ("evil.plaintpack", "unknown-file"),
    ("letters/evil.html", "unknown-file"),
    ("letters/sub/evil.toml", "unknown-file"),
)


def cases() -> Iterator[Hostile]:
    """Yield hostile archives, and hostile Word files as archives."""
    for name, expected in _NAMES:
        yield Hostile(f"zip: name {name!r}", _with_entry(name), expected)
    yield from _odd_entries()
    yield from _bent()
    yield from _large()
    for name, docx, expected in _WORD_FILES:
        yield with_docx(f"docx: {name}", docx, expected)


def _with_entry(name: str) -> Callable[[], bytes]:
    def write(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        archive.writestr(info, b"x = 1\n")

    return lambda: _without_warnings(lambda: zipped(write))


def _without_warnings(make: Callable[[], bytes]) -> bytes:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return make()


def _odd(name: str, data: bytes = b"x", **changes: int) -> Callable[[], bytes]:
    def write(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo(name)
        for key, value in changes.items():
            setattr(info, key, value)
        archive.writestr(info, data)

    return lambda: zipped(write)


def _odd_entries() -> Iterator[Hostile]:
    link, device, fifo = 0o120777 << 16, 0o020666 << 16, 0o010666 << 16
    yield Hostile("zip: symbolic link", _odd("letters/a.toml", b"/etc/passwd", external_attr=link), "not-a-file")
    yield Hostile("zip: device", _odd("letters/a.toml", external_attr=device), "not-a-file")
    yield Hostile("zip: pipe", _odd("letters/a.toml", external_attr=fifo), "not-a-file")
    yield Hostile("zip: folder with contents", _odd("letters/a/", b"x" * 9), "not-a-file")
    for name, method in (("bzip2", zipfile.ZIP_BZIP2), ("lzma", zipfile.ZIP_LZMA)):
        yield Hostile(f"zip: {name}", _odd("letters/a.toml", b"x" * 99, compress_type=method), "zip")
    yield Hostile("zip: locked", lambda: _patched(flags=1), "not-a-pack")
    yield Hostile("zip: strongly locked", lambda: _patched(flags=0x41), "not-a-pack")
    yield Hostile("zip: unknown method", lambda: _patched(method=99), "not-a-pack")
    yield Hostile("zip: implode", lambda: _patched(method=6), "not-a-pack")


def _patched(flags: int = 0, method: int | None = None, crc: int | None = None, size: int | None = None) -> bytes:
    """Return the right pack with the first entry's flags, method, checksum or size changed, in both places."""
    data = bytearray(write_archive(right_files()))
    central = data.find(b"PK\1\2")
    for at, flag_at, method_at, crc_at in ((0, 6, 8, 14), (central, 8, 10, 16)):
        struct.pack_into("<H", data, at + flag_at, flags)
        if method is not None:
            struct.pack_into("<H", data, at + method_at, method)
        if crc is not None:
            struct.pack_into("<I", data, at + crc_at, crc)
        if size is not None:
            struct.pack_into("<I", data, at + crc_at + 8, size)
    return bytes(data)


def _bent() -> Iterator[Hostile]:
    yield Hostile("zip: bytes before", lambda: b"#!/bin/sh\n" + write_archive(right_files()), "zip")
    yield Hostile("zip: program before", lambda: b"MZ" + b"\0" * 500 + write_archive(right_files()), "zip")
    yield Hostile("zip: bytes after", lambda: write_archive(right_files()) + b"<script>", "zip")
    yield Hostile("zip: NUL after", lambda: write_archive(right_files()) + b"\0", "zip")
    yield Hostile(
        "zip: comment", lambda: zipped(lambda archive: setattr(archive, "comment", b"PK\5\6 more")), "not-a-pack"
    )
    yield Hostile("zip: plain comment", lambda: zipped(lambda archive: setattr(archive, "comment", b"hello")), "zip")
    yield Hostile(
        "zip: two archives", lambda: zipped(lambda _: None, {"a.toml": b"x"}) + write_archive(right_files()), "zip"
    )
    yield Hostile("zip: something between", _gap, "zip")
    yield Hostile("zip: wrong checksum", lambda: _patched(crc=1), "not-a-pack")
    yield Hostile("zip: says too little", lambda: _patched(size=1), "not-a-pack")
    yield Hostile("zip: says too much", lambda: _patched(size=9999), "not-a-pack")
    yield Hostile("zip: names that differ", _two_names, "not-a-pack")
    yield Hostile("zip: overlapping", _overlapping, "not-a-pack")
    yield Hostile("zip: one entry for many", _quoted, "zip")
    yield Hostile("zip: cut off", lambda: write_archive(right_files())[:-30], "zip")
    yield Hostile("zip: empty file", lambda: b"", "not-a-pack")
    yield Hostile("zip: empty archive", lambda: b"PK\5\6" + b"\0" * 18, "zip")
    yield Hostile("zip: gzip", lambda: b"\x1f\x8b\x08" + b"\0" * 50, "not-a-pack")
    yield Hostile("zip: text", lambda: b"format = 1\n", "not-a-pack")
    yield Hostile("zip: disk of many", _many_disks, "not-a-pack")
    yield Hostile("zip: zip64", _zip64, "harmless")


def _gap() -> bytes:
    data = write_archive(right_files())
    central = data.find(b"PK\1\2")
    end = data.find(b"PK\5\6")
    moved = bytearray(data[:central] + b"hidden program" + data[central:])
    struct.pack_into("<I", moved, end + 14 + 16, central + 14)
    return bytes(moved)


def _two_names() -> bytes:
    data = bytearray(write_archive(right_files()))
    at = data.find(b"clocks/soft.toml")
    data[at : at + 6] = b"cloaks"
    return bytes(data)


def _overlapping() -> bytes:
    data = bytearray(write_archive(right_files()))
    first = data.find(b"PK\1\2")
    second = data.find(b"PK\1\2", first + 4)
    struct.pack_into("<I", data, second + 42, 20)
    return bytes(data)


def _quoted() -> bytes:
    """Return an archive whose entries all lead to one and the same data (Fifield's bomb)."""
    name = b"letters/a.toml"
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = b"a" * 15_000
    packed = packer.compress(content) + packer.flush()
    head = struct.pack(
        "<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 33, zlib.crc32(content), len(packed), len(content), len(name), 0
    )
    body = head + name + packed
    central = b""
    for number in range(400):
        each = f"letters/{number}.toml".encode()
        central += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 33, zlib.crc32(content), len(packed), len(content),
            len(each), 0, 0, 0, 0, 0, 0,
        ) + each  # fmt: skip
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 400, 400, len(central), len(body), 0)
    return body + central + end


def _many_disks() -> bytes:
    data = bytearray(write_archive(right_files()))
    end = data.rfind(b"PK\5\6")
    struct.pack_into("<HH", data, end + 8, 7, 9)
    struct.pack_into("<I", data, end + 12, 7)
    return bytes(data)


def _zip64() -> bytes:
    data = write_archive(right_files())
    end = data.rfind(b"PK\5\6")
    count, size, offset = struct.unpack_from("<HII", data, end + 10)
    record = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, end, 1)
    tail = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:end] + record + locator + tail


def _large() -> Iterator[Hostile]:
    yield Hostile("zip: bomb", lambda: _deflated({"letters/a.toml": b"\0" * 1_900_000}), "file-too-large")
    yield Hostile("zip: bomb that lies", lambda: _lying(), "not-a-pack")
    yield Hostile(
        "zip: 501 files", lambda: write_archive({f"letters/a{n}.toml": b"" for n in range(501)}), "too-many-files"
    )
    yield Hostile(
        "zip: 30,000 files", lambda: write_archive({f"letters/a{n}.toml": b"" for n in range(30_000)}), "too-many-files"
    )
    yield Hostile(
        "zip: 501 folders", lambda: write_archive({f"letters{n}/": b"" for n in range(501)}), "too-many-files"
    )
    yield Hostile("zip: 22 MiB", lambda: b"PK\3\4" + b"\0" * (22 * 1024 * 1024), "pack-too-large")
    big = b"# " + b"a" * 1_900_000 + b"\n"
    yield Hostile(
        "zip: 20.9 MiB of small files",
        lambda: _half_packed({f"clocks/a{n}.toml": big for n in range(12)}),
        "pack-too-large",
    )
    yield with_file(
        "zip: Word file of 6 MiB", WORD_FILE, lambda: b"PK\3\4" + b"\0" * (6 * 1024 * 1024), "file-too-large"
    )
    yield with_file("zip: TOML of 3 MiB", "clocks/a.toml", lambda: b"#" * (3 * 1024 * 1024), "file-too-large")
    yield with_file(
        "zip: a pack in a pack", "letters/a.plaintpack", lambda: write_archive(right_files()), "unknown-file"
    )


def _deflated(files: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in {**right_files(), **files}.items():
            archive.writestr(path, data)
    return written.getvalue()


def _half_packed(files: dict[str, bytes]) -> bytes:
    """Return files packed so that the ratio is not what gives them away."""
    import random

    noise = random.Random(1).randbytes(12_000).hex().encode()
    return _deflated({path: noise + data[len(noise) :] for path, data in files.items()})


def _lying() -> bytes:
    """Return an archive whose entry says 100 bytes and unpacks to two million."""
    content = b"\0" * 2_000_000
    data = bytearray(_deflated({"letters/a.toml": content}))
    for mark, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        place = (
            data.rfind(b"letters/a.toml", 0, data.find(b"PK\1\2"))
            if mark == b"PK\3\4"
            else data.rfind(b"letters/a.toml")
        )
        head = data.rfind(mark, 0, place)
        struct.pack_into("<I", data, head + at, 100)
    return bytes(data)


def _word_zip(write: Callable[[zipfile.ZipFile], None]) -> Callable[[], bytes]:
    def made() -> bytes:
        written = io.BytesIO(right_word_file())
        with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as archive:
            write(archive)
        return written.getvalue()

    return lambda: _without_warnings(made)


def _adding(name: str, data: bytes = b"x", **changes: int) -> Callable[[], bytes]:
    def write(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        for key, value in {"compress_type": zipfile.ZIP_DEFLATED, **changes}.items():
            setattr(info, key, value)
        archive.writestr(info, data)

    return _word_zip(write)


def _many_parts() -> bytes:
    def write(archive: zipfile.ZipFile) -> None:
        for number in range(301):
            archive.writestr(f"word/media/a{number}.png", b"")

    return _word_zip(write)()


def _bomb_parts() -> bytes:
    def write(archive: zipfile.ZipFile) -> None:
        for number in range(6):
            archive.writestr(f"word/a{number}.xml", b"<a>" + bytes(range(32, 127)) * 44_000 + b"</a>")

    return _word_zip(write)()


def _word_gap() -> bytes:
    data = right_word_file()
    central, end = data.find(b"PK\1\2"), data.rfind(b"PK\5\6")
    moved = bytearray(data[:central] + b"hidden program" + data[central:])
    struct.pack_into("<I", moved, end + 14 + 16, central + 14)
    return bytes(moved)


_WORD_FILES: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("no ZIP", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "not-a-word-file"),
    ("a PDF", lambda: b"%PDF-1.4\n%%EOF", "not-a-word-file"),
    ("RTF", lambda: b"{\\rtf1 x}", "not-a-word-file"),
    ("nothing", lambda: b"", "not-a-word-file"),
    ("bytes before", lambda: b"x" + right_word_file(), "zip"),
    ("bytes after", lambda: right_word_file() + b"x", "zip"),
    ("something between", _word_gap, "zip"),
    ("two archives", lambda: right_word_file() + right_word_file(), "zip"),
    ("traversal", _adding("word/../../evil.xml"), "part-name"),
    ("absolute", _adding("/word/evil.xml"), "part-name"),
    ("backslash", _adding("word\\evil.xml"), "part-name"),
    ("drive", _adding("C:/evil.xml"), "part-name"),
    ("reserved name", _adding("word/aux.xml"), "part-name"),
    ("trailing point", _adding("word/evil.xml."), "part-name"),
    ("part twice", _adding("word/document.xml"), "duplicate-part"),
    ("part twice in capitals", _adding("word/DOCUMENT.xml"), "duplicate-part"),
    ("link", _adding("word/evil.xml", external_attr=0o120777 << 16), "part-name"),
    ("bzip2", _adding("word/evil.xml", compress_type=zipfile.ZIP_BZIP2), "zip"),
    ("lzma", _adding("word/evil.xml", compress_type=zipfile.ZIP_LZMA), "zip"),
    ("bomb", _adding("word/evil.xml", b"\0" * 4_900_000), "too-large"),
    ("part of 6 MB", _adding("word/evil.xml", bytes(range(256)) * 24_000), "too-large"),
    ("21 MB in parts", _bomb_parts, "too-large"),
    ("301 parts", _many_parts, "too-many-parts"),
    ("a Word file in it", _adding("word/embeddings/x.docx", b"PK\3\4"), "not-allowed-part"),
    ("cut off", lambda: right_word_file()[:-40], "not-a-word-file"),
    ("no content types", lambda: zipped(lambda _: None, {"word/document.xml": b"<a/>"}), "not-a-word-file"),
)
