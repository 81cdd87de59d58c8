"""Which key each pack is signed with."""

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.packs.publisher_keys import FILE_NAME, Publisher, PublisherKeys

HARBOUR = Publisher(pack="harbour", key="RWQ=", version="2026.1", digest="0a")


def test_nothing_is_remembered_at_first(tmp_path: Path) -> None:
    keys = PublisherKeys(tmp_path / "packs")
    assert keys.all() == ()
    assert keys.of("harbour") is None


def test_a_publisher_is_remembered(tmp_path: Path) -> None:
    PublisherKeys(tmp_path).remember(HARBOUR)
    assert PublisherKeys(tmp_path).of("harbour") == HARBOUR


def test_what_is_remembered_later_takes_its_place(tmp_path: Path) -> None:
    keys = PublisherKeys(tmp_path)
    keys.remember(Publisher(pack="abbey", version="1"))
    keys.remember(HARBOUR)
    newer = HARBOUR.model_copy(update={"version": "2026.2"})
    keys.remember(newer)
    assert [each.pack for each in keys.all()] == ["abbey", "harbour"]
    assert keys.of("harbour") == newer


def test_a_damaged_list_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("[[publishers]\n")
    with pytest.raises(UserError, match="cannot be read"):
        PublisherKeys(tmp_path).of("harbour")
