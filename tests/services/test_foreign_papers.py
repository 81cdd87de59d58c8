"""Papers for bundles are taken apart elsewhere; what had to be stopped says so, and the bundle goes on."""

import sys

import pytest

from app.domain.errors import UserError
from app.domain.progress import StoppedError, tell_nobody
from app.domain.redaction import Redactor, Removal
from app.services import foreign_papers
from app.services.foreign_papers import (
    evidence_pages,
    redacted_pdf,
    redacted_word,
    shows_pictures,
    words_left,
    words_of,
)
from app.services.limited_work import LimitedWorker, StoppedReadingError
from app.services.worker_process import Stopped
from tests.packs.sample_pack import word_file
from tests.rendering.drawn_letters import drawn, paragraph
from tests.rendering.test_exhibit_pages import picture, protected

SAM = Redactor([Removal("Sam")])
PDF = drawn(paragraph("Sam was there")).pdf


def stop(monkeypatch: pytest.MonkeyPatch, why: Stopped) -> None:
    def ask(*_arguments: object, **_named: object) -> object:
        raise StoppedReadingError(why)

    monkeypatch.setattr(foreign_papers.PAPERS, "ask", ask)


def test_a_paper_that_had_to_be_stopped_has_a_sheet_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    stop(monkeypatch, Stopped.TIME)
    assert evidence_pages(PDF).notes == ("This file took too long to read, so Plaint stopped.",)
    assert words_of("a.pdf", PDF).notices == ("This file took too long to read, so Plaint stopped.",)


def test_the_words_of_a_paper_are_read() -> None:
    assert words_of("a.txt", b"Dear Robin").text == "Dear Robin"


def test_a_paper_is_drawn_as_it_is() -> None:
    assert evidence_pages(PDF).pdf.startswith(b"%PDF-")
    assert evidence_pages(protected()).notes == ("This PDF is protected with a password.",)


def test_words_are_taken_out_of_a_pdf_and_of_a_word_file() -> None:
    pages, unsearched, has_pictures = redacted_pdf(PDF, SAM, with_pictures=False, tell=tell_nobody)
    assert (words_left(pages, SAM, tell_nobody), unsearched, has_pictures) == (False, 0, False)
    word = redacted_word(word_file("Sam was there"), SAM, with_pictures=False, tell=tell_nobody)
    assert word
    assert (words_left(word[0], SAM, tell_nobody), word[1]) == (False, True)  # python-docx gives each file a thumbnail
    assert words_left(PDF, SAM, tell_nobody)


def test_what_is_no_word_file_is_none() -> None:
    assert redacted_word(b"words", SAM, with_pictures=False, tell=tell_nobody) is None


def test_pictures_are_seen() -> None:
    files = (PDF, picture("PNG", 20, 20), word_file("words"), b"words", protected())  # the Word file: a thumbnail
    assert [shows_pictures(file, tell_nobody) for file in files] == [False, True, True, False, False]


def test_a_copy_that_cannot_be_searched_is_not_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_papers.PAPERS, "ask", lambda *_, **__: "yes")
    with pytest.raises(UserError, match="nothing was saved"):
        words_left(PDF, SAM, tell_nobody)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in waits for nothing that Windows has")
def test_the_person_can_stop_it_in_the_middle_of_a_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    def tell(_done: int, _of: int) -> None:
        raise StoppedError

    worker = LimitedWorker()
    monkeypatch.setattr(foreign_papers, "PAPERS", worker)
    waits = "import sys; sys.stdin.buffer.read()"
    monkeypatch.setattr("app.services.limited_work.worker_command", lambda: [sys.executable, "-c", waits])
    with pytest.raises(StoppedError):
        evidence_pages(PDF, tell)
    worker.stop()
