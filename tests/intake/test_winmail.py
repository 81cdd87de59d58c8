import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.winmail import read_winmail
from tests.intake.outlook_files import winmail

GOOD = winmail("Dear Ann\r\nNo – thanks", {"..\\reply.pdf": b"%PDF-", "b.doc": b"x"})


def test_words_and_files_are_read() -> None:
    found = read_winmail(GOOD)
    assert found is not None
    assert found.text == "Dear Ann\nNo – thanks"
    assert [(each.name, each.data) for each in found.attachments] == [("reply.pdf", b"%PDF-"), ("b.doc", b"x")]


def test_a_nul_between_words_is_left_out() -> None:
    found = read_winmail(winmail("Dear\0 Ann", {}))
    assert found is not None
    assert found.text == "Dear Ann"


@pytest.mark.parametrize("data", [b"", b"x" * 20, winmail("x", {}, 0x12345678), GOOD[:-10], GOOD[:9]])
def test_what_is_none_or_damaged_gives_nothing(data: bytes) -> None:
    assert read_winmail(data) is None


@given(st.binary(max_size=300))
def test_any_bytes_behind_the_signature_are_taken_or_not(data: bytes) -> None:
    read_winmail(GOOD[:4] + data)
