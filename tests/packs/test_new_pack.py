"""A pack to start from."""

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.packs.new_pack import make_pack
from app.packs.pack_check import check_folder
from tests.conftest import TODAY


def test_a_new_pack_has_no_problem(tmp_path: Path) -> None:
    assert make_pack(tmp_path / "Calder Branch") == "calder-branch"
    assert check_folder(tmp_path / "Calder Branch", TODAY) == ()


def test_a_name_that_gives_no_id_gets_another(tmp_path: Path) -> None:
    assert make_pack(tmp_path / "Ж") == "my-pack"


def test_a_folder_that_is_there_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "words.txt").touch()
    with pytest.raises(UserError, match="there already"):
        make_pack(tmp_path)


def test_a_place_where_nothing_can_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="could not be made"):
        make_pack(tmp_path / "file" / "pack")
