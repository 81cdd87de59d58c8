"""Today is the same at the next start, at once, and never one that is not true any more."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.bootstrap import Plaint, open_plaint
from app.domain.people import Represented
from app.i18n import speaking
from app.paths import database_file, installed_packs, kept_agenda_file, own_holidays_file
from app.services import agenda_service, kept_agenda
from app.services.agenda import Agenda
from app.services.agenda_reckoning import AgendaReckoning
from app.services.time_source import TimeSource
from tests.builders import TODAY, a_case, a_draft, a_sent_letter


def opened_on(data: Path, day: date = TODAY) -> Plaint:
    return open_plaint(data, TimeSource.fixed(day))


def closed(data: Path) -> Agenda:
    """Leave a folder with a draft, a letter that waits and one for somebody else, as a close leaves it."""
    plaint = opened_on(data)
    case = a_draft(plaint).case_id
    plaint.records.cases.update(
        replace(plaint.records.cases.get(case), represents=Represented("Ana", "mother", "1950-01-02", ("12",)))
    )
    a_sent_letter(plaint, a_case(plaint))
    agenda = plaint.agenda.agenda()
    plaint.close()
    return agenda


def begins_with(data: Path, day: date = TODAY) -> Agenda | None:
    """Return the lists that a start shows at once; None where it works them out."""
    plaint = opened_on(data, day)
    known = plaint.agenda.known()
    plaint.close()
    return known


def test_the_next_start_shows_the_same_without_working_anything_out(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agenda = closed(data_folder)
    assert agenda.ours
    assert agenda.theirs
    monkeypatch.setattr(AgendaReckoning, "agenda", None)
    plaint = opened_on(data_folder)
    assert plaint.agenda.agenda() == agenda
    plaint.close()


def test_and_so_does_the_one_after_it(data_folder: Path) -> None:
    agenda = closed(data_folder)
    assert begins_with(data_folder) == agenda
    assert begins_with(data_folder) == agenda


def test_on_another_day_it_is_worked_out_again(data_folder: Path) -> None:
    closed(data_folder)
    assert begins_with(data_folder, TODAY + timedelta(days=1)) is None


def closed_with_foresight(data: Path) -> None:
    closed(data)
    plaint = opened_on(data)
    plaint.look_ahead()
    plaint.close()


@pytest.mark.parametrize("days", [1, agenda_service.MOST_DAYS])
def test_on_the_next_days_it_is_what_would_be_worked_out(data_folder: Path, days: int) -> None:
    closed_with_foresight(data_folder)
    day = TODAY + timedelta(days=days)
    shown = begins_with(data_folder, day)
    plaint = opened_on(data_folder, day)
    assert shown is not None
    assert shown == plaint.reckoning.agenda()
    plaint.close()


def test_after_those_days_it_is_worked_out_again(data_folder: Path) -> None:
    closed_with_foresight(data_folder)
    assert begins_with(data_folder, TODAY + timedelta(days=agenda_service.MOST_DAYS + 1)) is None


def test_days_that_are_kept_are_not_worked_out_again(data_folder: Path) -> None:
    closed_with_foresight(data_folder)
    plaint = opened_on(data_folder, TODAY + timedelta(days=2))
    plaint.agenda.look_ahead(plaint.time.today(), lambda _day: pytest.fail("They are kept already."))
    plaint.close()
    assert begins_with(data_folder, TODAY + timedelta(days=5)) is not None


def test_a_change_spoils_the_next_days_too(data_folder: Path) -> None:
    closed_with_foresight(data_folder)
    plaint = opened_on(data_folder)
    a_case(plaint)
    plaint.agenda.agenda()
    plaint.close()
    assert begins_with(data_folder, TODAY + timedelta(days=1)) is None


def test_looking_ahead_ends_soon(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda_service, "AHEAD_S", 0)
    closed_with_foresight(data_folder)
    assert begins_with(data_folder, TODAY + timedelta(days=1)) is None


def test_without_anything_known_nothing_is_looked_ahead_to(data_folder: Path) -> None:
    closed(data_folder)
    plaint = opened_on(data_folder, TODAY + timedelta(days=1))
    plaint.agenda.look_ahead(plaint.time.today(), lambda _day: pytest.fail("Nobody has looked at Today."))
    plaint.close()


def changed_data(data: Path) -> None:
    os.utime(database_file(data), ns=(1, 1))


def log_beside(data: Path) -> None:
    database_file(data).with_name("plaint.db-wal").touch()


def another_pack(data: Path) -> None:
    (installed_packs(data) / "new").mkdir(parents=True)


def another_calendar(data: Path) -> None:
    own_holidays_file(data).write_text("", encoding="utf-8")


def damaged(data: Path) -> None:
    kept_agenda_file(data).write_text("{", encoding="utf-8")


def another_shape(data: Path) -> None:
    kept_agenda_file(data).write_text("[]", encoding="utf-8")


@pytest.mark.parametrize("spoil", [changed_data, log_beside, another_pack, another_calendar, damaged, another_shape])
def test_whatever_else_is_another_it_is_worked_out_again(data_folder: Path, spoil: Callable[[Path], None]) -> None:
    closed(data_folder)
    spoil(data_folder)
    assert begins_with(data_folder) is None


def test_in_another_language_it_is_worked_out_again(data_folder: Path) -> None:
    closed(data_folder)
    with speaking("cy"):
        assert begins_with(data_folder) is None


def test_while_plaint_is_open_nothing_of_it_lies_there(data_folder: Path) -> None:
    closed(data_folder)
    assert kept_agenda_file(data_folder).exists()
    plaint = opened_on(data_folder)
    assert not kept_agenda_file(data_folder).exists()
    plaint.close()


@pytest.mark.usefixtures("cheap_guesses")
def test_under_a_passphrase_nothing_is_kept(data_folder: Path) -> None:
    plaint = opened_on(data_folder)
    a_draft(plaint)
    plaint.agenda.agenda()
    plaint.lock.put_on("a long passphrase of mine")
    plaint.close()
    assert not kept_agenda_file(data_folder).exists()


def test_what_changes_after_the_start_counts_at_once(data_folder: Path) -> None:
    closed(data_folder)
    plaint = opened_on(data_folder)
    before = plaint.agenda.agenda()
    plaint.cases.close(before.ours[0].case.id)
    assert plaint.agenda.agenda() != before
    plaint.close()


def test_packs_that_are_looked_at_again_count_at_once(data_folder: Path) -> None:
    closed(data_folder)
    plaint = opened_on(data_folder)
    assert plaint.packs.packs()
    assert plaint.agenda.known() is not None
    plaint.library.refresh()
    assert plaint.agenda.known() is None
    plaint.close()


def test_a_list_that_is_too_long_is_not_kept(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_agenda, "MOST_ITEMS", 0)
    closed(data_folder)
    assert not kept_agenda_file(data_folder).exists()
