"""What commands give back, and how they are told what to change."""

from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from app.commands.results import iso, key_values, plaint_for, progress_bar
from app.domain.errors import UserError


def test_a_value_may_itself_hold_an_equals_sign() -> None:
    assert key_values(["note=a=b", "email="]) == {"note": "a=b", "email": ""}


def test_a_change_without_an_equals_sign_is_refused() -> None:
    with pytest.raises(UserError, match="does not say what to change"):
        key_values(["note"])


def test_a_day_that_is_not_known_is_null_for_scripts() -> None:
    assert (iso(date(2026, 11, 20)), iso(None)) == ("2026-11-20", None)


def test_the_day_is_the_one_asked_for(data_folder: Path) -> None:
    with plaint_for(Namespace(data=data_folder, today=date(2030, 1, 2))) as plaint:
        assert plaint.time.today() == date(2030, 1, 2)


def test_the_day_is_todays_when_none_is_asked_for(data_folder: Path) -> None:
    with plaint_for(Namespace(data=data_folder, today=None)) as plaint:
        assert plaint.time.now().tzinfo is not None


def test_the_data_folder_is_let_go_also_when_the_work_failed(data_folder: Path) -> None:
    given = Namespace(data=data_folder, today=None)
    with pytest.raises(UserError), plaint_for(given) as plaint:
        plaint.cases.find("7")
    with plaint_for(given) as again:
        assert again.cases.all() == []


def test_a_bar_shows_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    progress_bar(1, 4)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress_bar(1, 4)
    progress_bar(3, 4)
    assert capsys.readouterr().err.startswith("\r[##########  ")
