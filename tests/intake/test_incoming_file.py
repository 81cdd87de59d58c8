from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.incoming_replies import IncomingReply
from app.intake.incoming_file import read_incoming
from tests.intake.mails import mail
from tests.intake.outlook_files import BODY, outlook_message, winmail
from tests.intake.test_word_words import packed, word


def no_pdf(_data: bytes) -> Sequence[str]:
    raise UserError("This PDF can’t be opened.", "Open it elsewhere.")


def read(name: str, data: bytes, *pages: str) -> IncomingReply:
    return read_incoming(name, data, lambda _data: pages)


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("reply.eml", mail("From mail"), "From mail"),
        ("reply", mail("From mail"), "From mail"),
        ("reply.txt", mail("From mail"), "From mail"),
        ("reply.emlx", str(len(mail("Apple"))).encode() + b"\n" + mail("Apple") + b"<?xml ?>", "Apple"),
        ("reply.msg", outlook_message({BODY: "Outlook"}), "Outlook"),
        ("winmail.dat", winmail("Tnef", {}), "Tnef"),
        ("reply.docx", word("Word"), "Word"),
        ("reply.html", b"<!DOCTYPE html><p>Web</p>", "Web"),
        ("reply.txt", "Siân\r\nwrote".encode(), "Siân\nwrote"),
        ("reply.txt", "Siân".encode("cp1252"), "Siân"),
        ("reply.txt", "Siân".encode("utf-16"), "Siân"),
        ("", b"Subject: I wrote this myself\nDear Ann", "Subject: I wrote this myself\nDear Ann"),
    ],
)
def test_files_are_told_apart_by_what_they_hold(name: str, data: bytes, text: str) -> None:
    assert read(name, data).text == text


def test_the_words_of_a_pdf_are_those_of_its_pages() -> None:
    reply = read("reply.pdf", b"%PDF-1.7", "One\r\ntwo", "Three")
    assert (reply.text, reply.notices) == ("One\ntwo\n\nThree", ())


def test_pages_without_words_are_named() -> None:
    assert "page 2 of" in read("reply.pdf", b"%PDF-1.7", "One", " ").notices[0]


def test_a_scanned_pdf_says_that_it_is_one() -> None:
    reply = read("scan.pdf", b"\n%PDF-1.7", "", " ")
    assert reply.text == ""
    assert "pictures of pages" in reply.notices[0]


def test_a_pdf_that_cannot_be_opened_says_why() -> None:
    assert read_incoming("a.pdf", b"%PDF-1.7", no_pdf).notices == ("This PDF can’t be opened. Open it elsewhere.",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\0\0\0\x18ftypheic\0\0", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "older kind of Office file"),
        (b"{\\rtf1 x}", "rich text"),
        (packed(a="b"), "ZIP archive"),
        (b"MZ\x90\0\x03\0\0", "does not know"),
        (b"\x01\x02\x03\x04\x05words", "does not know"),
        (word("x")[:-40], "ZIP archive"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, said: str) -> None:
    reply = read("file", data)
    assert reply.text == ""
    assert said in reply.notices[0]
    assert "kept as it came" in reply.notices[0]


def test_a_damaged_outlook_message_is_kept_with_a_word() -> None:
    assert "Outlook message" in read("a.msg", outlook_message({BODY: "x"})[:-512]).notices[0]


@pytest.mark.parametrize(("data", "said"), [(b"", "nothing"), (b" \n", "nothing"), (b"x" * (26 << 20), "25 MB")])
def test_nothing_and_too_much_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read("a.txt", data)


@given(
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"12\nFrom: a", b"<html"]),
    st.binary(min_size=1),
)
def test_any_file_is_read_or_refused(start: bytes, rest: bytes) -> None:
    assert isinstance(read("file", start + b"x" + rest).text, str)
