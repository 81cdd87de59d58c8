from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import Plaint, open_plaint
from app.services.time_source import TimeSource
from app.services.web_form_service import WebBox, count_as_web_forms_do
from tests.ui.page_samples import finished_letter


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    opened = open_plaint(tmp_path, TimeSource.fixed(date(2026, 11, 20)))
    yield opened
    opened.close()


def test_a_line_break_counts_as_two() -> None:
    assert count_as_web_forms_do("a\nb") == 4


def test_a_line_break_of_windows_counts_the_same() -> None:
    assert count_as_web_forms_do("a\r\nb\rc") == count_as_web_forms_do("a\nb\nc")


def test_a_character_outside_the_first_plane_counts_as_two() -> None:
    assert count_as_web_forms_do("😀") == 2


@given(st.text())
def test_a_form_never_counts_fewer_than_there_are_characters(text: str) -> None:
    assert count_as_web_forms_do(text) >= len(text.replace("\r\n", "\n"))


def test_a_box_that_fits_is_not_over() -> None:
    assert WebBox("What happened", 10, "ten", 10).over == 0


def test_a_box_says_by_how_much_it_is_over() -> None:
    assert WebBox("What happened", 10, "more", 13).over == 3


def test_a_box_without_a_limit_is_never_over() -> None:
    assert WebBox("The letter", 0, "more", 13).over == 0


def test_the_box_of_the_regulator_holds_the_summary(plaint: Plaint) -> None:
    letter = finished_letter(plaint, "ico-referral", "")
    (box,) = plaint.web_forms.boxes(letter)
    assert (box.title, box.limit, box.text) == ("What happened", 2000, letter.answers["summary"])
    assert box.used == count_as_web_forms_do(box.text)


def test_a_letter_whose_template_names_no_box_has_none(plaint: Plaint) -> None:
    assert plaint.web_forms.boxes(finished_letter(plaint)) == []


def test_the_whole_letter_can_go_into_one_box(plaint: Plaint) -> None:
    letter = finished_letter(plaint)
    box = plaint.web_forms.whole(letter)
    assert (box.title, box.limit, box.text) == (letter.title, 0, letter.text)
