"""From answers to a drawing: what a letter is filled with."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from app.bootstrap import Plaint
from app.domain.answers import MARK_START, Answers, Value
from app.domain.interview import Interview
from app.services.letter_drawing import DrawingJob
from app.services.letter_writing import CaseSoFar, LetterWriting
from tests.builders import sample_file

NONE = CaseSoFar()


def interview(plaint: Plaint, template: str = "party-complaint", changes: Answers | None = None) -> Interview:
    answers = {**sample_file(plaint, template).flat, **(changes or {})}
    return plaint.packs.interview(plaint.packs.template(template), answers)


def whole(plaint: Plaint, changes: Answers) -> DrawingJob:
    write, template = LetterWriting(plaint.packs, plaint.clocks), plaint.packs.template("party-complaint")
    found = interview(plaint, changes=changes)
    return write.whole(template, found, write.facts(template, found, NONE))


@pytest.mark.parametrize(
    ("party", "lives_in", "day"),
    [
        ("snp", "england-and-wales", date(2026, 12, 1)),  # St Andrew's Day is closed in Scotland
        ("green-party", "scotland", date(2026, 11, 30)),
        ("labour-party", "scotland", date(2026, 12, 1)),  # of the whole UK
        ("labour-party", "nowhere", date(2026, 11, 30)),
        ("", "scotland", date(2026, 12, 1)),
    ],
)
def test_a_letter_asks_by_the_days_of_the_party_or_where_the_writer_lives(
    plaint: Plaint, party: str, lives_in: str, day: date
) -> None:
    write, template = LetterWriting(plaint.packs, plaint.clocks), plaint.packs.template("party-complaint")
    to = plaint.organisations.recipient(party, template) if party else ""
    found = interview(plaint, changes={"me.nation": lives_in, "to": to})
    assert write.facts(template, replace(found, today=date(2026, 11, 2)), NONE).reply_by == day


def test_a_follow_up_is_about_the_points_that_are_open(plaint: Plaint) -> None:
    write, template = LetterWriting(plaint.packs, plaint.clocks), plaint.packs.template("party-complaint")
    so_far = CaseSoFar(our_ref="P-2026-0001", open_points=({"number": "P1"},), first_point=4)
    facts = write.facts(template, interview(plaint), so_far)
    assert (facts.open_points, facts.our_ref, facts.first_point) == (({"number": "P1"},), "P-2026-0001", 4)


def test_a_letter_cites_the_law_in_force(plaint: Plaint) -> None:
    write, template = LetterWriting(plaint.packs, plaint.clocks), plaint.packs.template("subject-access-request")
    facts = write.facts(template, interview(plaint, "subject-access-request"), NONE)
    assert "UK GDPR" in facts.law["sar_time_limit"]


def test_a_clock_from_a_date_in_the_answers_gives_its_laws_that_day(plaint: Plaint) -> None:
    write, template = LetterWriting(plaint.packs, plaint.clocks), plaint.packs.template("apology-request")
    for answer_by in ("2026-12-20", ""):
        found = interview(plaint, "apology-request", {"answer_by": answer_by})
        assert write.facts(template, found, NONE).law


def test_a_preview_marks_what_is_missing(plaint: Plaint) -> None:
    write, template = LetterWriting(plaint.packs, plaint.clocks), plaint.packs.template("party-complaint")
    found = interview(plaint, changes={"subject": ""})
    job = write.preview(template, found, write.facts(template, found, NONE))
    assert MARK_START in str(job.context["subject"])
    assert job.expected == ()


def test_a_whole_letter_is_held_to_its_words_as_they_are_printed(plaint: Plaint) -> None:
    job = whole(plaint, {"subject": unicodedata.normalize("NFD", "Siân’s motion")})
    assert "Siân’s motion" in job.expected
    assert job.context["subject"] == "Siân’s motion"


def test_a_typed_mark_is_no_missing_answer(plaint: Plaint) -> None:
    job = whole(plaint, {"subject": "\ufdd0label\ufdd1"})
    assert job.context["subject"] == "\ufffdlabel\ufffd"
    assert job.notices[0].startswith("2 characters")


OLD_REQUEST: dict[str, Value] = {
    "kind": "letter",
    "template": "subject-access-request",
    "sent_on": "2026-02-04",
    "received_on": "2026-02-04",
    "due_on": "2026-11-02",
}


@pytest.mark.parametrize(
    ("received", "time_limit", "extension"),
    [
        ("2026-02-04", "Article 12(3) of the UK GDPR", "Article 12(3) of the UK GDPR"),
        ("2026-03-03", "Articles 12(3) and 12A of the UK GDPR", "Article 12A(3) and (4) of the UK GDPR"),
    ],
)
def test_a_follow_up_cites_the_law_of_the_letter_that_it_follows(
    plaint: Plaint, received: str, time_limit: str, extension: str
) -> None:
    write, template = LetterWriting(plaint.packs, plaint.clocks), plaint.packs.template("sar-overdue")
    case = CaseSoFar(earlier=({**OLD_REQUEST, "received_on": received},))
    facts = write.facts(template, interview(plaint, "sar-overdue", {"request": 1}), case)
    assert (facts.law["sar_time_limit"], facts.law["sar_extension"]) == (time_limit, extension)
    assert facts.overdue_days == 18


def test_a_new_request_in_a_case_with_an_old_one_cites_the_law_of_its_own_day(plaint: Plaint) -> None:
    write, template = LetterWriting(plaint.packs, plaint.clocks), plaint.packs.template("subject-access-request")
    facts = write.facts(template, interview(plaint, "subject-access-request"), CaseSoFar(earlier=(OLD_REQUEST,)))
    assert facts.law["sar_time_limit"] == "Articles 12(3) and 12A of the UK GDPR"
