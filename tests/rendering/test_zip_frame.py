"""A ZIP is nothing but its entries, one behind the other."""

import io
import zipfile

import pytest

from app.rendering.zip_frame import is_seamless


class Unseekable(io.RawIOBase):
    """Makes the writer put sizes behind the data, as it does when it writes into a pipe."""

    def __init__(self) -> None:
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.data += bytes(data)
        return len(data)


def archive_in(written: io.BytesIO | Unseekable, *names: str) -> bytes:
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, name * 20)
    return written.data if isinstance(written, Unseekable) else written.getvalue()


def seamless(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return is_seamless(data, archive)


@pytest.mark.parametrize("written", [io.BytesIO(), Unseekable()])
def test_what_ordinary_programs_write_is_seamless(written: io.BytesIO | Unseekable) -> None:
    assert seamless(archive_in(written, "a.toml", "b/", "b/c.toml"))


def test_another_archive_before_it_is_seen() -> None:
    assert not seamless(archive_in(io.BytesIO(), "a") + archive_in(io.BytesIO(), "b"))


def test_an_archive_of_nothing_is_none() -> None:
    assert not seamless(archive_in(io.BytesIO()))
