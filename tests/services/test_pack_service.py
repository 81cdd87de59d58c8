"""Packs and their templates, with the rules that go with them."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.calendars import ClosedDay
from app.domain.errors import NotFoundError, UserError
from app.packs.own_holidays import OwnHolidays
from app.packs.pack_library import PackLibrary
from app.paths import BUNDLED_PACKS
from app.services.pack_service import PackService
from tests.builders import TODAY, Calendar

COMPLAINT = "party-complaint"


def test_the_bundled_pack_is_there_without_a_problem(plaint: Plaint) -> None:
    assert [pack.info.id for pack in plaint.packs.packs()] == ["uk-members"]
    assert plaint.packs.problems() == ()


def test_a_template_goes_by_its_id_with_or_without_its_pack(plaint: Plaint) -> None:
    assert plaint.packs.template(COMPLAINT) == plaint.packs.template(f"uk-members:{COMPLAINT}")


def test_a_template_that_is_not_there_is_refused_with_the_nearest(plaint: Plaint) -> None:
    with pytest.raises(NotFoundError) as refused:
        plaint.packs.template("party-complant")
    assert COMPLAINT in refused.value.hint


def test_a_letter_finds_the_template_it_was_begun_with(plaint: Plaint) -> None:
    template = plaint.packs.template(COMPLAINT)
    assert plaint.packs.template_of(plaint.packs.begin(template)) == template


def test_beginning_keeps_the_pack_in_its_version(plaint: Plaint) -> None:
    template = plaint.packs.template(COMPLAINT)
    plaint.packs.begin(template)
    assert (plaint.data / "packs" / "uk-members" / template.version / "pack.toml").is_file()


def test_a_spoilt_calendar_of_the_members_own_is_among_the_problems(plaint: Plaint) -> None:
    (plaint.data / "holidays.toml").write_text("[[days]\n", encoding="utf-8")
    assert [problem.file for problem in plaint.packs.problems()] == ["holidays.toml"]


def test_a_pack_that_could_not_be_kept_is_told_in_words(plaint: Plaint, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    packs = PackService(
        PackLibrary(BUNDLED_PACKS, tmp_path / "file"), Calendar().time(), OwnHolidays(tmp_path / "none.toml")
    )
    with pytest.raises(UserError, match="could not be begun"):
        packs.begin(packs.template(COMPLAINT))


def test_an_interview_is_on_the_day_that_it_is(plaint: Plaint) -> None:
    template = plaint.packs.template(COMPLAINT)
    assert plaint.packs.interview(template, {}).today == TODAY
    assert len(plaint.packs.interview(template, {}).steps) == 2 + len(template.steps)


def test_a_template_comes_with_the_calendar_of_its_pack(plaint: Plaint) -> None:
    template = plaint.packs.template(COMPLAINT)
    pack = plaint.packs.pack_of(template)
    assert pack.info.id == template.pack
    assert plaint.packs.working_days(pack).is_open(TODAY, "scotland")


def test_a_template_has_its_word_file_and_its_samples(plaint: Plaint) -> None:
    template = plaint.packs.template(COMPLAINT)
    assert plaint.packs.document(template).startswith(b"PK")
    assert "[answers]" in plaint.packs.sample(template, "minimal")


def test_the_rules_of_a_pack_are_put_together_again_only_when_something_changed(plaint: Plaint) -> None:
    pack = plaint.packs.packs()[0]
    book = plaint.packs.rule_book(pack)
    assert plaint.packs.rule_book(pack) is book
    plaint.due.correct_calendar(ClosedDay(on=TODAY, nation="uk", name="A day off", source="The member"))
    changed = plaint.packs.rule_book(pack)
    assert not changed.days.is_open(TODAY, "scotland")
    assert plaint.packs.rule_book(replace(pack)) is not changed


def test_a_letter_asks_for_whom_it_is_where_its_word_file_can_say_so(plaint: Plaint) -> None:
    asked = {
        name: plaint.packs.interview(plaint.packs.template(name), {}) for name in ("party-complaint", "foi-request")
    }
    about_you = {name: interview.steps[0].questions for name, interview in asked.items()}
    assert {name: "behalf.who" in [each.id for each in shown] for name, shown in about_you.items()} == {
        "party-complaint": True, "foi-request": False,
    }  # fmt: skip
