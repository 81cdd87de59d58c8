"""Replies read against the points of their case."""

from dataclasses import replace
from datetime import date

import pytest

from app.bootstrap import Plaint
from app.domain.errors import NotFoundError, UserError
from app.domain.letters import StoredFile
from app.domain.points import PointAccount, Verdict
from app.domain.replies import Reply, ReplyKind
from app.services.reply_reading import ReplyReading, reference_in
from app.services.reply_service import Arrival
from tests.builders import TODAY, a_case, a_reply, a_sent_letter
from tests.intake.mails import mail


def read(plaint: Plaint, arrival: Arrival) -> ReplyReading:
    letter = a_sent_letter(plaint)
    return plaint.reading.reading(plaint.replies.add(letter.case_id, arrival).id)


def test_a_reply_is_held_against_the_open_points(plaint: Plaint) -> None:
    reading = read(plaint, Arrival(TODAY, ReplyKind.FULL, text="Nothing of that kind."))
    assert [point.label for point in reading.points] == list(reading.proposals.points)


def test_points_that_an_earlier_reply_settled_are_left_out(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    first, second = a_reply(plaint, letter.case_id), a_reply(plaint, letter.case_id)
    settled = {point.label: PointAccount(Verdict.ANSWERED) for point in plaint.reading.reading(first.id).points}
    plaint.replies.mark(first.id, ReplyKind.FULL, settled)
    assert plaint.reading.reading(second.id).points == ()
    again = plaint.reading.reading(first.id)
    assert (again.confirmed, again.still_open) == (frozenset(settled), ())


def test_a_file_is_read_with_its_attachments(plaint: Plaint) -> None:
    reading = read(plaint, Arrival(TODAY, name="r.eml", data=mail("We refuse.")))
    assert (reading.incoming.text, reading.proposals.sender) == (
        "We refuse.",
        "Owen Farrell <owen.farrell@harbour.example>",
    )


def test_words_typed_for_a_file_come_before_its_own(plaint: Plaint) -> None:
    reading = read(plaint, Arrival(TODAY, name="scan.png", data=b"\x89PNG scan", text="It says no."))
    assert reading.incoming.text == "It says no."
    assert "picture" in reading.notices[0]


def test_a_reply_without_a_letter_is_read_too(plaint: Plaint) -> None:
    reply = a_reply(plaint, a_case(plaint).id)
    assert plaint.reading.reading(reply.id).points == ()


def test_another_reference_than_the_cases_is_told(plaint: Plaint) -> None:
    reading = read(plaint, Arrival(TODAY, text="Your reference P-2025-0042."))
    assert "P-2025-0042" in reading.notices[0]


def test_the_cases_own_reference_is_no_doubt(plaint: Plaint) -> None:
    assert read(plaint, Arrival(TODAY, text="Your reference P-2026-0001.")).notices == ()


def test_a_file_that_can_no_longer_be_read_says_so(plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> None:
    reply = plaint.replies.add(a_case(plaint).id, Arrival(TODAY, name="r.eml", data=mail("x")))
    monkeypatch.setattr(plaint.reading._records.contents, "get", lambda _sha: b"")
    assert plaint.reading.reading(reply.id).notices == ("There is nothing in this file.",)


def test_a_verdict_takes_the_words_that_were_found(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    reply = a_reply(plaint, letter.case_id, ReplyKind.PARTIAL, "As to point 1, we refuse.")
    accounts = plaint.reading.accounts(reply.id, {"P1": Verdict.REFUSED, "P77": Verdict.IGNORED})
    assert accounts["P1"].their_words == "As to point 1, we refuse."
    assert accounts["P77"].their_words == ""


def test_what_became_of_points_is_kept_with_the_kind(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    reply = a_reply(plaint, letter.case_id)
    account = PointAccount(Verdict.OFF_THE_POINT, "They say", "An answer", "I had said", TODAY)
    plaint.replies.mark(reply.id, ReplyKind.PARTIAL, {"P1": account})
    point = plaint.cases.view(letter.case_id).points[0]
    assert (point.verdict, point.their_words, point.still_wanted, point.i_had_said, point.promised_by) == (
        Verdict.OFF_THE_POINT, "They say", "An answer", "I had said", TODAY,
    )  # fmt: skip


def test_a_point_that_is_not_there_changes_nothing(plaint: Plaint) -> None:
    reply = a_reply(plaint, a_sent_letter(plaint).case_id)
    with pytest.raises(NotFoundError):
        plaint.replies.mark(reply.id, ReplyKind.PARTIAL, {"P77": PointAccount(Verdict.ANSWERED)})
    assert plaint.replies.get(reply.id).kind is ReplyKind.UNREAD


def test_words_are_added_to_what_was_said_before(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    reply = a_reply(plaint, letter.case_id, ReplyKind.PARTIAL, "As to point 1, we deny that anything was altered.")
    said = plaint.reading.accounts(reply.id, {"P1": Verdict.OFF_THE_POINT}, {"P1": {"their_words": "We deny it."}})
    plaint.replies.mark(reply.id, None, said)
    words = {"P1": {"i_had_said": " I had asked who decided. ", "promised_by": "2026-12-01"}}
    assert plaint.reading.accounts(reply.id, {}, words)["P1"] == PointAccount(
        Verdict.OFF_THE_POINT, "We deny it.", "", "I had asked who decided.", date(2026, 12, 1)
    )
    assert plaint.reading.accounts(reply.id, {}, {"P1": {"promised_by": ""}})["P1"].promised_by is None


def test_a_point_that_was_passed_over_takes_no_words_of_theirs(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    reply = a_reply(plaint, letter.case_id, ReplyKind.PARTIAL, "As to point 1, we refuse.")
    assert plaint.reading.accounts(reply.id, {"P1": Verdict.IGNORED})["P1"].their_words == ""


def test_a_later_reply_brings_words_of_its_own(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    first = a_reply(plaint, letter.case_id, ReplyKind.PARTIAL, "As to point 1, we refuse.")
    plaint.replies.mark(first.id, None, plaint.reading.accounts(first.id, {"P1": Verdict.REFUSED}))
    second = a_reply(plaint, letter.case_id, ReplyKind.PARTIAL, "As to point 1, in part.")
    assert plaint.reading.accounts(second.id, {"P1": Verdict.PARTLY})["P1"].their_words == "As to point 1, in part."


def test_a_promise_by_no_day_is_refused(plaint: Plaint) -> None:
    reply = a_reply(plaint, a_sent_letter(plaint).case_id)
    with pytest.raises(UserError, match="is not a day"):
        plaint.reading.accounts(reply.id, {}, {"P1": {"promised_by": "soon"}})


def test_their_reference_is_read_from_subject_or_words() -> None:
    file = StoredFile("r.eml", "a" * 64, 4)
    reply = Reply(1, 1, TODAY, file=file)
    assert reference_in(reply, mail("Our reference: DP-2026-0093"), ()) == "DP-2026-0093"
    assert reference_in(replace(reply, text="Our reference: DP-7."), b"", ()) == "DP-7"
    assert reference_in(replace(reply, text="Our reference: P-2026-0001."), b"", ["P-2026-0001"]) == ""
