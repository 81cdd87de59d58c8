"""Versions in order."""

import random

import pytest

from app.packs.pack_versions import version_key

# PEP 440, "Summary of permitted suffixes and relative ordering", as far as packs use it.
IN_ORDER = (
    "1.0.dev1", "1.0a1.dev1", "1.0a1", "1.0b2", "1.0rc1", "1.0", "1.0.post1.dev2", "1.0.post1", "1.0.1", "1.1", "1.9",
    "1.10", "2026.11.1", "1!0.1",
)  # fmt: skip


def test_versions_sort_as_pep_440_says() -> None:
    shuffled = random.Random(3).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=lambda version: version_key(version) or (0, (), (0, 0), 0, (0, 0))) == list(IN_ORDER)


def test_noughts_at_the_end_make_no_difference() -> None:
    assert version_key("1.0.0") == version_key("1")


@pytest.mark.parametrize("text", ["", "latest", "1.", "../1", "v1"])
def test_what_is_no_version_has_no_key(text: str) -> None:
    assert version_key(text) is None
