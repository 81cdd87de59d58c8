"""Which case a reply seems to belong to."""

from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.replies import ReplyKind
from app.services.case_service import NewCase
from app.services.reply_home import dropped_reply, likely_case
from app.services.reply_service import Arrival


@pytest.fixture
def cases(plaint: Plaint) -> list[int]:
    return [
        plaint.cases.open_case(NewCase(title, organisation)).id
        for title, organisation in (
            ("Gate", "Harbour Council"),
            ("Fence", "Harbour Council"),
            ("Motion", "The Lantern"),
        )
    ]


def acknowledged(reference: str) -> Arrival:
    return Arrival(date(2026, 11, 20), ReplyKind.ACKNOWLEDGEMENT, their_ref=reference, text="Thanks")


def likely(plaint: Plaint, words: str) -> str:
    found = likely_case(words.casefold(), plaint.cases.views.overviews(include_closed=False))
    return found.title if found else ""


def test_our_reference_is_the_surest_sign(plaint: Plaint, cases: list[int]) -> None:
    ref = plaint.cases.view(cases[1]).case.ref
    assert likely(plaint, f"The Lantern writes about {ref.lower()}") == "Fence"


def test_then_their_own_reference(plaint: Plaint, cases: list[int]) -> None:
    plaint.replies.add(cases[0], acknowledged("HC/4711"))
    assert likely(plaint, "Harbour Council, our reference hc/4711") == "Gate"


def test_a_short_reference_says_nothing(plaint: Plaint, cases: list[int]) -> None:
    plaint.replies.add(cases[0], acknowledged("12"))
    assert likely(plaint, "on the 12th") == ""


def test_then_the_one_case_with_the_organisation(plaint: Plaint, cases: list[int]) -> None:
    assert likely(plaint, "Regards, the Lantern") == "Motion"


def test_of_two_cases_none_is_guessed(plaint: Plaint, cases: list[int]) -> None:
    assert likely(plaint, "Regards, Harbour Council") == ""


def test_a_file_is_read_and_its_case_found(plaint: Plaint, cases: list[int], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dear Siân, we at The Lantern have your letter.", encoding="utf-8")
    found = dropped_reply(tmp_path / "a.txt", plaint.cases.views.overviews())
    assert (found.name, found.case and found.case.title) == ("a.txt", "Motion")


def test_a_file_that_cannot_be_read_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"none.eml.*could not be read"):
        dropped_reply(tmp_path / "none.eml", [])
