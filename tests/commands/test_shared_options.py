"""What every command and the window take."""

from datetime import date
from pathlib import Path

import pytest

from app.commands.shared_options import shared_options


def test_the_folder_and_the_day_are_read() -> None:
    given = shared_options().parse_args(["--data", "folder", "--today", "2026-11-20"])
    assert (given.data, given.today) == (Path("folder"), date(2026, 11, 20))


def test_what_is_not_given_is_not_there() -> None:
    assert vars(shared_options().parse_args([])) == {}


def test_no_option_goes_by_half_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        shared_options().parse_args(["--to", "2026-11-20"])
    assert "--to" in capsys.readouterr().err
