"""How the worker and who asks it write to each other: frames of a plain value and of the large bytes in it.

A frame is a head of three numbers (8 bytes each, big endian: how long the value is, how many pieces of bytes follow,
how long these are together), the lengths of the pieces, the value as a pickle (protocol 5), and the pieces. Large bytes
are sent as they are, neither copied into the pickle nor out of it.
"""

import pickle
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

_HEAD = struct.Struct(">QQQ")
_LENGTH = struct.Struct(">Q")
_LARGE = 16 * 1024
MOST_PIECES = 1_000


class FrameError(Exception):
    """What came is no frame, or a larger one than is taken."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A value as a pickle, and the pieces of bytes that it refers to."""

    value: bytes
    pieces: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        return len(self.value) + sum(map(len, self.pieces))


def framed(value: tuple[object, ...]) -> list[bytes | memoryview]:
    """Return a frame in parts to be written one after the other; bytes at the top of the value go as pieces."""
    pieces: list[memoryview] = []

    def keep(piece: pickle.PickleBuffer) -> None:
        pieces.append(piece.raw())

    packed = pickle.dumps(_with_pieces(value), protocol=5, buffer_callback=keep)
    lengths = [piece.nbytes for piece in pieces]
    head = _HEAD.pack(len(packed), len(pieces), sum(lengths)) + b"".join(map(_LENGTH.pack, lengths))
    return [head + packed, *pieces]


def _with_pieces(value: object) -> object:
    """Mark large bytes in tuples, however deep these stand in each other; other values are left as they are."""
    if isinstance(value, bytes) and len(value) >= _LARGE:
        return pickle.PickleBuffer(value)
    return tuple(map(_with_pieces, value)) if type(value) is tuple else value


def size_of(parts: Sequence[bytes | memoryview]) -> int:
    """Return how many bytes a frame has."""
    return sum(len(part) for part in parts)


def write_frame(stream: IO[bytes], parts: Sequence[bytes | memoryview]) -> None:
    """Write a frame at once."""
    for part in parts:
        stream.write(part)
    stream.flush()


def read_frame(stream: IO[bytes], most_bytes: int | None = None) -> Frame | None:
    """Read a frame; None where there is nothing more to read.

    Raises:
        FrameError: It is cut short, or larger than `most_bytes`.
    """
    head = stream.read(_HEAD.size)
    if not head:
        return None
    if len(head) < _HEAD.size:
        raise FrameError("cut short")
    length, count, together = _HEAD.unpack(head)
    if count > MOST_PIECES or (most_bytes is not None and length + together > most_bytes):
        raise FrameError("too large")
    lengths = [_LENGTH.unpack(_whole(stream, _LENGTH.size))[0] for _ in range(count)]
    if sum(lengths) != together:
        raise FrameError("lengths")
    return Frame(_whole(stream, length), tuple(_whole(stream, each) for each in lengths))


def _whole(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:
        raise FrameError("cut short")
    return data
