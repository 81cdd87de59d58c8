"""A recovery code survives paper and typing, and says when it did not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.recovery_codes import ALPHABET, plain_code, recovery_code

CODE = recovery_code(bytes(range(16)))


def test_a_code_is_seven_groups_of_four() -> None:
    assert [len(group) for group in CODE.split("-")] == [4] * 7


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16))
def test_different_bytes_make_different_codes(one: bytes, other: bytes) -> None:
    assert (recovery_code(one) == recovery_code(other)) == (one == other)


@pytest.mark.parametrize(
    "typed", [CODE, CODE.lower(), CODE.replace("-", " "), CODE.replace("-", ""), f"  {CODE}\n", CODE.replace("0", "O")]
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert plain_code(typed) == CODE.replace("-", "")


def test_l_and_i_are_read_as_the_one_that_they_look_like() -> None:
    code = next(code for n in range(256) if (code := recovery_code(bytes([n] * 16))).count("1") >= 2)
    assert plain_code(code.replace("1", "l", 1).replace("1", "I", 1)) == code.replace("-", "")


def test_a_slip_of_one_sign_is_told_in_all_but_one_of_a_hundred() -> None:
    plain = CODE.replace("-", "")
    slips = [plain[:at] + sign + plain[at + 1 :] for at in range(28) for sign in ALPHABET if sign != plain[at]]
    assert sum(plain_code(slip) is not None for slip in slips) <= len(slips) / 100


@pytest.mark.parametrize("typed", ["", "tea for two", CODE[:-1], f"{CODE}A", CODE.replace(CODE[0], "U"), "é" * 28])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert plain_code(typed) is None


def test_too_few_random_bytes_are_a_bug() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        recovery_code(b"short")
