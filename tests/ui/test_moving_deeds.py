"""Letters leave a shared folder by two buttons: one before the move, one after it."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.services.moving_house import move_house
from app.services.people_folders import PeopleFolders
from app.ui.moving_deeds import MovingDeeds
from tests.builders import TODAY, a_case, opened
from tests.ui.page_checks import said, settle


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Letters in a folder that Syncthing copies, and a folder of this computer's own."""
    monkeypatch.setattr("app.ui.moving_deeds.default_data_folder", lambda: tmp_path / "own")
    folder = tmp_path / "shared" / "letters"
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    with opened(folder) as plaint:
        a_case(plaint, "Kept")
    return folder


def test_letters_of_this_computer_alone_have_no_button(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(tmp_path / "letters") as plaint:
        deeds = MovingDeeds(plaint)
        qtbot.addWidget(deeds)
        assert (deeds.move_button.isVisibleTo(deeds), deeds.delete_button.isVisibleTo(deeds)) == (False, False)


def test_the_wish_is_kept_for_the_next_start_and_says_where_to(qtbot: QtBot, data: Path, tmp_path: Path) -> None:
    with opened(data) as plaint:
        deeds = MovingDeeds(plaint)
        qtbot.addWidget(deeds)
        deeds.show()
        deeds.move_button.click()
        settle()
        assert f"open it again: your letters are moved to {tmp_path / 'own'} then" in said(deeds)
        assert ((data / "move-wanted").exists(), deeds.move_button.isEnabled()) == (True, False)


def test_what_can_not_be_moved_says_why(qtbot: QtBot, data: Path) -> None:
    PeopleFolders(data).add("Siân", "Ffion")
    refusals: list[UserError] = []
    with opened(data) as plaint:
        deeds = MovingDeeds(plaint)
        qtbot.addWidget(deeds)
        deeds.refused.connect(refusals.append)
        deeds.move_button.click()
    assert "Several people" in refusals[0].message
    assert not (data / "move-wanted").exists()


def test_the_old_ones_are_deleted_at_a_button(qtbot: QtBot, data: Path, tmp_path: Path) -> None:
    to = move_house(data, tmp_path / "own", TODAY)
    with opened(to) as plaint:
        deeds = MovingDeeds(plaint)
        qtbot.addWidget(deeds)
        deeds.show()
        deeds.delete_button.click()
        qtbot.waitUntil(lambda: not deeds.work.is_on(), timeout=30_000)
        settle()
        assert f"What was left in {data} is deleted." in said(deeds)
        assert not (data / "plaint.db").exists()
        assert plaint.cases.view(1).case.title == "Kept"
    shutil.rmtree(to)
