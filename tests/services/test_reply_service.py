"""Replies: kept as they came, and what they are when a person has read them."""

from datetime import date, timedelta

import pytest

from app.bootstrap import Plaint
from app.domain.errors import NotAllowedError, NotFoundError, UserError
from app.domain.history import Happened
from app.domain.history_words import history_line
from app.domain.points import PointAccount, Verdict
from app.domain.replies import ReplyKind
from app.services import reply_service
from app.services.reply_service import Arrival
from tests.builders import TODAY, Calendar, a_case, a_reply, a_sent_letter


def test_a_file_is_kept_to_the_byte(plaint: Plaint) -> None:
    reply = plaint.replies.add(a_case(plaint).id, Arrival(TODAY, name="r.pdf", data=b"%PDF \xff"))
    assert reply.file
    assert plaint.replies.file_bytes(reply.file) == b"%PDF \xff"
    assert plaint.replies.get(reply.id) == reply


def test_the_words_of_a_text_file_can_be_read(plaint: Plaint) -> None:
    reply = plaint.replies.add(a_case(plaint).id, Arrival(TODAY, name="R.TXT", data="Sià\r\n".encode()))
    assert reply.text == "Sià"


def test_pasted_words_come_before_those_of_the_file(plaint: Plaint) -> None:
    reply = plaint.replies.add(a_case(plaint).id, Arrival(TODAY, name="r.txt", data=b"file", text="pasted"))
    assert reply.text == "pasted"


def test_a_reply_that_brings_nothing_is_refused(plaint: Plaint) -> None:
    with pytest.raises(UserError, match="no reply to keep"):
        plaint.replies.add(a_case(plaint).id, Arrival(TODAY, text=" \n"))


def test_a_reply_that_is_still_to_come_is_refused(plaint: Plaint) -> None:
    with pytest.raises(UserError, match="still to come"):
        plaint.replies.add(a_case(plaint).id, Arrival(TODAY + timedelta(days=1), text="No."))


def test_a_file_beyond_all_reason_is_refused(plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reply_service, "MOST_BYTES", 2)
    with pytest.raises(UserError, match="larger than 25 MB"):
        plaint.replies.add(a_case(plaint).id, Arrival(TODAY, name="r.pdf", data=b"%PDF"))


def test_a_reply_to_a_case_that_is_not_there_leaves_no_trace(plaint: Plaint) -> None:
    with pytest.raises(NotFoundError):
        plaint.replies.add(7, Arrival(TODAY, text="No."))


def test_a_reply_answers_the_letter_that_was_sent_last_before_it(plaint: Plaint, calendar: Calendar) -> None:
    case = a_case(plaint)
    first = a_sent_letter(plaint, case)
    second = a_sent_letter(plaint, case, "subject-access-request")
    calendar.day = date(2026, 11, 25)
    a_sent_letter(plaint, case, "apology-request")
    arrival = Arrival(date(2026, 11, 24), text="Thank you.")
    assert plaint.replies.add(case.id, arrival).letter_id == second.id
    assert first.id != second.id


def test_a_reply_that_came_before_any_letter_answers_none(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    assert plaint.replies.add(letter.case_id, Arrival(date(2026, 11, 1), text="News.")).letter_id is None


def test_a_reply_is_told_with_its_reference(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.replies.add(case.id, Arrival(TODAY, text="Thank you.", their_ref="AB/1"))
    content = plaint.cases.view(case.id).history[-1].happening.content
    assert (content["kind"], content["their_ref"]) == ("unread", "AB/1")


def test_what_kind_of_reply_it_is_can_be_said_later(plaint: Plaint) -> None:
    reply = a_reply(plaint, a_sent_letter(plaint).case_id)
    assert plaint.replies.mark(reply.id, ReplyKind.PARTIAL).kind is ReplyKind.PARTIAL
    entry = plaint.cases.view(reply.case_id).history[-1]
    assert (entry.happening.kind, entry.happening.content["marked"]) == (Happened.REPLIED, True)


def test_a_reply_that_is_not_there_is_not_found(plaint: Plaint) -> None:
    with pytest.raises(NotFoundError):
        plaint.replies.mark(7, ReplyKind.FULL)


def test_the_same_verdict_with_better_words_makes_no_second_entry(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    reply = a_reply(plaint, letter.case_id)
    plaint.replies.mark(reply.id, ReplyKind.PARTIAL, {"P1": PointAccount(Verdict.PARTLY)})
    before = len(plaint.cases.view(letter.case_id).history)
    plaint.replies.mark(reply.id, None, {"P1": PointAccount(Verdict.PARTLY, "Their words")})
    view = plaint.cases.view(letter.case_id)
    assert (len(view.history), view.points[0].their_words) == (before, "Their words")


def test_a_new_verdict_makes_an_entry(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    reply = a_reply(plaint, letter.case_id)
    plaint.replies.mark(reply.id, None, {"P1": PointAccount(Verdict.PARTLY)})
    plaint.replies.mark(reply.id, None, {"P1": PointAccount(Verdict.REFUSED)})
    assert plaint.cases.view(letter.case_id).history[-1].happening.content["points"] == {"P1": "refused"}


def test_words_of_a_file_that_cannot_be_read_are_kept(plaint: Plaint) -> None:
    reply = plaint.replies.add(a_case(plaint).id, Arrival(TODAY, name="scan.png", data=b"\x89PNG scan"))
    plaint.replies.keep_words(reply.id, "It says no.")
    assert plaint.replies.get(reply.id).text == "It says no."


def test_pasted_words_stay_as_they_came(plaint: Plaint) -> None:
    reply = a_reply(plaint, a_case(plaint).id)
    with pytest.raises(NotAllowedError):
        plaint.replies.keep_words(reply.id, "Something else")


def test_the_same_file_is_no_second_reply(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.replies.add(case.id, Arrival(TODAY, name="r.txt", data=b"No."))
    with pytest.raises(UserError, match="that came on Fri 20 Nov 2026"):
        plaint.replies.add(case.id, Arrival(TODAY, name="copy of r.txt", data=b"No."))
    assert len(plaint.cases.view(case.id).replies) == 1
    other = a_case(plaint, "Another matter")
    assert plaint.replies.add(other.id, Arrival(TODAY, name="r.txt", data=b"No.")).case_id == other.id


def test_their_reference_can_be_told_when_the_reply_is_read(plaint: Plaint) -> None:
    reply = a_reply(plaint, a_sent_letter(plaint).case_id)
    assert plaint.replies.mark(reply.id, their_ref=" AB/1 ").their_ref == "AB/1"
    line = history_line(plaint.cases.view(reply.case_id).history[-1])
    assert line.detail == "Gave the reference AB/1"
    plaint.replies.mark(reply.id, ReplyKind.PARTIAL, {"P1": PointAccount(Verdict.PARTLY)})
    assert history_line(plaint.cases.view(reply.case_id).history[-1]).detail == "P1: Partly"
