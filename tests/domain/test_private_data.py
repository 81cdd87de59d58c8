"""Private data of others in a text; the whole table of examples is in tests/stories/letter_check_samples.py."""

import pytest

from app.domain.answers import Answers
from app.domain.private_data import KnownPlaces, known_places, private_data

NOBODY = KnownPlaces()
ANSWERS: Answers = {
    "me.address": ["14 Weir Cottages", "Mytholm HX7 8QR"],
    "me.email": "sian@example.org",
    "me.phone": "01632 960 417",
    "to": {"name": "The Harbour Party", "address": ["3 Quay Row"], "email": "complaints@harbour.example"},
    "about": "half typed",
}


def found(text: str, known: KnownPlaces = NOBODY) -> list[str]:
    return [each.words for each in private_data(text, known)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He is at Flat 3b, 118 Old Mill Road now.", ["Flat 3b, 118 Old Mill Road"]),
        ("Write to HX7 5AB or HX75AB.", ["HX7 5AB", "HX75AB"]),
        ("Ring (01632) 960983.", ["(01632) 960983"]),
        ("dai_t@post.example.org and dai_t@post.example.org", ["dai_t@post.example.org"]),
        ("DOB 03/05/1961", ["DOB 03/05/1961"]),
        ("She, born in 1961, came.", ["born in 1961"]),
        ("ab123456c is his", ["ab123456c"]),
    ],
)
def test_private_data_is_found_once_in_its_own_words(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "nothing to see",
        "I live at 9 Weir Lane.",
        "Ring me on 07700 900 123.",
        "We met in the library, 9 Weir Lane.",
        "12 Green Party members came, and 9 Old Street Branch members.",
        "0300 123 1113 and 0870 123 4567 are lines of theirs.",
        "The sum is 1632960983 and the case 07700-900-123/4.",
        "data.protection@example.org answered",
        "M1 and A12 were shut, B12 too",
    ],
)
def test_what_is_nobodys_private_data_is_let_pass(text: str) -> None:
    assert found(text) == []


def test_a_meeting_at_somebodys_home_is_at_a_private_address() -> None:
    assert found("They met at her home, 9 Weir Lane.") == ["9 Weir Lane"]


@pytest.mark.parametrize(
    "text", ["14 Weir Cottages", "3 Quay Row", "01632960417", "sian@example.org", "dai@harbour.example"]
)
def test_what_the_letter_has_to_name_is_let_pass(text: str) -> None:
    assert found(f"They have {text} on file.", known_places(ANSWERS)) == []


def test_the_writers_own_post_office_makes_nobody_an_office() -> None:
    assert found("dai@example.org has it", known_places(ANSWERS)) == ["dai@example.org"]
