"""A disk is asked before anything is written there, and says in words why it refused."""

import errno
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.services.disk_room import in_mb, not_written, refuse_too_large


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0.0 MB"), (212_992, "0.2 MB"), (12_300_000, "12 MB"), (4_321_000_000, "4,321 MB")]
)
def test_sizes_are_told_in_megabytes(size: int, words: str) -> None:
    assert in_mb(size) == words


def test_a_file_that_fits_is_taken(tmp_path: Path) -> None:
    refuse_too_large(tmp_path / "a", 1)


def test_a_file_that_does_not_fit_is_refused_with_both_sizes(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"“a” needs 1,000,000,000,000 MB, and .* MB are free there"):
        refuse_too_large(tmp_path / "a", 10**18)


@pytest.mark.parametrize(
    ("number", "why", "hint"),
    [
        (errno.EFBIG, "too large for this disk", "FAT32"),
        (errno.ENODEV, "not there any more", "connected"),
        (errno.EACCES, "may not use this place", "Choose another place"),
    ],
)
def test_the_reason_and_the_way_out_are_told(number: int, why: str, hint: str) -> None:
    told = not_written(Path("a"), OSError(number, ""))
    assert why in told.message
    assert hint in told.hint
