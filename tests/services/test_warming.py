"""What the first click needs is loaded ahead of it, as long as somebody is there."""

import sys
from pathlib import Path

import pytest

from app.packs import pack_library
from app.paths import BUNDLED_PACKS
from app.services.warming import MODULES, warm_up


def test_every_module_that_is_to_be_loaded_is_there(tmp_path: Path) -> None:
    warm_up(BUNDLED_PACKS, tmp_path, lambda: True)
    assert set(MODULES) <= set(sys.modules)


def test_packs_are_read_once_for_all(tmp_path: Path) -> None:
    warm_up(BUNDLED_PACKS, tmp_path, lambda: True, ())
    before = pack_library._looked_at.cache_info().misses
    assert pack_library.PackLibrary(BUNDLED_PACKS, tmp_path).packs()
    assert pack_library._looked_at.cache_info().misses == before


def test_it_stops_between_two_modules_when_nobody_wants_it_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr("app.services.warming.import_module", loaded.append)
    warm_up(BUNDLED_PACKS, tmp_path, lambda: len(loaded) < 2, ("one", "two", "three"))
    assert loaded == ["one", "two"]


def test_no_pack_is_read_for_somebody_who_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_library.PackLibrary, "packs", None)
    warm_up(BUNDLED_PACKS, tmp_path, lambda: False, ())
