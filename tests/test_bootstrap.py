"""A data folder is opened with everything on it, and let go again."""

from pathlib import Path

import pytest

from app.bootstrap import open_plaint
from app.domain.errors import UserError
from app.rendering.paragraph_layout import kept_lines
from app.services.time_source import TimeSource
from tests.builders import TODAY, a_sent_letter, opened


def test_a_folder_is_made_when_it_is_not_there(data_folder: Path) -> None:
    with opened(data_folder) as plaint:
        assert plaint.data == data_folder
    assert (data_folder / "plaint.db").is_file()


def test_what_was_kept_is_there_the_next_time(data_folder: Path) -> None:
    with opened(data_folder) as plaint:
        letter = a_sent_letter(plaint)
    with opened(data_folder) as plaint:
        assert plaint.letters.writing(letter.id).letter == letter


def test_a_folder_is_open_once_at_a_time(data_folder: Path) -> None:
    with opened(data_folder), pytest.raises(UserError, match="open in Plaint already"):
        open_plaint(data_folder)


def test_the_day_is_the_one_that_was_given_or_else_the_real_one(data_folder: Path) -> None:
    plaint = open_plaint(data_folder, TimeSource.fixed(TODAY))
    assert plaint.time.today() == TODAY
    plaint.close()
    plaint = open_plaint(data_folder)
    assert plaint.time.now().tzinfo
    plaint.close()


def test_what_cannot_be_opened_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError):
        open_plaint(tmp_path / "file" / "data")


def test_locking_up_forgets_what_drawing_kept_of_letters(data_folder: Path) -> None:
    plaint = open_plaint(data_folder, TimeSource.fixed(TODAY))
    a_sent_letter(plaint)
    assert kept_lines.weight
    plaint.lock_up()
    assert kept_lines.weight == 0
