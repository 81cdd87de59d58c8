"""When is it due? The rules of all packs, and the member's own calendar."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.commands.arguments import build_parser
from app.domain.calendars import ClosedDay
from app.domain.errors import NotFoundError, UserError
from app.services.due_service import DueQuestion
from tests.builders import TODAY, a_sent_letter
from tests.packs.sample_pack import write_pack

TABLE = Path(__file__).resolve().parents[3] / "shared" / "law" / "deadline-examples.csv"
TUESDAY = date(2026, 3, 3)
STRIKE = ClosedDay(on=date(2026, 4, 7), nation="uk", name="A day of mourning", source="The news")


def test_every_rule_is_listed_with_its_citation(plaint: Plaint) -> None:
    rules = {rule.clock.id: rule for rule in plaint.due.rules(TODAY)}
    assert rules["sar-reply"].law == "Articles 12(3) and 12A of the UK GDPR"
    assert rules["party-soft"].law == ""


def test_a_date_is_worked_out_by_the_rule_of_its_day(plaint: Plaint) -> None:
    clock, found = plaint.due.work_out(DueQuestion("sar-reply", TUESDAY))
    assert (clock.title, found.due) == ("Reply to a subject access request", date(2026, 4, 7))


def test_the_nation_is_where_the_member_lives_unless_one_is_given(plaint: Plaint) -> None:
    plaint.profile.save(replace(plaint.profile.load(), nation="scotland"))
    assert plaint.due.nation() == "scotland"
    assert plaint.due.work_out(DueQuestion("sar-reply", TUESDAY))[1].due == date(2026, 4, 6)
    assert plaint.due.work_out(DueQuestion("sar-reply", TUESDAY, "northern-ireland"))[1].due == date(2026, 4, 7)


@pytest.mark.parametrize(("clock", "hint"), [("sar-replay", "sar-reply"), ("zzz", "plaint clocks")])
def test_an_unknown_clock_is_answered_with_the_way_on(plaint: Plaint, clock: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        plaint.due.work_out(DueQuestion(clock, TUESDAY))
    assert hint in caught.value.hint


def test_a_clock_can_be_named_with_its_pack(plaint: Plaint) -> None:
    assert plaint.due.work_out(DueQuestion("uk-members:sar-reply", TUESDAY))[1].due == date(2026, 4, 7)
    with pytest.raises(NotFoundError):
        plaint.due.work_out(DueQuestion("no-such-pack:sar-reply", TUESDAY))


def test_a_day_of_the_members_own_moves_every_date(plaint: Plaint) -> None:
    plaint.due.correct_calendar(STRIKE)
    found = plaint.due.work_out(DueQuestion("sar-reply", TUESDAY))[1]
    assert found.due == date(2026, 4, 8)
    assert plaint.due.own_days() == (STRIKE,)


def test_a_day_that_is_forgotten_moves_nothing_any_more(plaint: Plaint) -> None:
    plaint.due.correct_calendar(STRIKE)
    plaint.due.forget_correction(STRIKE)
    assert plaint.due.work_out(DueQuestion("sar-reply", TUESDAY))[1].due == date(2026, 4, 7)


def test_the_clocks_of_a_case_go_by_the_members_own_calendar_too(plaint: Plaint) -> None:
    case_id = a_sent_letter(plaint).case_id
    plaint.due.correct_calendar(STRIKE.model_copy(update={"on": date(2026, 12, 18)}))
    assert plaint.cases.view(case_id).clocks[0].due == date(2026, 12, 21)


def test_a_clock_that_two_packs_have_needs_the_name_of_its_pack(plaint: Plaint) -> None:
    write_pack(plaint.data / "packs" / "harbour" / "2026.11.1")
    with pytest.raises(UserError, match="More than one pack") as caught:
        plaint.due.work_out(DueQuestion("party-soft", TUESDAY))
    assert caught.value.hint == "Name its pack too: uk-members:party-soft, harbour:party-soft."
    assert plaint.due.work_out(DueQuestion("harbour:party-soft", TUESDAY))[0].title == "A courtesy date"


@pytest.mark.skipif(not TABLE.is_file(), reason="the table of examples lies beside the repository, where it is made")
def test_every_line_of_the_table_beside_the_repository_holds(plaint: Plaint) -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    parser = build_parser()
    given = [parser.parse_args(["due", row["clock"], row["date"], *row["options"].split()]) for row in rows]
    found = [
        plaint.due.work_out(
            DueQuestion(one.clock, one.date, row["nation"], tuple(one.paused or ()), one.extended, one.id_received)
        )[1].due.isoformat()
        for one, row in zip(given, rows, strict=True)
    ]
    assert found == [row["due"] for row in rows] != []


def test_holidays_of_a_nation_are_named_with_the_packs_and_the_members_own(plaint: Plaint) -> None:
    plaint.due.correct_calendar(STRIKE)
    named = dict(plaint.due.holidays(date(2026, 4, 1), date(2026, 6, 30), "scotland"))
    assert named[date(2026, 4, 7)] == "A day of mourning"
    assert named[date(2026, 6, 15)] == "World Cup bank holiday"
    assert date(2026, 4, 6) not in named
