"""Clocks of letters: the date asked for, the day of receipt, and how each stands."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bootstrap import Plaint
from app.domain.answers import Answers
from app.domain.case_clocks import CaseClock, ClockState
from app.domain.errors import UserError
from app.domain.letters import Channel
from app.domain.replies import ReplyKind
from app.services.recording_service import WrittenElsewhere
from app.services.reply_service import Arrival
from app.services.sending_account import SendingAccount
from tests.builders import TODAY, Calendar, a_case, a_draft, a_finished_letter, a_reply, a_sent_letter

UK: Answers = {"act": "uk"}


def state(plaint: Plaint, case_id: int) -> ClockState:
    return plaint.cases.view(case_id).clocks[0].state


def asked_by(plaint: Plaint, letter: str, answers: Answers | None = None, today: date = TODAY) -> date | None:
    template = plaint.packs.template(letter)
    return plaint.clocks.reply_by(template, plaint.packs.interview(template, answers or {}, today), "england-and-wales")


def test_a_letter_asks_for_an_answer_by_its_clock(plaint: Plaint) -> None:
    assert asked_by(plaint, "party-complaint") == date(2026, 12, 18)


def test_a_letter_that_names_no_clock_asks_for_no_date(plaint: Plaint) -> None:
    assert asked_by(plaint, "apology-request") is None


@pytest.mark.parametrize(
    ("letter", "act", "day"),
    [
        ("foi-request", "uk", date(2026, 5, 1)),
        ("foi-request", "scottish", date(2026, 4, 30)),  # Easter Monday is a working day in Scotland
        ("foi-request", "", date(2026, 5, 1)),
        ("foi-internal-review", "uk", date(2026, 6, 2)),
        ("foi-internal-review", "scottish", date(2026, 4, 30)),
    ],
)
def test_a_letter_asks_for_an_answer_by_the_clock_of_the_law_that_applies(
    plaint: Plaint, letter: str, act: str, day: date
) -> None:
    assert asked_by(plaint, letter, {"act": act}, today=date(2026, 4, 1)) == day


def test_post_of_a_thursday_counts_as_received_on_the_monday(plaint: Plaint) -> None:
    letter = a_finished_letter(plaint)
    account = SendingAccount(date(2026, 11, 19), Channel.POST)
    sending = plaint.clocks.sending(letter, plaint.cases.find("1"), account)
    assert (sending.received_latest, sending.receipt_assumed) == (date(2026, 11, 23), True)


def test_the_day_that_the_person_knows_is_the_day_of_receipt(plaint: Plaint) -> None:
    letter = a_finished_letter(plaint)
    account = SendingAccount(date(2026, 11, 17), Channel.POST, "1 High Street", received=TODAY)
    sending = plaint.clocks.sending(letter, plaint.cases.find("1"), account)
    assert (sending.received_latest, sending.received_earliest, sending.receipt_assumed) == (TODAY, TODAY, False)


@pytest.mark.parametrize(
    "account",
    [
        SendingAccount(TODAY + timedelta(days=1), Channel.POST),
        SendingAccount(TODAY, Channel.POST, received=TODAY + timedelta(days=1)),
        SendingAccount(TODAY, Channel.POST, received=TODAY - timedelta(days=1)),
    ],
)
def test_days_that_cannot_be_are_refused(plaint: Plaint, account: SendingAccount) -> None:
    letter = a_finished_letter(plaint)
    with pytest.raises(UserError):
        plaint.letters.mark_sent(letter.id, account)


def test_no_clock_runs_before_a_letter_is_sent(plaint: Plaint) -> None:
    assert plaint.cases.view(a_finished_letter(plaint).case_id).clocks == ()


def test_a_clock_runs_until_its_date_and_is_overdue_the_day_after(plaint: Plaint, calendar: Calendar) -> None:
    case_id = a_sent_letter(plaint).case_id
    calendar.day = date(2026, 12, 18)
    assert state(plaint, case_id) is ClockState.RUNNING
    calendar.day = date(2026, 12, 19)
    assert state(plaint, case_id) is ClockState.OVERDUE


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(min_value=0, max_value=400))
def test_days_left_and_days_over_always_count_to_the_date_shown(plaint: Plaint, calendar: Calendar, days: int) -> None:
    calendar.day = TODAY
    case_id = plaint.cases.all()[0].case.id if plaint.cases.all() else a_sent_letter(plaint).case_id
    calendar.day = TODAY + timedelta(days=days)
    (clock,) = plaint.cases.view(case_id).clocks
    assert clock.days_left - clock.overdue_days == (clock.shown - calendar.day).days
    assert min(clock.days_left, clock.overdue_days) == 0


def test_an_answer_stops_the_clock(plaint: Plaint) -> None:
    case_id = a_sent_letter(plaint).case_id
    a_reply(plaint, case_id, ReplyKind.REFUSAL)
    assert state(plaint, case_id) is ClockState.ANSWERED


def test_an_acknowledgement_stops_no_clock(plaint: Plaint) -> None:
    case_id = a_sent_letter(plaint).case_id
    a_reply(plaint, case_id, ReplyKind.ACKNOWLEDGEMENT)
    assert state(plaint, case_id) is ClockState.RUNNING


def test_a_late_answer_says_by_how_much(plaint: Plaint, calendar: Calendar) -> None:
    case_id = a_sent_letter(plaint).case_id
    calendar.day = date(2026, 12, 21)
    a_reply(plaint, case_id, ReplyKind.FULL)
    (clock,) = plaint.cases.view(case_id).clocks
    assert (clock.state, clock.overdue_days) == (ClockState.ANSWERED_LATE, 3)


def test_a_reply_counts_for_the_letter_it_answers_only(plaint: Plaint, calendar: Calendar) -> None:
    case = a_case(plaint)
    a_sent_letter(plaint, case)
    a_reply(plaint, case.id, ReplyKind.FULL)
    calendar.day = date(2026, 11, 25)
    a_sent_letter(plaint, case, "subject-access-request")
    assert [clock.state for clock in plaint.cases.view(case.id).clocks] == [ClockState.ANSWERED, ClockState.RUNNING]


def test_what_answers_the_reminder_answers_the_complaint(plaint: Plaint, calendar: Calendar) -> None:
    case = plaint.cases.view(a_sent_letter(plaint).case_id).case
    calendar.day = date(2026, 12, 28)
    reminder = a_sent_letter(plaint, case, "party-complaint-chaser")
    reply = a_reply(plaint, case.id, ReplyKind.FULL)
    assert reply.letter_id == reminder.id
    assert [clock.state for clock in plaint.cases.view(case.id).clocks] == [
        ClockState.ANSWERED_LATE,
        ClockState.ANSWERED,
    ]


def test_what_answers_a_request_of_its_own_does_not_answer_the_complaint(plaint: Plaint) -> None:
    case = plaint.cases.view(a_sent_letter(plaint).case_id).case
    a_sent_letter(plaint, case, "subject-access-request")
    a_reply(plaint, case.id, ReplyKind.FULL)
    assert [clock.state for clock in plaint.cases.view(case.id).clocks] == [ClockState.RUNNING, ClockState.ANSWERED]


def test_a_reply_that_names_no_letter_counts_for_those_sent_before_it(plaint: Plaint, calendar: Calendar) -> None:
    case = a_case(plaint)
    plaint.replies.add(case.id, Arrival(date(2026, 11, 10), ReplyKind.FULL, text="We know."))
    a_sent_letter(plaint, case)
    assert state(plaint, case.id) is ClockState.RUNNING


def test_the_date_that_a_letter_asks_for_is_its_clock(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint, template="apology-request")
    (clock,) = plaint.cases.view(letter.case_id).clocks
    assert (clock.shown.isoformat(), clock.soft) == (letter.answers["answer_by"], True)


def test_a_letter_from_elsewhere_whose_asked_date_nobody_told_starts_no_clock(plaint: Plaint) -> None:
    account = SendingAccount(TODAY, Channel.POST)
    written = WrittenElsewhere(plaint.packs.template("apology-request"), "scan.jpg", b"jpg", account)
    letter = plaint.recording.record(a_case(plaint), written)
    assert plaint.cases.view(letter.case_id).clocks == ()


def test_a_letter_from_before_its_rule_starts_no_clock(plaint: Plaint) -> None:
    letter = a_finished_letter(plaint, template="subject-access-request")
    plaint.letters.mark_sent(letter.id, SendingAccount(date(1990, 1, 2), Channel.POST))
    assert plaint.cases.view(letter.case_id).clocks == ()


def limits(plaint: Plaint, case_id: int) -> list[tuple[str, date, ClockState]]:
    """Return our own limits in a case."""
    return [(each.id, each.shown, each.state) for each in plaint.cases.view(case_id).clocks if each.whose == "ours"]


def test_the_date_in_a_notice_runs_while_the_answer_is_written(plaint: Plaint) -> None:
    draft = a_draft(plaint, template="allegations-response", changes={"answer_by": "2026-11-27"})
    assert limits(plaint, draft.case_id) == [("notice-answer", date(2026, 11, 27), ClockState.WAITING_FOR_US)]


def test_sending_the_answer_ends_the_limit_of_the_notice(plaint: Plaint) -> None:
    sent = a_sent_letter(plaint, template="allegations-response")
    assert [state for _id, _day, state in limits(plaint, sent.case_id)] == [ClockState.ENDED]


def test_fourteen_days_to_appeal_are_counted_from_the_date_on_the_letter(plaint: Plaint) -> None:
    draft = a_draft(plaint, template="appeal", changes={"limit": "days", "counted_from": "2026-11-12"})
    assert limits(plaint, draft.case_id) == [("appeal-14", date(2026, 11, 26), ClockState.WAITING_FOR_US)]


def test_a_date_that_is_no_longer_asked_for_runs_no_clock(plaint: Plaint) -> None:
    changes = {"limit": "date", "counted_from": "2026-11-12", "decided_on": "2026-11-12", "appeal_by": "2026-12-01"}
    draft = a_draft(plaint, template="appeal", changes=changes)
    assert limits(plaint, draft.case_id) == [("appeal-date", date(2026, 12, 1), ClockState.WAITING_FOR_US)]


def test_an_editor_who_refuses_ends_no_limit_of_the_regulator(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint, template="press-correction")
    a_reply(plaint, letter.case_id, ReplyKind.REFUSAL)
    assert limits(plaint, letter.case_id) == [("ipso-std", date(2027, 3, 17), ClockState.WAITING_FOR_US)]


def test_the_complaint_to_the_regulator_ends_its_limit(plaint: Plaint) -> None:
    case = a_case(plaint)
    a_sent_letter(plaint, case, "press-correction")
    a_sent_letter(plaint, case, "ipso-complaint")
    assert {state for _id, _day, state in limits(plaint, case.id)} == {ClockState.ENDED}


def test_a_letter_before_claim_stops_no_limit_of_a_court(plaint: Plaint) -> None:
    letter = a_draft(plaint, template="letter-before-claim", changes={"basis": "rules", "broken_on": "2026-07-30"})
    assert limits(plaint, letter.case_id) == []  # the limit is for a court, not for this letter
    plaint.letters.finish_now(letter.id)
    plaint.letters.mark_sent(letter.id, SendingAccount(TODAY, Channel.EMAIL))
    assert [(name, state) for name, _day, state in limits(plaint, letter.case_id)] == [
        ("contract", ClockState.WAITING_FOR_US)
    ]


def test_a_refusal_does_not_end_the_limit_to_take_it_further(plaint: Plaint, calendar: Calendar) -> None:
    case_id = a_sent_letter(plaint, template="foi-request", changes=UK).case_id
    calendar.day = date(2026, 12, 1)
    a_reply(plaint, case_id, ReplyKind.REFUSAL)
    (clock,) = [clock for clock in plaint.cases.view(case_id).clocks if clock.id == "foi-review-ask"]
    assert clock.state is ClockState.WAITING_FOR_US


def test_a_broadcast_has_the_limit_of_its_own_regulator(plaint: Plaint) -> None:
    changes: Answers = {"medium": "broadcast", "broadcast_on": "2026-11-18"}
    letter = a_finished_letter(plaint, template="press-correction", changes=changes)
    plaint.letters.mark_sent(letter.id, SendingAccount(TODAY, Channel.EMAIL))
    assert [name for name, _day, _state in limits(plaint, letter.case_id)] == ["ofcom"]


def test_an_answer_to_a_request_starts_our_time_and_asking_for_a_review_ends_it(plaint: Plaint) -> None:
    case = a_case(plaint)
    a_sent_letter(plaint, case, "foi-request", changes=UK)
    a_reply(plaint, case.id, ReplyKind.REFUSAL)
    assert [(name, state) for name, _day, state in limits(plaint, case.id)] == [
        ("foi-review-ask", ClockState.WAITING_FOR_US)
    ]
    a_sent_letter(plaint, case, "foi-internal-review", changes=UK)
    assert ("foi-review-ask", ClockState.ENDED) in [(name, state) for name, _day, state in limits(plaint, case.id)]


def test_without_an_answer_our_time_runs_from_the_day_one_was_due(plaint: Plaint, calendar: Calendar) -> None:
    case_id = a_sent_letter(plaint, template="foi-request", changes=UK).case_id
    calendar.day = date(2026, 12, 21)  # the last of their 20 working days
    assert limits(plaint, case_id) == []
    calendar.day = date(2026, 12, 22)
    assert limits(plaint, case_id) == [("foi-review-ask", date(2027, 2, 18), ClockState.WAITING_FOR_US)]


def test_a_late_answer_starts_our_time_anew(plaint: Plaint, calendar: Calendar) -> None:
    case_id = a_sent_letter(plaint, template="foi-request", changes=UK).case_id
    calendar.day = date(2027, 1, 11)
    a_reply(plaint, case_id, ReplyKind.REFUSAL)
    assert limits(plaint, case_id) == [("foi-review-ask", date(2027, 3, 8), ClockState.WAITING_FOR_US)]


def test_asking_for_a_review_after_no_answer_has_its_limit_while_it_is_written(plaint: Plaint) -> None:
    unanswered: Answers = {**UK, "outcome": "none", "answered_on": "2026-10-19", "asked_on": "2026-09-21"}
    draft = a_draft(plaint, template="foi-internal-review", changes=unanswered)
    assert limits(plaint, draft.case_id) == [("foi-review-ask", date(2026, 12, 14), ClockState.WAITING_FOR_US)]


def test_a_review_without_an_outcome_goes_to_the_regulator_after_the_day_it_was_due(
    plaint: Plaint, calendar: Calendar
) -> None:
    case_id = a_sent_letter(plaint, template="foi-internal-review", changes=UK).case_id
    assert "foi-ico" not in [name for name, _day, _state in limits(plaint, case_id)]
    calendar.day = date(2026, 12, 22)
    assert ("foi-ico", date(2027, 2, 1), ClockState.WAITING_FOR_US) in limits(plaint, case_id)


@pytest.mark.parametrize(
    ("letter", "act", "names"),
    [
        ("foi-request", "uk", ["foi-reply", "foi-review-ask"]),
        ("foi-request", "scottish", ["foisa-reply", "foisa-review-ask"]),
        ("foi-internal-review", "uk", ["foi-review-ask", "foi-review-reply", "foi-ico"]),
        ("foi-internal-review", "scottish", ["foisa-review-ask", "foisa-review-reply", "foisa-sic"]),
    ],
)
def test_the_clocks_of_a_letter_are_those_of_the_law_that_applies(
    plaint: Plaint, letter: str, act: str, names: list[str]
) -> None:
    case_id = a_sent_letter(plaint, template=letter, changes={"act": act}).case_id
    a_reply(plaint, case_id, ReplyKind.REFUSAL)
    assert [clock.id for clock in plaint.cases.view(case_id).clocks] == names


def test_asking_a_scottish_authority_for_a_review_ends_the_limit_of_the_scottish_act(plaint: Plaint) -> None:
    case = a_case(plaint)
    a_sent_letter(plaint, case, "foi-request", changes={"act": "scottish"})
    a_reply(plaint, case.id, ReplyKind.REFUSAL)
    a_sent_letter(plaint, case, "foi-internal-review", changes={"act": "scottish"})
    assert {state for name, _day, state in limits(plaint, case.id) if name == "foisa-review-ask"} == {ClockState.ENDED}


@pytest.mark.parametrize("complaint", ["data-protection-complaint", "data-breach-complaint"])
def test_a_complaint_about_data_starts_the_time_to_go_to_the_regulator(plaint: Plaint, complaint: str) -> None:
    case = a_case(plaint)
    a_sent_letter(plaint, case, complaint)
    assert limits(plaint, case.id) == [("ico-latest", date(2027, 2, 19), ClockState.WAITING_FOR_US)]
    a_sent_letter(plaint, case, "ico-referral")
    assert ("ico-latest", date(2027, 2, 19), ClockState.ENDED) in limits(plaint, case.id)


def test_a_chase_before_the_regulators_outcome_does_not_end_the_time_to_have_it_reviewed(
    plaint: Plaint, calendar: Calendar
) -> None:
    case = a_case(plaint)
    a_sent_letter(plaint, case, "ico-referral")
    calendar.day = date(2027, 2, 1)
    a_sent_letter(plaint, case, "ico-follow-up")
    calendar.day = date(2027, 2, 5)
    a_reply(plaint, case.id, ReplyKind.REFUSAL)
    assert ("ico-review", date(2027, 5, 4), ClockState.WAITING_FOR_US) in limits(plaint, case.id)
    a_sent_letter(plaint, case, "ico-follow-up")
    assert ("ico-review", date(2027, 5, 4), ClockState.ENDED) in limits(plaint, case.id)


def test_an_acknowledgement_keeps_the_time_to_acknowledge(plaint: Plaint) -> None:
    case_id = a_sent_letter(plaint, template="data-protection-complaint").case_id
    a_reply(plaint, case_id, ReplyKind.ACKNOWLEDGEMENT)
    states = {clock.id: clock.state for clock in plaint.cases.view(case_id).clocks}
    assert (states["dpc-ack"], states["dpc-outcome"]) == (ClockState.ANSWERED, ClockState.RUNNING)


def test_what_answers_the_second_reminder_answers_the_first(plaint: Plaint, calendar: Calendar) -> None:
    case = plaint.cases.view(a_sent_letter(plaint, template="subject-access-request").case_id).case
    for day in (date(2027, 1, 4), date(2027, 1, 25)):
        calendar.day = day
        a_sent_letter(plaint, case, "sar-overdue")
    calendar.day = date(2027, 2, 1)
    a_reply(plaint, case.id, ReplyKind.PARTIAL)
    states = [clock.state for clock in plaint.cases.view(case.id).clocks]
    assert states == [ClockState.ANSWERED_LATE, ClockState.ANSWERED_LATE, ClockState.ANSWERED]


def last_day(plaint: Plaint, case_id: int) -> date:
    return next(clock.shown for clock in plaint.cases.view(case_id).clocks if clock.id == "ico-latest")


def test_the_regulators_limit_runs_from_the_last_answer_even_to_an_earlier_letter(
    plaint: Plaint, calendar: Calendar
) -> None:
    case = plaint.cases.view(a_sent_letter(plaint, template="subject-access-request").case_id).case
    a_reply(plaint, case.id, ReplyKind.PARTIAL)
    calendar.day = date(2026, 12, 10)
    a_sent_letter(plaint, case, "data-protection-complaint")
    # 20 November and three months less a day is Friday 19 February 2027.
    assert last_day(plaint, case.id) == date(2027, 2, 19)
    a_reply(plaint, case.id, ReplyKind.REFUSAL)
    assert last_day(plaint, case.id) == date(2027, 3, 9)


def test_an_answer_of_long_ago_does_not_end_the_regulators_limit_before_it_began(
    plaint: Plaint, calendar: Calendar
) -> None:
    case = plaint.cases.view(a_sent_letter(plaint, template="subject-access-request").case_id).case
    a_reply(plaint, case.id, ReplyKind.REFUSAL)
    calendar.day = date(2027, 4, 6)
    a_sent_letter(plaint, case, "data-protection-complaint")
    # Nobody wrote since: three months less a day from Tuesday 6 April 2027.
    assert last_day(plaint, case.id) == date(2027, 7, 5)


def test_a_letter_to_somebody_else_is_no_contact_with_them(plaint: Plaint, calendar: Calendar) -> None:
    somebody: Answers = {"to": {"name": "Robin Tansley", "address": ["2 Quay Row", "Severnmouth SM1 4TT"]}}
    case = a_case(plaint)
    a_sent_letter(plaint, case, "apology-request", changes=somebody)
    a_reply(plaint, case.id, ReplyKind.REFUSAL)
    calendar.day = date(2026, 12, 10)
    a_sent_letter(plaint, case, "data-protection-complaint")
    assert last_day(plaint, case.id) == date(2027, 3, 9)


def clock_named(plaint: Plaint, case_id: int, name: str) -> CaseClock:
    return next(clock for clock in plaint.cases.view(case_id).clocks if clock.id == name)


@pytest.mark.parametrize("kind", [ReplyKind.ACKNOWLEDGEMENT, ReplyKind.HOLDING])
def test_an_acknowledgement_is_all_that_the_thirty_days_ask_for(plaint: Plaint, kind: ReplyKind) -> None:
    case_id = a_sent_letter(plaint, template="data-protection-complaint").case_id
    a_reply(plaint, case_id, kind)
    assert clock_named(plaint, case_id, "dpc-ack").state is ClockState.ANSWERED
    assert clock_named(plaint, case_id, "dpc-outcome").state is ClockState.RUNNING


def test_an_automatic_reply_acknowledges_no_complaint(plaint: Plaint) -> None:
    case_id = a_sent_letter(plaint, template="data-protection-complaint").case_id
    a_reply(plaint, case_id, ReplyKind.AUTOMATIC)
    assert clock_named(plaint, case_id, "dpc-ack").state is ClockState.RUNNING


def test_the_outcome_of_a_complaint_is_not_late_with_its_acknowledgement(plaint: Plaint) -> None:
    case_id = a_sent_letter(plaint, template="data-protection-complaint").case_id
    assert clock_named(plaint, case_id, "dpc-ack").shown == date(2026, 12, 21)
    assert clock_named(plaint, case_id, "dpc-outcome").shown == date(2027, 2, 18)


def test_a_letter_about_something_else_does_not_answer_what_they_asked(plaint: Plaint, calendar: Calendar) -> None:
    case = a_case(plaint)
    a_sent_letter(plaint, case, "subject-access-request")
    a_reply(plaint, case.id, ReplyKind.ASKS_FOR_ID)
    calendar.day = date(2026, 11, 24)
    a_sent_letter(plaint, case, "evidence-preservation")
    calendar.day = date(2027, 1, 11)
    assert clock_named(plaint, case.id, "sar-reply").state is ClockState.WAITING_FOR_US


def test_the_regulators_clocks_say_that_the_regulator_owes_the_answer(plaint: Plaint) -> None:
    case = a_case(plaint)
    a_sent_letter(
        plaint, case, "data-protection-complaint", changes={"to": {"name": case.organisation, "address": ["A"]}}
    )
    a_sent_letter(plaint, case, "ico-referral")
    owed = {clock.id: clock.owed_by for clock in plaint.cases.view(case.id).clocks}
    assert (owed["dpc-ack"], owed["ico-progress"]) == ("", "Information Commissioner's Office")
