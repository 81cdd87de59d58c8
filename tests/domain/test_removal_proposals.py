"""What is proposed for a redacted copy; everybody is invented."""

import pytest

from app.domain.answers import Answers
from app.domain.redaction import MARK, Redactor
from app.domain.removal_proposals import RemovalKind, RemovalSources, proposed_removals, removals

ME: Answers = {
    "me.name": "Siân Pritchard",
    "me.address": ["14 Weir Cottages", "Mytholm HX7 8QR", "United Kingdom", "HX7 8QR"],
    "me.email": "sian@example.org",
    "me.phone": "07700 900123",
    "me.membership_number": "204 518",
}


def found(**sources: object) -> dict[str, RemovalKind]:
    return {each.words: each.kind for each in proposed_removals(RemovalSources(**sources))}  # type: ignore[arg-type]


def test_the_member_comes_first_with_each_line_of_the_address() -> None:
    assert found(answers=(ME, ME)) == dict.fromkeys(
        ["Siân Pritchard", "sian@example.org", "07700 900123", "204 518", "14 Weir Cottages", "HX7 8QR", "Mytholm"],
        RemovalKind.MINE,
    )


def test_whoever_an_answer_names_is_proposed() -> None:
    answers: Answers = {
        "to": {"name": "The Harbour Party", "department": "Complaints"},
        "signatories": [{"name": "Robin Tansley", "capacity": "chair"}],
        "whose_name": "Aled Rees",
        "wanted": "Morwenna Lowe",
        "behalf.identifiers": ["Case 12/34"],
    }
    assert found(answers=(answers,)) == {
        "Robin Tansley": RemovalKind.PERSON, "Aled Rees": RemovalKind.PERSON, "Case 12/34": RemovalKind.OTHER,
    }  # fmt: skip


def test_whom_one_spoke_with_is_proposed_without_the_office() -> None:
    people = ("Owen Farrell <owen@harbour.example>", "Ms Lowe", "the office", "")
    assert found(people=people) == {"Owen Farrell": RemovalKind.PERSON, "Lowe": RemovalKind.PERSON}


def test_a_first_name_that_goes_with_a_whole_one_is_not_told_twice() -> None:
    assert found(people=("Owen Farrell",), texts=("Dear Owen,\n\nMr Farrell said so.",)) == {
        "Owen Farrell": RemovalKind.PERSON
    }


def test_what_a_text_holds_is_sorted_by_kind() -> None:
    text = "He lives at 3 Mill Lane. Ring 07700 900456, write to ann@example.org; born on 3 May 1970."
    assert found(texts=(text,)) == {
        "ann@example.org": RemovalKind.EMAIL,
        "07700 900456": RemovalKind.PHONE,
        "3 Mill Lane": RemovalKind.ADDRESS,
        "born on 3 May 1970": RemovalKind.OTHER,
    }


def test_the_address_of_the_recipient_stays() -> None:
    recipient = {
        "name": "The Harbour Party",
        "address": ["3 Quay Street", "SM1 2AA"],
        "email": "office@harbour.example",
    }
    text = "To: 3 Quay Street, SM1 2AA, office@harbour.example. He lives at 9 Mill Lane."
    assert list(found(texts=(text,), recipients=(recipient,))) == ["9 Mill Lane"]


def test_a_name_tells_which_of_its_parts_stay() -> None:
    (proposal,) = proposed_removals(RemovalSources(("The Harbour Party",), people=("Ann Harbour",)))
    assert proposal.alone == ("Harbour",)


@pytest.mark.parametrize(
    "written", ["07700 900123", "+44 7700 900 123", "0044 (0)7700-900123", "(07700) 900123", "447700900123"]
)
def test_a_telephone_number_is_found_however_it_is_dialled(written: str) -> None:
    assert Redactor(removals("+44 (0)7700 900123")).text(f"ring {written} now").count(MARK) == 1
    assert "900" not in Redactor(removals("07700 900123")).text(written)


def test_a_number_of_another_kind_stays_as_it_is() -> None:
    assert [each.words for each in removals("12345678901")] == ["12345678901"]


def test_other_words_are_taken_as_they_are() -> None:
    assert [each.words for each in removals(" the red door ")] == ["the red door"]


@pytest.mark.parametrize("kind", RemovalKind)
def test_every_kind_has_a_heading(kind: RemovalKind) -> None:
    assert kind.label


def test_a_number_that_could_be_a_day_or_a_page_is_not_proposed() -> None:
    assert found(answers=({"me.membership_number": "12", "me.address": ["7", "Mill House"]},)) == {
        "Mill House": RemovalKind.MINE
    }
