"""The redacted copy: what was taken out is in no byte of it."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pytest

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.errors import UserError
from app.domain.progress import tell_nobody
from app.domain.redaction import Redactor, Removal
from app.rendering.bundle_pdf import BundledPaper, BundleFront
from app.rendering.exhibit_pages import exhibit_pages
from app.rendering.preview import page_count, page_text
from app.services.bundle_drawing import KeptPaper
from app.services.bundle_redaction import (
    LeftOut,
    RedactionWish,
    draw_redacted,
    pictures_in,
    redacted_paper,
    redacted_papers,
    refuse_what_is_left,
)
from app.services.bundle_service import BundleService, BundleWish
from tests.builders import opened
from tests.intake.mails import mail
from tests.rendering.drawn_letters import docx, drawn, paragraph
from tests.rendering.test_exhibit_pages import picture, protected
from tests.services.byte_search import hits
from tests.services.redaction_samples import GONE, a_full_case, drawn_by_pieces, evidence

PRITCHARD = Redactor([Removal("Pritchard")])


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Plaint, Case]]:
    """A full case, opened once; nothing here changes it."""
    with opened(tmp_path_factory.mktemp("full") / "data") as plaint:
        yield plaint, a_full_case(plaint)


def wish(full: tuple[Plaint, Case], *, shown: bool = False) -> RedactionWish:
    proposals = full[0].removals.job(full[1])(tell_nobody)
    words = tuple(each.words for each in proposals.removals if each.is_chosen)
    keys = frozenset(paper.key for paper in proposals.pictures) if shown else frozenset()
    return RedactionWish(words, proposals.organisations, keys)


@cache
def made(full: tuple[Plaint, Case], given: BundleWish) -> bytes:
    return full[0].bundles.job(full[1], given)(tell_nobody)[0]


def words(paper: BundledPaper) -> str:
    pages = (page_text(paper.pdf, page) for page in range(page_count(paper.pdf))) if paper.pdf else ()
    return " ".join(" ".join((*paper.lines, *pages)).split())


def kept(data: bytes, name: str = "Pritchard.file", text: str = "") -> KeptPaper:
    return KeptPaper("Of Pritchard", "A", "", data, name, text, ("SHA-256: ab",), has_sheet=True, key="A")


def test_the_search_of_these_tests_finds_what_is_hidden(full: tuple[Plaint, Case]) -> None:
    original = made(full, BundleWish("zip"))
    assert {word for word, _ in hits(original, GONE)} == set(GONE)
    assert {place for _, place in hits(drawn_by_pieces(), ["Pritchard", "Tansley"])}
    assert hits(evidence()["a.pdf"], ["pritchard.example"])


def test_what_was_taken_out_is_in_no_byte_of_a_pdf(full: tuple[Plaint, Case]) -> None:
    assert hits(made(full, BundleWish("pdf", redaction=wish(full))), GONE) == []


def test_nor_is_it_in_a_zip_that_shows_the_pictures(full: tuple[Plaint, Case]) -> None:
    assert hits(made(full, BundleWish("zip", redaction=wish(full, shown=True))), GONE) == []


def test_nor_is_it_in_a_copy_in_parts(full: tuple[Plaint, Case]) -> None:
    given = BundleWish("pdf", 0.12, wish(full))
    parts = full[0].bundles.job(full[1], given)(tell_nobody)
    assert len(parts) > 1
    assert hits(parts[0], GONE) == []


def test_what_is_not_private_stays(full: tuple[Plaint, Case]) -> None:
    data = made(full, BundleWish("pdf", redaction=wish(full)))
    said = " ".join(page_text(data, page) for page in range(page_count(data)))
    for expected in ("Redacted copy", "Leader of the Harbour group", "Take the statement back in writing", "[removed]"):
        assert expected in said


def test_a_redacted_zip_verifies_and_says_what_it_is(full: tuple[Plaint, Case]) -> None:
    data = made(full, BundleWish("zip", redaction=wish(full)))
    report = BundleService.verify(data)
    assert (report.faults, report.is_redacted, report.head) == ((), True, full[0].bundles.head(full[1]))


def test_a_redacted_zip_holds_no_original_and_no_fingerprint_of_one(full: tuple[Plaint, Case]) -> None:
    with zipfile.ZipFile(BytesIO(made(full, BundleWish("zip")))) as originals:
        prints = [each["sha256"] for each in json.loads(originals.read("manifest.json"))["files"]]
    data = made(full, BundleWish("zip", redaction=wish(full)))
    assert [fingerprint for fingerprint in prints if fingerprint.encode() in data] == []
    with zipfile.ZipFile(BytesIO(data)) as copy:
        assert all("salt" not in entry for entry in json.loads(copy.read("history.json")))


def test_the_originals_stay_as_they_are(full: tuple[Plaint, Case]) -> None:
    before = made(full, BundleWish("zip"))
    made(full, BundleWish("zip", redaction=wish(full)))
    assert full[0].bundles.archive(full[1]) == before


def test_a_paper_can_be_left_out() -> None:
    given = RedactionWish(("Pritchard",), left_out=frozenset({LeftOut("A", "It shows Mr Pritchard’s child.")}))
    (paper,) = redacted_papers([kept(mail("x"))], PRITCHARD, given, tell_nobody)
    assert paper.title.endswith("(left out: It shows Mr [removed]’s child.)")
    assert (paper.pdf, paper.lines[0]) == (b"", "This paper is left out of this copy as a whole.")


def test_a_paper_can_be_left_out_without_a_reason() -> None:
    given = RedactionWish(("Pritchard",), left_out=frozenset({LeftOut("A")}))
    (paper,) = redacted_papers([kept(mail("x"))], PRITCHARD, given, tell_nobody)
    assert paper.title.endswith("(left out)")
    assert len(paper.lines) == 1


def test_the_index_says_what_is_left_out_and_why(full: tuple[Plaint, Case]) -> None:
    given = replace(wish(full), left_out=frozenset({LeftOut("A", "It shows a child.")}))
    pdf = made(full, BundleWish("pdf", redaction=given))
    text = " ".join(" ".join(page_text(pdf, page) for page in range(page_count(pdf))).split())
    assert text.count("(left out: It shows a child.)") >= 2


def test_the_files_of_a_paper_that_is_left_out_are_not_in_the_zip(full: tuple[Plaint, Case]) -> None:
    given = RedactionWish(wish(full).words, left_out=frozenset(map(LeftOut, (*"ABCDEFGH", "reply-1"))))
    with zipfile.ZipFile(BytesIO(made(full, BundleWish("zip", redaction=given)))) as copy:
        assert copy.namelist() == [
            "about.pdf", "history.json", "letters/letter-1.pdf", "manifest.json", "replies/reply-2.pdf",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (drawn(paragraph("Pritchard")).pdf, "its pages are shown as pictures"),
        (drawn_by_pieces(), "The pictures on its pages are left out"),
        (picture("PNG", 20, 20), "It is a picture, which can’t be searched for names."),
        (protected(), "This PDF is protected with a password."),
        (docx(paragraph("Pritchard")), "[removed]"),
        (b"PK\x03\x04 no Word file", "This file can’t be read as a Word document."),
        (b"ID3\x00sound", "A file of this kind can’t be shown as pages."),
        (b"", "SHA-256: ab"),
    ],
)
def test_each_kind_of_file_says_what_became_of_it(data: bytes, said: str) -> None:
    assert said in words(redacted_paper(kept(data), PRITCHARD, with_pictures=False))


def test_a_picture_that_somebody_looked_at_is_shown() -> None:
    assert redacted_paper(kept(picture("PNG", 20, 20)), PRITCHARD, with_pictures=True).pdf


def test_pages_that_cannot_be_searched_are_counted() -> None:
    scan = exhibit_pages(picture("PNG", 20, 20)).pdf
    assert "1 page can’t be searched" in words(redacted_paper(kept(scan), PRITCHARD, with_pictures=False))


def test_words_that_were_typed_stand_for_a_scan() -> None:
    scan = exhibit_pages(picture("PNG", 20, 20)).pdf
    paper = redacted_paper(kept(scan, text="Typed by Pritchard."), PRITCHARD, with_pictures=True)
    assert "Typed by [removed]." in words(paper)


def test_pictures_in_a_word_file_are_grey_unless_somebody_looked() -> None:
    with_picture = docx(paragraph("Words"), image1=picture("PNG", 20, 20))
    assert "The pictures in it are left out" in words(
        redacted_paper(kept(with_picture), PRITCHARD, with_pictures=False)
    )
    assert "pictures" not in words(redacted_paper(kept(with_picture), PRITCHARD, with_pictures=True))


@pytest.mark.parametrize(
    ("data", "has_any"),
    [
        (picture("PNG", 20, 20), True),
        (drawn_by_pieces(), True),
        (drawn(paragraph("Words")).pdf, False),
        (docx(paragraph("Words")), False),
        (docx(paragraph("Words"), image1=b"\x89PNG"), True),
        (mail("x"), False),
        (protected(), False),
    ],
)
def test_papers_with_pictures_are_to_be_looked_at(data: bytes, *, has_any: bool) -> None:
    assert pictures_in(kept(data)) is has_any


def test_a_word_that_is_still_there_stops_the_copy() -> None:
    with pytest.raises(UserError, match="nothing was saved"):
        refuse_what_is_left([drawn(paragraph("Siân Pritchard")).pdf], PRITCHARD)


def test_the_mark_tells_nothing_of_what_was_there() -> None:
    front = BundleFront("Of Pritchard", ("Pri Pritchard",), (("1 May", "Pritchard", ""),), ("x", "head"))
    (pdf,) = draw_redacted(front, [], date(2026, 11, 20), None, RedactionWish(("Pritchard",)), tell_nobody)
    assert page_text(pdf, 0).split()[:3] == ["Of", "[removed]", "Pri"]
