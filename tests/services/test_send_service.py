import email
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import Plaint, open_plaint
from app.domain.letters import Letter
from app.services.send_service import Destination, pages_to_print, printed_page
from app.services.time_source import TimeSource
from tests.ui.page_samples import HARBOUR, finished_letter


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    opened = open_plaint(tmp_path, TimeSource.fixed(date(2026, 11, 20)))
    yield opened
    opened.close()


@pytest.fixture
def letter(plaint: Plaint) -> Letter:
    return finished_letter(plaint)


def test_the_destination_tells_what_the_directory_knows(plaint: Plaint, letter: Letter) -> None:
    assert plaint.sending.destination(letter) == Destination(
        "complaints@harbour.example",
        "1 Quay Street, Harbour Town, HB1 1AA",
        note="Complaints are confidential.",
        form="https://harbour.example/complain",
        accepts=("email", "post"),
        checked_on=date(2026, 9, 4),
        is_known=True,
    )


def test_a_route_that_the_member_corrected_is_theirs(plaint: Plaint, letter: Letter) -> None:
    plaint.organisations.correct(HARBOUR, "complaint", {"email": "new@harbour.example"})
    where = plaint.sending.destination(letter)
    assert where.is_mine
    assert where.email == "complaints@harbour.example"  # the letter keeps the address it was written with


def test_an_address_that_the_member_wrote_is_all_that_is_known(plaint: Plaint, letter: Letter) -> None:
    own = replace(letter, answers={**letter.answers, "to": {"organisation": "", "name": "A branch"}})
    assert plaint.sending.destination(own) == Destination(
        "complaints@harbour.example", "1 Quay Street, Harbour Town, HB1 1AA"
    )


def test_a_letter_without_a_recipient_goes_nowhere_known(plaint: Plaint, letter: Letter) -> None:
    assert plaint.sending.destination(replace(letter, answers={}, recipient={})) == Destination("", "")


def test_the_pages_are_counted(plaint: Plaint, letter: Letter) -> None:
    assert plaint.sending.pages(letter) == pages_to_print(plaint.sending.pdf(letter)) == 2


def test_a_letter_without_a_pdf_has_no_pages(plaint: Plaint, letter: Letter) -> None:
    bare = replace(letter, files=())
    assert (plaint.sending.pages(bare), plaint.sending.pdf(bare)) == (0, b"")


def test_the_mail_link_names_address_and_title(plaint: Plaint, letter: Letter) -> None:
    link = plaint.sending.mail_link(letter)
    assert link.url.startswith("mailto:complaints@harbour.example?subject=Complaint")


def test_a_copy_holds_the_exact_bytes(plaint: Plaint, letter: Letter) -> None:
    file = letter.files[0]
    assert plaint.sending.open_copy(file).read_bytes() == plaint.letters.file_bytes(file)


def test_the_e_mail_has_both_files(plaint: Plaint, letter: Letter) -> None:
    draft = email.message_from_bytes(plaint.sending.open_email(letter).read_bytes())
    assert [part.get_filename() for part in draft.walk() if part.get_filename()] == [f.name for f in letter.files]


def test_copies_go_when_plaint_is_closed(tmp_path: Path) -> None:
    opened = open_plaint(tmp_path, TimeSource.fixed(date(2026, 11, 20)))
    path = opened.sending.copies.copy("letter.pdf", b"words")
    opened.close()
    assert not path.exists()


def test_a_page_is_drawn_at_the_resolution_of_the_printer(plaint: Plaint, letter: Letter) -> None:
    page = printed_page(plaint.sending.pdf(letter), 0, 144)
    assert (page.width, page.height) == (1191, 1684)
    assert len(page.data) == page.stride * page.height
