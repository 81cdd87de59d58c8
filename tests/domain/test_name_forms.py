"""How a person may be named; all are invented."""

import pytest

from app.domain.name_forms import bare_name, is_persons_name, name_forms, named_in
from app.domain.redaction import MARK, Redactor


def without(text: str, name: str, *kept: str) -> str:
    return Redactor(name_forms(name, frozenset(kept)).sure).text(text)


@pytest.mark.parametrize(
    "written",
    [
        "Siân Pritchard", "Sian", "Pritchard", "S. Pritchard", "S Pritchard", "Pritchard, S", "PRITCHARD",
        "Pritchard Siân",
    ],
)  # fmt: skip
def test_initials_and_either_name_alone_go_too(written: str) -> None:
    assert without(f"by {written} today", "Ms Siân Pritchard") == f"by {MARK} today"


@pytest.mark.parametrize("written", ["J. R. Hartley", "JR Hartley", "J Hartley", "John Hartley", "Hartley, J R"])
def test_middle_names_may_be_there_or_not(written: str) -> None:
    assert without(written, "John Robert Hartley") == MARK


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ann Green of the Green Party", f"{MARK} of the Green Party"),
        ("Ms Green wrote", f"{MARK} wrote"),
        ("a green field", "a green field"),
        ("A Green councillor", "A Green councillor"),
    ],
)
def test_a_surname_that_is_a_word_too_is_known_by_what_stands_before_it(text: str, left: str) -> None:
    assert without(text, "Ann Green") == left


def test_a_first_name_that_is_a_word_too_is_known_by_its_capital() -> None:
    assert without("Mark will mark it", "Mark Tansley") == f"{MARK} will mark it"


def test_a_word_of_the_organisation_stays_alone() -> None:
    forms = name_forms("Tom Harbour", frozenset({"harbour"}))
    assert forms.alone == ("Harbour",)
    assert without("Mr Harbour of the Harbour Party", "Tom Harbour", "harbour") == f"{MARK} of the Harbour Party"


def test_a_single_name_that_is_a_word_is_known_by_its_capital() -> None:
    assert without("Dear Rose, a rose", "Rose") == f"Dear {MARK}, a rose"


def test_a_title_alone_is_nobody() -> None:
    assert name_forms("Ms").sure == ()


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Cllr Dr Siân Pritchard MBE", "Siân Pritchard"),
        ("Siân Pritchard, branch secretary", "Siân Pritchard"),
        ("Siân Pritchard (chair)", "Siân Pritchard"),
        ("Ms", ""),
    ],
)
def test_titles_and_offices_are_no_part_of_a_name(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize("name", ["Ludwig van der Berg", "J. R. Hartley", "Aoife O’Neill", "Mei Lin Okafor"])
def test_these_are_people(name: str) -> None:
    assert is_persons_name(name)


@pytest.mark.parametrize(
    "name",
    ["Complaints Team", "The Harbour Party", "the office", "", "Sir or Madam", "Room 12", "HX7 8QR", "a@b.uk"],
)
def test_these_are_not(name: str) -> None:
    assert not is_persons_name(name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I spoke with Cllr Robin Tansley and Ms Lowe.", ["Robin Tansley", "Lowe"]),
        ("Dear Siân,\n\nno.\n", ["Siân"]),
        ("Dear Sir or Madam,\n", []),
        ("Yours sincerely,\n\n\nOwen Farrell\nHead of Complaints", ["Owen Farrell"]),
        ("Kind regards\nComplaints Team", []),
        ("Mr. J. Hartley said", ["J. Hartley"]),
    ],
)
def test_whom_a_text_names_without_doubt(text: str, names: list[str]) -> None:
    assert list(named_in(text)) == names
