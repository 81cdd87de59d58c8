"""Drawing a letter: the same values give the same bytes, in Word, PDF and text."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from app.bootstrap import Plaint
from app.rendering.preview import opened_pdf
from app.services.letter_drawing import DrawingJob, draw_letter
from tests.builders import a_draft


@pytest.fixture
def job(plaint: Plaint) -> DrawingJob:
    return plaint.letters.finishing(a_draft(plaint).id).job


def test_the_same_job_gives_the_same_bytes(job: DrawingJob) -> None:
    first, second = draw_letter(job), draw_letter(job)
    assert (first.docx, first.pdf.pdf) == (second.docx, second.pdf.pdf)


def test_the_files_name_their_writer(job: DrawingJob) -> None:
    me = job.context["me"]
    assert isinstance(me, dict)
    drawn = draw_letter(job)
    with opened_pdf(drawn.pdf.pdf) as pdf:
        assert pdf.get_metadata_value("Author") == me["name"] != ""
    assert Document(BytesIO(drawn.docx)).core_properties.author == me["name"]


def test_the_words_are_in_the_text(job: DrawingJob) -> None:
    assert "Who gave the group the members' addresses?" in draw_letter(job).text


def test_an_answer_that_the_template_leaves_out_is_told(job: DrawingJob) -> None:
    drawn = draw_letter(replace(job, expected=("words that it\ndoes not print",)))
    assert drawn.notices == ("The letter does not say “words that it does not print” word for word.",)


def test_a_long_answer_that_is_left_out_is_told_in_short(job: DrawingJob) -> None:
    (notice,) = draw_letter(replace(job, expected=("word " * 500,))).notices
    assert len(notice) < 200


def test_a_preview_expects_no_words(job: DrawingJob) -> None:
    assert draw_letter(replace(job, expected=())).pdf.pages == 1


def test_what_was_replaced_before_is_told_first(job: DrawingJob) -> None:
    assert draw_letter(replace(job, notices=("One thing.",))).notices == ("One thing.",)
