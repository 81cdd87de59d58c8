from datetime import date

import pytest

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.replies import ReplyKind
from app.services.follow_ups import follow_ups
from app.ui.case_next_step import NextStep, next_step
from tests.ui.sample_cases import case_of, drafted, finished, replied, sent, with_route


@pytest.fixture
def case(plaint: Plaint) -> Case:
    return case_of(plaint, "Copy of my record")


def _step(plaint: Plaint, case: Case) -> NextStep:
    view = plaint.cases.view(case.id)
    return next_step(view, follow_ups(plaint.packs, view))


def test_an_empty_case_wants_a_letter(plaint: Plaint, case: Case) -> None:
    assert _step(plaint, case).deed == "start"


def test_a_draft_wants_to_be_carried_on(plaint: Plaint, case: Case) -> None:
    draft = drafted(plaint, case)
    assert (_step(plaint, case).deed, _step(plaint, case).letter_id) == ("continue", draft.id)


def test_a_finished_letter_comes_before_a_draft(plaint: Plaint, case: Case) -> None:
    letter = finished(plaint, case)
    drafted(plaint, case, "party-complaint")
    assert (_step(plaint, case).deed, _step(plaint, case).letter_id) == ("send", letter.id)


def test_a_sent_letter_waits_for_its_reply(plaint: Plaint, case: Case) -> None:
    sent(plaint, case, date(2026, 11, 11))
    assert _step(plaint, case).deed == "reply"


def test_an_unread_reply_is_read_first(plaint: Plaint, case: Case) -> None:
    sent(plaint, case, date(2026, 11, 2))
    drafted(plaint, case, "party-complaint")
    replied(plaint, case, date(2026, 11, 18))
    assert _step(plaint, case).deed == "read"


def test_a_late_reply_wants_the_letter_that_follows(
    plaint: Plaint, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_route(plaint, monkeypatch, "overdue")
    sent(plaint, case, date(2026, 10, 9))
    assert (_step(plaint, case).deed, _step(plaint, case).template) == ("write", "uk-members:ico-referral")


def test_an_answer_to_everything_leaves_only_replies_to_come(
    plaint: Plaint, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_route(plaint, monkeypatch, "overdue")
    sent(plaint, case, date(2026, 11, 2))
    replied(plaint, case, date(2026, 11, 18), ReplyKind.FULL)
    assert _step(plaint, case).deed == "reply"


def test_a_closed_case_can_be_opened_again(plaint: Plaint, case: Case) -> None:
    plaint.cases.close(case.id)
    assert _step(plaint, case).deed == "reopen"
