"""What a new letter in a case need not ask."""

from dataclasses import replace
from typing import Any

import pytest

from app.bootstrap import Plaint
from app.domain.answers import Answers, Value
from app.domain.cases import Case
from app.domain.letters import Letter
from app.domain.points import Verdict
from app.domain.replies import ReplyKind
from app.services.reply_service import Arrival
from tests.builders import a_case, a_draft, a_finished_letter, a_sent_letter, sample_file


def answers_of(plaint: Plaint, case: Case, template: str) -> Answers:
    return plaint.letters.begin_from(plaint.packs.template(template), case.id).answers


def sent(plaint: Plaint, case: Case, template: str, **changes: Any) -> Letter:  # noqa: ANN401 any answer
    return a_sent_letter(plaint, case, template, changes=changes)


EXHIBITS: list[Value] = [{"title": "The request"}, {"title": "Their answer", "dated": "2026-10-01"}]


def a_request(plaint: Plaint) -> tuple[Case, Letter]:
    case = a_case(plaint)
    points = [{"statement": "The contract."}, {"statement": "The cost.", "exhibits": ["A"]}]
    return case, sent(plaint, case, "foi-request", exhibits=EXHIBITS, points=points, your_ref="FOI/7")


def test_exhibits_are_carried_with_the_labels_that_they_have(plaint: Plaint) -> None:
    case, _letter = a_request(plaint)
    carried = answers_of(plaint, case, "foi-internal-review")["exhibits"]
    assert carried == [
        {"label": "A", "title": "The request", "dated": "", "file": "", "carried": True},
        {"label": "B", "title": "Their answer", "dated": "2026-10-01", "file": "", "carried": True},
    ]


def test_open_points_become_those_of_the_follow_up_under_their_numbers(plaint: Plaint) -> None:
    case, _letter = a_request(plaint)
    first = plaint.cases.view(case.id).points[0]
    plaint.records.letters.update_point(case.id, replace(first, verdict=Verdict.ANSWERED))
    assert answers_of(plaint, case, "foi-internal-review")["points"] == [
        {"number": "P2", "statement": "The cost.", "remedy": "", "rule": "", "exhibits": ["A"], "carried": True}
    ]


def test_a_finished_follow_up_gives_nothing_a_second_number_or_label(plaint: Plaint) -> None:
    case, _letter = a_request(plaint)
    review = plaint.letters.begin_from(plaint.packs.template("foi-internal-review"), case.id)
    own = sample_file(plaint, "foi-internal-review").flat
    carried_points, carried_exhibits = review.answers["points"], review.answers["exhibits"]
    assert isinstance(carried_points, list)
    assert isinstance(carried_exhibits, list)
    answers: Answers = {
        **own,
        **review.answers,
        "points": [*carried_points, {"statement": "No search was made."}],
        "exhibits": [*carried_exhibits, {"title": "My reminder"}],
    }
    plaint.letters.save(review.id, answers, "")
    finished, _drawn = plaint.letters.finish_now(review.id)
    view = plaint.cases.view(case.id)
    assert [(point.label, point.letter_id == finished.id) for point in view.points] == [
        ("P1", False), ("P2", False), ("P3", True),
    ]  # fmt: skip
    assert [(each.label, each.title) for each in view.exhibits] == [
        ("A", "The request"), ("B", "Their answer"), ("C", "My reminder"),
    ]  # fmt: skip
    assert all(words in finished.text for words in ("P1", "P2", "P3", "No search was made."))


def test_what_was_carried_once_can_be_carried_again(plaint: Plaint) -> None:
    case = a_case(plaint)
    sent(plaint, case, "data-protection-complaint", exhibits=EXHIBITS)
    referral = plaint.letters.begin_from(plaint.packs.template("ico-referral"), case.id)
    exhibits = referral.answers["exhibits"]
    assert isinstance(exhibits, list)
    assert [row["label"] for row in exhibits if isinstance(row, dict)] == ["A", "B"]


def test_whom_the_first_letter_went_to_is_whom_the_next_is_about(plaint: Plaint) -> None:
    case = a_case(plaint)
    letter = sent(plaint, case, "data-protection-complaint")
    assert answers_of(plaint, case, "ico-referral")["about"] == letter.answers["to"]


def test_a_letter_goes_where_the_one_before_went(plaint: Plaint) -> None:
    case, letter = a_request(plaint)
    sent(plaint, case, "party-complaint")  # no route leads from here, so the request is still the one that is followed
    assert answers_of(plaint, case, "foi-internal-review")["to"] == letter.answers["to"]


def test_the_reference_is_the_one_that_came_last_else_the_one_that_was_quoted(plaint: Plaint) -> None:
    case, _letter = a_request(plaint)
    assert answers_of(plaint, case, "foi-internal-review")["your_ref"] == "FOI/7"
    plaint.replies.add(case.id, Arrival(plaint.time.today(), ReplyKind.REFUSAL, their_ref="FOI/8", text="No."))
    assert answers_of(plaint, case, "foi-internal-review")["your_ref"] == "FOI/8"


def test_a_route_that_carries_no_reference_gives_none(plaint: Plaint) -> None:
    case = a_case(plaint)
    sent(plaint, case, "data-protection-complaint", your_ref="DP/1")
    assert "your_ref" not in answers_of(plaint, case, "ico-referral")


def test_the_same_questions_get_the_same_answers(plaint: Plaint) -> None:
    case = a_case(plaint)
    letter = sent(plaint, case, "data-protection-complaint")
    both = {"reply_how", "harm"} & set(letter.answers)
    known = answers_of(plaint, case, "ico-referral")
    assert both
    assert {id_: known.get(id_) for id_ in both} == {id_: letter.answers[id_] for id_ in both}


@pytest.mark.parametrize("state", ["draft", "finished"])
def test_only_a_sent_letter_is_followed(plaint: Plaint, state: str) -> None:
    case = a_case(plaint)
    if state == "finished":
        a_finished_letter(plaint, case, "foi-request", {"exhibits": EXHIBITS})
    assert "exhibits" not in answers_of(plaint, case, "foi-internal-review")


def test_answers_that_are_given_win_over_what_is_carried(plaint: Plaint) -> None:
    case, _letter = a_request(plaint)
    template = plaint.packs.template("foi-internal-review")
    begun = plaint.letters.begin_from(template, case.id, answers={"your_ref": "mine"})
    assert begun.answers["your_ref"] == "mine"


def test_a_case_for_somebody_else_stays_for_them(plaint: Plaint) -> None:
    case = a_case(plaint)
    first = sent(plaint, case, "party-complaint", **{"behalf.who": "other", "behalf.name": "Mair Pritchard"})
    assert "Mair Pritchard" in first.text
    a_draft(plaint, case, "apology-request")  # the newest letter need not know
    known = answers_of(plaint, case, "subject-access-request")
    assert {key: known.get(key) for key in ("behalf.who", "behalf.name")} == {
        "behalf.who": "other", "behalf.name": "Mair Pritchard",
    }  # fmt: skip


def test_the_next_letter_quotes_the_reference_that_their_reply_bears(plaint: Plaint) -> None:
    case, _letter = a_request(plaint)
    arrival = Arrival(plaint.time.today(), ReplyKind.REFUSAL, text="Our reference: FOI-2026-33. We refuse.")
    reply = plaint.replies.add(case.id, arrival)
    assert answers_of(plaint, case, "foi-internal-review")["your_ref"] == "FOI-2026-33"
    plaint.replies.mark(reply.id, their_ref="FOI/8")
    assert answers_of(plaint, case, "foi-internal-review")["your_ref"] == "FOI/8"


def test_no_reference_is_taken_from_what_a_machine_sent(plaint: Plaint) -> None:
    case, _letter = a_request(plaint)
    plaint.replies.add(
        case.id, Arrival(plaint.time.today(), ReplyKind.AUTOMATIC, text="Our reference: TICKET-99. Do not reply.")
    )
    assert answers_of(plaint, case, "foi-internal-review")["your_ref"] == "FOI/7"
