from datetime import UTC, date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.incoming_replies import MailMark
from app.intake.email_reply import read_email
from tests.intake.mails import mail, multi, multipart, part

ALTERNATIVE = 'multipart/alternative; boundary="=_c"'


def test_a_plain_mail_is_read() -> None:
    reply = read_email(mail("Dear Ms Pritchard,\nThank you."))
    assert reply.text == "Dear Ms Pritchard,\nThank you."
    assert reply.sender == "Owen Farrell <owen.farrell@harbour.example>"
    assert (reply.subject, reply.sent_on) == ("Re: Formal complaint", date(2026, 11, 9))


def test_the_day_is_that_of_the_persons_time_zone() -> None:
    late = mail("x", Date="Mon, 9 Nov 2026 23:30:00 -0800", Received="from a by b; Mon, 9 Nov 2026 23:59:00 +0000")
    assert read_email(late, UTC).sent_on == date(2026, 11, 10)
    assert read_email(late, timezone(timedelta(hours=2))).received_on == date(2026, 11, 10)


@pytest.mark.parametrize(
    "wrong", ["", "yesterday", "Mon, 99 Nov 2026 10:00:00 +0000", "Mon, 9 Nov 1960 10:00:00 +0000"]
)
def test_a_date_that_is_none_is_left_out(wrong: str) -> None:
    assert read_email(mail("x", Date=wrong)).sent_on is None


def test_the_messages_that_it_answers_are_known() -> None:
    reply = read_email(mail("x", In_Reply_To="<a@plaint>", References="<z@plaint>\r\n <a@plaint>"))
    assert reply.message_ids == ("a@plaint", "z@plaint")


def test_a_line_of_an_mbox_before_the_headers_is_passed_over() -> None:
    assert read_email(b"From owen@harbour.example Mon Nov  9 10:00:00 2026\n" + mail("Yes")).text == "Yes"


def test_quoted_printable_in_latin_1_is_decoded() -> None:
    assert read_email(mail("caf=E9 =96 no", "text/plain; charset=iso-8859-1", "quoted-printable")).text == "café – no"


def test_a_wrong_charset_costs_no_letter() -> None:
    assert read_email(mail("Siân".encode(), "text/plain; charset=us-ascii")).text == "Siân"


def test_bytes_that_nobody_knows_are_told() -> None:
    reply = read_email(mail(b"a\x81b", "text/plain; charset=utf-8"))
    assert reply.text == "a\ufffdb"
    assert "could not be read" in reply.notices[0]


def test_plain_text_is_preferred_to_html() -> None:
    both = multipart("alternative", [part("Plain words here"), part("<p>Rich words here</p>", "text/html")])
    assert read_email(both).text == "Plain words here"


def test_plain_text_that_only_points_to_the_html_is_not() -> None:
    rich = part("<p>All that we have to say stands here, in many words indeed.</p>", "text/html")
    assert read_email(multipart("alternative", [part("See HTML"), rich])).text.startswith("All that we")


def test_html_alone_is_read_as_words() -> None:
    assert read_email(mail("<p>Dear&nbsp;Ann</p><img src='http://x.example/a.png'>", "text/html")).text == "Dear Ann"


def test_html_with_its_pictures_is_read_and_the_pictures_left() -> None:
    logo = part(b"\x89PNG", "image/png; name=logo.png", Content_ID="<l1>", Content_Disposition="inline")
    related = part(multi([part("<p>Hello there</p>", "text/html"), logo], "=_c"), 'multipart/related; boundary="=_c"')
    reply = read_email(multipart("alternative", [related]))
    assert (reply.text, reply.attachments) == ("Hello there", ())


def test_attachments_have_names_types_and_bytes() -> None:
    file = part("JVBERi0=", "application/pdf", "base64", Content_Disposition='attachment; filename="../../a.pdf"')
    reply = read_email(multipart("mixed", [part("Enclosed."), file]))
    assert [(each.name, each.media_type, each.data) for each in reply.attachments] == [
        ("a.pdf", "application/pdf", b"%PDF-")
    ]


def test_a_name_in_several_pieces_is_put_together() -> None:
    pieces = "attachment;\r\n filename*0*=utf-8''Sch%C3%B6n;\r\n filename*1*=er.pdf"
    reply = read_email(multipart("mixed", [part("x"), part("y", "application/pdf", Content_Disposition=pieces)]))
    assert reply.attachments[0].name == "Schöner.pdf"


def test_text_that_is_attached_is_no_part_of_the_words() -> None:
    file = part("log", Content_Disposition="attachment; filename=log.txt")
    reply = read_email(multipart("mixed", [part("Words."), file]))
    assert (reply.text, reply.attachments[0].name) == ("Words.", "log.txt")


def test_words_around_a_picture_are_one_text() -> None:
    picture = part(b"\xff\xd8\xff", "image/jpeg; name=page.jpg", Content_Disposition="inline; filename=page.jpg")
    reply = read_email(multipart("mixed", [part("Before."), picture, part("After.")]))
    assert reply.text == "Before.\n\nAfter."
    assert reply.attachments[0].name == "page.jpg"


def test_a_forwarded_message_is_what_is_read() -> None:
    inner = mail("We refuse.", From="A Body <body@harbour.example>", Date="Tue, 3 Nov 2026 09:00:00 +0000")
    outer = multipart("mixed", [part(""), part(inner, "message/rfc822", "7bit")], Subject="Fwd: Re: complaint")
    reply = read_email(outer)
    assert (reply.text, reply.sent_on) == ("We refuse.", date(2026, 11, 3))
    assert "forwarded" in reply.notices[0]


def test_a_message_attached_to_a_reply_is_an_attachment() -> None:
    inner = mail("Our old letter.", Subject="Old letter")
    outer = multipart("mixed", [part("We answered on the third, see below."), part(inner, "message/rfc822", "7bit")])
    reply = read_email(outer)
    assert reply.text == "We answered on the third, see below."
    assert [(each.name, each.media_type) for each in reply.attachments] == [("Old letter.eml", "message/rfc822")]


@pytest.mark.parametrize(
    ("headers", "mark"),
    [
        ({"Auto_Submitted": "auto-replied"}, MailMark.AUTOMATIC),
        ({"Auto_Submitted": "no"}, MailMark.NONE),
        ({"Precedence": "auto_reply"}, MailMark.AUTOMATIC),
        ({"X_Autoreply": "yes"}, MailMark.AUTOMATIC),
        ({"Subject": "Automatic reply: your letter"}, MailMark.AUTOMATIC),
        ({"From": "MAILER-DAEMON@mx.example", "Subject": "Undelivered Mail Returned"}, MailMark.NOT_DELIVERED),
        ({"Subject": "Undelivered goods"}, MailMark.NONE),
        ({"X_Failed_Recipients": "a@b.example"}, MailMark.NOT_DELIVERED),
    ],
)
def test_headers_say_how_a_message_came_about(headers: dict[str, str], mark: MailMark) -> None:
    assert read_email(mail("x", **headers)).marks is mark


@pytest.mark.parametrize(
    ("action", "mark"),
    [("failed", MailMark.NOT_DELIVERED), ("delayed", MailMark.DELAYED), ("delivered", MailMark.RECEIPT)],
)
def test_delivery_reports_are_read(action: str, mark: MailMark) -> None:
    status = part(f"Reporting-MTA: dns; mx\n\nAction: {action}\nStatus: 5.1.1\n", "message/delivery-status", "7bit")
    report = multipart("report", [part("It failed."), status])
    assert read_email(report).marks is mark


def test_a_receipt_is_one() -> None:
    receipt = part("Disposition: manual-action; displayed\n", "message/disposition-notification", "7bit")
    assert read_email(multipart("report", [part("Read."), receipt])).marks is MailMark.RECEIPT


def test_an_invitation_is_told_and_attached() -> None:
    reply = read_email(multipart("alternative", [part("Meet us."), part("BEGIN:VCALENDAR", "text/calendar")]))
    assert reply.attachments[0].name == "invitation.ics"
    assert "meeting" in reply.notices[0]


def test_an_encrypted_mail_says_so() -> None:
    reply = read_email(mail("MIIB", "application/pkcs7-mime; smime-type=enveloped-data", "base64"))
    assert reply.text == ""
    assert "encrypted" in reply.notices[0]


def test_a_signature_is_no_attachment() -> None:
    sealed = part("x", "application/pgp-signature; name=signature.asc")
    assert read_email(multipart("signed", [part("Words."), sealed])).attachments == ()


def test_flowed_text_is_joined() -> None:
    assert read_email(mail("One \ntwo", "text/plain; format=flowed")).text == "One two"


def test_broken_base64_costs_nothing_else() -> None:
    file = part("%%%", "application/pdf; name=a.pdf", "base64")
    assert read_email(multipart("mixed", [part("Words."), file])).text == "Words."


def test_parts_too_deep_are_refused() -> None:
    deep = b"x"
    for number in range(2000):
        deep = part(multi([deep], f"b{number}"), f'multipart/mixed; boundary="b{number}"', "7bit")
    with pytest.raises(UserError, match=r"can’t be read|thousand parts"):
        read_email(deep)


def test_parts_too_many_are_refused() -> None:
    with pytest.raises(UserError, match="thousand parts"):
        read_email(multipart("mixed", [part("x")] * 1200))


def test_many_attachments_are_cut_with_a_word() -> None:
    reply = read_email(multipart("mixed", [part("x", "application/pdf; name=a.pdf")] * 210))
    assert len(reply.attachments) == 200
    assert "200" in reply.notices[0]


def test_huge_headers_are_refused() -> None:
    with pytest.raises(UserError, match="headers"):
        read_email(mail("x", X_Large="y" * 120_000))


def test_a_huge_mail_is_refused() -> None:
    with pytest.raises(UserError, match="25 MB"):
        read_email(mail("x" * (26 * 1024 * 1024)))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert isinstance(read_email(data).text, str)


@given(st.lists(st.sampled_from([b"--=_b", b"\r\n", b"Content-Type: ", b"multipart/", b"message/rfc822", b"text/html",
                                 b"alternative", b"; boundary=", b"=_b", b"\r\n\r\n", b"<p>", b"\x80", b"base64"]),
                max_size=60))  # fmt: skip
def test_any_heap_of_mail_parts_is_read_or_refused(pieces: list[bytes]) -> None:
    assert isinstance(read_email(mail(b"".join(pieces), 'multipart/mixed; boundary="=_b"')).text, str)
