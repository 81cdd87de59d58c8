"""What happened outside Plaint, and corrections that keep the old account."""

from collections.abc import Mapping
from datetime import date

import pytest

from app.bootstrap import Plaint
from app.domain.errors import NotAllowedError, UserError
from app.domain.history import Happened, Happening
from app.domain.history_words import history_line
from app.domain.letters import Channel, Letter, LetterState, Origin, StoredFile
from app.services import recording_service
from app.services.recording_service import WrittenElsewhere
from app.services.sending_account import SendingAccount
from tests.builders import TODAY, a_case, a_draft, a_reply, a_sent_letter


def recorded(plaint: Plaint, *statements: str) -> Letter:
    written = WrittenElsewhere(
        plaint.packs.template("party-complaint"),
        "C:/letters/old.docx".rpartition("/")[2],
        b"old words",
        SendingAccount(date(2026, 10, 1), Channel.POST, "1 Quay Row"),
        tuple({"statement": statement} for statement in statements),
    )
    return plaint.recording.record(a_case(plaint), written)


def last(plaint: Plaint, case_id: int) -> Happening:
    return plaint.cases.view(case_id).history[-1].happening


def test_a_file_is_kept_under_its_name_without_its_folder(plaint: Plaint) -> None:
    file = plaint.recording.keep_file("folder/proof.jpg", b"jpg")
    assert (file.name, plaint.letters.file_bytes(file)) == ("proof.jpg", b"jpg")


def test_a_proof_is_kept_with_its_sending_or_not_at_all(plaint: Plaint) -> None:
    def refuse(_kept: StoredFile) -> Letter:
        raise NotAllowedError("It was sent already.")

    with pytest.raises(NotAllowedError):
        plaint.recording.keep_proof("proof.jpg", b"jpg", refuse)
    assert plaint.records.database.rows("SELECT 1 FROM contents") == []


def test_an_empty_file_is_refused(plaint: Plaint) -> None:
    with pytest.raises(UserError, match=r"“proof\.jpg” is empty"):
        plaint.recording.keep_file("proof.jpg", b"")


def test_a_file_beyond_all_reason_is_refused(plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording_service, "MOST_BYTES", 2)
    with pytest.raises(UserError, match="larger than 100 MB"):
        plaint.recording.keep_file("proof.jpg", b"jpg")


def test_a_letter_from_elsewhere_is_sent_already(plaint: Plaint) -> None:
    letter = recorded(plaint)
    assert (letter.state, letter.origin, letter.dated) == (LetterState.SENT, Origin.RECORDED, date(2026, 10, 1))
    assert plaint.letters.file_bytes(letter.files[0]) == b"old words"


def test_a_letter_from_elsewhere_is_told_on_the_day_it_went(plaint: Plaint) -> None:
    letter = recorded(plaint)
    assert (last(plaint, letter.case_id).kind, last(plaint, letter.case_id).on) == (
        Happened.RECORDED,
        date(2026, 10, 1),
    )


def test_its_points_are_numbered_in_the_case(plaint: Plaint) -> None:
    letter = recorded(plaint, "Who?", " ", "Why?")
    assert [point.label for point in plaint.cases.view(letter.case_id).points] == ["P1", "P2"]


def test_an_empty_letter_from_elsewhere_leaves_no_trace(plaint: Plaint) -> None:
    case, template = a_case(plaint), plaint.packs.template("party-complaint")
    account = SendingAccount(date(2026, 10, 1), Channel.POST)
    with pytest.raises(UserError):
        plaint.recording.record(case, WrittenElsewhere(template, "a.pdf", b"", account))
    assert plaint.cases.view(case.id).letters == ()


def test_a_correction_of_a_sending_keeps_was_and_now_and_why(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    plaint.recording.correct_sending(letter.id, {"sent_on": "2026-11-19", "address": "1 Quay Row"}, "Receipt found")
    content = last(plaint, letter.case_id).content
    was, now = content["was"], content["now"]
    assert isinstance(was, dict)
    assert isinstance(now, dict)
    assert (was["sent_on"], now["sent_on"], content["reason"]) == ("2026-11-20", "2026-11-19", "Receipt found")


def test_an_assumed_day_of_receipt_follows_the_corrected_sending(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint, channel=Channel.POST)
    sending = plaint.recording.correct_sending(letter.id, {"sent_on": "2026-11-17"}, "Postmark").known_sending()
    assert (sending.received_latest, sending.receipt_assumed) == (date(2026, 11, 19), True)


def test_a_day_of_receipt_that_was_told_stays(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    plaint.recording.correct_sending(letter.id, {"received": "2026-11-20"}, "They signed")
    sending = plaint.recording.correct_sending(letter.id, {"channel": "hand"}, "I took it there").known_sending()
    assert (sending.channel, sending.receipt_assumed) == (Channel.HAND, False)


@pytest.mark.parametrize(
    "changes",
    [
        {"sent": "2026-11-19"},
        {"sent_on": "19/11/2026"},
        {"sent_on": "2026-11-21"},
        {"received": "2026-11-19"},
        {"received": ""},
        {"channel": "pigeon"},
    ],
)
def test_a_correction_that_cannot_be_changes_nothing(plaint: Plaint, changes: Mapping[str, str]) -> None:
    letter = a_sent_letter(plaint)
    with pytest.raises(UserError):
        plaint.recording.correct_sending(letter.id, changes, "Wrong")
    assert plaint.cases.view(letter.case_id).letters[0].sending == letter.sending


def test_a_correction_needs_a_reason(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    for correct in (plaint.recording.correct_sending, plaint.recording.correct_reply):
        with pytest.raises(UserError, match="Say why"):
            correct(letter.id, {"channel": "post"}, " ")


def test_what_was_not_sent_has_nothing_to_correct(plaint: Plaint) -> None:
    with pytest.raises(NotAllowedError):
        plaint.recording.correct_sending(a_draft(plaint).id, {"channel": "post"}, "Wrong")


def test_a_reply_is_corrected_with_its_old_account_kept(plaint: Plaint) -> None:
    reply = a_reply(plaint, a_sent_letter(plaint).case_id)
    changes = {"received_on": "2026-11-19", "their_ref": "AB/1", "channel": "post"}
    corrected = plaint.recording.correct_reply(reply.id, changes, "The envelope")
    assert (corrected.received_on, corrected.their_ref, corrected.channel) == (
        date(2026, 11, 19),
        "AB/1",
        Channel.POST,
    )
    assert last(plaint, reply.case_id).content["was"] == {
        "received_on": "2026-11-20",
        "channel": "email",
        "their_ref": "",
    }


def test_a_reply_cannot_be_corrected_into_the_future(plaint: Plaint) -> None:
    reply = a_reply(plaint, a_sent_letter(plaint).case_id)
    with pytest.raises(UserError, match="still to come"):
        plaint.recording.correct_reply(reply.id, {"received_on": "2027-01-01"}, "Wrong")


def test_only_what_was_recorded_of_a_reply_can_be_corrected(plaint: Plaint) -> None:
    reply = a_reply(plaint, a_sent_letter(plaint).case_id)
    with pytest.raises(UserError, match="can’t be corrected"):
        plaint.recording.correct_reply(reply.id, {"text": "other words"}, "Wrong")


@pytest.fixture
def called(plaint: Plaint) -> int:
    """A case with a call at 14:30 as its second entry, and a note as its third."""
    case = a_case(plaint)
    plaint.cases.contact(case.id, TODAY, "Owen", "Soon.", "2.30 pm")
    plaint.cases.note(case.id, "Ask him.")
    return case.id


def test_a_call_is_corrected_with_its_old_account_kept(plaint: Plaint, called: int) -> None:
    plaint.recording.correct_entry(called, 2, {"with": "Una", "time": "", "on": "2026-11-19"}, "My diary")
    history = plaint.cases.view(called).history
    assert history[1].happening.content == {"with": "Owen", "text": "Soon.", "time": "14:30"}
    was = {"on": "2026-11-20", "time": "14:30", "with": "Owen", "text": "Soon."}
    now = {"on": "2026-11-19", "time": "", "with": "Una", "text": "Soon."}
    assert history[-1].happening.content == {"entry": 2, "reason": "My diary", "was": was, "now": now}


def test_a_correction_can_be_corrected_under_either_place(plaint: Plaint, called: int) -> None:
    plaint.recording.correct_entry(called, 3, {"text": "Ask her."}, "Wrong")
    plaint.recording.correct_entry(called, 4, {"text": "Ask them."}, "Wrong again")
    last = plaint.cases.view(called).history[-1].happening.content
    assert (last["entry"], last["was"]) == (3, {"on": "2026-11-20", "text": "Ask her."})


def test_both_accounts_of_a_call_are_found(plaint: Plaint, called: int) -> None:
    plaint.recording.correct_entry(called, 2, {"with": "Una"}, "Wrong")
    found = [(hit.kind, hit.id) for name in ("owen", "una") for hit in plaint.search.find(name)]
    assert found == [("contact", 2), ("contact", 4)]


@pytest.mark.parametrize(
    ("place", "changes", "reason"),
    [
        (2, {"with": "Una"}, " "),
        (2, {"with": " "}, "Wrong"),
        (2, {"text": ""}, "Wrong"),
        (2, {"time": "soon"}, "Wrong"),
        (2, {"on": "2026-12-01"}, "Wrong"),
        (2, {"on": "then"}, "Wrong"),
        (2, {"place": "x"}, "Wrong"),
        (3, {"with": "Una"}, "Wrong"),
        (1, {"text": "x"}, "Wrong"),
        (9, {"text": "x"}, "Wrong"),
    ],
)
def test_a_note_or_call_is_not_corrected_into_nonsense(
    plaint: Plaint, called: int, place: int, changes: dict[str, str], reason: str
) -> None:
    with pytest.raises(UserError):
        plaint.recording.correct_entry(called, place, changes, reason)
    assert len(plaint.cases.view(called).history) == 3


def test_points_of_a_recorded_letter_can_be_entered_later(plaint: Plaint) -> None:
    letter = recorded(plaint, "Who?")
    plaint.recording.add_points(letter.id, [{"statement": "Why?"}, {"statement": " "}, {"statement": "When?"}])
    view = plaint.cases.view(letter.case_id)
    assert [(point.label, point.statement) for point in view.points] == [
        ("P1", "Who?"),
        ("P2", "Why?"),
        ("P3", "When?"),
    ]
    said = history_line(view.history[-1]).detail
    assert said == "Points P2, P3, not nothing. Because: its points were written down later"


def test_points_of_a_letter_that_was_written_here_stay_as_they_are(plaint: Plaint) -> None:
    with pytest.raises(NotAllowedError, match="states what it states"):
        plaint.recording.add_points(a_sent_letter(plaint).id, [{"statement": "Why?"}])


def test_no_point_is_nothing_to_enter(plaint: Plaint) -> None:
    letter = recorded(plaint)
    with pytest.raises(UserError, match="no point to add"):
        plaint.recording.add_points(letter.id, [{"statement": " "}])
    assert last(plaint, letter.case_id).kind is Happened.RECORDED


def test_points_are_proposed_from_the_list_in_a_letters_file(plaint: Plaint) -> None:
    propose = plaint.recording.proposed_points
    assert propose("old.txt", b"Dear all,\n\n1. The fee.\n2. The fence.\n") == ("The fee.", "The fence.")
    assert propose("old.txt", b"Dear all, the fee and the fence.") == ()


def test_a_file_that_can_not_be_read_proposes_nothing(plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, data: bytes) -> None:
        raise UserError("It can’t be read.")

    monkeypatch.setattr(recording_service, "read_reply_file", refuse)
    assert plaint.recording.proposed_points("old.pdf", b"%PDF") == ()
