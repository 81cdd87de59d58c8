from email import message_from_bytes

import pytest

from app.intake.mail_parts import MailParts, part_words
from tests.intake.mails import multi, multipart, part
from tests.intake.outlook_files import winmail


def taken(data: bytes) -> MailParts:
    parts = MailParts()
    parts.take(message_from_bytes(data))
    return parts


def test_line_ends_and_nuls_are_put_right() -> None:
    message = message_from_bytes(b"Content-Type: text/plain\n\none\r\ntwo\0\rthree")
    assert part_words(message) == "one\ntwo\nthree"


@pytest.mark.parametrize("name", ["winmail.dat", "other.bin"])
def test_a_winmail_gives_its_words_and_files(name: str) -> None:
    file = part(winmail("From Outlook", {"a.pdf": b"%PDF"}), f"application/ms-tnef; name={name}", "binary")
    parts = taken(multipart("mixed", [file]))
    assert (parts.text, [each.name for each in parts.attachments]) == ("From Outlook", ["a.pdf"])


def test_words_that_stand_in_the_message_already_are_not_read_twice() -> None:
    file = part(winmail("From Outlook", {}), "application/ms-tnef; name=winmail.dat", "binary")
    assert taken(multipart("mixed", [part("From mail"), file])).text == "From mail"


def test_a_damaged_winmail_is_kept_with_a_word() -> None:
    parts = taken(multipart("mixed", [part("Words"), part("x", "application/ms-tnef; name=winmail.dat")]))
    assert parts.attachments[0].name == "winmail.dat"
    assert "only Outlook opens" in parts.notices[0]


def test_an_alternative_may_hold_parts_of_its_own() -> None:
    inner = part(multi([part("Inner words here")], "=_c"), 'multipart/mixed; boundary="=_c"')
    assert taken(multipart("alternative", [inner])).text == "Inner words here"


def test_html_in_an_alternative_with_nothing_inside_leaves_the_plain_text() -> None:
    empty = part(multi([], "=_c"), 'multipart/related; boundary="=_c"')
    assert taken(multipart("alternative", [part("Plain"), empty])).text == "Plain"


def test_an_attached_message_without_a_subject_has_a_name() -> None:
    parts = taken(multipart("mixed", [part("x"), part("\r\nbody", "message/rfc822", "7bit")]))
    assert parts.attachments[0].name == "message.eml"
