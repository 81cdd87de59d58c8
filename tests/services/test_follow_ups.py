from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.answers import Value
from app.domain.cases import Case
from app.domain.points import Verdict, carried_point
from app.domain.replies import ReplyKind
from app.services.follow_ups import FollowUp, begun, due_letter, follow_ups
from tests.builders import TODAY, a_sent_letter
from tests.ui.sample_cases import case_of, drafted, opened, replied, sent, with_route

ICO = "uk-members:ico-referral"


@pytest.fixture
def plaint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plaint]:
    plaint = opened(tmp_path / "data")
    with_route(plaint, monkeypatch, "overdue", "reply:partial", "reply:refusal")
    yield plaint
    plaint.close()


@pytest.fixture
def case(plaint: Plaint) -> Case:
    """A case whose request was answered by nobody yet; the answer is due on 11 December."""
    case = case_of(plaint, "Copy of my record")
    sent(plaint, case, date(2026, 11, 11), "My record")
    return case


def _found(plaint: Plaint, case: Case) -> tuple[FollowUp, ...]:
    """Return the follow-ups; the one that is due first is always the one that Today offers."""
    view = plaint.cases.view(case.id)
    found = follow_ups(plaint.packs, view)
    assert due_letter(plaint.packs, view, view.apology) == next((each.template for each in found if each.is_due), None)
    return found


def _is_due(plaint: Plaint, case: Case) -> bool:
    (follow_up,) = _found(plaint, case)
    return follow_up.is_due


def test_a_letter_may_follow_before_it_is_due(plaint: Plaint, case: Case) -> None:
    (follow_up,) = _found(plaint, case)
    assert (follow_up.template.name, follow_up.is_due, follow_up.after) == (ICO, False, "Subject access request")
    assert follow_up.when == "When their reply is late, or they answered part of it, or they refused."


def test_a_late_reply_makes_it_due(plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> None:
    with_route(plaint, monkeypatch, "overdue")
    case = case_of(plaint, "Copies of my loan file")
    sent(plaint, case, date(2026, 10, 9))
    assert _is_due(plaint, case)


def test_a_refusal_makes_it_due(plaint: Plaint, case: Case) -> None:
    replied(plaint, case, date(2026, 11, 18), ReplyKind.REFUSAL)
    assert _is_due(plaint, case)


def test_a_reply_to_another_letter_does_not_count(plaint: Plaint, case: Case) -> None:
    other = sent(plaint, case, date(2026, 11, 12), template="party-complaint")
    reply = replied(plaint, case, date(2026, 11, 18), ReplyKind.REFUSAL)
    assert reply.letter_id == other.id
    assert ICO not in [found.template.name for found in _found(plaint, case) if found.is_due]


def test_a_letter_that_was_begun_is_not_offered_again(plaint: Plaint, case: Case) -> None:
    drafted(plaint, case, "ico-referral")
    assert _found(plaint, case) == ()


def test_nothing_follows_a_draft(plaint: Plaint) -> None:
    case = case_of(plaint, "Motion")
    drafted(plaint, case)
    assert _found(plaint, case) == ()


def test_nothing_follows_when_the_pack_is_gone(plaint: Plaint, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plaint.packs, "packs", tuple)
    assert _found(plaint, case) == ()


def test_a_route_to_a_letter_that_is_not_there_leads_nowhere(
    plaint: Plaint, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_route(plaint, monkeypatch, "always", to="unheard-of")
    assert _found(plaint, case) == ()


def test_a_letter_for_any_time_says_no_condition(plaint: Plaint, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    with_route(plaint, monkeypatch, "always")
    (follow_up,) = _found(plaint, case)
    assert (follow_up.when, follow_up.is_due) == ("", False)


@pytest.mark.parametrize(("kind", "is_due"), [(ReplyKind.FULL, True), (ReplyKind.HOLDING, False)])
def test_only_an_answer_counts_as_replied(
    plaint: Plaint, case: Case, monkeypatch: pytest.MonkeyPatch, kind: ReplyKind, is_due: bool
) -> None:
    with_route(plaint, monkeypatch, "replied")
    replied(plaint, case, date(2026, 11, 18), kind)
    assert _is_due(plaint, case) is is_due


def test_points_left_open_by_a_reply_count(plaint: Plaint, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    with_route(plaint, monkeypatch, "unanswered-points")
    before = _is_due(plaint, case)
    replied(plaint, case, date(2026, 11, 18), ReplyKind.PARTIAL)
    assert (before, _is_due(plaint, case)) == (False, True)


def test_points_that_are_all_settled_do_not_count(plaint: Plaint, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    with_route(plaint, monkeypatch, "unanswered-points")
    replied(plaint, case, date(2026, 11, 18), ReplyKind.FULL)
    (point,) = plaint.records.letters.points_of_case(case.id)
    plaint.records.letters.update_point(case.id, replace(point, verdict=Verdict.ANSWERED))
    assert not _is_due(plaint, case)


@pytest.mark.parametrize(("kind", "is_due"), [(ReplyKind.AUTOMATIC, True), (ReplyKind.ACKNOWLEDGEMENT, False)])
def test_an_automatic_reply_acknowledges_nothing(
    plaint: Plaint, case: Case, monkeypatch: pytest.MonkeyPatch, kind: ReplyKind, is_due: bool
) -> None:
    with_route(plaint, monkeypatch, "no-acknowledgement")
    replied(plaint, case, date(2026, 11, 18), kind)
    assert _is_due(plaint, case) is is_due


def test_what_is_due_comes_first_and_stays_due(plaint: Plaint, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two requests lead to the same letter; that it is due after one of them is what counts."""
    with_route(plaint, monkeypatch, "overdue")
    late = sent(plaint, case, date(2026, 10, 9))
    sent(plaint, case, date(2026, 11, 1), template="party-complaint")
    sent(plaint, case, date(2026, 11, 19))
    found = _found(plaint, case)
    assert next((each.template.name, each.is_due) for each in found) == (ICO, True)
    assert len({each.template.name for each in found}) == len(found)
    assert late.title == found[0].after


def test_a_letter_says_what_it_needs_first(plaint: Plaint, case: Case) -> None:
    (follow_up,) = _found(plaint, case)
    assert {"own-data", "complained-to-organisation", "time-given", "within-three-months", "summary-written"} <= {
        condition.id for condition in follow_up.conditions
    }
    assert not follow_up.is_ready


def test_a_draft_is_held_against_its_own_answers(plaint: Plaint, case: Case) -> None:
    draft = drafted(plaint, case, "ico-referral")
    (follow_up,) = begun(plaint.packs, plaint.cases.view(case.id))
    met = {condition.id for condition in follow_up.conditions if condition.is_met}
    assert follow_up.draft_id == draft.id
    assert "summary-written" in met


def test_a_draft_that_needs_nothing_is_not_listed(plaint: Plaint, case: Case) -> None:
    drafted(plaint, case, "apology-request")
    assert begun(plaint.packs, plaint.cases.view(case.id)) == ()


@pytest.mark.parametrize("complaint", ["data-protection-complaint", "data-breach-complaint"])
def test_a_complaint_to_the_organisation_opens_the_way_to_the_regulator(plaint: Plaint, complaint: str) -> None:
    case = case_of(plaint, "A leaked list")
    sent(plaint, case, date(2026, 10, 12), template=complaint)
    draft = drafted(plaint, case, "ico-referral")
    (follow_up,) = begun(plaint.packs, plaint.cases.view(case.id))
    assert follow_up.draft_id == draft.id
    assert [condition.id for condition in follow_up.conditions if not condition.is_met] == []


def test_after_three_months_the_way_to_the_regulator_is_closed(plaint: Plaint) -> None:
    case = case_of(plaint, "A leaked list")
    sent(plaint, case, date(2026, 8, 12), template="data-protection-complaint")
    drafted(plaint, case, "ico-referral")
    (follow_up,) = begun(plaint.packs, plaint.cases.view(case.id))
    assert [condition.id for condition in follow_up.conditions if not condition.is_met] == ["within-three-months"]


def test_what_they_did_with_the_letter_speaks_first(plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> None:
    """The apology may follow any answer and stands first in the pack; the points that are open come before it."""
    monkeypatch.undo()
    case = case_of(plaint, "Motion")
    sent(plaint, case, date(2026, 11, 11), "Who decided?", template="party-complaint")
    replied(plaint, case, date(2026, 11, 18), ReplyKind.PARTIAL)
    found = [each.template.id for each in _found(plaint, case) if each.is_due]
    assert found == ["inadequate-reply", "apology-request"]


def test_points_that_a_later_letter_draws_on_count_for_it_too(plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(plaint, "Motion")
    sent(plaint, case, date(2026, 11, 11), "Who decided?", template="party-complaint")
    sent(plaint, case, date(2026, 11, 12), template="party-complaint-chaser")
    replied(plaint, case, date(2026, 11, 18), ReplyKind.FULL)
    with_route(plaint, monkeypatch, "unanswered-points", start="party-complaint-chaser")
    assert _is_due(plaint, case)


def test_points_that_a_later_letter_states_once_more_count_for_it_too(
    plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = case_of(plaint, "A request")
    sent(plaint, case, date(2026, 11, 11), "My record")
    (point,) = plaint.records.letters.points_of_case(case.id)
    carried: list[Value] = [carried_point(point.for_template())]
    a_sent_letter(plaint, case, "data-protection-complaint", changes={"points": carried})
    replied(plaint, case, TODAY, ReplyKind.PARTIAL)
    with_route(plaint, monkeypatch, "unanswered-points", start="data-protection-complaint")
    assert _is_due(plaint, case)


def test_a_condition_is_met_by_an_answer_that_the_letter_will_take_over(
    plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = case_of(plaint, "A request")
    a_sent_letter(plaint, case, "data-protection-complaint")
    met = []
    for carry in ((), ("answers",)):
        with_route(plaint, monkeypatch, "overdue", start="data-protection-complaint", carry=carry)
        (follow_up,) = _found(plaint, case)
        met.append(next(each.is_met for each in follow_up.conditions if each.id == "own-data"))
    assert met == [False, True]


def test_the_time_that_had_to_be_given_opens_the_way_without_an_answer(
    plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_route(plaint, monkeypatch, "overdue", start="data-protection-complaint")
    case = case_of(plaint, "A leaked list")
    sent(plaint, case, date(2026, 10, 20), template="data-protection-complaint")
    replied(plaint, case, date(2026, 10, 27), ReplyKind.ACKNOWLEDGEMENT)
    assert _is_due(plaint, case)
    early = case_of(plaint, "Another")
    sent(plaint, early, date(2026, 10, 22), template="data-protection-complaint")
    assert not _is_due(plaint, early)
