"""Frames: what goes in comes out, large bytes are sent as they are, and nonsense is told apart."""

import io
import pickle
import struct

import pytest

from app.worker_frames import FrameError, framed, read_frame, size_of, write_frame

LARGE = bytes(100_000)


def sent(value: tuple[object, ...]) -> bytes:
    stream = io.BytesIO()
    write_frame(stream, framed(value))
    return stream.getvalue()


@pytest.mark.parametrize("value", [(), ("a", 1, b"small"), (LARGE, ("deeper", LARGE, (LARGE,))), ({"a": LARGE},)])
def test_what_goes_in_comes_out(value: tuple[object, ...]) -> None:
    frame = read_frame(io.BytesIO(sent(value)))
    assert frame
    assert pickle.loads(frame.value, buffers=frame.pieces) == value


def test_large_bytes_are_not_copied_into_the_value() -> None:
    frame = read_frame(io.BytesIO(sent((LARGE, 1))))
    assert frame
    assert (len(frame.value) < 100, frame.pieces) == (True, (LARGE,))
    assert pickle.loads(frame.value, buffers=frame.pieces)[0] is frame.pieces[0]


def test_a_frame_knows_its_size() -> None:
    parts = framed((LARGE, "words"))
    frame = read_frame(io.BytesIO(b"".join(map(bytes, parts))))
    assert frame
    assert 0 < size_of(parts) - frame.size <= 32


def test_an_end_is_no_frame() -> None:
    assert read_frame(io.BytesIO()) is None


@pytest.mark.parametrize("length", [5, 24, 40, 100, 100_000])
def test_a_frame_cut_short_is_none(length: int) -> None:
    with pytest.raises(FrameError, match="cut short"):
        read_frame(io.BytesIO(sent((LARGE, 1))[:length]))


@pytest.mark.parametrize("head", [(2**60, 0, 0), (1, 2, 2**60), (1, 2**40, 1)])
def test_a_frame_that_claims_too_much_is_not_read(head: tuple[int, int, int]) -> None:
    with pytest.raises(FrameError, match="too large"):
        read_frame(io.BytesIO(struct.pack(">QQQ", *head) + bytes(100)), 1000)


def test_pieces_that_are_not_as_long_as_the_head_says_are_not_read() -> None:
    with pytest.raises(FrameError, match="lengths"):
        read_frame(io.BytesIO(struct.pack(">QQQ", 1, 1, 5) + struct.pack(">Q", 2**50) + bytes(100)), 1000)
