"""The hint beside a passphrase."""

import pytest

from app.domain.passphrase_hints import Strength, hint, strength


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("", Strength.NONE),
        ("   ", Strength.NONE),
        ("rex", Strength.SHORT),
        ("password", Strength.SHORT),
        ("Password1!", Strength.SHORT),
        ("12345678901234567890", Strength.SHORT),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.SHORT),
        ("abcdefghijklmnop", Strength.SHORT),
        ("rex rex rex rex rex", Strength.SHORT),
        ("two words", Strength.SHORT),
        ("kettle harbour violet stamp", Strength.FAIR),
        ("kettle harbour violet stamp ferry cloud", Strength.GOOD),
        ("x7#Kq92!", Strength.FAIR),
        ("x7#Kq92!vTp0&zL", Strength.GOOD),
        ("чайник гавань фиалка марка паром облако", Strength.GOOD),
    ],
)
def test_a_passphrase_is_as_strong_as_guessing_it_is_hard(passphrase: str, expected: Strength) -> None:
    assert strength(passphrase) is expected


def test_each_strength_has_a_sentence_of_its_own() -> None:
    words = ("", "rex", "kettle harbour violet stamp", "kettle harbour violet stamp ferry cloud")
    assert len({hint(passphrase) for passphrase in words}) == len(Strength)


def test_the_hint_never_repeats_the_passphrase() -> None:
    assert "quillon" not in hint("quillon").casefold()
