"""Small `.msg` and `winmail.dat` files for tests, written from nothing ([MS-CFB], [MS-OXMSG], [MS-OXTNEF])."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

SECTOR, MINI = 512, 64
END, NONE, FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
UNICODE, BINARY, INTEGER, TIME = 0x001F, 0x0102, 0x0003, 0x0040
SUBJECT, BODY, HTML, SENDER_NAME, SENDER_MAIL = 0x0037, 0x1000, 0x1013, 0x0C1A, 0x0C1F
HEADERS, SENT, DELIVERED, CLASS = 0x007D, 0x0039, 0x0E06, 0x001A
FILE_DATA, FILE_NAME, FILE_TYPE, FILE_METHOD = 0x3701, 0x3707, 0x370E, 0x3705

Tree: TypeAlias = Mapping[str, "bytes | Tree"]
Values: TypeAlias = Mapping[int, str | bytes | int | datetime]


@dataclass
class Entry:
    """A storage or a stream in the directory."""

    name: str
    content: "bytes | Tree"
    right: int = NONE
    child: int = NONE


def _padded(data: bytes, size: int) -> bytes:
    return data + b"\0" * (-len(data) % size)


def _add(tree: Tree, entries: list[Entry]) -> int:
    """Add a storage's entries as a chain of right siblings; return the index of the first."""
    first = previous = NONE
    for name, content in tree.items():
        index = len(entries)
        entries.append(Entry(name, content))
        first = index if first == NONE else first
        if previous != NONE:
            entries[previous].right = index
        previous = index
        if not isinstance(content, bytes):
            entries[index].child = _add(content, entries)
    return first


def compound_file(tree: Tree) -> bytes:
    """Return a compound file of version 3; all its streams lie in the mini stream."""
    entries = [Entry("Root Entry", {})]
    entries[0].child = _add(tree, entries)
    mini, mini_fat, starts = b"", list[int](), dict[int, int]()
    for index, entry in enumerate(entries):
        if isinstance(entry.content, bytes) and entry.content:
            starts[index], count = len(mini) // MINI, -(-len(entry.content) // MINI)
            mini += _padded(entry.content, MINI)
            mini_fat += [*range(starts[index] + 1, starts[index] + count), END]
    parts = [
        _padded(mini, SECTOR),
        _padded(struct.pack(f"<{len(mini_fat)}I", *mini_fat), SECTOR),
        _padded(b"".join(_packed(each, starts.get(n, END), len(mini)) for n, each in enumerate(entries)), SECTOR),
    ]
    chain, first = list[int](), list[int]()
    for part in parts:
        first.append(len(chain))
        chain += [*range(len(chain) + 1, len(chain) + len(part) // SECTOR), END]
    sectors = -(-(len(chain) + 8) // (SECTOR // 4))
    where = list(range(len(chain), len(chain) + sectors))
    fat = [*chain, *[FAT_SECTOR] * sectors]
    fat += [NONE] * (sectors * SECTOR // 4 - len(fat))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, sectors, first[2], 0, 4096, first[1], len(parts[1]) // SECTOR, END, 0, 0,
    )[:76]  # fmt: skip
    header += struct.pack("<109I", *where, *[NONE] * (109 - len(where)))
    return header + b"".join(parts) + struct.pack(f"<{len(fat)}I", *fat)


def _packed(entry: Entry, start: int, mini_size: int) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    is_root = entry.name == "Root Entry"
    size = mini_size if is_root else len(entry.content) if isinstance(entry.content, bytes) else 0
    kind = 5 if is_root else 2 if isinstance(entry.content, bytes) else 1
    return struct.pack(
        "<64sHBBIII36xIQ", name, len(name), kind, 1, NONE, entry.right, entry.child, 0 if is_root else start, size
    )


def _storage(values: Values, header: bytes) -> dict[str, "bytes | Tree"]:
    """Return a message's or an attachment's properties: the short ones in one stream, the long ones each in its own."""
    listed, streams = header, dict[str, "bytes | Tree"]()
    for number, value in values.items():
        match value:
            case str():
                data = value.encode("utf-16-le")
                streams[f"__substg1.0_{number:04X}{UNICODE:04X}"] = data
                listed += struct.pack("<HHIII", UNICODE, number, 6, len(data) + 2, 0)
            case bytes():
                streams[f"__substg1.0_{number:04X}{BINARY:04X}"] = value
                listed += struct.pack("<HHIII", BINARY, number, 6, len(value), 0)
            case int():
                listed += struct.pack("<HHIII", INTEGER, number, 6, value, 0)
            case datetime():
                ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 10_000_000)
                listed += struct.pack("<HHIQ", TIME, number, 6, ticks)
    return {"__properties_version1.0": listed, **streams}


def outlook_message(values: Values, attachments: Sequence[Values] = ()) -> bytes:
    """Return a `.msg` file with these properties."""
    header = struct.pack("<8x4I8x", 0, len(attachments), 0, len(attachments))
    tree = _storage({CLASS: "IPM.Note", **values}, header)
    for number, attachment in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = _storage({FILE_METHOD: 1, **attachment}, b"\0" * 8)
    return compound_file(tree)


def winmail(text: str, files: Mapping[str, bytes], signature: int = 0x223E9F78) -> bytes:
    """Return a `winmail.dat` with plain words and files."""
    found = struct.pack("<IH", signature, 1) + _attribute(0x00069007, struct.pack("<II", 1252, 0))
    if text:
        found += _attribute(0x0002800C, text.encode("cp1252") + b"\0")
    for name, data in files.items():
        found += _attribute(0x00069002, b"\0" * 14)
        found += _attribute(0x00018010, name.encode("cp1252") + b"\0") + _attribute(0x0006800F, data)
    return found


def _attribute(name: int, value: bytes) -> bytes:
    return b"\x01" + struct.pack("<II", name, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)
