"""Letters and documents with something foreign in them: drawn elsewhere, the same as here."""

from datetime import date

import pytest

from app.domain.errors import ProblemsFoundError, UserError
from app.rendering.docx_letter import DocumentProperties, compile_letter
from app.rendering.pdf_letter import draw_pdf
from app.rendering.plain_text import letter_text
from app.rendering.preview import page_pictures, page_png
from app.rendering.template_scan import scan
from app.services.foreign_pages import (
    ForeignLetter,
    count_of_pages,
    document_drawn,
    letter_made,
    letter_shown,
    page_as_png,
    pages_shown,
    template_mentions,
    template_scanned,
    words_of_letter,
)
from app.services.letter_drawing import DrawingJob, draw_letter
from app.services.letter_pictures import draw_again, draw_preview
from tests.packs.sample_pack import word_file

PROPERTIES = DocumentProperties("A letter", "", created=date(2026, 11, 20))
WORD = word_file("Dear {{ name }},")
LETTER = ForeignLetter(WORD, {"name": "Robin"}, PROPERTIES, ("Robin", "Sam"), installed_fonts=False)
FILLED = compile_letter(WORD).fill({"name": "Robin"}, PROPERTIES)
PDF = draw_pdf(FILLED.docx, made_on=PROPERTIES.created)


def test_a_letter_is_the_same_as_without_the_worker() -> None:
    made = letter_made(LETTER)
    assert (made.docx, made.notices, made.absent, made.pdf) == (FILLED.docx, FILLED.notices, ("Sam",), PDF)


def test_a_template_at_fault_is_named() -> None:
    with pytest.raises(ProblemsFoundError) as refused:
        letter_made(ForeignLetter(word_file("{{ name"), {}, PROPERTIES, (), installed_fonts=False))
    assert refused.value.problems[0].paragraph == 1


def test_its_pages_are_the_same_pictures() -> None:
    made, pages = letter_shown(LETTER, 0.5, {0})
    assert (made.pdf, pages) == (PDF, page_pictures(PDF.pdf, 0.5, {0}))
    assert pages_shown(PDF.pdf, 0.25, ()) == page_pictures(PDF.pdf, 0.25, ())


def test_its_words_are_read() -> None:
    assert words_of_letter(FILLED.docx) == letter_text(FILLED.docx)


def test_a_template_says_whether_it_names_something() -> None:
    assert [template_mentions(WORD, name) for name in ("name", "behalf.name")] == [True, False]


def test_a_template_is_scanned() -> None:
    assert template_scanned(WORD) == scan(WORD)


def test_a_document_from_anywhere_is_drawn_counted_and_shown() -> None:
    assert document_drawn(WORD).pages == count_of_pages(PDF.pdf) == 1
    assert page_as_png(PDF.pdf, 0, 20) == page_png(PDF.pdf, 0, 20)
    with pytest.raises(UserError):
        count_of_pages(b"words")


def test_a_page_may_take_the_room_that_its_pixels_need() -> None:
    (page,) = pages_shown(PDF.pdf, 8.0, (0,))
    assert len(page.data) > 64 * 1024 * 1024


def test_the_preview_of_a_foreign_letter_never_opens_it_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_arguments: object) -> None:
        raise AssertionError("opened here")

    for place in ("app.rendering.preview.opened_pdf", "app.services.letter_pictures.page_pictures"):
        monkeypatch.setattr(place, opened)
    monkeypatch.setattr("app.services.letter_drawing.letter_text", opened)
    job = DrawingJob(WORD, {"name": "Robin"}, "A letter", "", date(2026, 11, 20), is_foreign=True)
    drawing = draw_preview(job, 0.5, {0})
    again = draw_again(drawing, 0.25, {0})
    assert draw_letter(job).pdf == drawing.letter.pdf
    assert (drawing.pages[0].width, again.pages[0].width) == (306, 153)
    assert drawing.letter.text.strip() == "Dear Robin,"
