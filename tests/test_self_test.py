"""The self-test finds a broken pack and passes on a whole one."""

import json
import shutil
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import paths
from app.cli import run
from app.domain.errors import UserError
from app.paths import BUNDLED_PACKS
from app.self_test import _spell, self_test
from tests.builders import TODAY, opened
from tests.one_theme import the_theme


@pytest.fixture(autouse=True)
def _one_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.theme.Theme", the_theme)


def given(today: date | None = TODAY) -> Namespace:
    return Namespace(today=today, json=True)


def test_every_bundled_letter_can_be_drawn_and_the_window_opened(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["self-test", "--json", "--today", "2026-11-20"]) == 0
    shape = json.loads(capsys.readouterr().out)
    assert (shape["ok"], shape["problems"], shape["letters"] >= 4) == (True, [], True)


def test_what_was_found_is_also_written_where_it_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.self_test._Trial.run", lambda trial: trial._try("The lock", lambda: 1 / 0))
    report = tmp_path / "report.json"
    result = self_test(Namespace(today=TODAY, report=report))
    assert json.loads(report.read_text("utf-8")) == result.data
    assert result.lines[0] == "The lock: ZeroDivisionError: division by zero"


def test_a_letter_whose_sample_is_not_whole_is_found(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(BUNDLED_PACKS, tmp_path / "packs")
    sample = tmp_path / "packs" / "uk-members" / "letters" / "party-complaint.minimal.toml"
    sample.write_text("[answers]\n", encoding="utf-8")
    monkeypatch.setattr(paths, "BUNDLED_PACKS", tmp_path / "packs")
    result = self_test(given(None))
    assert (result.found_problems, result.data["ok"]) == (True, False)
    assert [problem["file"] for problem in result.data["problems"]] == ["party-complaint.minimal.toml"]


def test_a_dictionary_that_cannot_be_read_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "DICTIONARIES", tmp_path)
    with opened(tmp_path / "data") as plaint, pytest.raises(UserError, match="looked up"):
        _spell(plaint)
