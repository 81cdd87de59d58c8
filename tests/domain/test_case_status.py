"""What a case needs, in a sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.case_clocks import CaseClock, ClockState
from app.domain.case_needs import Need
from app.domain.case_status import case_statuses, their_name
from app.domain.letters import Letter
from app.domain.points import Point, Verdict
from app.domain.replies import Reply, ReplyKind
from tests.domain.case_samples import CASE, OVERDUE, RUNNING, TODAY, draft, finished, reply, sending, sent

LATE = replace(RUNNING, whose="ours", state=ClockState.OVERDUE, days_left=0, overdue_days=3)


def sentences(
    letters: list[Letter] | None = None, replies: list[Reply] | None = None, clocks: list[CaseClock] | None = None
) -> list[str]:
    return [status.sentence for status in case_statuses(CASE, letters or [], replies or [], clocks or [])]


def needs(letters: list[Letter], replies: list[Reply], clocks: list[CaseClock]) -> list[Need]:
    return [status.need for status in case_statuses(CASE, letters, replies, clocks)]


def test_a_closed_case_says_since_when() -> None:
    (status,) = case_statuses(CASE.close(TODAY), [draft()], [reply()], [OVERDUE])
    assert (status.sentence, status.need) == ("Closed on Fri 20 Nov 2026.", Need.CLOSED)


def test_an_empty_case_says_so() -> None:
    assert sentences() == ["Nothing has been written yet."]


@pytest.mark.parametrize(
    ("clock", "sentence"),
    [
        (RUNNING, "Waiting for the party’s reply, due Fri 18 Dec 2026."),
        (OVERDUE, "Their reply was due on Fri 18 Dec 2026 and has not come."),
        (
            replace(RUNNING, whose="ours", state=ClockState.WAITING_FOR_US),
            "Your time for this ends on Fri 18 Dec 2026: Reply to a complaint.",
        ),
        (
            replace(RUNNING, state=ClockState.WAITING_FOR_US),
            "They asked you something and wait for your answer; until they have it, their time stands still.",
        ),
        (LATE, "Your time for this ended on Fri 18 Dec 2026: Reply to a complaint."),
    ],
)
def test_a_clock_says_whose_move_it_is_and_by_when(clock: CaseClock, sentence: str) -> None:
    assert sentences([sent()], [], [clock]) == [sentence]


@pytest.mark.parametrize(
    "clock",
    [
        replace(RUNNING, state=ClockState.ANSWERED),
        replace(RUNNING, state=ClockState.ENDED),
        replace(RUNNING, whose="wait"),
    ],
)
def test_a_clock_that_asks_nothing_is_not_told(clock: CaseClock) -> None:
    assert sentences([sent()], [], [clock]) == ["Sent; no date is running."]


def test_the_clock_of_a_letter_whose_place_was_taken_is_not_told() -> None:
    assert needs([sent(), finished(2, supersedes=1)], [], [OVERDUE]) == [Need.NOT_SENT]


def test_a_draft_takes_nobodys_place_yet() -> None:
    assert needs([sent(), draft(2, supersedes=1)], [], [OVERDUE]) == [Need.OVERDUE, Need.DRAFT]


@pytest.mark.parametrize("answers", [1, None])
def test_while_a_reply_is_unread_nobody_says_that_none_has_come(answers: int | None) -> None:
    assert needs([sent()], [reply(letter_id=answers)], [OVERDUE]) == [Need.REPLY_TO_READ]


def test_an_unread_reply_to_another_letter_excuses_nothing() -> None:
    assert needs([sent()], [reply(letter_id=7)], [OVERDUE]) == [Need.REPLY_TO_READ, Need.OVERDUE]


def test_a_reply_that_only_acknowledged_excuses_nothing() -> None:
    assert needs([sent()], [reply(kind=ReplyKind.ACKNOWLEDGEMENT)], [OVERDUE]) == [Need.OVERDUE]


def test_a_draft_and_an_unsent_letter_say_when_they_were_touched() -> None:
    assert sentences([draft(), finished(2)]) == [
        "You finished it on Fri 20 Nov 2026. Tell Plaint when you send it.",
        "You last wrote on Fri 20 Nov 2026. The letter is a draft.",
    ]


def test_an_unsent_letter_without_a_day_still_has_its_sentence() -> None:
    assert sentences([replace(finished(), finished_on=None)])[0].startswith("You finished it on")


def test_after_a_reply_that_settles_no_date_is_running() -> None:
    replies = [reply(date(2026, 12, 9), ReplyKind.FULL), reply(date(2026, 12, 1), ReplyKind.HOLDING)]
    assert sentences([sent()], replies) == ["They replied on Wed 9 Dec 2026; no date is running."]


def test_what_is_for_us_comes_before_what_is_awaited() -> None:
    found = needs([sent(), draft(2), finished(3)], [reply(letter_id=9)], [RUNNING, LATE])
    assert found == sorted(found)
    assert [need.is_for_us for need in found] == [True, True, True, True, False]


def test_the_part_to_print_bold_is_in_the_sentence() -> None:
    for status in case_statuses(CASE, [draft(), finished(2)], [reply()], [RUNNING, LATE]):
        assert status.emphasis in status.sentence


@pytest.mark.parametrize(
    ("kind", "name", "owning"),
    [
        ("party-unit", "the party", "the party’s"),
        ("regulator", "the regulator", "the regulator’s"),
        ("other", "The Harbour Party", "The Harbour Party’s"),
    ],
)
def test_sentences_call_an_organisation_by_what_it_is(kind: str, name: str, owning: str) -> None:
    case = replace(CASE, organisation_kind=kind)
    assert (their_name(case), their_name(case, possessive=True)) == (name, owning)


OURS = replace(RUNNING, whose="ours", state=ClockState.WAITING_FOR_US, days_left=28)


def test_a_limit_of_ours_that_is_far_away_asks_for_nothing_yet() -> None:
    far = replace(OURS, days_left=43)
    (status,) = case_statuses(CASE, [sent()], [], [far])
    assert (status.need, status.need.is_for_us) == (Need.LATER, False)
    assert needs([sent()], [], [RUNNING, far]) == [Need.WAITING, Need.LATER]


def test_six_weeks_before_it_ends_a_limit_of_ours_comes_first() -> None:
    assert needs([sent()], [], [RUNNING, replace(OURS, days_left=42)]) == [Need.OURS, Need.WAITING]


@pytest.mark.parametrize(
    ("letter", "words"),
    [(draft(), "The letter is still a draft."), (finished(), "The letter is finished and not sent.")],
)
def test_a_limit_of_ours_says_how_far_its_letter_is_and_takes_that_letters_row(letter: Letter, words: str) -> None:
    (sentence,) = sentences([letter], [], [OURS])
    assert sentence == f"Your time for this ends on Fri 18 Dec 2026: Reply to a complaint. {words}"


def test_a_limit_that_nobody_kept_is_told_for_a_month() -> None:
    assert needs([sent()], [], [replace(LATE, overdue_days=30)]) == [Need.OURS]
    assert needs([sent()], [], [replace(LATE, overdue_days=31)]) == [Need.QUIET]


def test_once_another_letter_asked_again_its_date_is_the_one_to_watch() -> None:
    missed = replace(OVERDUE, is_taken_further=True, shown=date(2026, 11, 2))
    reminder = replace(RUNNING, letter_id=2, soft=True)
    first = "It was first due on Mon 2 Nov 2026."
    assert sentences([sent(), sent(2)], [], [missed, reminder]) == [
        f"Waiting for the party’s reply, due Fri 18 Dec 2026. {first}"
    ]
    late = replace(OVERDUE, letter_id=2, soft=True)
    assert sentences([sent(), sent(2)], [], [missed, late]) == [
        f"Their reply was due on Fri 18 Dec 2026 and has not come. {first}"
    ]


def test_a_date_that_only_a_letter_asked_for_is_not_told_again() -> None:
    asked = replace(OVERDUE, is_taken_further=True, soft=True)
    assert sentences([sent(), sent(2)], [], [asked, replace(RUNNING, letter_id=2)]) == [
        "Waiting for the party’s reply, due Fri 18 Dec 2026."
    ]


def test_what_is_for_us_says_nothing_of_their_first_date() -> None:
    missed = replace(OVERDUE, is_taken_further=True)
    assert "first due" not in sentences([sent(), draft(2)], [], [missed])[0]


def test_two_times_with_the_same_end_are_told_once() -> None:
    assert len(sentences([sent()], [], [OVERDUE, replace(OVERDUE, id="dpc-outcome")])) == 1


def test_an_answer_that_somebody_else_owes_is_theirs() -> None:
    theirs = replace(OVERDUE, is_taken_further=True)
    regulators = replace(RUNNING, letter_id=2, owed_by="Information Commissioner")
    assert sentences([sent(), sent(2)], [], [theirs, regulators]) == [
        "Waiting for the reply of Information Commissioner, due Fri 18 Dec 2026."
    ]
    late = replace(OVERDUE, letter_id=2, owed_by="Information Commissioner")
    assert sentences([sent(), sent(2)], [], [late]) == [
        "The reply of Information Commissioner was due on Fri 18 Dec 2026 and has not come."
    ]


def _part(*verdicts: Verdict, letter: int = 1) -> list[Point]:
    return [Point(number, letter, "It is so.", verdict=verdict) for number, verdict in enumerate(verdicts, 1)]


PARTIAL = reply(TODAY, ReplyKind.PARTIAL)
WRITTEN = sent(1, sending(TODAY - timedelta(days=20)))


def test_after_a_reply_in_part_it_says_how_many_points_are_open() -> None:
    points = _part(
        Verdict.ANSWERED, Verdict.CONCEDED, Verdict.ANSWERED, Verdict.PARTLY, Verdict.IGNORED, Verdict.REFUSED
    )
    (status,) = case_statuses(CASE, [WRITTEN], [PARTIAL], [], points)
    assert (status.need, status.days) == (Need.PART_ANSWERED, 3)
    assert status.sentence == "Part answered on Fri 20 Nov 2026: 3 of 6 points open."


def test_a_reply_in_part_whose_points_nobody_marked_is_to_be_read() -> None:
    (status,) = case_statuses(CASE, [WRITTEN], [PARTIAL], [], _part(Verdict.WAITING, Verdict.WAITING))
    assert status.sentence == "Part answered on Fri 20 Nov 2026. Say which of the 2 points the reply answers."
    assert status.reply_id == PARTIAL.id


@pytest.mark.parametrize(
    ("later", "points"),
    [
        ([], []),
        ([], _part(Verdict.ANSWERED)),
        ([reply(TODAY + timedelta(days=1), ReplyKind.FULL, reply_id=2)], _part(Verdict.PARTLY)),
    ],
)
def test_nothing_is_open_in_part_once_it_is_settled(later: list[Reply], points: list[Point]) -> None:
    needs = [status.need for status in case_statuses(CASE, [WRITTEN], [PARTIAL, *later], [], points)]
    assert needs == [Need.QUIET]


def test_whoever_asked_again_since_waits_for_the_answer_to_that() -> None:
    again = sent(2, sending(TODAY + timedelta(days=1)))
    assert [each.need for each in case_statuses(CASE, [WRITTEN, again], [PARTIAL], [], _part(Verdict.PARTLY))] == [
        Need.QUIET
    ]


def test_a_letter_to_somebody_else_since_changes_nothing() -> None:
    other = replace(sent(2, sending(TODAY + timedelta(days=1))), recipient={"name": "Quay Housing"})
    points = _part(Verdict.PARTLY)
    assert case_statuses(CASE, [WRITTEN, other], [PARTIAL], [], points)[0].need is Need.PART_ANSWERED


def test_a_reply_that_names_no_letter_leaves_every_point_open() -> None:
    came, points = reply(TODAY, ReplyKind.PARTIAL, None), _part(Verdict.PARTLY, Verdict.ANSWERED, letter=7)
    (status,) = case_statuses(CASE, [WRITTEN], [came], [], points)
    assert status.sentence == "Part answered on Fri 20 Nov 2026: 1 of 2 points open."


def test_a_reminder_without_points_stands_for_those_of_its_organisation() -> None:
    reminder = sent(2, sending(TODAY - timedelta(days=2)))
    came = reply(TODAY, ReplyKind.PARTIAL, 2)
    (status,) = case_statuses(CASE, [WRITTEN, reminder], [came], [], _part(Verdict.PARTLY))
    assert status.sentence == "Part answered on Fri 20 Nov 2026: 1 of 1 point open."
