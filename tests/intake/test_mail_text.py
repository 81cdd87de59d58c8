import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.mail_text import decoded, header_text, safe_name, unflowed


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (b"caf\xe9", "iso-8859-1", "café"),
        (b"\x93quoted\x94", "iso-8859-1", "“quoted”"),
        ("Siân".encode(), "us-ascii", "Siân"),
        (b"caf\xe9", "utf-8", "café"),
        ("naïve".encode("utf-16"), "utf-16", "naïve"),
        (b"plain", "no-such-charset", "plain"),
        ("Ŵ".encode(), '"UTF-8"', "Ŵ"),
        (b"\x81\x8d", "x-unknown", "��"),
        (b"\xef\xbb\xbfDear", "utf-8", "Dear"),
    ],
)
def test_bytes_become_the_text_that_was_meant(data: bytes, charset: str, text: str) -> None:
    assert decoded(data, charset) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?B?U2nDom4gUHJpdGNoYXJk?=", "Siân Pritchard"),
        ("=?iso-8859-1?Q?R=E9f=E9rence_12?=", "Référence 12"),
        ("=?utf-8?Q?one?=\r\n =?utf-8?Q?_two?=", "one two"),
        ("Re: your\r\n\tcomplaint", "Re: your complaint"),
        ("=?utf-8?B?%%%?=", "=?utf-8?B?%%%?="),
        ("Si\udcc3\udca2n", "Siân"),
        ("a\x07b\u202ec", "a b c"),
        ("=?none?Q?x=FF?=", "xÿ"),
    ],
)
def test_headers_are_decoded(raw: str, text: str) -> None:
    assert header_text(raw) == text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\letter.pdf", "letter.pdf"),
        ("..", "attachment"),
        ("=?utf-8?Q?r=C3=A9ply.docx?=", "réply.docx"),
        ("a\nb.txt", "a b.txt"),
    ],
)
def test_names_of_attachments_have_no_folders(name: str, kept: str) -> None:
    assert safe_name(name, "attachment") == kept


def test_flowed_lines_are_joined() -> None:
    assert unflowed("One \ntwo \nthree.\nFour") == "One two three.\nFour"


def test_flowed_quotes_of_one_depth_are_joined() -> None:
    assert unflowed("> One \n> two\n>> three \nfour") == "> One two\n>> three\nfour"


def test_the_mark_before_a_signature_joins_nothing() -> None:
    assert unflowed("Yours\n-- \nOwen") == "Yours\n--\nOwen"


def test_spaces_go_where_the_sender_says_so() -> None:
    assert unflowed("won \nder", delete_space=True) == "wonder"


@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_bytes_become_text(data: bytes, charset: str) -> None:
    assert isinstance(decoded(data, charset), str)


@given(st.text(max_size=300))
def test_any_header_becomes_one_line(raw: str) -> None:
    assert "\n" not in header_text(raw)
