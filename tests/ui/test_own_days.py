"""One's own public holidays: listed, added, taken out."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.calendars import ClosedDay
from app.domain.errors import UserError
from app.ui.buttons import LinkButton
from app.ui.navigator import Navigator
from app.ui.own_days import OwnDayDialog, OwnDays
from tests.builders import opened
from tests.ui.page_checks import said, settle, shown

JUBILEE = ClosedDay(on=date(2027, 6, 4), nation="uk", name="A jubilee", source="the news")


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path) as found:
        yield found


@pytest.fixture
def days(qtbot: QtBot, plaint: Plaint) -> OwnDays:
    navigator = Navigator()
    days = OwnDays(plaint, navigator)
    navigator.changed.connect(days.refresh)
    qtbot.addWidget(days)
    shown(days, QSize(700, 400))
    return days


def test_a_day_is_listed_with_its_name_and_place(days: OwnDays, plaint: Plaint) -> None:
    plaint.due.correct_calendar(JUBILEE)
    days.refresh()
    settle()
    assert "Fri 4 Jun 2027: A jubilee" in said(days)
    assert "all of the UK" in said(days)


def test_a_day_that_is_open_after_all_says_so(days: OwnDays, plaint: Plaint) -> None:
    plaint.due.correct_calendar(JUBILEE.model_copy(update={"closed": False}))
    days.refresh()
    settle()
    assert "A working day after all" in said(days)


def test_a_day_can_be_taken_out(days: OwnDays, plaint: Plaint) -> None:
    plaint.due.correct_calendar(JUBILEE)
    days.refresh()
    out = next(link for link in days.findChildren(LinkButton) if link.accessibleName() == "Take out Fri 4 Jun 2027")
    out.click()
    assert plaint.due.own_days() == ()


def test_a_spoilt_file_refuses_and_says_why(qtbot: QtBot, plaint: Plaint) -> None:
    navigator = Navigator()
    days = OwnDays(plaint, navigator)
    qtbot.addWidget(days)
    (plaint.data / "holidays.toml").write_text("[[days]\n", encoding="utf-8")
    with qtbot.waitSignal(navigator.refused) as heard:
        days._forget(JUBILEE)
    assert isinstance(heard.args[0], UserError)


def test_a_day_is_added_through_the_dialog(qtbot: QtBot, plaint: Plaint, days: OwnDays) -> None:
    dialog = OwnDayDialog(plaint, Navigator(), days)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"on": "2027-06-04", "nation": "scotland", "closed": "closed", "name": "A day"})
    dialog.keep_button.click()
    (day,) = plaint.due.own_days()
    assert (day.on, day.nation, day.closed, day.name) == (date(2027, 6, 4), "scotland", True, "A day")


def test_a_dialog_without_a_day_keeps_nothing(qtbot: QtBot, plaint: Plaint, days: OwnDays) -> None:
    dialog = OwnDayDialog(plaint, Navigator(), days)
    qtbot.addWidget(dialog)
    dialog.keep_button.click()
    assert plaint.due.own_days() == ()


def test_the_link_opens_the_dialog(days: OwnDays) -> None:
    next(link for link in days.findChildren(LinkButton) if "Add a day" in link.text()).click()
    dialogs = days.window().findChildren(OwnDayDialog)
    assert len(dialogs) == 1
    dialogs[0].reject()
