"""Evidence that is kept before a letter names it."""

import pytest

from app.bootstrap import Plaint
from app.domain.errors import NotFoundError, UserError
from app.services import exhibit_service
from tests.builders import a_case


def test_exhibits_are_labelled_in_one_series(plaint: Plaint) -> None:
    case = a_case(plaint)
    labels = [plaint.exhibits.add(case.id, f"Page {n}", "a.pdf", b"%PDF", "2026-11-01").label for n in range(3)]
    assert labels == ["A", "B", "C"]


def test_the_exact_bytes_are_kept(plaint: Plaint) -> None:
    exhibit = plaint.exhibits.add(a_case(plaint).id, "A page", "a.pdf", b"%PDF \xff")
    assert exhibit.file
    assert plaint.replies.file_bytes(exhibit.file) == b"%PDF \xff"


@pytest.mark.parametrize(
    ("title", "data", "said"), [(" ", b"x", "title"), ("A", b"", "empty"), ("A", b"xy" * 9, "100")]
)
def test_what_is_no_exhibit_is_refused(
    plaint: Plaint, monkeypatch: pytest.MonkeyPatch, title: str, data: bytes, said: str
) -> None:
    monkeypatch.setattr(exhibit_service, "MOST_BYTES", 2)
    with pytest.raises(UserError, match=said):
        plaint.exhibits.add(a_case(plaint).id, title, "a.pdf", data)


def test_a_case_that_is_not_there_takes_none(plaint: Plaint) -> None:
    with pytest.raises(NotFoundError):
        plaint.exhibits.add(7, "A page", "a.pdf", b"x")
