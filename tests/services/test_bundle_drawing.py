"""Papers drawn: whatever a file is, the bundle has a page that shows it or says why not."""

import pytest

from app.intake.email_reply import MOST_BYTES
from app.rendering.bundle_pdf import BundledPaper
from app.rendering.preview import page_count, page_text
from app.services.bundle_drawing import KeptPaper, drawn_paper
from tests.intake.mails import mail, multipart, part
from tests.rendering.drawn_letters import drawn, paragraph
from tests.rendering.test_exhibit_pages import protected


def kept(data: bytes, name: str = "file", text: str = "", *, has_sheet: bool = True) -> KeptPaper:
    return KeptPaper("Their e-mail", "A", "1 May 2026", data, name, text, ("File: x",), has_sheet)


def words(paper: BundledPaper) -> str:
    pages = (page_text(paper.pdf, page) for page in range(page_count(paper.pdf)))
    return " ".join(" ".join(pages).split())


def test_a_pdf_stands_behind_its_sheet() -> None:
    paper = drawn_paper(kept(drawn(paragraph("Evidence")).pdf))
    assert (words(paper), paper.lines) == ("Evidence", ("File: x",))


def test_a_mail_is_shown_with_its_head() -> None:
    said = words(drawn_paper(kept(mail("We refuse."), "r.eml")))
    assert said.startswith("Their e-mail From: ")
    assert said.endswith("We refuse.")


def test_the_attachments_of_a_mail_are_named_with_their_size() -> None:
    minutes = part(b"x" * 1_500, "application/pdf", **{"Content-Disposition": 'attachment; filename="minutes.pdf"'})
    data = multipart("mixed", [part("Enclosed."), minutes])
    assert "Attached, not shown here: minutes.pdf (2 kB)" in words(drawn_paper(kept(data, "r.eml")))


def test_a_reply_that_was_typed_says_where_its_words_are_from() -> None:
    assert words(drawn_paper(kept(b"", text="Typed.", has_sheet=False))) == "Their e-mail File: x Typed."


def test_words_that_were_typed_stand_for_a_file_that_cannot_be_shown() -> None:
    said = words(drawn_paper(kept(protected(), "scan.pdf", "Typed.")))
    assert "This PDF is protected with a password." in said
    assert said.endswith("Typed.")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (protected(), "a.pdf", "This PDF is protected with a password."),
        (b"\x89PNG", "a.png", "The picture is damaged and can’t be shown."),
        (b"ID3\x00\x01\x02", "a.mp3", "A file of this kind can’t be shown as pages."),
    ],
)
def test_what_cannot_be_shown_has_a_sheet_that_says_why(data: bytes, name: str, said: str) -> None:
    paper = drawn_paper(kept(data, name))
    assert not paper.pdf
    assert said in paper.lines[1]
    assert paper.lines[-1] == "The file itself is in the bundle’s ZIP."


def test_a_file_beyond_all_reason_is_not_read() -> None:
    paper = drawn_paper(kept(mail("Long.") + bytes(MOST_BYTES), "a.eml"))
    assert paper.lines[1] == "A file of this kind can’t be shown as pages."


def test_evidence_without_a_file_says_no_more_than_that() -> None:
    assert drawn_paper(kept(b"")).lines == ("File: x",)
