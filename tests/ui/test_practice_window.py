"""Made-up cases in a window of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.paths import temporary_folder
from app.services.practice_cases import PracticeCases
from app.ui.banners import Banner
from app.ui.practice_window import PracticeWindow
from app.ui.theme import Theme
from tests.builders import TODAY


@pytest.fixture
def practice(qtbot: QtBot, plaint: Plaint) -> Iterator[PracticeWindow]:
    made = PracticeWindow(plaint, Theme())
    made.show()
    yield made
    made.throw_away()


def left(plaint: Plaint) -> list[Path]:
    return list(temporary_folder(plaint.data).glob("plaint-*"))


def test_it_says_that_nothing_is_kept(practice: PracticeWindow) -> None:
    banner = practice.findChild(Banner)
    assert isinstance(banner, Banner)
    assert banner.accessibleName().endswith("nothing that you do here is kept.")


def test_its_cases_are_none_of_the_persons_own(practice: PracticeWindow, plaint: Plaint) -> None:
    assert len(practice._trial.agenda.agenda().ours) == 3
    assert not plaint.agenda.agenda().has_cases


def test_it_goes_by_the_day_that_it_is(practice: PracticeWindow, plaint: Plaint) -> None:
    assert practice._trial.time.today() == TODAY
    assert practice._trial.time.now() == plaint.time.now()


def test_all_of_it_goes_when_it_is_closed(qtbot: QtBot, plaint: Plaint) -> None:
    practice = PracticeWindow(plaint, Theme())
    practice.show()
    assert left(plaint)
    with qtbot.waitSignal(practice.destroyed):
        practice.close()
    assert not left(plaint)
    assert plaint.records.database.is_open


def test_saved_letters_are_offered_a_folder_that_goes_too(practice: PracticeWindow) -> None:
    assert Path(practice._trial.settings.load().letters_folder) == practice._trial.data


def test_where_they_cannot_be_written_nothing_is_left(
    qapp: QApplication, plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(PracticeCases, "write", full)
    with pytest.raises(UserError):
        PracticeWindow(plaint, Theme())
    assert not left(plaint)


def test_without_a_folder_for_them_it_is_said_in_words(qapp: QApplication, plaint: Plaint) -> None:
    temporary_folder(plaint.data).rmdir()
    with pytest.raises(UserError):
        PracticeWindow(plaint, Theme())
