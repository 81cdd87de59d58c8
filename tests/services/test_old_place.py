"""The folder that letters were moved from is known until nothing lies there any more."""

import json
from pathlib import Path

import pytest

from app.services.old_place import CAME_FROM, came_from


@pytest.mark.parametrize("said", [b"", b"{", b"{}", b"[]"])
def test_nonsense_leads_nowhere(tmp_path: Path, said: bytes) -> None:
    (tmp_path / CAME_FROM).write_bytes(said)
    assert came_from(tmp_path) is None


def test_it_is_known_as_long_as_letters_lie_there(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    (new / CAME_FROM).write_text(json.dumps({"from": str(old)}))
    assert came_from(new) is None
    (old / "plaint.db").touch()
    assert came_from(new) == old
