"""Files named on the command line."""

from pathlib import Path

import pytest

from app.commands.given_files import file_bytes
from app.domain.errors import UserError


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"words")
    assert file_bytes(tmp_path / "a") == b"words"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be read: it is not there"):
        file_bytes(tmp_path / "a")
