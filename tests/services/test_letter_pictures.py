"""The letter so far as pictures, and where its words stand."""

import pytest

from app.bootstrap import Plaint
from app.domain.answers import Value
from app.services.letter_drawing import DrawingJob
from app.services.letter_pictures import PreviewDrawing, draw_again, draw_preview
from tests.builders import a_draft


@pytest.fixture
def job(plaint: Plaint) -> DrawingJob:
    long = "\n".join(f"Line {number} of many." for number in range(40))
    incidents: list[Value] = [
        {"on": "2026-10-12", "what": long},
        {"on": "2026-10-13", "what": f"{long} The end is near."},
    ]
    return plaint.letters.preview(plaint.letters.writing(a_draft(plaint, changes={"incidents": incidents}).id))


@pytest.fixture
def drawing(job: DrawingJob) -> PreviewDrawing:
    return draw_preview(job, 0.5, {0})


def test_a_page_in_sight_is_drawn_and_the_others_are_only_measured(drawing: PreviewDrawing) -> None:
    assert [bool(page.data) for page in drawing.pages] == [True] + [False] * (len(drawing.pages) - 1)
    assert {(round(page.width_pt), round(page.height_pt)) for page in drawing.pages} == {(595, 842)}


def test_a_page_tells_its_words_to_a_screen_reader(drawing: PreviewDrawing) -> None:
    assert "Ana Reyes" in drawing.pages[0].text
    assert "The end is near." in drawing.pages[1].text


def test_a_paragraph_is_found_by_what_the_person_just_wrote(drawing: PreviewDrawing) -> None:
    place = drawing.place_of(["the  END is near"])
    assert place
    assert place.page == 1
    assert 0 < place.top < place.top + place.height < 1
    assert 0 < place.left < place.left + place.width < 1


def test_the_first_words_that_are_found_count(drawing: PreviewDrawing) -> None:
    assert drawing.place_of(["nowhere to be found", "the end is near"]) == drawing.place_of(["the end is near"])


def test_what_is_too_short_or_not_there_is_nowhere(drawing: PreviewDrawing) -> None:
    assert drawing.place_of(["", "x", "nowhere to be found"]) is None


def test_a_page_that_comes_into_sight_is_drawn_then(drawing: PreviewDrawing) -> None:
    again = draw_again(drawing, 0.5, {1})
    assert again.pages[0] is drawing.pages[0]
    assert again.pages[1].data


def test_at_another_scale_pages_in_sight_are_drawn_anew(drawing: PreviewDrawing) -> None:
    again = draw_again(drawing, 1.0, {0})
    assert (again.scale, again.pages[0].width) == (1.0, 596)
    assert again.letter is drawing.letter
