"""Copies beside the data file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.store.conflict_copies import name_apart, this_computer

MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_a_name_apart_says_where_it_comes_from_and_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "Family / laptop")
    first = name_apart(tmp_path / "plaint.db", MOMENT)
    first.touch()
    assert first.name == "plaint (kept on Familylaptop 2026-11-20 093000).db"
    assert name_apart(tmp_path / "plaint.db", MOMENT).name == "plaint (kept on Familylaptop 2026-11-20 093000 2).db"


def test_a_computer_without_a_name_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "")
    assert this_computer() == "this computer"
