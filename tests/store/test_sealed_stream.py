"""A sealed stream comes out as it went in, or is refused at the first byte that is not what it was."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store import sealed_stream
from app.store.data_key import DataKey
from app.store.sealed_stream import SealedWriter, TamperedError, sealed_length, stream_key, unsealed

KEY, HEAD = stream_key(DataKey(b"k" * 32), b"salt", b"test"), b"head"
PIECE = 64


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_stream, "PIECE_BYTES", PIECE)


def sealed(*parts: bytes, key: bytes = KEY, bound: bytes = HEAD) -> bytes:
    file = BytesIO()
    writer = SealedWriter(file, key, bound)
    for part in parts:
        writer.write(part)
    writer.finish()
    return file.getvalue()


def opened(data: bytes, key: bytes = KEY, bound: bytes = HEAD) -> bytes:
    return b"".join(unsealed(BytesIO(data), key, bound))


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 1000])
def test_any_length_comes_out_as_it_went_in(length: int) -> None:
    plain = bytes(number % 251 for number in range(length))
    data = sealed(plain[: length // 3], plain[length // 3 :])
    assert (opened(data), len(data)) == (plain, sealed_length(length))


def test_nothing_of_it_can_be_read() -> None:
    assert b"Quillon" not in sealed(b"Quillon" * 100)


@given(st.integers(0, sealed_length(300) - 1), st.integers(1, 255))
def test_any_changed_byte_is_noticed(at: int, by: int) -> None:
    data = bytearray(sealed(b"x" * 300))
    data[at] ^= by
    with pytest.raises(TamperedError):
        opened(bytes(data))


@pytest.mark.parametrize("pieces", [(0,), (0, 1, 2), (1, 0, 2, 3), (0, 0, 1, 2, 3), (0, 2, 3), (0, 1, 2, 3, 3)])
def test_pieces_left_out_doubled_or_moved_are_noticed(pieces: tuple[int, ...]) -> None:
    data, size = sealed(b"x" * (3 * PIECE + 10)), PIECE + 16
    parts = [data[start : start + size] for start in range(0, len(data), size)]
    with pytest.raises(TamperedError):
        opened(b"".join(parts[number] for number in pieces))


def test_another_key_or_another_head_opens_nothing() -> None:
    for key, bound in ((stream_key(DataKey(b"k" * 32), b"pepper", b"test"), HEAD), (KEY, b"other")):
        with pytest.raises(TamperedError):
            opened(sealed(b"words"), key, bound)
